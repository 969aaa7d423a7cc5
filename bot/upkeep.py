"""The port to what an operator looks after: how much is kept, since when, and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.store import CommunityId


class Stored(StrEnum):
    """The kinds of rows that are kept; none holds a question that was only asked."""

    COMMUNITIES = "communities"
    CHANGES = "changes"  # how many acts each community has had
    PLACES = "places"
    LEFT_PLACES = "left places"
    ENTRIES = "entries"  # all documents of moderators but roles and settings
    ROLES = "roles"
    SETTINGS = "settings"
    ACTS = "acts"
    REVISIONS = "revisions"
    TICKETS = "tickets"
    OPINIONS = "opinions"
    ITEM_COUNTS = "item counts"
    EVENTS = "events"
    LINK_CODES = "link codes"
    RUNNING_QUIZZES = "running quizzes"
    OVER_QUIZZES = "quizzes that are over"
    PLAYERS = "players"
    PICKS = "picks"
    DISPUTES = "disputes"
    MESSAGES = "messages"
    PRACTICE = "practice"
    PREFERENCES = "preferences"
    INSTALLED = "installed"  # the tokens of workspaces
    INSTALLING = "installing"
    ORGANISATIONS = "organisations"  # which place is in which


class Ends(StrEnum):
    """What makes rows go that have no time of their own."""

    TAKEN_AWAY = "taken away"  # by whoever may, a moderator for an entry
    WITH_ITS_QUIZ = "with its quiz"
    WITH_ITS_ACT = "with its act"
    FORGET_ME = "forget me"
    WITH_ITS_PLACES = "with its places"
    LEFT = "left"  # when the bot is removed
    NEXT_INSTALLED = "next installed"


@dataclass(frozen=True, slots=True)
class Stock:
    """
    The rows of a kind.

    oldest: when the oldest began to be old, None where there is none or nobody wrote it down;
    keep: how long after that they go, with the next daily sweep; ends: what else makes them go.
    """

    kind: Stored
    rows: int
    oldest: datetime | None = None
    keep: timedelta | None = None
    ends: Ends | None = None

    @property
    def goes(self) -> datetime | None:
        """From when on the oldest goes with the next sweep, None where no time is set."""
        if self.oldest is None or self.keep is None:
            return None
        return self.oldest + self.keep


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message of a quiz that is still to be sent; platform: as its place's id begins."""

    id: int
    platform: str


class Upkeep(Protocol):
    """What a store tells whoever looks after it: numbers and times, never what people wrote."""

    async def stock(self) -> tuple[Stock, ...]:
        """The rows of every kind, also where there are none."""

    async def unsent(self, at: datetime, most: int) -> tuple[Unsent, ...]:
        """The messages that should have been sent by now, oldest first."""

    async def quizzes(self) -> int:
        """How many quizzes are not over."""

    async def sent_tickets(self) -> Mapping[CommunityId, Collection[str]]:
        """The ids of all questions that were sent, settled ones too, by community."""
