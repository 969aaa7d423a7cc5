"""A database by its URL: connections to read and to write, and files nobody else can read."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.keeping import open_regular
from bot.store import StoreError
from bot.stores import failures, quiet

_PATIENCE = 10  # seconds for a lock, a connection or a statement, after which it is an error
_WAL = "PRAGMA journal_mode = WAL"  # of the file, for all who open it from then on
_PRAGMAS = (
    "synchronous = FULL",  # what was acknowledged outlives a loss of power too
    "foreign_keys = ON",
    "secure_delete = ON",  # deleted rows are overwritten
    "temp_store = MEMORY",  # no copy of anything in a folder for temporary files
    f"busy_timeout = {_PATIENCE * 1000}",
)
_QUERY = {"host": "host", "port": "port", "sslmode": "ssl"}  # what a URL may say after its ?
_BEGIN = "refugio_begin"  # how a transaction begins on SQLite


class Database:
    """An engine, and what differs between the two databases."""

    def __init__(self, url: sa.URL, engine: AsyncEngine) -> None:
        self.url = url
        self.file = Path(url.database or "") if failures.is_file(url) else None
        self._engine = engine
        quiet.hold()  # the engine has made its loggers by now
        self._turn = asyncio.Lock()  # SQLite has one writer; waiting here is fair, there it is not

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one statement, or several that need not agree; raises StoreError."""
        with failures.telling(self.url):
            async with self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction, kept when this ends and undone when it fails; raises StoreError."""
        with failures.telling(self.url):
            async with self._alone(), self._beginning("BEGIN IMMEDIATE").begin() as connection:
                yield connection

    @asynccontextmanager
    async def outside(self) -> AsyncIterator[AsyncConnection]:
        """A connection to SQLite without a transaction; raises StoreError."""
        with failures.telling(self.url):
            async with self._alone(), self._beginning("").connect() as connection:
                yield connection

    def insert(self, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
        """An insertion that may say what to do where the row is there already."""
        return sqlite.insert(table) if self.file else postgresql.insert(table)

    def lent(self, *, writes: bool) -> AsyncEngine:
        """
        The engine, for a library that speaks to the database itself.

        writes: whether each transaction changes something; then it is alone with what it changes.
        """
        if self.file:
            return self._beginning("BEGIN IMMEDIATE" if writes else "BEGIN")
        level = "REPEATABLE READ" if writes else "READ COMMITTED"
        return self._engine.execution_options(isolation_level=level)

    async def close(self) -> None:
        """Close all connections; may be called twice."""
        await self._engine.dispose()

    def _alone(self) -> AbstractAsyncContextManager[Any]:
        return self._turn if self.file else _Nothing()

    def _beginning(self, begin: str) -> AsyncEngine:
        return self._engine.execution_options(**{_BEGIN: begin})


class Part:
    """One of the port's protocols over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database


class _Nothing:
    async def __aenter__(self) -> None:
        pass

    async def __aexit__(self, *_: object) -> None:
        pass


def connect(place: str | Path, patience: float = _PATIENCE) -> Database:
    """
    The database of a URL, `sqlite:///PATH` or `postgresql://...`; nothing is connected yet.

    place: a path means a file of SQLite, which is created where there is none; patience: seconds
    that a statement may take. Raises StoreError.
    """
    parsed = _file(place) if isinstance(place, Path) else _with_driver(place)
    if not failures.is_file(parsed):
        return Database(parsed, _postgresql(parsed, patience))
    with failures.telling(parsed):
        make_private(Path(parsed.database or ""))
    return Database(parsed, _sqlite(parsed))


def make_private(file: Path) -> None:
    """
    See that there is such a file which only its owner can use, as SQLite's own beside it then are.

    Folders that have to be made for it are the owner's too, whatever the umask; others are left
    as they are. Raises OSError, and NotRegularError for a folder, a pipe or a device, which is left
    as it is.
    """
    for folder in reversed(file.parents):
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
    if file.exists():
        open_regular(file).close()
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    file.chmod(0o600)


def _file(path: Path) -> sa.URL:
    return sa.URL.create("sqlite+aiosqlite", database=str(path))


def _with_driver(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):  # the port is no number
        parsed = sa.URL.create("none")
    match parsed.get_backend_name():
        case "sqlite" if parsed.database:
            return _file(Path(parsed.database))
        case "postgresql" | "postgres":
            return _understood(parsed.set(drivername="postgresql+asyncpg"))
    wanted = "sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE"
    raise StoreError(f"The database's address is none that can be used. Write {wanted}.")


def _understood(url: sa.URL) -> sa.URL:
    """The URL with its query as the driver names it; raises StoreError for what is unknown."""
    query = {_QUERY.get(name, name): value for name, value in url.query.items()}
    if unknown := sorted(query.keys() - set(_QUERY.values())):
        told = f"The database's address has {', '.join(unknown)}, which cannot be used here."
        raise StoreError(f"{told} Leave it out; sslmode can stay.")
    return url.set(query=query)


def _postgresql(url: sa.URL, patience: float) -> AsyncEngine:
    arguments = {
        "timeout": _PATIENCE,
        "command_timeout": patience,
        # A pooler may give each transaction another connection, which knows no statement of ours.
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        "prepared_statement_name_func": lambda: f"refugio_{uuid.uuid4()}",
    }
    return create_async_engine(
        url,
        connect_args=arguments,
        isolation_level="READ COMMITTED",
        json_deserializer=_documents,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=_PATIENCE,
    )


def _sqlite(url: sa.URL) -> AsyncEngine:
    engine = create_async_engine(
        url,
        connect_args={"timeout": _PATIENCE},
        json_deserializer=_documents,
        hide_parameters=True,
        pool_timeout=_PATIENCE,
    )
    sa.event.listen(engine.sync_engine, "connect", _prepare)
    sa.event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _documents(text: str | bytes) -> Any:
    """What a column of JSON holds; the names of its parts, the same in all, are kept once."""
    return json.loads(text, object_pairs_hook=_named)


def _named(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {sys.intern(name): value for name, value in pairs}


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    with suppress(sqlite3.OperationalError):  # locked: whoever has it is doing the same
        cursor.execute(_WAL)
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    if begin := connection.get_execution_options().get(_BEGIN, "BEGIN"):
        connection.exec_driver_sql(begin)
