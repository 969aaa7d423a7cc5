"""Deleted words are nowhere in SQLite's files."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from bot.entries import EntryId
from bot.events import PlaceId
from bot.items import ItemId
from bot.retention import DEFAULTS
from bot.sessions import ItemCount
from bot.store import CommunityId, Kind, PersonHash
from bot.stores.sqlstore import open_store
from bot.stores.upgrade import copies
from tests.stores.deeds import BOATS, MINUTE, NOW, PIER, deed, entry, say, ticket
from tests.stores.quizzes import EVENING, Both, card, evening, kept, says

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
MARKER = "zebrafish"


async def old_and_new(store: Both, here: CommunityId) -> None:
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
    await a_quiz(store, here, old)


async def a_quiz(store: Both, here: CommunityId, old: datetime) -> None:
    """One that was over long ago, with picks, names, messages and counts."""
    people = [PersonHash(f"{MARKER}{n}") for n in range(60)]
    await evening(store, here, card(), body={"hosts": people, "title": MARKER})
    for length in (3, 40, 1):
        await store.press(here, EVENING, [says(f"{MARKER} " * length, each) for each in people])
    for number, each in enumerate(people):
        await store.name(here, EVENING, each, f"{MARKER} " * (number % 7))
    for claimed in await store.claim_posts(["discord"], old, old, 9):
        await store.posted(claimed.id, MARKER)
    counts = [ItemCount(ItemId(MARKER), 1)]
    await store.advance(here, kept(3, body={MARKER: 1}, ended=old), [card()], counts, old.date())


async def test_deleted_words_leave_the_file(store: Both, here: CommunityId, tmp_path: Path) -> None:
    """Neither the database, free pages and unused bytes too, nor the log beside it has them."""
    await old_and_new(store, here)
    gone_place = await store.community(PlaceId(MARKER), NOW)
    await say(store, gone_place, MARKER)
    await store.leave(PlaceId(MARKER), NOW - DEFAULTS.gone_places)
    assert found(tmp_path)

    await store.expire(NOW)

    assert (await store.snapshot(here)).documents
    assert not found(tmp_path)


async def test_erased_words_leave_the_file(store: Both, here: CommunityId, tmp_path: Path) -> None:
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


async def test_what_is_deleted_between_cleanings_is_overwritten(url: str, tmp_path: Path) -> None:
    """No row waits for the daily sweep to leave the file: what somebody practised, say."""
    async with open_store(url, NOW) as store:
        here, ana = await store.community(PlaceId("here"), NOW), PersonHash("ana")
        await store.keep_practice(here, ana, {"item": MARKER})
        assert found(tmp_path)
        await store.keep_practice(here, ana, None)

    assert not found(tmp_path)


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
