"""A process that is killed loses nothing that it said was kept."""

from __future__ import annotations

import random
import time

import pytest

from bot.stores.sqlstore import open_store
from tests.stores.deeds import HERE, NOW
from tests.stores.writers import PROCESSES, write

NAMES = ("ana", "ben")


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
async def test_killing_writers_loses_nothing(url: str) -> None:
    """
    Ten are killed, two at a time, while they write to one community.

    Every act they told of is there, whole; acts are numbered without gaps; the next ones go on
    where those stopped.
    """
    chance = random.Random(7)  # noqa: S311  any moment will do
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
    told = {}
    for _ in range(5):
        told |= killed(url, here, chance)

    async with open_store(url, NOW) as store:
        acts = await store.acts(here, NOW, 100_000)
        versions = {each.key: each.version for each in (await store.snapshot(here)).documents}

    assert list(range(len(acts), 0, -1)) == [act.number for act in acts]
    assert all(2 == len(act.changes) for act in acts)
    kept = {act.number: act.changes[0].version for act in acts}
    assert told.items() <= kept.items()
    assert 10 < len(told)
    assert len(acts) == sum(versions[f"{name}-one"] for name in NAMES)
    assert all(versions[f"{name}-one"] == versions[f"{name}-other"] for name in NAMES)


def killed(url: str, here: str, chance: random.Random) -> dict[int, int]:
    """What two writers told until they were killed: the acts, and the version each made."""
    writers = []
    for name in NAMES:
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=write, args=(url, here, name, theirs))
        process.start()
        theirs.close()
        writers.append((process, ours))
    told = {}
    for process, ours in writers:
        for _ in range(chance.randrange(1, 8)):
            number, version = ours.recv()
            told[number] = version
        time.sleep(chance.random() / 50)  # so that it is killed at any point of its work
        process.kill()
        process.join()
    for process, ours in writers:
        try:
            while True:
                number, version = ours.recv()
                told[number] = version
        except (EOFError, OSError):  # the last one may be cut in the middle
            ours.close()
        process.close()
    return told
