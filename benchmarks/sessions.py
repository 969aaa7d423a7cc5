"""
What presses in a quiz cost: by the size of a batch, and with 2,000 people in two seconds.

    python -m benchmarks.sessions [DATABASE_URL]

Over a SQLite file, or a database of its own that is named. A press is timed from the moment it
was due until it is kept; whoever presses meanwhile is in the next batch, at most 10 ms later.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.events import PlaceId
from bot.sessions import Kept, Press, SessionId
from bot.store import CommunityId, PersonHash
from bot.stores.sqlstore import SqlStore, open_store
from bot.stores.upgrade import upgrade

_SIZES = (10, 50, 200, 500)
_BATCHES = 20  # of each size
_PEOPLE = [PersonHash(secrets.token_hex(16)) for _ in range(max(_SIZES) * _BATCHES)]
_PLAYERS, _SECONDS, _ROUNDS = 2_000, 2.0, 5
_TOGETHER = 0.01  # seconds that a batch waits for more
_NOW = datetime(2026, 5, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", nargs="?", help="a database of its own")
    with _database(parser.parse_args().url) as url:
        asyncio.run(_measure(url))


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'refugio.db'}"


async def _measure(url: str) -> None:
    await upgrade(url, _NOW)
    async with open_store(url, _NOW) as store:
        here = await store.community(PlaceId(f"bench:{secrets.token_hex(4)}"), _NOW)
        print("| what | presses | p50, ms | p99, ms | most, ms |\n|---|---|---|---|---|")
        for size in _SIZES:
            session = SessionId(f"batches of {size}")
            await store.begin(here, Kept(session, 1, {}, open_round=1))
            for what in ("first picks, a batch", "other picks, a batch"):
                _row(what, size, await _batches(store, here, session, size))
        session = SessionId("all at once")
        await store.begin(here, Kept(session, 1, {}, open_round=1))
        for number in range(1, _ROUNDS + 1):
            _row(f"round {number}, a press", _PLAYERS, await _round(store, here, session, number))
            await store.advance(here, Kept(session, number + 1, {}, open_round=number + 1))


async def _batches(
    store: SqlStore, here: CommunityId, session: SessionId, size: int
) -> list[float]:
    """Seconds of each batch."""
    took = []
    for at in range(0, size * _BATCHES, size):
        presses = [_press(each, 1) for each in _PEOPLE[at : at + size]]
        began = time.perf_counter()
        await store.press(here, session, presses)
        took.append(time.perf_counter() - began)
    return took


async def _round(
    store: SqlStore, here: CommunityId, session: SessionId, number: int
) -> list[float]:
    """Seconds from each press until it was kept."""
    took: list[float] = []
    step, began = _SECONDS / _PLAYERS, time.perf_counter()
    while len(took) < _PLAYERS:
        await asyncio.sleep(_TOGETHER)
        due = min(_PLAYERS, int((time.perf_counter() - began) / step) + 1)
        some = range(len(took), min(due, len(took) + max(_SIZES)))
        if some:
            await store.press(here, session, [_press(_PEOPLE[each], number) for each in some])
            kept = time.perf_counter()
            took += [kept - began - each * step for each in some]
    return took


def _press(person: PersonHash, number: int) -> Press:
    return Press(person, number, _NOW, lambda before: "b" if before == "a" else "a")


def _row(what: str, presses: int, took: list[float]) -> None:
    ordered = sorted(each * 1_000 for each in took)
    parts = (ordered[int(len(ordered) * part)] for part in (0.5, 0.99))
    print(f"| {what} | {presses:,} | {' | '.join(f'{x:.1f}' for x in (*parts, ordered[-1]))} |")


if __name__ == "__main__":
    main()
