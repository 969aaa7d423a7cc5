"""Sessions, presses and posts to test stores with."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from bot.events import ChannelId
from bot.items import ItemId
from bot.sessions import ItemCount, Kept, Message, Post, Press, SessionId, Sessions
from bot.store import CommunityId, PersonHash, Store
from tests.stores.deeds import ANA, BEN, HERE, MINUTE, NOW, TODAY

MILLISECOND, HOUR = timedelta(milliseconds=1), timedelta(hours=1)
EVENING = SessionId("evening")
CLARA = PersonHash("c" * 32)
SQUARE, HALL = ChannelId("square"), ChannelId("hall")
EELS, NETS = ItemId("eels"), ItemId("nets")
_numbers = itertools.count(1)


class Both(Store, Sessions, Protocol):
    """All that is kept, quizzes too."""


def kept(version: int = 1, open_round: int | None = 1, **rest: Any) -> Kept:
    """The evening's session, whose first round takes picks."""
    rest = {"body": {"hosts": [BEN], "rounds": [1, 2]}, **rest}
    return Kept(rest.pop("id", EVENING), version, rest.pop("body"), open_round, **rest)


def says(value: str | None, person: PersonHash = ANA, number: int = 1, at: datetime = NOW) -> Press:
    """Somebody picks that, whatever they had."""
    return Press(person, number, at, lambda _: value)


def adds(value: str, person: PersonHash = ANA, number: int = 1, at: datetime = NOW) -> Press:
    """Somebody adds that to what they had."""
    return Press(person, number, at, lambda before: (before or "") + value)


def card(number: int = 1, channel: ChannelId = SQUARE, message: Message = Message.CARD) -> Post:
    """A message in a channel of our place."""
    return Post(message, number, HERE, channel)


async def evening(store: Sessions, community: CommunityId, *posts: Post, **rest: Any) -> None:
    """The session begins, and these are to be sent; it is at version 2 then."""
    await store.begin(community, kept(**rest))
    assert await store.advance(community, kept(2, **rest), posts)


async def counted(
    store: Sessions, community: CommunityId, *counts: ItemCount, day: date = TODAY
) -> None:
    """A session of its own ends, which adds these counts."""
    one = SessionId(f"counted-{next(_numbers)}")
    await store.begin(community, kept(id=one, open_round=None))
    ended = kept(2, id=one, open_round=None, ended=NOW)
    assert await store.advance(community, ended, counts=counts, day=day)


async def values(store: Sessions, community: CommunityId) -> dict[tuple[int, PersonHash], str]:
    """What everybody picked that evening."""
    picks = await store.picks(community, EVENING)
    return {(each.round, each.person): each.value for each in picks}


SOON = NOW + MINUTE
