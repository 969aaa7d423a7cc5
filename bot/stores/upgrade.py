"""Bringing a database to this program's schema: the numbered files of `migrations/versions`."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import StoreError
from bot.stores import failures, quiet
from bot.stores.connect import Database, connect, make_private

VERSION_TABLE = "refugio_schema"  # not Alembic's own name: a database may be shared
_VERSION = sa.table(VERSION_TABLE, sa.column("version_num", sa.Text)).c.version_num
_MIGRATIONS = Path(str(resources.files("bot.stores").joinpath("migrations")))
_HOUR = 3_600  # seconds that a statement of a migration may take
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """
    What was done to a database: the schema it had, None for none, and the one it has.

    copy: the copy made before, None where there was no need.
    """

    name: str
    before: str | None
    after: str
    copy: Path | None = None


def numbers() -> tuple[str, ...]:
    """The numbers of all schemas, oldest first."""
    files = (_MIGRATIONS / "versions").glob("[0-9]*.py")
    return tuple(sorted(file.stem.partition("_")[0] for file in files))


async def make_ready(database: Database, at: datetime) -> None:
    """
    Bring SQLite up to date, and see that PostgreSQL is.

    Raises StoreError, also where a database can only be read.
    """
    if database.file is not None:
        await _bring_up(database, at)
        return
    async with database.reading() as connection:
        if await connection.scalar(sa.text("SHOW transaction_read_only")) == "on":
            raise StoreError(f"{failures.name(database.url)} can only be read.")
        if (found := await _number(database, connection)) == numbers()[-1]:
            return
    has = "has no tables yet" if found is None else f"has schema {found} of an older Refugio"
    raise StoreError(f"{failures.name(database.url)} {has}. Run `refugio db upgrade`.")


async def upgrade(place: str | Path, at: datetime) -> Upgraded:
    """Bring a database of either kind up to date; raises StoreError."""
    database = connect(place, _HOUR)
    try:
        return await _bring_up(database, at)
    finally:
        await database.close()


def copies(file: Path) -> list[tuple[Path, datetime]]:
    """The copies of a database made before migrations, and when."""
    found = []
    for copy in file.parent.glob(f"{file.name}.*.copy"):
        try:
            made = datetime.strptime(copy.name.split(".")[-2], _STAMP).replace(tzinfo=UTC)
        except ValueError:  # somebody else's
            continue
        found.append((copy, made))
    return found


async def _bring_up(database: Database, at: datetime) -> Upgraded:
    latest, copy, name = numbers()[-1], None, failures.name(database.url)
    if database.file is None:
        await _make_version_table(database)
    async with database.writing() as connection:
        if database.file is None:  # whoever upgrades it too waits until this has ended
            await connection.execute(sa.text(f"LOCK TABLE {VERSION_TABLE} IN EXCLUSIVE MODE"))
        before = await _number(database, connection)
        if before == latest:
            return Upgraded(name, before, latest)
        if database.file is not None and before is not None:
            copy = await asyncio.to_thread(_copy, database.file, before, at)
        await connection.run_sync(_migrate)
    return Upgraded(name, before, latest, copy)


async def _number(database: Database, connection: AsyncConnection) -> str | None:
    """The schema's number, None for an empty database; raises StoreError for one not ours."""
    name = failures.name(database.url)
    tables = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
    if VERSION_TABLE not in tables:
        if tables and database.file is not None:
            raise StoreError(f"{name} holds something else. Name another file.")
        return None
    found = await connection.scalar(sa.select(_VERSION))
    if found is not None and found not in numbers():
        newer = f"has schema {found} of a newer Refugio; this one knows {numbers()[-1]}"
        raise StoreError(f"{name} {newer}. Update Refugio, or go back to a copy.")
    return None if found is None else str(found)


async def _make_version_table(database: Database) -> None:
    """See that PostgreSQL has Alembic's table, which is locked before anything else is made."""
    column = f"version_num VARCHAR(32) NOT NULL CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY"
    making = sa.text(f"CREATE TABLE IF NOT EXISTS {VERSION_TABLE} ({column})")
    try:
        async with database.writing() as connection:
            await connection.execute(making)
    except StoreError as error:
        # Where two make it at once, one fails, in either of these ways; it is there all the same.
        if not isinstance(error.__cause__, IntegrityError | ProgrammingError):
            raise
        async with database.reading() as connection:
            tables = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
        if VERSION_TABLE not in tables:
            raise


def _copy(file: Path, number: str, at: datetime) -> Path:
    """A copy of a SQLite database beside it, which nobody else can read."""
    stamp = at.astimezone(UTC).strftime(_STAMP)
    copy = file.with_name(f"{file.name}.{number}.{stamp}.copy")
    make_private(copy)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _migrate(connection: sa.Connection, to: str = "head") -> None:
    from alembic import command  # a tenth of a second that most starts need not pay
    from alembic.config import Config

    quiet.hold()
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, to)
