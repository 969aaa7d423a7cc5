"""The outbox of quizzes: each message is sent by one process at a time, and in its order."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

import pytest

from bot.events import ChannelId, PlaceId
from bot.sessions import Claimed, Message, Post, SessionId
from bot.store import CommunityId
from bot.stores.sqlstore import open_store
from tests.stores.deeds import HERE, MINUTE, NOW, THERE
from tests.stores.quizzes import (
    EVENING,
    HALL,
    HOUR,
    MILLISECOND,
    SOON,
    SQUARE,
    Both,
    card,
    evening,
    kept,
)

MORNING = SessionId("morning")


async def claim(store: Both, most: int = 9, at: datetime = NOW) -> tuple[Claimed, ...]:
    """What Discord is to send now, within a minute."""
    return await store.claim_posts(["discord"], at, at + MINUTE, most)


async def send(store: Both, reference: str) -> Post:
    """The only post there is to send is sent."""
    (claimed,) = await claim(store)
    await store.posted(claimed.id, reference)
    return claimed.post


async def test_a_post_is_claimed_as_it_was_kept(store: Both, here: CommunityId) -> None:
    """With its session; nobody else gets it before the time is over."""
    await evening(store, here, card(7))

    (claimed,) = await claim(store)

    assert Claimed(claimed.id, here, EVENING, card(7)) == claimed
    assert () == await claim(store)
    assert () == await claim(store, at=SOON - MILLISECOND)
    assert (claimed,) == await claim(store, at=SOON)
    assert () == await claim(store, at=SOON)


async def test_what_was_sent_is_sent_no_more(store: Both, here: CommunityId) -> None:
    """Not even when the time is over."""
    await evening(store, here, card())

    await send(store, "m1")
    await store.posted(999_999, "of a session that is kept no more")

    assert () == await claim(store, at=NOW + 30 * MINUTE)


async def test_a_channel_gets_one_after_the_other(store: Both, here: CommunityId) -> None:
    """What comes later waits, also for what another process is at; other channels do not wait."""
    reveal = card(1, message=Message.REVEAL)
    await evening(store, here, card(1), card(1, HALL), reveal, card(2, HALL))
    await store.advance(here, kept(3), [card(2)])

    first, hall = await claim(store)
    assert (card(1), card(1, HALL)) == (first.post, hall.post)
    assert () == await claim(store)
    await store.posted(hall.id, "h1")
    (second,) = await claim(store)
    assert card(2, HALL) == second.post
    await store.posted(first.id, "s1")
    assert [reveal] == [each.post for each in await claim(store)]


async def test_sessions_do_not_wait_for_each_other(
    store: Both, here: CommunityId, there: CommunityId
) -> None:
    """In one channel, under one id in two communities, or in channels called alike."""
    await evening(store, here, card())
    await evening(store, here, card(), id=MORNING)
    await evening(store, there, card(), Post(Message.CARD, 1, PlaceId("discord:2"), SQUARE))

    claimed = await claim(store)

    assert [(here, EVENING), (here, MORNING), (there, EVENING), (there, EVENING)] == [
        (each.community, each.session) for each in claimed
    ]
    assert [None] * 4 == [each.replaces for each in claimed]


async def test_each_platform_sends_its_own(store: Both, here: CommunityId) -> None:
    """Wherever the session has channels."""
    slack = Post(Message.CARD, 1, THERE, SQUARE)
    await evening(store, here, card(), slack)

    for none in ([], ["terminal"], ["disc"], ["%"], ["discord:1"]):
        assert () == await store.claim_posts(none, NOW, SOON, 9)
    assert [slack] == [each.post for each in await store.claim_posts(["slack"], NOW, SOON, 9)]
    both = await store.claim_posts({"slack", "discord"}, NOW, SOON, 9)
    assert [card()] == [each.post for each in both]


async def test_no_more_is_claimed_than_asked_for(store: Both, here: CommunityId) -> None:
    """The oldest first."""
    await evening(store, here, *(card(n, ChannelId(f"c{n}")) for n in range(5)))

    assert [0, 1] == [each.post.round for each in await claim(store, 2)]
    assert [2, 3, 4] == [each.post.round for each in await claim(store)]


async def test_a_card_posted_again_replaces_what_was_sent(store: Both, here: CommunityId) -> None:
    """The latest of its kind and round in that channel; everything else is new."""
    reveal = card(1, message=Message.REVEAL)
    await evening(store, here, card(1))
    await send(store, "m1")
    await store.advance(here, kept(3), [card(1), card(2), card(1, HALL), reveal, card(1)])
    seen = []
    while claimed := await claim(store):
        for each in claimed:
            seen.append((each.post, each.replaces))
            await store.posted(each.id, each.replaces or f"m{len(seen) + 1}")

    assert [
        (card(1), "m1"),
        (card(1, HALL), None),
        (card(2), None),
        (reveal, None),
        (card(1), "m1"),
    ] == seen


async def test_the_latest_reference_counts(store: Both, here: CommunityId) -> None:
    """Where a message could not be changed and was sent anew."""
    await evening(store, here, card(), card(), card())
    for reference in ("m1", "m2"):
        await send(store, reference)

    assert ["m2"] == [each.replaces for each in await claim(store)]


async def test_a_channel_rests_from_changes(store: Both, here: CommunityId) -> None:
    """From those of another quiz there too; what is new in it, and other channels, do not wait."""
    await evening(store, here, card(1), card(1, HALL), card(1), card(2), card(1, HALL))
    await evening(store, here, card(1), card(1), id=MORNING)
    for sent, reference in zip(await claim(store), ("evening", "hall", "morning"), strict=True):
        await store.posted(sent.id, reference)
    change = (await claim(store, 1))[0]
    await store.posted(change.id, "evening", SOON)
    meanwhile = await claim(store, at=SOON - MILLISECOND)
    later = await claim(store, at=SOON)

    assert (EVENING, card(1), "evening") == (change.session, change.post, change.replaces)
    assert [(card(2), None), (card(1, HALL), "hall")] == [(e.post, e.replaces) for e in meanwhile]
    assert [(MORNING, "morning")] == [(each.session, each.replaces) for each in later]


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
async def test_a_channel_rests_in_two_processes(url: str, store: Both, here: CommunityId) -> None:
    """What one changed the other changes only when the time is over."""
    await evening(store, here, *(card() for _ in range(4)))
    sent = []
    async with AsyncExitStack() as stack:
        own = [await stack.enter_async_context(open_store(url, NOW)) for _ in range(2)]
        for second in range(8):
            at = NOW + timedelta(seconds=second)
            for each in own:
                for claimed in await claim(each, at=at):
                    rests = at + timedelta(seconds=3) if claimed.replaces else None
                    await each.posted(claimed.id, "m1", rests)
                    sent.append(second)

    assert [0, 0, 3, 6] == sent


async def test_nothing_is_sent_of_what_was_over_long_ago(store: Both, here: CommunityId) -> None:
    """Within the hour it still is."""
    await evening(store, here, card(), ended=NOW)

    assert () == await claim(store, at=NOW + HOUR)
    assert 1 == len(await claim(store, at=NOW + HOUR - MILLISECOND))


async def test_of_many_who_claim_at_once_each_gets_others(store: Both, here: CommunityId) -> None:
    """None twice, and none is left."""
    await evening(store, here, *(card(n, ChannelId(f"c{n}")) for n in range(30)))

    claims = await asyncio.gather(*(claim(store, 4) for _ in range(40)))

    assert list(range(30)) == sorted(each.post.round for some in claims for each in some)


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
async def test_two_processes_never_send_the_same(url: str, store: Both, here: CommunityId) -> None:
    """They claim and send in turns and at once: each message once, each channel in its order."""
    channels = [ChannelId(f"c{n}") for n in range(6)]
    await evening(store, here, *(card(n, each) for n in range(5) for each in channels))
    sent: list[Post] = []

    async def sender(own: Both) -> None:
        while len(sent) < 30:
            for each in await claim(own, 4):
                sent.append(each.post)
                await own.posted(each.id, f"m{each.id}")

    async with AsyncExitStack() as stack:
        own = [await stack.enter_async_context(open_store(url, NOW)) for _ in range(2)]
        await asyncio.gather(*map(sender, own))

    assert 30 == len(sent)
    for channel in channels:
        assert [0, 1, 2, 3, 4] == [post.round for post in sent if post.channel == channel]
    assert {HERE} == {post.place for post in sent}


async def test_which_channels_wait(store: Both, here: CommunityId) -> None:
    """Those with something of that session that was not sent, claimed or not."""
    await evening(store, here, card(), card(channel=HALL))
    first, _ = await claim(store)
    both = await store.unsent_in(here, EVENING)
    await store.posted(first.id, "m1")

    assert {SQUARE, HALL} == both
    assert {HALL} == await store.unsent_in(here, EVENING)
    assert frozenset() == await store.unsent_in(here, MORNING)
