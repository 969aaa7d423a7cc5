"""Sessions of quizzes: what changes them, who picks what in them, and until when."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.sessions import ItemCount, Kept, Lot, Pick, Player, Press, Pressed, SessionId
from bot.store import CommunityId, PersonHash, StoreError
from tests.stores.deeds import ANA, BEN, DAY, MINUTE, NOW, TODAY
from tests.stores.quizzes import (
    CLARA,
    EELS,
    EVENING,
    MILLISECOND,
    SOON,
    Both,
    adds,
    card,
    kept,
    says,
    values,
)

MORNING = SessionId("morning")
TYPED = "¿Y \x00\ud800\U0001f6a2 '; DROP TABLE pick; --"


async def test_a_session_comes_back_as_it_was(store: Both, here: CommunityId) -> None:
    """With all its times, whatever stands in its body."""
    body = {"hosts": [ANA], "title": TYPED, "rounds": [{"item": "eels", "order": [2, 0, 1]}]}
    session = kept(body=body, open_round=None, closes=NOW, due=NOW + MINUTE, ended=NOW + DAY)

    await store.begin(here, session)

    assert session == await store.session(here, EVENING)
    assert await store.session(here, MORNING) is None


async def test_what_runs_is_listed(store: Both, here: CommunityId, there: CommunityId) -> None:
    """In the order of the ids; what is over, or of others, is not."""
    for each in ("c", "a", "B"):
        await store.begin(here, kept(id=SessionId(each)))
    await store.begin(here, kept(id=MORNING, ended=NOW))
    await store.begin(there, kept())

    assert ["B", "a", "c"] == [each.id for each in await store.running(here)]


async def test_a_session_begins_once(store: Both, here: CommunityId) -> None:
    """And in a community that is there."""
    await store.begin(here, kept())

    with pytest.raises(StoreError):
        await store.begin(here, kept(open_round=7))
    with pytest.raises(StoreError):
        await store.begin(CommunityId("nowhere"), kept())
    assert kept() == await store.session(here, EVENING)


async def test_one_version_follows_another(
    store: Both, here: CommunityId, there: CommunityId
) -> None:
    """Whoever knows an older one changes nothing: no message is sent, and nothing counted."""
    await store.begin(here, kept())

    assert await store.advance(here, kept(2, open_round=2))
    for stale in (kept(2, open_round=None), kept(1), kept(4), kept(2, id=MORNING)):
        assert not await store.advance(here, stale, [card()], [ItemCount(EELS, 1)], TODAY)
    assert not await store.advance(there, kept(3), [card()])

    assert kept(2, open_round=2) == await store.session(here, EVENING)
    assert (
        () == await store.claim_posts(["discord"], NOW, SOON, 9) == await store.counts(here, TODAY)
    )


async def test_of_many_who_advance_at_once_one_does(store: Both, here: CommunityId) -> None:
    """The timer and a host close the same round: one message is sent."""
    await store.begin(here, kept())

    tries = [
        store.advance(here, kept(2, open_round=None, due=NOW + n * MINUTE), [card()])
        for n in range(20)
    ]
    done = await asyncio.gather(*tries)

    assert 1 == sum(done)
    now = await store.session(here, EVENING)
    assert now is not None
    assert NOW + done.index(True) * MINUTE == now.due
    assert 1 == len(await store.claim_posts(["discord"], NOW, SOON, 9))


async def test_counts_come_with_their_day(store: Both, here: CommunityId) -> None:
    """Counts of no day are a mistake, and change nothing."""
    await store.begin(here, kept())

    with pytest.raises(ValueError, match="of a day"):
        await store.advance(here, kept(2), [card()], [ItemCount(EELS, 1)])

    assert kept() == await store.session(here, EVENING)


async def test_picks_are_taken(store: Both, here: CommunityId) -> None:
    """Each gets their number; whoever changes their mind keeps it, and the time of the change."""
    await store.begin(here, kept())

    first = await store.press(here, EVENING, [says("a", BEN), says("b")])
    again = await store.press(here, EVENING, [says("a", at=NOW + MINUTE), says("a", BEN, at=SOON)])

    assert (Pressed(True, "a", 1), Pressed(True, "b", 2)) == first
    assert (Pressed(True, "a", 2), Pressed(True, "a", 1)) == again
    assert (Pick(1, BEN, "a", NOW), Pick(1, ANA, "a", SOON)) == await store.picks(here, EVENING)
    assert (Player(BEN, 1), Player(ANA, 2)) == await store.players(here, EVENING)
    assert kept() == await store.session(here, EVENING)


async def test_presses_of_one_person_follow_each_other(store: Both, here: CommunityId) -> None:
    """In one batch or in several: each finds what the one before left."""
    await store.begin(here, kept())

    pressed = await store.press(
        here, EVENING, [adds("1"), adds("2"), adds("x", BEN), says(None), adds("3"), adds("4")]
    )
    more = await store.press(here, EVENING, [adds("5"), says(None, BEN), says(None, BEN)])

    assert ["1", "12", "x", None, "3", "34"] == [each.value for each in pressed]
    assert ["345", None, None] == [each.value for each in more]
    assert [1, 1, 2, 1, 1, 1] == [each.number for each in pressed]
    assert {(1, ANA): "345"} == await values(store, here)


async def test_a_change_back_is_a_change(store: Both, here: CommunityId) -> None:
    """Its time counts; a press that changes nothing has none."""
    await store.begin(here, kept())
    await store.press(here, EVENING, [says("a"), says("a", BEN)])

    await store.press(
        here, EVENING, [says("b", at=SOON), says("a", at=SOON), says("a", BEN, at=SOON)]
    )

    assert [(BEN, NOW), (ANA, SOON)] == [(p.person, p.at) for p in await store.picks(here, EVENING)]


async def test_whoever_takes_their_pick_away_stays_a_player(store: Both, here: CommunityId) -> None:
    """Their number is nobody else's."""
    await store.begin(here, kept())

    await store.press(here, EVENING, [says("a"), says(None), says(None, CLARA)])
    assert (Pressed(True, "a", 3),) == await store.press(here, EVENING, [says("a", BEN)])

    assert [(ANA, 1), (CLARA, 2), (BEN, 3)] == [
        (each.person, each.number) for each in await store.players(here, EVENING)
    ]
    assert {(1, BEN): "a"} == await values(store, here)


