"""Communities never see each other: what one does is as if the other were not there."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.entries import EntryId
from bot.events import PlaceId
from bot.sessions import ItemCount, SessionId
from bot.store import AlreadyUndone, CommunityId, Kind, StaleDraft, StoreError, Write
from tests.stores.deeds import ANA, BEN, DAY, NOW, TODAY, body, deed, ticket
from tests.stores.memory import MemoryStore
from tests.stores.quizzes import EELS, EVENING, Both, adds, card, kept, says

Doing = Callable[[Both, CommunityId], Awaitable[Any]]
MORNING = SessionId("morning")
KINDS, KEYS = (Kind.ENTRY, Kind.DRAFT), ("boats", "pier")

kinds, keys = st.sampled_from(KINDS), st.sampled_from(KEYS)
ids = st.lists(keys, max_size=2)
sessions = st.sampled_from((EVENING, MORNING))
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


def begins(session: SessionId) -> Doing:
    return lambda store, here: store.begin(here, kept(id=session, body={"hosts": [ANA]}))


def presses(session: SessionId, value: str | None) -> Doing:
    made = [says(value), adds("z", BEN), adds("z", BEN)]
    return lambda store, here: store.press(here, session, made)


def advances(session: SessionId, version: int) -> Doing:
    counts, after = [ItemCount(EELS, 1)], kept(version, id=session)
    return lambda store, here: store.advance(here, after, [card()], counts, TODAY)


def names(session: SessionId, name: str) -> Doing:
    return lambda store, here: store.name(here, session, ANA, name)


def practises(far: str) -> Doing:
    return lambda store, here: store.keep_practice(here, ANA, {"far": far})


quizzes = st.one_of(
    st.builds(begins, sessions),
    st.builds(presses, sessions, st.none() | st.sampled_from("xyz")),
    st.builds(advances, sessions, st.integers(2, 4)),
    st.builds(names, sessions, st.sampled_from("xyz")),
    st.builds(practises, st.sampled_from("xyz")),
    st.builds(forgets),
)
doings = st.one_of(
    st.builds(commits, st.lists(writes, max_size=3), undone),
    st.builds(commits, st.lists(writes, max_size=1), undone),
    st.builds(erases, kinds, keys),
    st.builds(forgets),
    st.builds(sends, keys),
    st.builds(rates, keys, st.booleans()),
)


some = st.tuples(st.booleans(), doings)
of_quizzes = st.tuples(st.booleans(), quizzes)


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
@given(done=st.lists(some, max_size=12) | st.lists(of_quizzes, max_size=16))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_two_communities_share_nothing(store: Both, done: list[tuple[bool, Doing]]) -> None:
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


async def result(doing: Doing, store: Both, community: CommunityId) -> object:
    """What comes of it, errors too."""
    try:
        return await doing(store, community)
    except StaleDraft as error:
        return error.current
    except (AlreadyUndone, StoreError) as error:
        return type(error)


async def seen(store: Both, here: CommunityId) -> list[object]:
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
        *[
            await each
            for session in (EVENING, MORNING)
            for each in of_session(store, here, session)
        ],
        await store.running(here),
        await store.counts(here, TODAY),
        await store.practice(here, ANA),
    ]


def of_session(
    store: Both, here: CommunityId, session: SessionId
) -> tuple[Coroutine[Any, Any, object], ...]:
    """All of one session."""
    return store.session(here, session), store.picks(here, session), store.players(here, session)


async def test_the_same_person_has_a_role_in_each(
    store: Both, here: CommunityId, there: CommunityId
) -> None:
    """What is true of documents is true of roles."""
    await store.commit(here, deed(Write(Kind.ROLE, ANA, 0, {"role": "admin"})))

    assert () == (await store.snapshot(there)).documents
