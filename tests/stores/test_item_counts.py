"""Counts of items, and how far people got in practising alone."""

from __future__ import annotations

import asyncio

import pytest

from bot.sessions import ItemCount
from bot.store import CommunityId, StoreError
from tests.stores.deeds import ANA, BEN, DAY, TODAY
from tests.stores.quizzes import EELS, NETS, Both, counted, evening, kept

FAR = {"due": {"eels": "2026-05-02"}, "typed": "\x00\ud800 ¿y?"}


async def test_items_are_counted(store: Both, here: CommunityId, there: CommunityId) -> None:
    """Each item's since a day, in the order of the ids; many at once lose none."""
    counting = [counted(store, here, ItemCount(NETS, 1, 1)) for _ in range(20)]
    counting += [counted(store, here, ItemCount(EELS, disputed=1))]
    counting += [counted(store, here, ItemCount(NETS, 5), day=TODAY - DAY)]
    await asyncio.gather(*counting)
    await counted(store, there, ItemCount(EELS, 9))

    assert (ItemCount(EELS, 0, 0, 1), ItemCount(NETS, 20, 20)) == await store.counts(here, TODAY)
    assert ItemCount(NETS, 25, 20) == (await store.counts(here, TODAY - DAY))[1]
    assert () == await store.counts(here, TODAY + DAY)


async def test_a_round_adds_to_the_counts(store: Both, here: CommunityId) -> None:
    """With the change of its session; an item may be named twice."""
    await evening(store, here)
    await counted(store, here, ItemCount(EELS, 1, 1, 1))
    counts = [ItemCount(NETS, 3, 2), ItemCount(EELS, 3, 0), ItemCount(NETS, 1, 1)]

    assert await store.advance(here, kept(3), counts=counts, day=TODAY)

    assert (ItemCount(EELS, 4, 1, 1), ItemCount(NETS, 4, 3)) == await store.counts(here, TODAY)


async def test_practice_is_kept(store: Both, here: CommunityId, there: CommunityId) -> None:
    """Each person's in each community, as it was last, until it is forgotten."""
    assert await store.practice(here, ANA) is None
    await store.keep_practice(here, ANA, {"due": {}})
    await store.keep_practice(here, ANA, FAR)
    await store.keep_practice(there, ANA, {"of": "there"})

    assert FAR == await store.practice(here, ANA)
    assert {"of": "there"} == await store.practice(there, ANA)
    assert await store.practice(here, BEN) is None
    for _ in range(2):
        await store.keep_practice(here, ANA, None)
        assert await store.practice(here, ANA) is None
    assert {"of": "there"} == await store.practice(there, ANA)


async def test_nothing_is_kept_of_a_community_that_is_not(store: Both) -> None:
    """Its places were gone for too long."""
    nowhere = CommunityId("nowhere")

    with pytest.raises(StoreError):
        await counted(store, nowhere, ItemCount(EELS, 1))
    with pytest.raises(StoreError):
        await store.keep_practice(nowhere, ANA, FAR)
    await store.keep_practice(nowhere, ANA, None)
