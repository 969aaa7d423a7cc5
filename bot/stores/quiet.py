"""The loggers of the libraries under the store, held so that they never tell what is kept."""

from __future__ import annotations

import logging

_LIBRARIES = frozenset({"sqlalchemy", "alembic", "aiosqlite", "asyncpg"})


class _Wordless(logging.Filter):
    """
    Drops what is below WARNING, and of the rest leaves where it was reported and an error's type.

    SQLAlchemy logs rows and aiosqlite the values of every statement at DEBUG; errors of a database
    may hold values too.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg = f"reported at {record.module}:{record.lineno} {error}".strip()
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return record.levelno >= logging.WARNING


_WORDLESS = _Wordless()


def hold() -> None:
    """
    Hold each of the libraries' loggers, whatever level or echo is set; may be done twice.

    A filter holds for its own logger only, so this is done again once more of them are there.
    """
    for name in (*_LIBRARIES, *logging.Logger.manager.loggerDict):
        if name.partition(".")[0] in _LIBRARIES:
            logging.getLogger(name).addFilter(_WORDLESS)
