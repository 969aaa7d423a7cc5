"""Databases of older versions are brought up to date, with a copy first; others are left alone."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.store import StoreError
from bot.stores.connect import connect
from bot.stores.schema import METADATA
from bot.stores.sqlstore import open_store
from bot.stores.upgrade import VERSION_TABLE, _migrate, numbers, upgrade
from tests.stores.deeds import HERE, NOW, body, say
from tests.unix import unix

LATEST = numbers()[-1]
STAMP = "20260501T123015Z"


async def at(url: str, number: str) -> str:
    """Bring an empty database to an older schema."""
    await inside(url, lambda connection: _migrate(connection, number))
    return url


async def inside(url: str, work: Callable[[sa.Connection], Any]) -> Any:
    """What comes of this work on a database."""
    database = connect(url)
    async with database.writing() as connection:
        result = await connection.run_sync(work)
    await database.close()
    return result


def shape(connection: sa.Connection) -> dict[str, object]:
    """What there is of every table."""
    inspector = sa.inspect(connection)
    return {
        table: (
            sorted(
                (column["name"], str(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            ),
            inspector.get_pk_constraint(table),
            sorted(inspector.get_foreign_keys(table), key=str),
            sorted(inspector.get_indexes(table), key=str),
            sorted(inspector.get_unique_constraints(table), key=str),
        )
        for table in inspector.get_table_names()
    }


def differences(connection: sa.Connection) -> list[Any]:
    """In what a database differs from the tables that the program declares."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return list(compare_metadata(context, METADATA))


async def test_the_steps_lead_to_the_tables_that_are_declared(bare: str) -> None:
    """Nothing is missing, nothing is left over, and all is of the declared type."""
    await upgrade(bare, NOW)

    assert [] == await inside(bare, differences)


@pytest.mark.parametrize("number", numbers()[:-1])
async def test_every_older_schema_becomes_the_newest(
    bare: str, number: str, tmp_path: Path
) -> None:
    """It is the same as that of a new database, and what was kept is still there."""
    await at(bare, number)
    insert = sa.text("INSERT INTO community (id) VALUES ('kept')")
    await inside(bare, lambda connection: connection.execute(insert))

    done = await upgrade(bare, NOW)

    assert (number, LATEST) == (done.before, done.after)
    select = sa.text("SELECT id FROM community")
    assert "kept" == await inside(bare, lambda connection: connection.scalar(select))
    assert [] == await inside(bare, differences)
    if bare.startswith("sqlite"):
        fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
        await upgrade(fresh, NOW)
        assert await inside(fresh, shape) == await inside(bare, shape)


async def test_upgrading_twice_does_nothing(bare: str) -> None:
    """What is up to date stays as it is."""
    first, second = await upgrade(bare, NOW), await upgrade(bare, NOW)

    assert (None, LATEST, None) == (first.before, first.after, first.copy)
    assert (LATEST, LATEST, None) == (second.before, second.after, second.copy)


async def test_of_two_who_upgrade_at_once_one_does(bare: str) -> None:
    """The other waits, and finds it done."""
    done = await asyncio.gather(upgrade(bare, NOW), upgrade(bare, NOW))

    assert {None, LATEST} == {each.before for each in done}


async def test_a_failed_step_leaves_all_as_it_was(bare: str) -> None:
    """Here a table of somebody else\'s is in the way."""
    await at(bare, "0001")
    create = sa.text("CREATE TABLE event (mine INTEGER)")
    await inside(bare, lambda connection: connection.execute(create))
    before = await inside(bare, shape)

    with pytest.raises(StoreError):
        await upgrade(bare, NOW)

    assert before == await inside(bare, shape)


async def test_a_database_of_a_newer_version_is_left_alone(bare: str) -> None:
    """Both when it is opened and when it is upgraded."""
    await upgrade(bare, NOW)
    newer = sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608  a constant
    await inside(bare, lambda connection: connection.execute(newer))

    for attempt in (upgrade(bare, NOW), open_store(bare, NOW).__aenter__()):
        with pytest.raises(StoreError, match=r"schema 9999 of a newer Refugio.*Update Refugio"):
            await attempt


@pytest.mark.parametrize("bare", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("number", "said"),
    [(None, "has no tables yet"), ("0001", "has schema 0001 of an older Refugio")],
)
async def test_postgresql_is_upgraded_on_demand_only(
    bare: str, number: str | None, said: str
) -> None:
    """Opening says what to run; several processes must not change it under each other."""
    if number:
        await at(bare, number)

    with pytest.raises(StoreError, match=rf"{said}\. Run `refugio db upgrade`\.$"):
        async with open_store(bare, NOW):
            pass

    await upgrade(bare, NOW)
    async with open_store(bare, NOW) as store:
        assert {} == await store.all_places()


@pytest.mark.parametrize("bare", ["sqlite"], indirect=True)
async def test_a_copy_is_made_before(bare: str, tmp_path: Path) -> None:
    """Opening SQLite is enough; the copy is the database as it was."""
    await at(bare, "0001")

    async with open_store(bare, NOW) as store:
        await say(store, await store.community(HERE, NOW), "one")

    (copy,) = tmp_path.glob("*.copy")
    assert f"refugio.db.0001.{STAMP}.copy" == copy.name
    with closing(sqlite3.connect(copy)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        numbered = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608  a constant
        assert [("0001",)] == numbered.fetchall()
    assert {"community", "act"} <= tables
    assert "ticket" not in tables


@unix
@pytest.mark.parametrize("bare", ["sqlite"], indirect=True)
async def test_nobody_else_can_read_the_copy(bare: str) -> None:
    """It holds what the database holds."""
    await at(bare, "0001")

    copy = (await upgrade(bare, NOW)).copy

    assert copy is not None
    assert 0o600 == copy.stat().st_mode & 0o777


@pytest.mark.parametrize("bare", ["sqlite"], indirect=True)
async def test_no_copy_is_made_without_need(bare: str, tmp_path: Path) -> None:
    """Of a new database there is nothing to copy, nor of one that is up to date."""
    for _ in range(2):
        async with open_store(bare, NOW) as store:
            here = await store.community(HERE, NOW)
    async with open_store(bare, NOW) as store:
        await say(store, here, "one")
        assert body("one") == (await store.snapshot(here)).documents[0].body

    assert [] == list(tmp_path.glob("*.copy"))
