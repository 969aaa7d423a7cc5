"""Who acts in a community, what is done by its name, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.curation.checking import Review
from bot.curation.communities import Community
from bot.curation.roles import Role
from bot.curation.state import Draft, entry_in
from bot.entries import Entry, EntryId
from bot.events import ChannelId, PersonId, Sender
from bot.knowledge import records
from bot.store import COPIED, Act, Kind, PersonHash

_ADMINS = frozenset({Kind.ROLE, Kind.SETTING})  # documents that only they write


Hashed = Callable[[PersonId], PersonHash]


def hidden(channel: ChannelId | None, hashed: Hashed) -> str:
    """A channel by its id under the key that people's are hashed with; "" where there is none."""
    return hashed(PersonId(channel)) if channel else ""


class Verb(StrEnum):
    """What was done, by the name it is kept under."""

    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"
    RESTORED = "restored"
    HID = "hid"
    SHOWED = "showed"
    TAUGHT = "taught"
    RECHECKED = "rechecked"
    CLOSED = "closed"
    DRAFTED = "drafted"
    PROPOSED = "proposed"
    REJECTED = "rejected"
    ROLE = "role"
    SETTING = "setting"
    IMPORTED = "imported"
    UNDID = "undid"
    PURGED = "purged"
    FORGOT = "forgot"
    LINKED = "linked"
    UNLINKED = "unlinked"
    COPIED = COPIED  # how a place begins that took a copy along


@dataclass(frozen=True, slots=True)
class Actor:
    """
    Somebody acting in a community.

    manages: whether they run the place itself, which makes the first admin and replaces the last;
    room: the channel they act in, by its id under a key, "" where there is none; groups: of their
    platform that they are in; the members of one that the community names are moderators while it
    does.
    """

    community: Community
    person: PersonHash
    at: datetime
    manages: bool = False
    room: str = ""
    groups: frozenset[str] = frozenset()

    @classmethod
    def of(cls, community: Community, sender: Sender, hashed: Hashed, at: datetime) -> Actor:
        """Whoever did something there, with all that their platform tells of them."""
        room, groups = hidden(sender.room, hashed), sender.groups
        return cls(community, hashed(sender.person), at, sender.manages, room, groups)

    @property
    def role(self) -> Role:
        """What they are in the community now."""
        if self.stands_in:
            return Role.ADMIN
        state = self.community.state
        granted = state.settings.group in self.groups
        return max(state.role(self.person), Role.MODERATOR if granted else Role.MEMBER)

    @property
    def stands_in(self) -> bool:
        """Whether they are admin only since they run the place, and nobody else is one."""
        return self.manages and not self.community.state.number_of(Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Saved:
    """It was done; a draft that became an entry, or a change to one."""

    entry: EntryId
    act: Act


@dataclass(frozen=True, slots=True)
class Unfit:
    """Something must be mended first, or a worsening confirmed; nothing was saved."""

    review: Review


@dataclass(frozen=True, slots=True)
class Waits:
    """A second person must agree; it is in the queue."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Conflict:
    """The entry was changed since the draft was begun; both are kept."""

    draft: Draft
    current: records.Record | None


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such thing here, or there is no more."""


@dataclass(frozen=True, slots=True)
class Alone:
    """It would leave nobody as admin; nothing was done."""


def is_admins(act: Act) -> bool:
    """Whether only an admin can take it back, or take back that it was taken back."""
    return any(each.kind in _ADMINS for each in act.changes)


def entry_of(act: Act) -> Entry | None:
    """The entry that an act wrote, took away or brought back; the first where there are several."""
    return entry_in(act.changes[0].after or act.changes[0].before) if act.changes else None
