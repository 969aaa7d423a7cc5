"""The logger that Slack's libraries and aiohttp's server are given: it never writes words."""

from __future__ import annotations

import logging


class _Wordless(logging.Filter):
    """Turns whatever a library reports into where it was reported, and the error's type."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg = f"reported at {record.module}:{record.lineno} {error}"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True


_WORDLESS = _Wordless()


def library_logger() -> logging.Logger:
    """
    A logger for the libraries.

    They log bodies, headers and errors that hold what people wrote, some of it at WARNING, and
    Bolt copies this logger's level and filters to each of its own.
    """
    logger = logging.getLogger("adapters.slack.library")
    logger.setLevel(logging.WARNING)
    logger.addFilter(_WORDLESS)
    return logger
