"""discord.py's loggers, held so that they never tell what somebody wrote."""

from __future__ import annotations

import logging

from adapters.failures import place


class _Discreet(logging.Filter):
    """Drops what is below INFO, which holds whole messages and tokens, and every error's text."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1]:
            record.msg = f"{record.getMessage()} ({place(record.exc_info[1])})"
            record.args, record.exc_info, record.exc_text = (), None, None
        return record.levelno >= logging.INFO


_DISCREET = _Discreet()


def hold() -> None:
    """Hold each of the library's loggers, whatever level the operator sets; may be done twice."""
    for name in list(logging.Logger.manager.loggerDict):
        if name.partition(".")[0] == "discord":
            logging.getLogger(name).addFilter(_DISCREET)