async def test_what_is_typed_is_kept_as_typed(store: Both, here: CommunityId) -> None:
    """As a pick, and as a name."""
    await store.begin(here, kept())

    assert TYPED == (await store.press(here, EVENING, [says(TYPED)]))[0].value
    assert await store.name(here, EVENING, ANA, TYPED)

    assert {(1, ANA): TYPED} == await values(store, here)
    assert (Player(ANA, 1, TYPED),) == await store.players(here, EVENING)


@pytest.mark.parametrize(
    ("late", "taken"), [(-MILLISECOND, True), (0 * MILLISECOND, False), (MILLISECOND, False)]
)
async def test_a_round_takes_picks_until_it_closes(
    store: Both, here: CommunityId, late: timedelta, taken: bool
) -> None:
    """A press of that very moment is late; it is told what was picked before, and changes nothing."""
    await store.begin(here, kept(closes=SOON))
    await store.press(here, EVENING, [says("a")])

    mine, first = await store.press(
        here, EVENING, [says("b", at=SOON + late), says("b", BEN, at=SOON + late)]
    )

    assert Pressed(taken, "b" if taken else "a", 1) == mine
    assert Pressed(taken, *(("b", 2) if taken else (None, None))) == first
    assert (2 if taken else 1) == len(await store.players(here, EVENING))


async def test_only_the_open_round_takes_picks(store: Both, here: CommunityId) -> None:
    """Those of other rounds are told what was picked there."""
    await store.begin(here, kept())
    await store.press(here, EVENING, [says("a")])
    await store.advance(here, kept(2, open_round=2))

    pressed = await store.press(
        here, EVENING, [says("b"), says("c", number=2), says("d", number=3)]
    )
    await store.advance(here, kept(3, open_round=None))
    closed = await store.press(here, EVENING, [says("e", number=2), says("e", BEN, number=2)])

    assert (Pressed(False, "a", 1), Pressed(True, "c", 1), Pressed(False, None, 1)) == pressed
    assert (Pressed(False, "c", 1), Pressed(False, None, None)) == closed
    assert {(1, ANA): "a", (2, ANA): "c"} == await values(store, here)
    assert (Pick(2, ANA, "c", NOW),) == await store.picks(here, EVENING, 2)
    assert () == await store.picks(here, EVENING, 0)
    assert (Pick(2, ANA, "c", NOW),) == await store.picks(here, EVENING, 2, ANA)
    assert () == await store.picks(here, EVENING, 2, BEN)
    assert ["a", "c"] == [pick.value for pick in await store.picks(here, EVENING, person=ANA)]


async def test_another_communitys_session_is_none(
    store: Both, here: CommunityId, there: CommunityId
) -> None:
    """Nothing of it is read, pressed, named or changed, even under the same id."""
    await store.begin(here, kept())
    await store.press(here, EVENING, [says("a")])

    none = Pressed(False, None, None)
    assert (none, none) == await store.press(there, EVENING, [says("b"), says("b", BEN)])
    assert not await store.name(there, EVENING, ANA, "Ana")
    assert not await store.advance(there, kept(2))
    assert await store.session(there, EVENING) is None
    assert () == await store.picks(there, EVENING) == await store.players(there, EVENING)

    await store.begin(there, kept())
    assert (Pressed(True, "x", 1),) == await store.press(there, EVENING, [adds("x")])
    assert {(1, ANA): "a"} == await values(store, here)
    assert (Player(ANA, 1),) == await store.players(here, EVENING)


