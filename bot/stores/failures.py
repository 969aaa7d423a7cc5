"""What a database refuses, told as one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from bot.keeping import NotRegularError
from bot.store import StoreError

_SQLITE = {
    "SQLITE_NOTADB": "is no SQLite database. Name another file, or move this one away",
    "SQLITE_CORRUPT": "is damaged. Put a backup in its place",
    "SQLITE_FULL": "cannot grow: the disk is full. Make room and try again",
    "SQLITE_READONLY": "can only be read. Let the bot's user write it and its folder",
    "SQLITE_PERM": "cannot be opened. Let the bot's user read and write it and its folder",
    "SQLITE_CANTOPEN": "cannot be opened. Let the bot's user read and write it and its folder",
    "SQLITE_BUSY": "is kept locked by another process. Stop that one, or try again",
    "SQLITE_LOCKED": "is kept locked by another process. Stop that one, or try again",
    "SQLITE_IOERR": "cannot be read or written: its disk fails or is full. Look at the disk",
}
_POSTGRESQL = {
    "28": "refuses the user or the password. Mend DATABASE_URL",
    "3D": "has no such database. Create it, or mend DATABASE_URL",
    "25": "can only be read. Name the primary server in DATABASE_URL",
    "42501": "refuses this user a right. Grant it what its tables need",
    "53": "is out of room, memory or connections. Look at the server",
    "54": "is out of room, memory or connections. Look at the server",
    "40": "could not do this beside others' work. Try again",
    "55P03": "could not do this beside others' work. Try again",
    "57": "is stopping or starting, or stopped this work. Try again",
    "42P01": "lacks tables. Run `refugio db upgrade`",
    "42703": "lacks tables. Run `refugio db upgrade`",
}


_UNREACHABLE = {
    True: "cannot be opened ({}). Let the bot's user read and write it and its folder",
    False: "cannot be reached ({}). See that it runs, or mend DATABASE_URL",
}


def is_file(url: sa.URL) -> bool:
    """Whether a database is one file."""
    return url.get_backend_name() == "sqlite"


def name(url: sa.URL) -> str:
    """How a database is called in messages: never with its password."""
    if is_file(url):
        return f"The database {url.database}"
    host = url.host or url.query.get("host") or "localhost"
    return f"PostgreSQL at {host}, database {url.database or url.username},"


@contextmanager
def telling(url: sa.URL) -> Iterator[None]:
    """What a database and its driver raise becomes a StoreError."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"{name(url)} refused what contradicts what it holds.") from error
    except DBAPIError as error:
        raise StoreError(f"{name(url)} {_why(error)}.") from error
    except NoConnection as error:  # none of the pool's was free in time
        raise StoreError(f"{name(url)} is too busy. Try again.") from error
    except NotRegularError as error:
        told = "cannot be opened: it is no regular file. Name another one, which may not exist yet"
        raise StoreError(f"{name(url)} {told}.") from error
    except (OSError, TimeoutError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else "no answer"
        raise StoreError(f"{name(url)} {_UNREACHABLE[is_file(url)].format(said)}.") from error
    except Exception as error:  # a driver's own, which SQLAlchemy lets through while connecting
        if _code(error) is None:
            raise
        raise StoreError(f"{name(url)} {_why(error)}.") from error


def _why(error: BaseException) -> str:
    code = _code(error)
    if code is None:
        return "cannot be used, or the way to it broke. Try again"
    kind = "_".join(code.split("_")[:2])  # SQLITE_IOERR_WRITE is one of SQLITE_IOERR
    said = _SQLITE.get(kind) or _POSTGRESQL.get(code) or _POSTGRESQL.get(code[:2])
    return said or f"cannot be used ({code})"


def _code(error: BaseException | None) -> str | None:
    """The database's own code for what happened; SQLAlchemy and drivers wrap each other's."""
    while error is not None:
        for name in ("sqlite_errorname", "sqlstate"):
            if isinstance(code := getattr(error, name, None), str):
                return code
        error = getattr(error, "orig", None) or error.__cause__
    return None
