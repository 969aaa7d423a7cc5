"""The log of a running bot: one line an event, for a person or for a program."""

from __future__ import annotations

import logging
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

from adapters.failures import place

_CALLBACK = "Exception in callback"


def start(level: str, form: str, stream: TextIO) -> None:
    """
    Write all that is logged from now on to a stream.

    level: of our own lines, libraries' have WARNING and above; form: "console" or "json". Of an
    error, whoever reports it, the type and the place are written, never its words or values.
    """
    render: structlog.typing.Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if form == "console":
        render = structlog.dev.ConsoleRenderer(colors=stream.isatty(), pad_event_to=0)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _placed, render],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], force=True)
    logging.getLogger("adapters").setLevel(level)


def _placed(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An error as its type and place, in place of a traceback that would repeat its words."""
    reported = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = reported[1] if isinstance(reported, tuple) else reported
    if isinstance(error, BaseException):
        event["error"] = place(error)
    if event.get("logger") == "asyncio":
        event["event"] = _without_values(str(event["event"]))
    return event


def _without_values(said: str) -> str:
    """What asyncio says, without the task that it shows with its error, or a callback's values."""
    first = said.partition("\n")[0]
    return _CALLBACK if first.startswith(_CALLBACK) else first
