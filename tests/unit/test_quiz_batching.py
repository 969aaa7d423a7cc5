"""Picks of many people in one commit: each is told what came of theirs, once it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.quiz.batching import MOST, Batches
from bot.sessions import Kept, Lot, Press, Pressed, SessionId
from bot.store import CommunityId, PersonHash, StoreError
from tests.stores.memory import MemoryStore

NOW = datetime(2026, 5, 1, tzinfo=UTC)
ONE, TWO = SessionId("one"), SessionId("two")


class Counting(MemoryStore):
    """A store that knows how many presses each transaction had, and may fail."""

    def __init__(self) -> None:
        super().__init__()
        self.lots: list[int] = []
        self.fails = False

    def known(self, community: CommunityId) -> None:
        pass

    async def press_in(self, lots: Sequence[Lot]) -> tuple[tuple[Pressed, ...], ...]:
        self.lots.append(sum(len(each.presses) for each in lots))
        if self.fails:
            raise StoreError("down")
        return await super().press_in(lots)


@pytest.fixture
async def store() -> Counting:
    store = Counting()
    for each in (ONE, TWO):
        await store.begin(HERE, Kept(each, 1, {}, open_round=0))
    return store


HERE = CommunityId("here")


def press(person: str, value: str) -> Press:
    return Press(PersonHash(person), 0, NOW, lambda _: value)


async def test_presses_share_a_commit(store: Counting) -> None:
    """In their order, at most so many in one; each gets their own answer."""
    batches, many = Batches(store), MOST + 20
    made = [batches.press(HERE, ONE, press(f"p{n}", str(n))) for n in range(many)]
    done = await asyncio.gather(*made)

    assert [MOST, 20] == store.lots
    assert [(str(n), n + 1) for n in range(many)] == [(each.value, each.number) for each in done]


async def test_sessions_share_a_commit(store: Counting) -> None:
    """However many there are; each gets what came of its own, and a later press another lot."""
    batches = Batches(store)
    made = [
        batches.press(HERE, where, press(who, value))
        for where, who, value in ((ONE, "ana", "1"), (TWO, "ana", "2"), (ONE, "ben", "3"))
    ]
    done = await asyncio.gather(*made)
    await batches.press(HERE, ONE, press("ana", "4"))

    assert [("1", 1), ("2", 1), ("3", 2)] == [(each.value, each.number) for each in done]
    assert [3, 1] == store.lots


async def test_a_failure_is_told_to_all_who_wait(store: Counting) -> None:
    """And the next lot is taken as if there had been none."""
    batches, store.fails = Batches(store), True
    many = [batches.press(HERE, ONE, press(f"p{n}", "1")) for n in range(3)]
    failed = await asyncio.gather(*many, return_exceptions=True)
    assert [StoreError] * 3 == [type(each) for each in failed]
    store.fails = False
    assert (await batches.press(HERE, ONE, press("ana", "1"))).taken


async def test_who_stops_waiting_holds_nobody_up(store: Counting) -> None:
    """The others are told; what was pressed is kept."""
    batches = Batches(store)
    gone = asyncio.create_task(batches.press(HERE, ONE, press("ana", "1")))
    stays = asyncio.create_task(batches.press(HERE, ONE, press("ben", "1")))
    await asyncio.sleep(0)
    gone.cancel()
    assert (await stays).taken
    await batches.finish()
    assert 2 == len(await store.picks(HERE, ONE))


async def test_finishing_commits_what_waits(store: Counting) -> None:
    """Before the end of the process."""
    batches = Batches(store)
    waiting = asyncio.create_task(batches.press(HERE, ONE, press("ana", "1")))
    await asyncio.sleep(0)
    await batches.finish()
    assert 1 == len(await store.picks(HERE, ONE))
    assert (await waiting).taken
