"""
The port to what is kept: record types, and what every store promises.

What a community has written is documents: an entry, a pack's entry it hides, a role, a setting, a
draft. Each change to them is part of an act, which says who did what, when, and how each document
stood before and after. So history, undo and what other processes must learn are one thing for all
of them. A store knows nothing of what the bodies of documents mean.

All times are aware datetimes and are passed in; every call but `community`, `claim`, `changed` and
`expire` names the community, and neither reads nor writes beyond it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType, Protocol

from bot.entries import EntryId, Language
from bot.errors import BotError
from bot.events import PlaceId

CommunityId = NewType("CommunityId", str)
PersonHash = NewType("PersonHash", str)  # a person's id under a key; no store holds the id itself
Body = Mapping[str, Any]  # what JSON can hold

COPIED = "copied"  # the act with which a place that was unlinked begins, done by NOBODY
NOBODY = PersonHash("")


class Kind(StrEnum):
    """What a document is."""

    ENTRY = "entry"  # key: its id; body: the record of a pack's YAML
    HIDDEN = "hidden"  # key: the id of a pack's entry that the community does not show
    TAUGHT = "taught"  # key: the id of a pack's entry; body: further phrasings of it
    CLOSED = "closed"  # key: of one of them; body: questions that were put aside, by their ids
    DRAFT = "draft"  # key: random; body: a proposed entry and what it was made from
    ROLE = "role"  # key: a person's hash; body: the role
    SETTING = "setting"  # key: its name; body: its value
    LINK = "link"  # key: of a place that joined; body: the day; it goes along into no copy


@dataclass(frozen=True, slots=True)
class Document:
    """
    One thing a community keeps.

    version: counts from 1 with every change; body: None where it was taken away.
    """

    kind: Kind
    key: str
    version: int
    body: Body | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a community keeps now (nothing that was taken away), and its count of acts."""

    version: int = 0
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Write:
    """
    A document as it shall stand.

    base: the version it was made from, 0 where none stood; body: None to take it away.
    """

    kind: Kind
    key: str
    base: int
    body: Body | None


@dataclass(frozen=True, slots=True)
class Deed:
    """
    What somebody does: its name, who, when, the documents it writes, all of them or none.

    undoes: the act it takes back, which can be taken back once.
    """

    verb: str
    by: PersonHash
    at: datetime
    writes: tuple[Write, ...]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A document before and after an act; version: the one after."""

    kind: Kind
    key: str
    version: int
    before: Body | None
    after: Body | None


@dataclass(frozen=True, slots=True)
class Act:
    """
    A deed that was done. Its number counts a community's acts from 1, without gaps.

    undone: the number of the act that took it back, None where it stands.
    """

    number: int
    verb: str
    by: PersonHash
    at: datetime
    changes: tuple[Changed, ...]
    undoes: int | None = None
    undone: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of a document, and the act that made it."""

    version: int
    body: Body | None
    act: int
    by: PersonHash
    at: datetime


@dataclass(frozen=True, slots=True)
class Ticket:
    """
    A question its asker chose to send, scrubbed; nobody's, of a day.

    code: the hash of the asker's code, with which the answer is collected. What became of it
    stands in the documents that name its id.
    """

    id: str
    text: str
    language: Language
    day: date
    code: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """How often an entry was called helpful, and how often not."""

    entry: EntryId
    helpful: int
    unhelpful: int


class StoreError(BotError):
    """The store cannot be reached or used; the message says what to do about it."""


class StaleDraft(BotError):
    """A document was changed since the writer read it; `current` is how it stands now."""

    def __init__(self, current: Document) -> None:
        super().__init__(f"{current.kind} {current.key} is now at version {current.version}")
        self.current = current


class AlreadyUndone(BotError):
    """The act was taken back before, or what it changed is kept no more."""


class Communities(Protocol):
    """Which place belongs to which community."""

    async def community(self, place: PlaceId, at: datetime) -> CommunityId:
        """The community of a place; a place seen for the first time gets one of its own."""

    async def places(self, community: CommunityId) -> tuple[PlaceId, ...]:
        """The places of a community, in the order of their ids."""

    async def all_places(self) -> Mapping[PlaceId, CommunityId]:
        """The community of every place."""

    async def leave(self, place: PlaceId, at: datetime) -> None:
        """
        The bot was removed from a place; what it had is kept as long as retention says.

        It belongs to its community until then, and for ever if `community` asks for it before.
        """

    async def offer_link(self, community: CommunityId, code: str, until: datetime) -> None:
        """Keep the hash of a code with which one place may join the community until then."""

    async def link(
        self, place: PlaceId, code: str, at: datetime, *, keep: bool = False
    ) -> CommunityId | None:
        """
        Use a code's hash: the place joins that community, which is returned.

        None where the code is unknown, used or too old. A code works once. keep: whether the
        community that it leaves waits for it, where no other place is in it; its codes end then.
        """

    async def waiting(self, place: PlaceId) -> tuple[CommunityId, ...]:
        """
        The communities that wait for a place to come back, the one it left last first.

        They are kept as long as the place is.
        """

    async def go_back(self, place: PlaceId, community: CommunityId, at: datetime) -> bool:
        """
        The place goes back to a community that waits for it; False for any other.

        The one that it leaves waits instead, where no other place is in it.
        """

    async def unlink(self, place: PlaceId, at: datetime) -> CommunityId:
        """
        The place leaves with a copy of all documents but links, in a new community of its own.

        Its first act, COPIED, writes them. Nothing else goes along.
        """


