"""Communities never see each other: what one does is as if the other were not there."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.entries import EntryId
from bot.events import PlaceId
from bot.store import AlreadyUndone, CommunityId, Kind, StaleDraft, Store, Write
from tests.stores.deeds import ANA, DAY, NOW, TODAY, body, deed, ticket
from tests.stores.memory import MemoryStore

Doing = Callable[[Store, CommunityId], Awaitable[Any]]
KINDS, KEYS = (Kind.ENTRY, Kind.DRAFT), ("boats", "pier")

kinds, keys = st.sampled_from(KINDS), st.sampled_from(KEYS)
ids = st.lists(keys, max_size=2)
writes = st.builds(
    Write, kinds, keys, st.integers(0, 3), st.none() | st.builds(body, st.sampled_from("xyz"))
)
undone = st.none() | st.integers(1, 3)


def commits(writes: list[Write], undoes: int | None) -> Doing:
    return lambda store, here: store.commit(here, deed(*writes, undoes=undoes))


def erases(kind: Kind, key: str) -> Doing:
    return lambda store, here: store.erase(here, kind, key)


def forgets() -> Doing:
    return lambda store, here: store.forget(here, ANA)


def sends(name: str) -> Doing:
    return lambda store, here: store.send(here, ticket(name, f"{here} {name}"))


def rates(entry: str, helpful: bool) -> Doing:
    return lambda store, here: store.rate(here, EntryId(entry), helpful, TODAY)


doings = st.one_of(
    st.builds(commits, st.lists(writes, max_size=3), undone),
    st.builds(commits, st.lists(writes, max_size=1), undone),
    st.builds(erases, kinds, keys),
    st.builds(forgets),
    st.builds(sends, keys),
    st.builds(rates, keys, st.booleans()),
)


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
@given(done=st.lists(st.tuples(st.booleans(), doings), max_size=12))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_two_communities_share_nothing(store: Store, done: list[tuple[bool, Doing]]) -> None:
    """
    With the same ids on both sides, each finds what it would find alone in a store of its own.

    The stores they would be alone in are in memory: that they agree in all else is shown too.
    """
    example = secrets.token_hex(4)
    alone = {side: MemoryStore() for side in (False, True)}
    places = {side: PlaceId(f"{example}:{side}") for side in alone}
    here = {side: await store.community(places[side], NOW) for side in alone}
    there = {side: await alone[side].community(places[side], NOW) for side in alone}

    for side, doing in done:
        assert await result(doing, alone[side], there[side]) == await result(
            doing, store, here[side]
        )

    for side in alone:
        assert await seen(alone[side], there[side]) == await seen(store, here[side])


async def result(doing: Doing, store: Store, community: CommunityId) -> object:
    """What comes of it, errors too."""
    try:
        return await doing(store, community)
    except StaleDraft as error:
        return error.current
    except AlreadyUndone as error:
        return type(error)


async def seen(store: Store, here: CommunityId) -> list[object]:
    """All that a community can read."""
    codes = [await store.collect(f"{here} {key}") for key in KEYS]
    return [
        await store.snapshot(here),
        await store.acts(here, NOW - DAY, 100),
        [await store.act(here, number) for number in range(5)],
        [await store.history(here, kind, key) for kind in KINDS for key in KEYS],
        [each.id for each in await store.tickets(here)],
        [code and (code[0] == here, code[1].id) for code in codes],
        await store.feedback(here, TODAY),
        await store.places(here),
    ]


async def test_the_same_person_has_a_role_in_each(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """What is true of documents is true of roles."""
    await store.commit(here, deed(Write(Kind.ROLE, ANA, 0, {"role": "admin"})))

    assert () == (await store.snapshot(there)).documents
