"""What goes of quizzes: with their time, with a person who is forgotten, with a community."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.retention import DEFAULTS
from bot.sessions import ItemCount, Player, Pressed, SessionId
from bot.store import CommunityId, PersonHash, Store
from tests.stores.deeds import ANA, BEN, DAY, HERE, MINUTE, NOW, THERE, TODAY
from tests.stores.quizzes import (
    CLARA,
    EELS,
    EVENING,
    HOUR,
    Both,
    adds,
    card,
    counted,
    evening,
    kept,
    says,
    values,
)

SECOND = timedelta(seconds=1)
MORNING = SessionId("morning")
MARKER = "zebrafish"
on_disk = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
in_a_file = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


async def gone(store: Store, hours: float) -> dict[str, int]:
    """What expires so long from now, without the tables of which nothing does."""
    gone = await store.expire(NOW + hours * HOUR)
    return {table: count for table, count in gone.items() if count}


async def played(store: Both, community: CommunityId, **rest: Any) -> None:
    """An evening with a message, picks of Ana and Ben, and Ana's name."""
    await evening(store, community, card(), **rest)
    await store.press(community, EVENING, [says("a"), says("b", BEN)])
    await store.name(community, EVENING, ANA, "Ana")


async def nothing_of(store: Both, community: CommunityId, session: SessionId = EVENING) -> bool:
    """Whether nothing of a session is kept, so that one like it begins anew."""
    left = [await store.session(community, session), *await store.picks(community, session)]
    left += [*await store.players(community, session), *await store.due(NOW + 99 * DAY)]
    left += await store.claim_posts(["discord"], NOW, NOW, 9)
    await store.begin(community, kept(id=session))
    (pressed,) = await store.press(community, session, [says("c", CLARA)])
    return left == [None] and pressed == Pressed(True, "c", 1)


@on_disk
async def test_a_session_that_is_over_goes(store: Both, here: CommunityId) -> None:
    """A day later, with all that people picked, their names and its messages."""
    await played(store, here)
    await store.advance(here, kept(3, due=NOW + 30 * DAY, ended=NOW))
    hours = DEFAULTS.sessions / HOUR

    assert {} == await gone(store, hours - 0.01)
    assert 2 == len(await store.picks(here, EVENING)) == len(await store.players(here, EVENING))
    assert {"session": 1} == await gone(store, hours)
    assert await nothing_of(store, here)


@on_disk
async def test_a_session_that_nobody_goes_on_with_goes(store: Both, here: CommunityId) -> None:
    """Two days after a sweep found that nothing happened, whether or not it has a time that is past."""
    await played(store, here)
    await store.begin(here, kept(id=MORNING, open_round=None, due=NOW))
    hours = DEFAULTS.idle_sessions / HOUR

    assert {} == await gone(store, 0)
    assert {} == await gone(store, hours - 0.01)
    assert {"session": 2} == await gone(store, hours)
    assert await nothing_of(store, here)


@on_disk
async def test_what_happens_keeps_a_session(store: Both, here: CommunityId) -> None:
    """A press, a change, or a time for which it waits."""
    waiting = NOW + 100 * HOUR
    for name in ("pressed", "changed", "waiting", "left"):
        due = waiting if name == "waiting" else None
        await store.begin(here, kept(id=SessionId(name), due=due))
    await gone(store, 0)
    await store.press(here, SessionId("pressed"), [says("a", at=NOW + 10 * HOUR)])
    await gone(store, 24)
    await store.advance(here, kept(2, id=SessionId("changed")))

    assert {"session": 1} == await gone(store, 48)  # here the change is seen
    assert {"session": 1} == await gone(store, 58)
    assert {} == await gone(store, 95)
    assert {"session": 1} == await gone(store, 96)
    assert {} == await gone(store, 147)
    assert ["waiting"] == [each.id for each in await store.running(here)]
    assert {"session": 1} == await gone(store, 148)


@on_disk
async def test_counts_of_items_go_with_opinions(store: Both, here: CommunityId) -> None:
    """A year after their day; practice stays."""
    await counted(store, here, ItemCount(EELS, 1))
    await store.keep_practice(here, ANA, {"far": 1})
    midnight = NOW.replace(hour=0, minute=0, second=0, microsecond=0)

    assert 0 == (await store.expire(midnight + DEFAULTS.feedback - SECOND))["item_count"]
    assert 1 == (await store.expire(midnight + DEFAULTS.feedback))["item_count"]
    assert () == await store.counts(here, TODAY)
    assert {"far": 1} == await store.practice(here, ANA)