class Documents(Protocol):
    """What communities have written."""

    async def snapshot(self, community: CommunityId) -> Snapshot:
        """All documents of a community as of one moment."""

    async def snapshots(self) -> Mapping[CommunityId, Snapshot]:
        """Those of every community that has any, to begin with."""

    async def commit(self, community: CommunityId, deed: Deed) -> Act:
        """
        Do all writes of a deed, or none; it is kept when this returns.

        Raises StaleDraft where a document's version is not the base, AlreadyUndone where `undoes`
        names an act that was undone or is kept no more, StoreError where nobody made the community.
        """

    async def acts(
        self, community: CommunityId, since: datetime, most: int, below: int | None = None
    ) -> tuple[Act, ...]:
        """The latest acts since then, newest first; below: only those with a lower number."""

    async def act(self, community: CommunityId, number: int) -> Act | None:
        """One act."""

    async def history(self, community: CommunityId, kind: Kind, key: str) -> tuple[Revision, ...]:
        """A document's revisions, newest first."""

    async def erase(self, community: CommunityId, kind: Kind, key: str) -> int:
        """
        Delete all revisions of a document but how it stands; how many.

        Acts whose changes are gone list them no more, and cannot be undone.
        """

    async def changed(self, since: datetime) -> Mapping[CommunityId, int]:
        """
        The communities with acts since then, each with its count of acts.

        A deed's time is taken before it is kept: whoever polls looks back a minute each time.
        """


class Persons(Protocol):
    """What is kept under a person's hash, and their going."""

    async def acts_by(self, community: CommunityId, person: PersonHash, since: datetime) -> int:
        """How many acts since then were theirs."""

    async def forget(self, community: CommunityId, person: PersonHash) -> int:
        """
        Take a person's hash out of what is kept, all of it or nothing; how many acts were theirs.

        Their acts and revisions become NOBODY's, and so do the drafts whose body has them under
        `by`, in every state that is kept. Of a role that was taken away nothing is left, and the
        acts that gave and took it cannot be undone; a role that stands stays. Their picks, numbers
        and names in sessions are deleted, and so is their practice; they are no host any more.
        """

    async def preference(self, person: PersonHash) -> Body | None:
        """What a person prefers wherever they are, None where they never said."""

    async def preferences(self) -> Mapping[PersonHash, Body]:
        """What all people prefer who ever said."""

    async def prefer(self, person: PersonHash, body: Body | None) -> None:
        """Keep it; None to forget it."""


class Tickets(Protocol):
    """Questions that were sent to the moderators."""

    async def send(self, community: CommunityId, ticket: Ticket) -> None:
        """Keep a ticket; once, if it is sent again."""

    async def tickets(self, community: CommunityId) -> tuple[Ticket, ...]:
        """All that are kept, oldest first; those of one day in the order of their ids."""

    async def collect(self, code: str) -> tuple[CommunityId, Ticket] | None:
        """The ticket with that code's hash, wherever it was sent."""


class Opinions(Protocol):
    """Whether entries help, without names."""

    async def rate(self, community: CommunityId, entry: EntryId, helpful: bool, day: date) -> None:
        """Count one opinion."""

    async def feedback(self, community: CommunityId, since: date) -> tuple[Feedback, ...]:
        """The counts of each entry since that day, in the order of the entries' ids."""


class Once(Protocol):
    """What must have one effect."""

    async def claim(self, event: str, at: datetime) -> bool:
        """Whether nobody claimed that event's id before, in any process."""


class Store(Communities, Documents, Persons, Tickets, Opinions, Once, Protocol):
    """All that is kept."""

    async def expire(self, at: datetime) -> Mapping[str, int]:
        """Delete what has been kept long enough (`bot.retention`); rows by table."""

    async def close(self) -> None:
        """Let go of the database; may be called twice."""
