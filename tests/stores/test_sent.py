"""Questions sent to the moderators, opinions about entries, events claimed once."""

from __future__ import annotations

import asyncio

from bot.store import CommunityId, Feedback, Store
from tests.stores.deeds import BOATS, DAY, NOW, PIER, TODAY, ticket


async def test_tickets_come_oldest_first(store: Store, here: CommunityId) -> None:
    """Those of one day in the order of their ids, which tell nothing of the hour."""
    for sent in (ticket("b"), ticket("a"), ticket("z", day=TODAY - DAY)):
        await store.send(here, sent)

    assert ["z", "a", "b"] == [t.id for t in await store.tickets(here)]


async def test_a_ticket_comes_back_as_it_was(store: Store, here: CommunityId) -> None:
    """Whatever people type."""
    sent = ticket("t", text="¿Y \x00\ud800\U0001f6a2 '; DROP TABLE ticket; --")

    await store.send(here, sent)

    assert (sent,) == await store.tickets(here)


async def test_a_ticket_sent_again_is_kept_once(store: Store, here: CommunityId) -> None:
    """As it was first."""
    await store.send(here, ticket("t"))
    await store.send(here, ticket("t", text="another"))

    assert (ticket("t"),) == await store.tickets(here)


async def test_a_ticket_is_collected_with_its_code(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Wherever it was sent."""
    await store.send(here, ticket("t", "mine"))
    await store.send(there, ticket("t", "another"))

    assert (here, ticket("t", "mine")) == await store.collect("mine")
    assert (there, ticket("t", "another")) == await store.collect("another")
    assert await store.collect("none") is None


async def test_opinions_are_counted(store: Store, here: CommunityId) -> None:
    """Each entry's since a day, in the order of the ids; many at once lose none."""
    rating = [store.rate(here, PIER, True, TODAY) for _ in range(20)]
    rating += [store.rate(here, BOATS, False, TODAY), store.rate(here, PIER, False, TODAY - DAY)]
    await asyncio.gather(*rating)

    assert (Feedback(BOATS, 0, 1), Feedback(PIER, 20, 0)) == await store.feedback(here, TODAY)
    older = (Feedback(BOATS, 0, 1), Feedback(PIER, 20, 1))
    assert older == await store.feedback(here, TODAY - DAY)
    assert () == await store.feedback(here, TODAY + DAY)


async def test_an_event_is_claimed_once(store: Store) -> None:
    """However late it is repeated before it is forgotten."""
    assert await store.claim("event", NOW)
    assert not await store.claim("event", NOW + DAY)
    assert await store.claim("Event", NOW)


async def test_of_many_who_claim_at_once_one_does(store: Store) -> None:
    """Two processes got the same event: one answers."""
    claims = await asyncio.gather(*(store.claim("event", NOW) for _ in range(30)))

    assert [True] == [each for each in claims if each]
