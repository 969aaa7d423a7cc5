"""What has been kept long enough goes, and is nowhere in the file either."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.retention import DEFAULTS
from bot.store import AlreadyUndone, CommunityId, Kind, Store, Write
from tests.stores.deeds import (
    ANA,
    BOATS,
    DAY,
    HERE,
    MINUTE,
    NOW,
    THERE,
    TODAY,
    body,
    deed,
    entry,
    say,
    ticket,
)

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
SECOND = timedelta(seconds=1)
MIDNIGHT = NOW.replace(hour=0, minute=0, second=0, microsecond=0)


async def gone(store: Store, at: datetime) -> dict[str, int]:
    """What expires, without the tables of which nothing does."""
    return {table: count for table, count in (await store.expire(at)).items() if count}


async def test_what_is_new_stays(store: Store, here: CommunityId) -> None:
    """Nothing of today is deleted."""
    await say(store, here, "one", "two")
    await store.commit(here, deed(entry(2, None)))
    await store.send(here, ticket("t"))
    await store.rate(here, BOATS, True, TODAY)
    await store.claim("event", NOW)
    await store.offer_link(here, "code", NOW + MINUTE)
    await store.leave(HERE, NOW)

    assert {} == await gone(store, NOW)


async def test_events_are_forgotten(store: Store) -> None:
    """After two days a platform repeats nothing."""
    await store.claim("event", NOW)

    assert {} == await gone(store, NOW + DEFAULTS.events - SECOND)
    assert {"event": 1} == await gone(store, NOW + DEFAULTS.events)
    assert await store.claim("event", NOW + DEFAULTS.events)


async def test_questions_are_deleted(store: Store, here: CommunityId) -> None:
    """And their codes."""
    await store.send(here, ticket("t", "code"))

    assert {} == await gone(store, MIDNIGHT + DEFAULTS.tickets - SECOND)
    assert {"ticket": 1} == await gone(store, MIDNIGHT + DEFAULTS.tickets)
    assert await store.collect("code") is None


async def test_opinions_are_deleted(store: Store, here: CommunityId) -> None:
    """A year after their day."""
    await store.rate(here, BOATS, True, TODAY)

    assert {} == await gone(store, MIDNIGHT + DEFAULTS.feedback - SECOND)
    assert {"feedback": 1} == await gone(store, MIDNIGHT + DEFAULTS.feedback)
    assert () == await store.feedback(here, TODAY)


async def test_codes_are_deleted_when_too_old(store: Store, here: CommunityId) -> None:
    """They would not work any more."""
    await store.offer_link(here, "code", NOW)

    assert {"link_code": 1} == await gone(store, NOW)


async def test_acts_are_forgotten_and_what_stands_stays(store: Store, here: CommunityId) -> None:
    """With who did them and what stood before; numbers count on."""
    await say(store, here, "one", "two")
    kept = await store.snapshot(here)

    assert {"act": 1, "revision": 1} == await gone(store, NOW + DEFAULTS.acts)
    assert [2] == [revision.version for revision in await store.history(here, Kind.ENTRY, BOATS)]
    assert {"act": 1, "revision": 1} == await gone(store, NOW + DEFAULTS.acts + MINUTE)

    assert kept == await store.snapshot(here)
    assert () == await store.acts(here, NOW, 10)
    assert () == await store.history(here, Kind.ENTRY, BOATS)
    with pytest.raises(AlreadyUndone):
        await store.commit(here, deed(undoes=2))
    act = await store.commit(here, deed(entry(2, "three")))
    assert (3, body("two"), body("three")) == (
        act.number,
        act.changes[0].before,
        act.changes[0].after,
    )


async def test_what_was_taken_away_is_forgotten(store: Store, here: CommunityId) -> None:
    """Its key too: it may be a person's hash."""
    await store.commit(here, deed(Write(Kind.ROLE, ANA, 0, {"role": "host"})))
    await store.commit(here, deed(Write(Kind.ROLE, ANA, 1, None), at=NOW + DAY))

    assert {"act": 1, "revision": 1} == await gone(store, NOW + DEFAULTS.acts)
    assert {"act": 1, "revision": 1, "document": 1} == await gone(store, NOW + DEFAULTS.acts + DAY)
    await store.commit(here, deed(Write(Kind.ROLE, ANA, 0, {"role": "host"})))


async def test_a_place_that_was_left_goes_with_all_it_had(store: Store, here: CommunityId) -> None:
    """A month later, if it was its community's last."""
    await say(store, here, "one")
    await store.send(here, ticket("t", "code"))
    await store.rate(here, BOATS, True, TODAY)
    await store.leave(HERE, NOW)
    await store.leave(HERE, NOW + DAY)  # told again: the first time counts

    assert {} == await gone(store, NOW + DEFAULTS.gone_places - SECOND)
    assert {"place": 1, "community": 1} == await gone(store, NOW + DEFAULTS.gone_places)
    assert {} == await store.all_places() == await store.snapshots()
    assert await store.collect("code") is None
    assert here != await store.community(HERE, NOW)


async def test_a_place_that_came_back_stays(store: Store, here: CommunityId) -> None:
    """Its return ends the waiting."""
    await store.leave(HERE, NOW)
    await store.community(HERE, NOW + DAY)

    assert {} == await gone(store, NOW + 2 * DEFAULTS.gone_places)


async def test_a_community_outlives_one_of_its_places(store: Store, here: CommunityId) -> None:
    """The others keep it."""
    await store.offer_link(here, "code", NOW + MINUTE)
    await store.link(THERE, "code", NOW)
    await store.leave(HERE, NOW)

    assert {"place": 1} == await gone(store, NOW + DEFAULTS.gone_places)
    assert {THERE: here} == await store.all_places()


@pytest.mark.parametrize("joins", [True, False])
async def test_a_community_without_places_is_kept_a_while(
    store: Store, here: CommunityId, there: CommunityId, joins: bool
) -> None:
    """Its last place went elsewhere: that may have been a mistake."""
    await say(store, there, "one")
    await store.offer_link(here, "code", NOW + MINUTE)
    if joins:
        await store.link(THERE, "code", NOW)
    else:
        await store.unlink(THERE, NOW)

    later = NOW + DEFAULTS.gone_places
    await store.expire(later - SECOND)
    assert body("one") == (await store.snapshot(there)).documents[0].body
    assert 1 == (await gone(store, later))["community"]
    assert () == (await store.snapshot(there)).documents


async def test_a_community_that_is_joined_again_stays(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """A code of before leads back."""
    await store.offer_link(here, "go", NOW + MINUTE)
    await store.offer_link(there, "back", NOW + MINUTE)
    await store.link(THERE, "go", NOW)
    await store.link(THERE, "back", NOW)

    assert {} == await gone(store, NOW + DEFAULTS.gone_places)
    assert there == await store.community(THERE, NOW)


async def test_two_who_leave_at_once_leave_it_for_a_while(store: Store, here: CommunityId) -> None:
    """Whoever was last."""
    await store.offer_link(here, "code", NOW + MINUTE)
    await store.link(THERE, "code", NOW)
    await say(store, here, "one")

    await store.unlink(HERE, NOW)
    await store.unlink(THERE, NOW)

    assert {} == await gone(store, NOW + DAY)
    assert here in await store.snapshots()
