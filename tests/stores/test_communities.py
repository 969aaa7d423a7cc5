"""Which place belongs to which community, and how places join and leave."""

from __future__ import annotations

import asyncio

import pytest

from bot.entries import EntryId
from bot.events import PlaceId
from bot.store import COPIED, NOBODY, CommunityId, Kind, Store, StoreError, Write
from tests.stores.deeds import (
    ANA,
    BOATS,
    DAY,
    HERE,
    MINUTE,
    NOW,
    PIER,
    THERE,
    TODAY,
    body,
    deed,
    entry,
    say,
    ticket,
)
from tests.stores.memory import MemoryStore


async def test_a_new_place_gets_a_community_of_its_own(store: Store) -> None:
    """A place keeps its community, and shares it with no other."""
    here, there = await store.community(HERE, NOW), await store.community(THERE, NOW)

    assert here != there
    assert here == await store.community(HERE, NOW + DAY)


async def test_a_place_seen_by_many_at_once_gets_one_community(store: Store) -> None:
    """However many events of a new place come at once, it belongs to one community."""
    seen = await asyncio.gather(*(store.community(HERE, NOW) for _ in range(20)))

    assert 1 == len(set(seen))
    assert {HERE: seen[0]} == await store.all_places()


async def test_equal_numbers_on_two_platforms_are_two_places(store: Store) -> None:
    """A place's id names its platform, so equal numbers stay apart."""
    await store.community(HERE, NOW)
    await store.community(THERE, NOW)

    assert {HERE, THERE} == set(await store.all_places())


async def test_places_come_in_the_order_of_their_ids(store: Store, here: CommunityId) -> None:
    """Capitals come before small letters, as in any order of ids."""
    joined = [PlaceId(name) for name in ("slack:b", "slack:B", "slack:á", "discord:10")]
    for place in joined:
        await store.offer_link(here, f"code for {place}", NOW + DAY)
        await store.link(place, f"code for {place}", NOW)

    assert tuple(sorted([HERE, *joined])) == await store.places(here)


async def test_a_place_that_was_left_still_belongs_to_its_community(
    store: Store, here: CommunityId
) -> None:
    """Until retention ends, a place that comes back finds everything."""
    await say(store, here, "one")
    await store.leave(HERE, NOW)

    assert here == await store.community(HERE, NOW + DAY)
    assert body("one") == (await store.snapshot(here)).documents[0].body


async def test_leaving_an_unknown_place_does_nothing(store: Store) -> None:
    """A platform may tell of a place that was never seen."""
    await store.leave(HERE, NOW)

    assert {} == await store.all_places()


async def test_a_place_joins_with_a_code(store: Store, here: CommunityId) -> None:
    """Afterwards both places are one community's; the other's own documents stay behind."""
    there = await store.community(THERE, NOW)
    await say(store, there, "stays behind")
    await store.offer_link(here, "code", NOW + MINUTE)

    assert here == await store.link(THERE, "code", NOW)
    assert (HERE, THERE) == await store.places(here)
    assert here == await store.community(THERE, NOW)
    assert () == (await store.snapshot(here)).documents


async def test_a_new_place_joins_with_a_code(store: Store, here: CommunityId) -> None:
    """It need not have been seen before."""
    await store.offer_link(here, "code", NOW + MINUTE)

    assert here == await store.link(THERE, "code", NOW)
    assert here == await store.community(THERE, NOW)


async def test_a_code_works_once(store: Store, here: CommunityId) -> None:
    """Used again, it joins nobody."""
    await store.offer_link(here, "code", NOW + MINUTE)
    await store.link(THERE, "code", NOW)

    assert await store.link(PlaceId("slack:2"), "code", NOW) is None
    assert {HERE: here, THERE: here} == await store.all_places()


async def test_a_code_used_by_many_at_once_works_once(store: Store, here: CommunityId) -> None:
    """One of them joins."""
    await store.offer_link(here, "code", NOW + MINUTE)
    places = [PlaceId(f"slack:{n}") for n in range(10)]

    joined = await asyncio.gather(*(store.link(place, "code", NOW) for place in places))

    assert [here] == [each for each in joined if each]
    assert 2 == len(await store.places(here))