async def test_sessions_are_picked_in_together(
    store: Both, here: CommunityId, there: CommunityId
) -> None:
    """In one transaction, each by its own rounds, players and picks; one that is none is none."""
    for community, session, rounds in ((here, EVENING, 1), (here, MORNING, 2), (there, EVENING, 1)):
        await store.begin(community, kept(id=session, open_round=rounds))
    await store.press(here, EVENING, [adds("o", BEN)])

    pressed = await store.press_in(
        (
            Lot(there, EVENING, (adds("a"), adds("b", BEN))),
            Lot(here, EVENING, (adds("c"), adds("d", BEN))),
            Lot(here, MORNING, (adds("e"), adds("f", number=2), adds("g", number=2))),
            Lot(here, SessionId("none"), (adds("h"),)),
        )
    )

    assert (Pressed(True, "a", 1), Pressed(True, "b", 2)) == pressed[0]
    assert (Pressed(True, "c", 2), Pressed(True, "od", 1)) == pressed[1]
    assert (Pressed(False, None, None), Pressed(True, "f", 1), Pressed(True, "fg", 1)) == pressed[2]
    assert (Pressed(False, None, None),) == pressed[3]
    assert {(1, ANA): "a", (1, BEN): "b"} == await values(store, there)
    assert {(1, ANA): "c", (1, BEN): "od"} == await values(store, here)
    assert ["fg"] == [each.value for each in await store.picks(here, MORNING)]


async def test_no_press_is_no_press(store: Both, here: CommunityId) -> None:
    """A batch may be empty."""
    assert () == await store.press(here, EVENING, [])


async def test_many_press_at_once(store: Both, here: CommunityId) -> None:
    """In large batches side by side: everybody has a number of their own, and none is left out."""
    await store.begin(here, kept())
    people = [PersonHash(f"{n:032x}") for n in range(1_500)]
    batches = [[adds("x", each) for each in people[n::3]] for n in range(3)]

    pressed = await asyncio.gather(*(store.press(here, EVENING, each) for each in batches * 2))

    assert all(each.taken for batch in pressed for each in batch)
    assert list(range(1, 1_501)) == [each.number for each in await store.players(here, EVENING)]
    assert {"xx"} == {*(await values(store, here)).values()}
    told = {
        press.person: each.number
        for some, batch in zip(batches, pressed, strict=False)
        for press, each in zip(some, batch, strict=True)
    }
    assert told == {each.person: each.number for each in await store.players(here, EVENING)}


async def test_who_closes_has_all_picks(store: Both, here: CommunityId) -> None:
    """What was said to be taken stands when the round is closed, and nothing comes after."""
    await store.begin(here, kept())

    async def press(n: int) -> bool:
        return (await store.press(here, EVENING, [says("a", PersonHash(f"{n:032x}"))]))[0].taken

    async def close() -> int:
        assert await store.advance(here, kept(2, open_round=None))
        return len(await store.picks(here, EVENING))

    pressing = [asyncio.create_task(press(n)) for n in range(30)]
    await asyncio.wait(pressing, return_when=asyncio.FIRST_COMPLETED)
    at_close = await close()
    taken = await asyncio.gather(*pressing)

    assert sum(taken) == at_close == len(await store.picks(here, EVENING))


async def test_a_failed_change_changes_nothing(store: Both, here: CommunityId) -> None:
    """Of the whole batch."""
    await store.begin(here, kept())
    wrong = Press(ANA, 1, NOW, lambda _: ("",)[1])

    with pytest.raises(IndexError):
        await store.press(here, EVENING, [says("a", BEN), wrong])

    assert () == await store.picks(here, EVENING) == await store.players(here, EVENING)


async def test_a_player_shows_a_name(store: Both, here: CommunityId) -> None:
    """Until they want none; whoever does not play has none."""
    await store.begin(here, kept())
    await store.press(here, EVENING, [says("a"), says("a", BEN)])

    assert await store.name(here, EVENING, ANA, "Ana")
    assert (Player(ANA, 1, "Ana"), Player(BEN, 2)) == await store.players(here, EVENING)
    assert await store.name(here, EVENING, ANA, None)
    assert (Player(ANA, 1), Player(BEN, 2)) == await store.players(here, EVENING)
    assert not await store.name(here, EVENING, CLARA, "Clara")
    assert not await store.name(here, MORNING, ANA, "Ana")


async def test_what_is_due_is_found(store: Both, here: CommunityId, there: CommunityId) -> None:
    """In all communities, whoever waits longest first."""
    await store.begin(here, kept(due=NOW))
    await store.begin(here, kept(id=MORNING))
    await store.begin(there, kept(due=NOW - MINUTE))
    await store.begin(there, kept(id=MORNING, due=NOW + MILLISECOND))

    assert ((there, EVENING), (here, EVENING)) == await store.due(NOW)
    await store.advance(there, kept(2))
    assert ((here, EVENING), (there, MORNING)) == await store.due(NOW + MINUTE)
    assert () == await store.due(NOW - DAY)


async def test_a_session_stands_as_it_was_kept(store: Both, here: CommunityId) -> None:
    """What is done to a body afterwards changes nothing."""
    body = {"hosts": [BEN]}
    await store.begin(here, Kept(EVENING, 1, body))
    body["hosts"].append(ANA)

    now = await store.session(here, EVENING)
    assert now is not None
    assert {"hosts": [BEN]} == now.body
