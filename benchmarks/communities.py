"""
What many communities cost: memory, the start, an ask, an entry added.

    python -m benchmarks.communities [--communities 10 100 1000]

Each number of communities is measured in a fresh process of one thread on one core, without the
encoder, over a real SQLite file: every community has entries of its own, and people ask at random
moments (a Poisson process). An ask is timed from the moment it was due, so that waiting counts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from benchmarks.process import peak_memory_mb, run_fresh, use_one_thread

if TYPE_CHECKING:
    from bot.engine import Engine, Keeping
    from bot.knowledge.pack import Pack

_ENTRIES = 50  # of each community
_PHRASINGS = 3  # of each entry
_PEOPLE = 200
_WARMING = 100  # asks that are not counted
_ADDED = 20  # entries added one by one
_LARGE = 10_000  # entries of the community they are added to


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communities", type=int, nargs="+", default=[10, 100, 1_000])
    parser.add_argument("--rate", type=float, default=100, help="asks a second")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--adding", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one is None and not given.adding:
        _table(given.communities, given.rate, given.seconds)
        return
    use_one_thread()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    measured = _adding() if given.adding else _asking(given.one, given.rate, given.seconds)
    print(json.dumps(asyncio.run(measured)))


def _table(counts: list[int], rate: float, seconds: float) -> None:
    print("| communities | start, s | peak, MiB | p50, ms | p99, ms | CPU an ask, ms |")
    print("|---|---|---|---|---|---|")
    options = ["--rate", str(rate), "--seconds", str(seconds)]
    for count in counts:
        row = run_fresh("benchmarks.communities", "--one", str(count), *options)
        numbers = [f"{row[name]:.1f}" for name in ("start", "peak", "p50", "p99", "cpu")]
        print(f"| {count:,} | {' | '.join(numbers)} |", flush=True)
    added = run_fresh("benchmarks.communities", "--adding")
    print(
        f"one entry more beside {_LARGE:,}: {added['median']:.1f} ms ({added['longest']:.1f} once)"
    )


async def _asking(count: int, rate: float, seconds: float) -> dict[str, float]:
    """Start over so many communities, then answer the asks of `seconds`."""
    from adapters.running import settle
    from bot.events import Ask, ConversationId, PersonId, PlaceId, Sender

    rng = random.Random(7)  # noqa: S311  # the same in each run
    async with _kept() as (pack, keeping):
        asked = await _fill(keeping, pack, count, rng)
        begun = time.perf_counter()
        engine = _engine(pack, keeping)
        await engine.open()
        await engine.warm()
        settle()  # as a process that answers does
        start = time.perf_counter() - begun
        questions = [*asked, *(known.text for known in pack.known)]
        people = [
            Sender(PersonId(f"person:{n}"), PlaceId(f"place:{rng.randrange(count)}"))
            for n in range(_PEOPLE)
        ]
        took: list[float] = []

        async def ask(due: float) -> None:
            sender, at = rng.choice(people), datetime.now(UTC)
            who = ConversationId(f"{sender.person}:{rng.random()}")
            await engine.handle(Ask(rng.choice(questions), who, at, sender=sender))
            took.append(1000 * (time.perf_counter() - due))

        for _ in range(_WARMING):
            await ask(time.perf_counter())
        took.clear()
        worked = time.process_time()
        async with asyncio.TaskGroup() as group:
            due = time.perf_counter()
            last = due + seconds
            while (due := due + rng.expovariate(rate)) < last:
                await asyncio.sleep(due - time.perf_counter())
                group.create_task(ask(due))
        cpu = 1000 * (time.process_time() - worked) / len(took)
    cuts = statistics.quantiles(took, n=100)
    return {"start": start, "peak": peak_memory_mb(), "p50": cuts[49], "p99": cuts[98], "cpu": cpu}


async def _adding() -> dict[str, float]:
    """Entries added one by one to a large community, as matching sees them."""
    from bot.knowledge import records

    rng = random.Random(7)  # noqa: S311  # the same in each run
    async with _kept() as (pack, _):
        made = _made(pack, rng)
        matcher = _engine(pack, None).matcher
        own = matcher.own([records.entry(next(made)) for _ in range(_LARGE)])
        took = []
        for _ in range(_ADDED):
            entry = records.entry(next(made))
            begun = time.perf_counter()
            own = matcher.put(own, [entry])
            matcher.beside(own)
            took.append(1000 * (time.perf_counter() - begun))
    return {"median": statistics.median(took), "longest": max(took)}


@asynccontextmanager
async def _kept() -> Any:
    """The shipped pack, and a store in a folder that goes afterwards."""
    from adapters.compose import load_pack, open_keeping
    from adapters.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_env({**os.environ, "DATABASE_URL": "", "REFUGIO_DATA": folder})
        async with open_keeping(settings) as keeping:
            yield load_pack(settings), keeping


def _engine(pack: Pack, keeping: Keeping | None) -> Engine:
    from adapters.compose import COMPILED, pack_directory
    from adapters.settings import Settings
    from bot.engine import Engine
    from bot.matching.cache import ArrayCache

    settings = Settings.from_env()
    cache = ArrayCache(settings.cache, pack_directory(settings) / COMPILED)
    return Engine(pack, None, cache, keeping)


async def _fill(keeping: Keeping, pack: Pack, count: int, rng: random.Random) -> list[str]:
    """Give so many communities their entries; some of the questions that these answer."""
    from bot.events import PlaceId
    from bot.store import NOBODY, Deed, Kind, Write

    made, at = _made(pack, rng), datetime.now(UTC)
    asked: list[str] = []
    for number in range(count):
        community = await keeping.store.community(PlaceId(f"place:{number}"), at)
        entries = [next(made) for _ in range(_ENTRIES)]
        asked.append(entries[0]["questions"]["en"][0])
        body = [{"record": entry, "on": at.date().isoformat(), "stale": []} for entry in entries]
        writes = (Write(Kind.ENTRY, each["record"]["id"], 0, each) for each in body)
        await keeping.store.commit(community, Deed("imported", NOBODY, at, tuple(writes)))
    return asked


def _made(pack: Pack, rng: random.Random) -> Iterator[dict[str, Any]]:
    """Records of entries, asked in words of the pack: half of one phrasing, half of another."""
    texts = [p.text.split() for entry in pack.entries for p in entry.phrasings]
    number = 0
    while True:
        number += 1
        heads = rng.sample(texts, _PHRASINGS)
        tail = rng.choice(texts)
        asked = [" ".join([*head[: len(head) // 2], *tail[len(tail) // 2 :]]) for head in heads]
        yield {
            "id": f"entry-{number}",
            "topic": "community",
            "kind": "note",
            "questions": {"en": asked},
            "answer": {"en": f"Answer number {number}, which has some words of its own."},
        }


if __name__ == "__main__":
    main()
