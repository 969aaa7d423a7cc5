"""The platforms' libraries, held so that their logs never tell what somebody wrote."""

from __future__ import annotations

import logging

from adapters.failures import place


class _Discreet(logging.Filter):
    """Drops what is below INFO, which holds whole messages and tokens, and every error's text."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1]:
            _retell(record, record.getMessage())
        return record.levelno >= logging.INFO


class _Wordless(logging.Filter):
    """Turns whatever is reported into where it was reported, and an error into its place."""

    def filter(self, record: logging.LogRecord) -> bool:
        _retell(record, f"reported at {record.module}:{record.lineno}")
        return True


_DISCREET, _WORDLESS = _Discreet(), _Wordless()


def hold(library: str) -> None:
    """
    Hold each logger of a library whose reports from INFO on have no words but an error's.

    Whatever level the operator sets; may be done twice.
    """
    for name in list(logging.Logger.manager.loggerDict):
        if name.partition(".")[0] == library:
            logging.getLogger(name).addFilter(_DISCREET)


def wordless(name: str) -> logging.Logger:
    """A logger for libraries that take one, and report at any level what people wrote."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    logger.addFilter(_WORDLESS)
    return logger


def _retell(record: logging.LogRecord, said: str) -> None:
    error = record.exc_info[1] if record.exc_info else None
    record.msg = f"{said} ({place(error)})" if error else said
    record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
