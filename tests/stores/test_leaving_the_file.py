"""Deleted words are nowhere in SQLite's files."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from bot.entries import EntryId
from bot.events import PlaceId
from bot.retention import DEFAULTS
from bot.store import CommunityId, Kind, Store
from bot.stores.sqlstore import open_store
from bot.stores.upgrade import copies
from tests.stores.deeds import BOATS, MINUTE, NOW, PIER, deed, entry, say, ticket

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
MARKER = "zebrafish"


async def old_and_new(store: Store, here: CommunityId) -> None:
    """Much that expires, of sizes with which rows leave copies behind as they move about."""
    chance = random.Random(4)  # noqa: S311  one of twelve that were tried does so
    old, versions = NOW - 2 * DEFAULTS.acts, Counter[int]()
    for _ in range(10):
        some = chance.sample(range(60), 10)
        words = [f"{MARKER} " * chance.randrange(1, 20) for _ in some]
        written = [entry(versions[n], text, f"e{n}") for n, text in zip(some, words, strict=True)]
        await store.commit(here, deed(*written, at=old))
        versions.update(some)
    fine = [entry(versions[n], "fine", f"e{n}") for n in versions]
    await store.commit(here, deed(*fine, at=old))
    await store.send(here, ticket("t", day=old.date(), text=MARKER))
    await store.rate(here, EntryId(MARKER), True, old.date())
    await store.claim(MARKER, old)
    await store.offer_link(here, MARKER, old)


async def test_deleted_words_leave_the_file(
    store: Store, here: CommunityId, tmp_path: Path
) -> None:
    """Neither the database, free pages and unused bytes too, nor the log beside it has them."""
    await old_and_new(store, here)
    gone_place = await store.community(PlaceId(MARKER), NOW)
    await say(store, gone_place, MARKER)
    await store.leave(PlaceId(MARKER), NOW - DEFAULTS.gone_places)
    assert found(tmp_path)

    await store.expire(NOW)

    assert (await store.snapshot(here)).documents
    assert not found(tmp_path)


async def test_erased_words_leave_the_file(store: Store, here: CommunityId, tmp_path: Path) -> None:
    """What a person took out of an entry, at the next cleaning."""
    await say(store, here, MARKER, "fine")
    await store.erase(here, Kind.ENTRY, BOATS)
    await store.commit(here, deed(entry(0, MARKER, PIER)))
    await store.commit(here, deed(entry(1, None, PIER)))
    await store.erase(here, Kind.ENTRY, PIER)

    await store.expire(NOW)

    assert not found(tmp_path)


def found(folder: Path) -> list[str]:
    """The files in which the marker stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if MARKER.encode() in file.read_bytes()]


async def test_copies_expire_too(url: str, tmp_path: Path) -> None:
    """A week after the migration they were made before; other files beside them stay."""
    file, other = tmp_path / "data" / "refugio.db", "refugio.db.mine.copy"
    async with open_store(url, NOW) as store:
        made = file.with_name("refugio.db.0001.20260501T123015Z.copy")
        for each in (made, file.with_name(other)):
            each.write_bytes(b"")

        assert [made] == [copy for copy, _ in copies(file)]
        assert 0 == (await store.expire(NOW + DEFAULTS.backups - MINUTE))["copy"]
        assert 1 == (await store.expire(NOW + DEFAULTS.backups))["copy"]
        assert [other] == [each.name for each in file.parent.glob("*.copy")]
