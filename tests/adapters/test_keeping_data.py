"""Where what is kept lies: the settings of it, the key, and the store they open."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.compose import open_store, person_key, upgrade_store
from adapters.key import kept_key
from adapters.settings import Settings, SettingsError
from bot.events import PlaceId
from tests.unix import unix

NOW = datetime(2026, 5, 1, tzinfo=UTC)
KEY = "0123456789abcdef0123456789abcdef"
HERE = PlaceId("discord:1")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:word@db.example.org/refugio",
        "postgresql://me:word@db.example.org:6432/refugio?sslmode=require",
        "postgres://db/refugio",
        "postgresql://postgres:@/postgres?host=/run/postgresql",
        "sqlite:///refugio.db",
        "sqlite:////srv/my data/refugio.db",
    ],
)
def test_a_database_is_named_by_its_url(url: str) -> None:
    """In the forms people know; its password is shown nowhere."""
    settings = Settings.from_env({"DATABASE_URL": url, "REFUGIO_KEY": KEY})

    assert (url, KEY.encode()) == (settings.database_url, settings.key)
    assert "word" not in repr(settings)
    assert KEY not in repr(settings)


@pytest.mark.parametrize(
    "url", ["mysql://me:word@db/x", "word", "sqlite://word", "postgresql://me:word@db"]
)
def test_a_url_that_is_none_is_told_without_showing_it(url: str) -> None:
    """What it should look like is said instead."""
    with pytest.raises(SettingsError) as error:
        Settings.from_env({"DATABASE_URL": url, "REFUGIO_KEY": KEY})

    wanted = "sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE"
    assert f"DATABASE_URL does not look like one. Write {wanted}." == str(error.value)


def test_postgresql_needs_a_key() -> None:
    """All processes that share it must hash people alike."""
    with pytest.raises(SettingsError, match="REFUGIO_KEY is missing"):
        Settings.from_env({"DATABASE_URL": "postgresql://db/refugio"})


def test_a_short_key_is_told_without_showing_it() -> None:
    """Somebody could try all of them."""
    with pytest.raises(SettingsError, match="REFUGIO_KEY is too short") as error:
        Settings.from_env({"REFUGIO_KEY": "abc123"})

    assert "abc123" not in str(error.value)


def test_data_lies_where_the_system_keeps_it() -> None:
    """Unless another folder is named."""
    usual, named = Settings.from_env({}).data, Settings.from_env({"REFUGIO_DATA": "/srv/x"}).data

    assert usual is not None
    assert usual.is_absolute()
    assert "refugio" in usual.parts
    assert Path("/srv/x") == named


def test_tests_keep_nothing_among_the_testers_own(nobodys_data: Path) -> None:
    """Whatever opens a store by the environment uses a folder of this run."""
    assert nobodys_data == Settings.from_env().data


def test_the_key_is_made_once(tmp_path: Path) -> None:
    """Also by many who start at once; where one is given, none is made."""
    settings = Settings(data=tmp_path / "new" / "data")
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: person_key(settings), range(8)))

    assert 1 == len(keys)
    assert 32 <= len(keys.pop())
    assert ["key"] == [file.name for file in (tmp_path / "new" / "data").iterdir()]
    assert KEY.encode() == person_key(Settings(key=KEY.encode(), data=tmp_path / "none"))
    assert not (tmp_path / "none").exists()


@unix
def test_nobody_else_can_read_the_key(tmp_path: Path) -> None:
    """Whatever the umask."""
    before = os.umask(0)
    try:
        kept_key(tmp_path / "data" / "key")
    finally:
        os.umask(before)

    assert 0o600 == (tmp_path / "data" / "key").stat().st_mode & 0o777
    assert 0o700 == (tmp_path / "data").stat().st_mode & 0o777


def test_a_damaged_key_is_told(tmp_path: Path) -> None:
    """A new one in its place would take everybody's roles away in silence."""
    (tmp_path / "key").write_text("abc")

    with pytest.raises(SettingsError, match="is too short: it was damaged"):
        kept_key(tmp_path / "key")


@pytest.mark.parametrize("name", ["file/key", "folder"])
def test_a_key_that_cannot_be_kept_is_told(tmp_path: Path, name: str) -> None:
    """With what to do."""
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()

    with pytest.raises(SettingsError, match="set REFUGIO_KEY"):
        kept_key(tmp_path / name)


@pytest.mark.parametrize("named", [True, False])
async def test_a_store_is_opened_by_the_settings(tmp_path: Path, named: bool) -> None:
    """In the folder for data, or where the URL says."""
    url = f"sqlite:///{tmp_path / 'named.db'}" if named else None
    settings = Settings(data=tmp_path / "data", database_url=url)
    async with open_store(settings, NOW) as store:
        here = await store.community(HERE, NOW)
    async with open_store(settings, NOW) as store:
        assert {HERE: here} == await store.all_places()

    file = tmp_path / "named.db" if named else tmp_path / "data" / "refugio.db"
    assert file.is_file()
    assert (await upgrade_store(settings, NOW)).before is not None


async def test_without_any_folder_the_setting_is_named() -> None:
    """Nobody's home is known, in some containers."""
    with pytest.raises(SettingsError, match="REFUGIO_DATA"):
        async with open_store(Settings(), NOW):
            pass


def test_who_keeps_nothing_loads_no_database() -> None:
    """Asking one question is not to wait for it."""
    code = "import adapters.compose, adapters.cli.ask, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603  our own program

    loaded = {name.partition(".")[0] for name in run.stdout.decode().split()}
    assert not loaded & {"sqlalchemy", "alembic", "aiosqlite", "asyncpg"}
