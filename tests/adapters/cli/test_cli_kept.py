"""What `refugio` leaves on a disk: for its owner alone, and no longer than is said."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.events import PlaceId
from bot.retention import DEFAULTS
from bot.stores.sqlstore import open_store
from tests.adapters.cli.conftest import Refugio
from tests.stores.deeds import ticket
from tests.unix import unix

MARKER = "zebrawood"
SESSION = f"""/settings name
{MARKER} bay
/add
Who rows the ferry?
Ada, in her {MARKER} boat.
our own knowledge
1
/export {{folder}}/out.yaml
/export {{folder}}/out.csv
/export {{folder}}/out.csv
yes
"""


@pytest.fixture
def careless() -> Iterator[None]:
    """A system on which all that is made can be read and written by all."""
    before = os.umask(0)
    yield
    os.umask(before)


@unix
@pytest.mark.usefixtures("careless")
def test_only_its_owner_reads_what_is_left(refugio: Refugio, hostile: Path, tmp_path: Path) -> None:
    """The database, what stands beside it, the key, exports that are new or written over."""
    asked = SESSION.format(folder=tmp_path).encode()
    ran = refugio("chat", "--as", "admin", "--pack", str(hostile), asked=asked)
    kept = [*(tmp_path / "data").rglob("*"), *tmp_path.glob("out.*")]
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in kept}

    assert b"" == ran.stderr
    assert {"refugio.db", "key", "out.yaml", "out.csv"} <= modes.keys()
    assert {0o600} == set(modes.values())
    assert 0o700 == stat.S_IMODE((tmp_path / "data").stat().st_mode)
    assert [True, True] == [MARKER in each.read_text() for each in tmp_path.glob("out.*")]


def test_what_a_community_writes_is_in_no_cache(
    refugio: Refugio, hostile: Path, tmp_path: Path
) -> None:
    """Which others may keep, copy and share."""
    asked = SESSION.format(folder=tmp_path).encode()
    refugio("chat", "--as", "admin", "--pack", str(hostile), asked=asked)
    cached = [each for each in (tmp_path / "cache").rglob("*") if each.is_file()]

    assert cached
    assert [] == [each for each in cached if MARKER.encode() in each.read_bytes()]
    assert any(MARKER.encode() in f.read_bytes() for f in (tmp_path / "data").iterdir())


def test_what_was_kept_long_enough_goes_when_it_starts(
    refugio: Refugio, hostile: Path, tmp_path: Path
) -> None:
    """An unanswered question, and a copy made before a migration; what is newer stays."""
    file, now = tmp_path / "data" / "refugio.db", datetime.now(UTC)
    ages = {"old": DEFAULTS.backups + timedelta(minutes=1), "new": timedelta(days=6)}
    asyncio.run(kept_before(file, now))
    copies = {
        name: file.with_name(f"refugio.db.0003.{now - age:%Y%m%dT%H%M%SZ}.copy")
        for name, age in ages.items()
    }
    for copy in copies.values():
        copy.write_text(MARKER if copy is copies["old"] else "")

    refugio("chat", "--pack", str(hostile), asked=b"/help\n")

    found = [each.name for each in file.parent.iterdir() if MARKER.encode() in each.read_bytes()]
    assert [] == found
    assert (False, True) == (copies["old"].exists(), copies["new"].exists())
    assert b"kookaburra" in file.read_bytes()


async def kept_before(file: Path, now: datetime) -> None:
    """A question of long ago, and one of yesterday."""
    async with open_store(file, now) as store:
        here = await store.community(PlaceId("terminal:here"), now)
        long_ago = (now - DEFAULTS.tickets - timedelta(days=1)).date()
        await store.send(here, ticket("old", day=long_ago, text=MARKER))
        yesterday = (now - timedelta(days=1)).date()
        await store.send(here, ticket("new", day=yesterday, text="kookaburra"))