@pytest.mark.parametrize(("code", "late"), [("another", 0), ("code", 1), ("code", 60)])
async def test_an_unknown_or_old_code_changes_nothing(
    store: Store, here: CommunityId, code: str, late: int
) -> None:
    """At its deadline a code is too old."""
    there = await store.community(THERE, NOW)
    await store.offer_link(here, "code", NOW + MINUTE)

    assert await store.link(THERE, code, NOW + late * MINUTE) is None
    assert there == await store.community(THERE, NOW)


async def test_a_code_offered_again_gets_the_new_deadline(store: Store, here: CommunityId) -> None:
    """The later offer counts."""
    await store.offer_link(here, "code", NOW)
    await store.offer_link(here, "code", NOW + DAY)

    assert here == await store.link(THERE, "code", NOW + MINUTE)


async def test_unlinking_keeps_a_copy_on_both_sides(store: Store, here: CommunityId) -> None:
    """Documents go along as they stand; from then on each side changes its own."""
    await store.offer_link(here, "code", NOW + MINUTE)
    await store.link(THERE, "code", NOW)
    await say(store, here, "one", "two")
    await store.commit(here, deed(Write(Kind.ROLE, ANA, 0, {"role": "admin"})))
    await store.commit(here, deed(entry(0, "gone", PIER)))
    await store.commit(here, deed(entry(1, None, PIER)))

    there = await store.unlink(THERE, NOW + DAY)
    await store.commit(there, deed(entry(1, "three")))

    kept, copied = await store.snapshot(here), await store.snapshot(there)
    assert there == await store.community(THERE, NOW)
    assert [body("two"), {"role": "admin"}] == [document.body for document in kept.documents]
    assert [body("three"), {"role": "admin"}] == [document.body for document in copied.documents]
    assert {HERE: here, THERE: there} == await store.all_places()


async def test_a_copy_begins_with_one_act(store: Store, here: CommunityId) -> None:
    """It is done by nobody, and tells other processes of the new community."""
    await say(store, here, "one", "two")

    copy = await store.unlink(HERE, NOW + DAY)

    (act,) = await store.acts(copy, NOW, 10)
    assert (1, COPIED, NOBODY, NOW + DAY) == (act.number, act.verb, act.by, act.at)
    assert [(BOATS, 1, None, body("two"))] == [
        (c.key, c.version, c.before, c.after) for c in act.changes
    ]
    assert {copy: 1} == await store.changed(NOW + DAY)


async def test_questions_and_opinions_stay_behind(store: Store, here: CommunityId) -> None:
    """Only documents are copied."""
    await store.send(here, ticket("t"))
    await store.rate(here, BOATS, True, TODAY)

    copy = await store.unlink(HERE, NOW)

    assert () == await store.tickets(copy)
    assert () == await store.feedback(copy, TODAY)
    assert () == await store.acts(copy, NOW, 10)


async def test_an_unknown_place_is_unlinked_too(store: Store) -> None:
    """It has a community of its own then."""
    assert await store.unlink(HERE, NOW) == await store.community(HERE, NOW)


async def test_an_unknown_community_is_told(store: Store) -> None:
    """Nothing is kept for a community that no place made; reading finds nothing."""
    nowhere = CommunityId("nowhere")

    for attempt in (
        store.commit(nowhere, deed(entry(0, "one"))),
        store.send(nowhere, ticket("t")),
        store.rate(nowhere, EntryId("boats"), True, TODAY),
        store.offer_link(nowhere, "code", NOW),
    ):
        with pytest.raises(StoreError, match="no community"):
            await attempt
    assert () == await store.places(nowhere)
    assert () == (await store.snapshot(nowhere)).documents


async def joined(store: Store, here: CommunityId, place: PlaceId = THERE) -> None:
    """A place joins the community here, and what it had waits."""
    await store.offer_link(here, "code", NOW + MINUTE)
    assert here == await store.link(place, "code", NOW, keep=True)


