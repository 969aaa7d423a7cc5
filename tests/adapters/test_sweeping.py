"""`refugio run` deletes by itself what was kept long enough, by a clock that is moved."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from adapters import running
from adapters.reloading import Reloader
from adapters.settings import Settings
from bot.events import PlaceId
from bot.retention import DEFAULTS
from bot.stores.sqlstore import SqlStore, open_store
from tests.adapters.test_store_down import until
from tests.conversations.tiny import an_engine
from tests.stores.deeds import DAY, HERE, NOW, say, ticket

WORDS = {  # by when each has been kept long enough
    "zebrawood": DEFAULTS.events,
    "kookaburra": DEFAULTS.backups,
    "quincunx": DEFAULTS.gone_places,
    "armadillo": DEFAULTS.tickets,
    "flamingo": DEFAULTS.acts,
}


class Clock:
    """A clock in the place of `datetime` that goes when told."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self, _: tzinfo) -> datetime:
        return self.at


async def keeps(store: SqlStore, folder: Path) -> None:
    """Each word in what is kept for another time."""
    event, copied, left, asked, changed = WORDS
    here = await store.community(HERE, NOW)
    await store.claim(event, NOW)
    (folder / f"refugio.db.0001.{NOW:%Y%m%dT%H%M%SZ}.copy").write_text(copied)
    gone = await store.community(PlaceId(left), NOW)
    await store.send(gone, ticket("gone", text=left))
    await store.leave(PlaceId(left), NOW)
    await store.send(here, ticket("sent", text=asked))
    await say(store, here, changed, "fine")


def found(folder: Path) -> list[str]:
    """The words that stand in any file there."""
    files = [each.read_bytes() for each in folder.iterdir()]
    return [word for word in WORDS if any(word.encode() in file for file in files)]


async def test_each_day_what_is_old_enough_goes(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events, copies, places that were left, sent questions, earlier versions: each at its time."""
    clock = Clock()
    monkeypatch.setattr(running, "datetime", clock)
    monkeypatch.setattr(running, "_EXPIRE", 0)
    async with open_store(tmp_path / "refugio.db", NOW) as store, asyncio.timeout(60):
        await keeps(store, tmp_path)
        engine, done = an_engine(store), asyncio.Event()
        serving = asyncio.create_task(
            running.run({"Town": until(done)}, engine, Reloader(engine, settings))
        )
        left = list(WORDS)
        for word, time in WORDS.items():
            clock.at = NOW + time - DAY
            await swept(store, clock.at)
            assert left == found(tmp_path)
            clock.at = NOW + time + 2 * timedelta(minutes=1)
            left.remove(word)
            while left != found(tmp_path):
                await asyncio.sleep(0)
        done.set()
        await serving


async def swept(store: SqlStore, at: datetime) -> None:
    """Wait until there was a sweep at that time: it takes an event of long ago away."""
    mark = f"mark {at}"
    await store.claim(mark, at - DEFAULTS.events)
    while not await store.claim(mark, at):
        await asyncio.sleep(0)
