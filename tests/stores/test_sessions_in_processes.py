"""Sessions in several processes: killed ones lose nothing, and living ones overwrite nothing."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.store import CommunityId
from bot.stores.sqlstore import open_store
from tests.stores.deeds import HERE, NOW
from tests.stores.pressers import ADVANCED, BATCHES, PEOPLE, PRESSED, play, press_and_advance
from tests.stores.quizzes import EVENING, HOUR, Both, kept, values
from tests.stores.test_killed import killed
from tests.stores.writers import PROCESSES

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)


async def test_killing_pressers_loses_nothing(url: str) -> None:
    """
    Ten are killed, two at a time, while they press and close rounds of one session.

    Every pick they told of is there, with its number; batches are there whole or not at all, and
    so are versions with their messages; numbers go on where those stopped.
    """
    chance = random.Random(9)  # noqa: S311  any moment will do
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
        await store.begin(here, kept())
    told = []
    for _ in range(5):
        told += killed(play, url, here, chance)

    async with open_store(url, NOW) as store:
        picks, players = await values(store, here), await store.players(here, EVENING)
        now = await store.session(here, EVENING)
        messages = [each async for each in _sent(store)]
    numbers = {each.person: each.number for each in players}
    pressed = [each for what, batch in told if what == PRESSED for each in batch]
    versions = [version for what, version in told if what == ADVANCED]

    assert 30 < len(pressed)
    assert {*pressed} <= {*numbers.items()}
    assert list(range(1, len(players) + 1)) == [each.number for each in players]
    assert {(1, person): f"of {person}" for person in numbers} == picks
    batches = Counter(person.rpartition(" ")[0] for person in numbers)
    assert {3} == {*batches.values()}
    assert now is not None
    assert len(versions) == len({*versions})
    assert max(versions) <= now.version
    assert list(range(2, now.version + 1)) == messages


async def _sent(store: Both) -> AsyncIterator[int]:
    """The rounds of all messages that wait, in the order in which they are sent."""
    while claimed := await store.claim_posts(["discord"], NOW, NOW + HOUR, 9):
        for each in claimed:
            yield each.post.round
            await store.posted(each.id, "sent")


async def test_two_processes_press_and_advance(url: str, store: Both, here: CommunityId) -> None:
    """
    For the same people, in other orders, at once.

    No press is lost; everybody has one number; each version is made by one process; each message
    is sent by one, in its order.
    """
    await store.begin(here, kept())
    told = []
    for name in ("a", "b"):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=press_and_advance, args=(url, here, name, theirs))
        process.start()
        theirs.close()
        told.append((process, ours))
    (numbers, made, sent), (same, others, more) = [ours.recv() for _, ours in told]
    for process, ours in told:
        process.join()
        ours.close()
        process.close()

    assert numbers == same
    assert list(range(1, len(PEOPLE) + 1)) == sorted(number for _, number in numbers)
    picks = await values(store, here)
    assert {(1, person) for person in PEOPLE} == {*picks}
    assert {(BATCHES, BATCHES)} == {(each.count("a"), each.count("b")) for each in picks.values()}
    now = await store.session(here, EVENING)
    assert now is not None
    versions = list(range(2, now.version + 1))
    assert versions == sorted(made + others)
    assert sent == sorted(sent)
    assert more == sorted(more)
    assert versions == sorted(sent + more) + [each async for each in _sent(store)]