async def test_what_a_place_had_waits_for_it(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Documents, acts, questions and opinions alike; it goes back as if nothing had been."""
    await say(store, there, "one", "two")
    await store.send(there, ticket("t"))
    before = await store.snapshot(there)
    await joined(store, here)
    await say(store, here, "other")

    assert (there,) == await store.waiting(THERE)
    assert () == await store.waiting(HERE)
    assert await store.go_back(THERE, there, NOW + DAY)
    assert there == await store.community(THERE, NOW)
    assert () == await store.waiting(THERE)
    assert before == await store.snapshot(there)
    assert 2 == len(await store.acts(there, NOW, 10))
    assert 1 == len(await store.tickets(there))
    assert (HERE,) == await store.places(here)


async def test_it_waits_longer_than_retention(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """As long as the place is there; with a place that removed the bot it goes."""
    await say(store, there, "one")
    await joined(store, here)
    await store.expire(NOW + 300 * DAY)
    kept = await store.snapshot(there)
    await store.leave(THERE, NOW + 300 * DAY)
    await store.expire(NOW + 331 * DAY)

    assert body("one") == kept.documents[0].body
    if not isinstance(store, MemoryStore):  # where nothing expires
        assert () == (await store.snapshot(there)).documents


async def test_nobody_goes_back_to_what_waits_for_another(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Nor to what waits for nobody, or is not there."""
    await joined(store, here)

    for community in (there, here, CommunityId("nowhere")):
        assert not await store.go_back(HERE, community, NOW)
    assert not await store.go_back(THERE, here, NOW)
    assert {HERE: here, THERE: here} == await store.all_places()


async def test_going_back_alone_leaves_something_that_waits(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """A copy that a place took along waits in turn, so one can go to and fro."""
    await say(store, there, "theirs")
    await joined(store, here)
    copy = await store.unlink(THERE, NOW + MINUTE)
    await say(store, copy, "copied")

    assert await store.go_back(THERE, there, NOW + 2 * MINUTE)
    assert (copy,) == await store.waiting(THERE)
    assert await store.go_back(THERE, copy, NOW + 3 * MINUTE)
    assert (there,) == await store.waiting(THERE)
    assert body("copied") == (await store.snapshot(copy)).documents[0].body


async def test_the_one_left_last_waits_first(store: Store, here: CommunityId) -> None:
    """Of several."""
    first = await store.community(THERE, NOW)
    await joined(store, here)
    second = await store.unlink(THERE, NOW)
    await store.offer_link(here, "again", NOW + DAY)
    await store.link(THERE, "again", NOW + MINUTE, keep=True)

    assert (second, first) == await store.waiting(THERE)


async def test_a_community_that_others_are_in_does_not_wait(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """It goes on, and its codes too."""
    await store.offer_link(there, "code of there", NOW + DAY)
    await store.link(PlaceId("slack:2"), "code of there", NOW)
    await store.offer_link(there, "another", NOW + DAY)
    await joined(store, here)

    assert () == await store.waiting(THERE)
    assert there == await store.link(PlaceId("slack:3"), "another", NOW)


async def test_codes_of_what_waits_are_over(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Nobody moves into it meanwhile."""
    await store.offer_link(there, "old", NOW + DAY)
    await joined(store, here)

    assert await store.link(PlaceId("slack:2"), "old", NOW) is None
    assert (there,) == await store.waiting(THERE)


async def test_links_go_along_into_no_copy(store: Store, here: CommunityId) -> None:
    """They tell which places are together here, not what was written."""
    await joined(store, here)
    await store.commit(here, deed(entry(0, "one"), Write(Kind.LINK, "abc", 0, {"on": "today"})))

    copy = await store.unlink(THERE, NOW)

    assert [Kind.ENTRY] == [each.kind for each in (await store.snapshot(copy)).documents]
    assert 2 == len((await store.snapshot(here)).documents)
