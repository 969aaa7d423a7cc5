"""The database's libraries never tell what is kept, whatever an operator or a developer sets."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

import bot.stores
from bot.store import StoreError
from bot.stores.connect import connect
from bot.stores.sqlstore import open_store
from tests.stores.deeds import HERE, NOW, say

MARKER = "zebrafish"
LOGGERS = (
    "sqlalchemy",
    "sqlalchemy.engine.Engine",
    "sqlalchemy.pool",
    "aiosqlite",
    "asyncpg",
    "alembic",
)


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
async def test_nothing_is_told_at_any_level(
    url: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither statements nor their values nor rows, also where echo was forced on by hand."""
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, name)
    async with open_store(url, NOW) as store:
        store._database._engine.echo = "debug"  # nobody can by any setting
        here = await store.community(HERE, NOW)
        await say(store, here, MARKER)
        assert MARKER in repr(await store.snapshot(here))

    told = [r.getMessage() for r in caplog.records if r.name.partition(".")[0] in LOGGERS]
    assert [] == [each for each in told if not each.startswith("setup plugin")]
    assert ("", "") == tuple(capfd.readouterr())


@pytest.mark.parametrize("echo", ["echo=true", "echo=debug", "echo_pool=debug"])
def test_no_address_turns_echo_on(echo: str, tmp_path: Path) -> None:
    """SQLite's takes nothing behind a question mark, PostgreSQL's only what is known."""
    made = connect(f"sqlite:///{tmp_path / 'refugio.db'}?{echo}")

    assert not made._engine.sync_engine.echo
    with pytest.raises(StoreError, match="echo"):
        connect(f"postgresql://me@db/refugio?{echo}")


def test_no_engine_is_made_with_echo() -> None:
    """The word stands nowhere in the program that makes engines."""
    folder = Path(bot.stores.__file__).parent
    told = {f.name for f in folder.rglob("*.py") if "echo=" in f.read_text("utf-8")}

    assert set() == told


def test_values_are_left_out_of_errors(tmp_path: Path) -> None:
    """An error's text names its statement alone."""
    for place in (tmp_path / "refugio.db", "postgresql://me@db/refugio"):
        assert connect(place)._engine.sync_engine.hide_parameters


def test_a_librarys_warning_says_where(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What it warns of may hold what somebody wrote; its place and its error's type do not."""
    connect(tmp_path / "refugio.db")
    try:
        raise ValueError(MARKER)
    except ValueError:
        logging.getLogger("sqlalchemy.pool").exception("lost %s", MARKER)

    [record] = caplog.records
    assert record.getMessage().startswith("reported at test_quiet:")
    assert record.getMessage().endswith("ValueError")
    assert MARKER not in caplog.text
