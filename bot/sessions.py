"""
The port to what is kept of quizzes: record types, and what every store promises.

A store knows nothing of what a session's body means, but that people stand in it under `hosts`
only. What must happen once is a constraint: one pick for each person and round, one number for
each player, one version after another. All times are aware datetimes and are passed in; every call
but `due`, `claim_posts` and `posted` names the community, and neither reads nor writes beyond it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Protocol

from bot.events import ChannelId, PlaceId
from bot.items import ItemId
from bot.store import Body, CommunityId, PersonHash, Store
from bot.upkeep import Upkeep

SessionId = NewType("SessionId", str)


@dataclass(frozen=True, slots=True)
class Kept:
    """
    A session as it is kept.

    version: counts from 1 with every change but picks; open_round: the one that takes picks now,
    None for none; closes: from when on it takes none, None for no such time; due: when something
    has to be done about the session by itself; ended: since when it is over.
    """

    id: SessionId
    version: int
    body: Body
    open_round: int | None = None
    closes: datetime | None = None
    due: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """
    Somebody picks in a round.

    change: what their pick becomes, given what it was (None where they had none); pure, and called
    within the transaction. It may leave it as it was, and take it away with None.
    """

    person: PersonHash
    round: int
    at: datetime
    change: Callable[[str | None], str | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who picked; number: counts from 1 in the order of first picks; name: opted in."""

    person: PersonHash
    number: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """
    What came of a press.

    taken: whether the round took picks at that time; value: the person's pick in that round now;
    number, name: theirs among the players, None where they are none or opted for no name.
    """

    taken: bool
    value: str | None
    number: int | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """Presses in one session, in their order."""

    community: CommunityId
    session: SessionId
    presses: tuple[Press, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """One person's choice in one round; at: of its last change."""

    round: int
    person: PersonHash
    value: str
    at: datetime


class Message(StrEnum):
    """What a message in a session's channel shows; its text is made when it is sent."""

    CARD = "card"  # a round's question; posted again, it replaces the one that was sent
    REVEAL = "reveal"  # what was right, and why
    REPORT = "report"  # what came of it all


@dataclass(frozen=True, slots=True)
class Post:
    """A message to be sent, or sent anew, in one channel of a session."""

    message: Message
    round: int
    place: PlaceId
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class Claimed:
    """
    A post that this process sends now.

    replaces: the reference of the message that it takes the place of, None for a new one.
    """

    id: int
    community: CommunityId
    session: SessionId
    post: Post
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class ItemCount:
    """How often an item was asked, answered rightly, and disputed; nobody's."""

    item: ItemId
    asked: int = 0
    right: int = 0
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class Played:
    """
    What is kept of one person in quizzes.

    picks: how many of theirs; names: those they are shown by; practises: whether they practise.
    """

    picks: int = 0
    names: tuple[str, ...] = ()
    practises: bool = False


NOTHING_PLAYED = Played()


class Sessions(Protocol):
    """What is kept of quizzes."""

    async def begin(self, community: CommunityId, kept: Kept) -> None:
        """Keep a new session, of version 1."""

    async def session(self, community: CommunityId, session: SessionId) -> Kept | None:
        """A session as it stands."""

    async def running(self, community: CommunityId) -> tuple[Kept, ...]:
        """Those that are not over, in the order of their ids."""

    async def over(self, community: CommunityId) -> tuple[Kept, ...]:
        """Those that are over and kept still, the latest first."""

    async def advance(
        self,
        community: CommunityId,
        kept: Kept,
        posts: Sequence[Post] = (),
        counts: Sequence[ItemCount] = (),
        day: date | None = None,
    ) -> bool:
        """
        Change a session to `kept`, keep what must be sent and add to the items' counts of the day.

        All of it or nothing: False where the version before `kept.version` is not the one that
        stands. What was pressed until then is kept, and no press of the time before comes later.
        """

    async def press(
        self, community: CommunityId, session: SessionId, presses: Sequence[Press]
    ) -> tuple[Pressed, ...]:
        """Take picks in one session, as `press_in` does."""

    async def press_in(self, lots: Sequence[Lot]) -> tuple[tuple[Pressed, ...], ...]:
        """
        Take picks in several sessions, each once, all in one transaction; kept when this returns.

        A press is taken where its round is the open one and its time is before `closes`. Whoever
        is taken for the first time becomes a player.
        """

    async def picks(
        self,
        community: CommunityId,
        session: SessionId,
        only: int | None = None,
        person: PersonHash | None = None,
    ) -> tuple[Pick, ...]:
        """The picks of a session, or only those of one round or one person, by round and time."""

    async def players(self, community: CommunityId, session: SessionId) -> tuple[Player, ...]:
        """All players, in the order of their numbers."""

    async def name(
        self, community: CommunityId, session: SessionId, person: PersonHash, name: str | None
    ) -> bool:
        """Show a player by a name, or by none; False where they are no player."""

    async def due(self, at: datetime) -> tuple[tuple[CommunityId, SessionId], ...]:
        """The sessions whose time has come, the longest waiting first."""

    async def claim_posts(
        self, platforms: Collection[str], at: datetime, until: datetime, most: int
    ) -> tuple[Claimed, ...]:
        """
        Posts of these platforms, named as places begin, that nobody else sends until then.

        Only the oldest of each channel and session that was not sent, so that they come in order;
        none that takes the place of another while its channel rests; and none whose session was
        over an hour ago.
        """

    async def unsent_in(self, community: CommunityId, session: SessionId) -> frozenset[ChannelId]:
        """The channels of a session to which something of it is still to be sent."""

    async def posted(self, post: int, reference: str, rests: datetime | None = None) -> None:
        """
        A post was sent, and this is how its message is found again.

        rests: until then nothing in its channel takes the place of another, whoever sends it.
        """

    async def dispute(
        self,
        community: CommunityId,
        session: SessionId,
        round_number: int,
        person: PersonHash,
        item: ItemId,
        day: date,
    ) -> bool:
        """Count that somebody disputes a round's item; once, False for all later times."""

    async def counts(self, community: CommunityId, since: date) -> tuple[ItemCount, ...]:
        """The counts of each item since that day, in the order of the items' ids."""

    async def practice(self, community: CommunityId, person: PersonHash) -> Body | None:
        """How far somebody got in practising alone, None where they did not begin."""

    async def played_by(self, community: CommunityId, person: PersonHash) -> Played:
        """What is kept of a person."""

    async def keep_practice(
        self, community: CommunityId, person: PersonHash, body: Body | None
    ) -> None:
        """Keep how far they got; None to forget it."""


class FullStore(Store, Sessions, Upkeep, Protocol):
    """All that is kept, quizzes too, and how much that is."""