async def test_who_is_forgotten_did_not_play(store: Both, here: CommunityId) -> None:
    """In any session: no pick, number, name or practice is left; others' stay, and their numbers."""
    await played(store, here)
    await store.begin(here, kept(id=MORNING, ended=NOW))
    await store.keep_practice(here, ANA, {"far": 1})
    await store.keep_practice(here, BEN, {"far": 2})

    await store.forget(here, ANA)

    assert {(1, BEN): "b"} == await values(store, here)
    assert (Player(BEN, 2),) == await store.players(here, EVENING)
    assert await store.practice(here, ANA) is None
    assert {"far": 2} == await store.practice(here, BEN)
    assert (Pressed(True, "x", 3),) == await store.press(here, EVENING, [adds("x")])


async def test_who_is_forgotten_was_no_host(store: Both, here: CommunityId) -> None:
    """The rest of the body stays; an older one cannot come back over it."""
    body = {"hosts": [ANA, BEN], "title": f"not {ANA}"}
    for name in (EVENING, MORNING):
        await store.begin(here, kept(id=name, body=body, ended=NOW if name == MORNING else None))
    await store.begin(here, kept(id=SessionId("bens"), body={"hosts": [BEN]}))
    await store.begin(here, kept(id=SessionId("nobodys"), body={"rounds": []}))

    await store.forget(here, ANA)

    for name in (EVENING, MORNING):
        now = await store.session(here, name)
        assert now is not None
        assert (2, {**body, "hosts": [BEN]}) == (now.version, now.body)
    assert not await store.advance(here, kept(2, body=body))
    assert await store.advance(here, kept(2, id=SessionId("bens")))
    assert await store.advance(here, kept(2, id=SessionId("nobodys")))


async def test_forgetting_here_is_not_forgetting_there(
    store: Both, here: CommunityId, there: CommunityId
) -> None:
    """Communities share nothing."""
    await played(store, here)
    await played(store, there, body={"hosts": [ANA]})
    await store.keep_practice(there, ANA, {"far": 1})

    await store.forget(here, ANA)

    assert (Player(ANA, 1, "Ana"), Player(BEN, 2)) == await store.players(there, EVENING)
    assert 2 == len(await store.picks(there, EVENING))
    assert kept(2, body={"hosts": [ANA]}) == await store.session(there, EVENING)
    assert {"far": 1} == await store.practice(there, ANA)


@pytest.mark.parametrize("joins", [True, False])
async def test_a_place_that_leaves_takes_no_session_along(
    store: Both, here: CommunityId, there: CommunityId, joins: bool
) -> None:
    """Whether it joins others or takes a copy: sessions, counts and practice stay behind."""
    await played(store, there)
    await counted(store, there, ItemCount(EELS, 1))
    await store.keep_practice(there, ANA, {"far": 1})
    await store.offer_link(here, "code", NOW + MINUTE)
    moved = await (store.link(THERE, "code", NOW) if joins else store.unlink(THERE, NOW))

    assert moved is not None
    assert () == await store.running(moved) == await store.counts(moved, TODAY)
    assert await store.practice(moved, ANA) is None
    assert 2 == len(await store.picks(there, EVENING))


@on_disk
async def test_an_abandoned_community_goes_with_its_sessions(
    store: Both, here: CommunityId
) -> None:
    """With picks, counts and practice."""
    await played(store, here, due=NOW + 99 * DAY)
    await counted(store, here, ItemCount(EELS, 1))
    await store.keep_practice(here, ANA, {"far": 1})
    await store.leave(HERE, NOW)

    await store.expire(NOW + DEFAULTS.gone_places)

    assert await store.session(here, EVENING) is None
    assert () == await store.picks(here, EVENING) == await store.players(here, EVENING)
    assert () == await store.counts(here, TODAY) == await store.due(NOW + 999 * DAY)
    assert await store.practice(here, ANA) is None


@in_a_file
async def test_a_players_hash_and_words_leave_the_file(
    store: Both, here: CommunityId, tmp_path: Path
) -> None:
    """Of a person who is forgotten while the others play on."""
    await evening(store, here, body={"hosts": [ANA, BEN], "pad": "x" * 3000})
    for number in range(40):
        await store.advance(here, kept(3 + number, number, body={"hosts": [ANA] * number}))
        mine = says(MARKER * number, number=number)
        others = [says("b" * number, PersonHash(f"b{n}"), number=number) for n in range(20)]
        await store.press(here, EVENING, [mine, *others])
        await store.keep_practice(here, ANA, {MARKER: "far" * number})
    await store.name(here, EVENING, ANA, MARKER)
    assert found(ANA, tmp_path)
    assert found(MARKER, tmp_path)

    await store.forget(here, ANA)
    await store.expire(NOW)

    assert 40 * 20 - 20 <= len(await store.picks(here, EVENING))
    assert [] == found(ANA, tmp_path) == found(MARKER, tmp_path)


def found(marker: str, folder: Path) -> list[str]:
    """The files in which it stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if marker.encode() in file.read_bytes()]
