"""What a community is after an act is the same, whether the act is followed or all is read."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.curation.state import State
from bot.events import PlaceId
from bot.store import Body, Deed, Kind, PersonHash, StaleDraft, Write
from tests.stores.damage import DRAFT, ENTRY, bodies
from tests.stores.deeds import NOW
from tests.stores.memory import MemoryStore

HOURS = "harbour-hours"
SOUND: dict[Kind, Any] = {
    Kind.ENTRY: ENTRY | {"tickets": ["t1"]},
    Kind.HIDDEN: {},
    Kind.TAUGHT: {"questions": {"en": ["How many?"]}, "tickets": ["t1", "t2"]},
    Kind.CLOSED: {"tickets": ["t2", "t3"]},
    Kind.ROLE: {"role": "moderator"},
    Kind.SETTING: {"value": True},
    Kind.DRAFT: DRAFT,
    Kind.LINK: {"on": "2026-05-01"},
}
kinds = st.sampled_from(list(Kind))
keys = st.sampled_from([HOURS, "approval", "k1"])


def body(kind: Kind) -> st.SearchStrategy[Body | None]:
    """A sound one, a damaged one or none."""
    damaged = st.sampled_from(bodies(kind)) if kind is not Kind.HIDDEN else st.just({})
    return st.one_of(st.none(), st.just(SOUND[kind]), damaged)


written = kinds.flatmap(lambda kind: st.tuples(st.just(kind), keys, body(kind)))


@example([[(Kind.TAUGHT, key, SOUND[Kind.TAUGHT]) for key in (HOURS, "approval")]])
@given(st.lists(st.lists(written, max_size=3, unique_by=lambda each: each[:2]), max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_following_is_reading(deeds: list[list[tuple[Kind, str, Body | None]]]) -> None:
    """For all kinds of documents, damaged ones and those taken away too."""
    asyncio.run(follow(deeds))


async def follow(deeds: list[list[tuple[Kind, str, Body | None]]]) -> None:
    store = MemoryStore()
    here = await store.community(PlaceId("here"), NOW)
    state = State.of(await store.snapshot(here))
    for deed in deeds:
        writes = tuple(Write(k, key, state.version_of(k, key), body) for k, key, body in deed)
        try:
            act = await store.commit(here, Deed("did", PersonHash("a"), NOW, writes))
        except StaleDraft:  # what was taken away is at a version that nobody sees
            continue
        state = state.after(act)
        read = State.of(await store.snapshot(here))
        assert read == state
        assert read.settled == state.settled
        assert read.settings == state.settings
