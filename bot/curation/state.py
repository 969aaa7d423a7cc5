"""
What a community keeps, read: its entries, what it hides and has taught, roles, settings, drafts.

A pure view of the documents of a store. A document that cannot be read (damaged, or written by a
newer version) is left out, never guessed at, and can be written over. Only a draft is kept whose
record has an id but is unfit otherwise: somebody typed it, and may mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from bot.curation import settings
from bot.curation.roles import Role
from bot.curation.settings import Settings
from bot.entries import Added, Entry, EntryId, Language, Phrasing
from bot.knowledge import records, sound
from bot.store import Act, Body, Document, Kind, PersonHash, Snapshot

TOPIC = "community"  # of entries that a community adds


@dataclass(frozen=True, slots=True)
class Kept:
    """
    An entry of the community's own.

    record: as it was typed; entry: what it makes; version: counts its changes; on: the day of the
    last one, ISO 8601; stale: languages whose text was left behind when the other's changed;
    tickets: questions that were sent to the moderators, which it answers.
    """

    record: records.Record
    entry: Entry
    version: int
    on: str
    stale: frozenset[Language] = frozenset()
    tickets: tuple[str, ...] = ()


class Origin(StrEnum):
    """What a draft was made from."""

    FORM = "form"  # a moderator's own
    SUGGESTION = "suggestion"  # a member's
    MESSAGE = "message"  # somebody's message, reworded
    TICKET = "ticket"  # questions that were sent to the moderators
    FILE = "file"  # an import


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A proposed entry.

    key: its own; record: with an id at least; base: the version of the entry it was made from, 0
    for a new one; by: who wrote it, empty for a member; proposed: whether it waits in the queue;
    on: the day, ISO 8601; tickets: questions that were sent to the moderators, which it would
    answer.
    """

    key: str
    version: int
    record: records.Record = field(repr=False)
    base: int
    by: PersonHash = field(repr=False)
    origin: Origin
    on: str
    proposed: bool = False
    tickets: tuple[str, ...] = ()

    @property
    def entry_id(self) -> EntryId:
        """The entry it would be."""
        return EntryId(self.record["id"])

    def title(self, language: Language) -> str:
        """What stands for it in lists: the entry's title, its first question, or its id."""
        if entry := sound.entry(self.record):
            return entry.title(language)
        asked = sound.readable(self.record, {"questions"}).get("questions", {}).values()
        return next((text for texts in asked for text in texts), self.entry_id)

    @property
    def body(self) -> Body:
        """As a store keeps it."""
        return {
            "record": self.record,
            "base": self.base,
            "by": self.by,
            "origin": self.origin.value,
            "on": self.on,
            "proposed": self.proposed,
            "tickets": list(self.tickets),
        }


@dataclass(frozen=True, slots=True)
class Taught:
    """Further ways to ask for a pack's entry; tickets: sent questions that it answers so."""

    phrasings: tuple[Phrasing, ...]
    version: int
    tickets: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """
    All of it.

    version: the community's count of acts; closed: the ids of sent questions that were put aside,
    by document; values: the settings as they are kept; links: when places joined, by their keys,
    ISO 8601.
    """

    version: int = 0
    kept: Mapping[EntryId, Kept] = field(default_factory=dict)
    hidden: frozenset[EntryId] = frozenset()
    taught: Mapping[EntryId, Taught] = field(default_factory=dict)
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[PersonHash, Role] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[tuple[Kind, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, snapshot: Snapshot) -> State:
        """What a snapshot of the store says."""
        return cls()._having(snapshot.version, snapshot.documents)

    def after(self, act: Act) -> State:
        """The state after the next act, of which all changes are told."""
        stand = [each for each in act.changes if each.after is not None]
        documents = (Document(each.kind, each.key, each.version, each.after) for each in stand)
        changed = [(each.kind, each.key) for each in act.changes]
        return self._having(act.number, documents, changed)

    def _having(
        self,
        version: int,
        documents: Iterable[Document],
        changed: Iterable[tuple[Kind, str]] = (),
    ) -> State:
        """The state with these documents as they stand now; changed: which stood otherwise."""
        read = {kind: dict(getattr(self, name)) for kind, (name, _) in _READERS.items()}
        hidden, versions = set(self.hidden), dict(self.versions)
        for kind, key in changed:
            versions.pop((kind, key), None)
            read.get(kind, {}).pop(key, None)
            hidden -= {EntryId(key)} if kind is Kind.HIDDEN else set()
        for document in documents:
            versions[document.kind, document.key] = document.version
            if document.kind is Kind.HIDDEN:
                hidden.add(EntryId(document.key))
            elif (found := _read(document)) is not None:
                read[document.kind][document.key] = found
        named = {_READERS[kind][0]: values for kind, values in read.items()}
        return replace(self, version=version, hidden=frozenset(hidden), versions=versions, **named)

    @cached_property
    def settings(self) -> Settings:
        """What the community has set."""
        return settings.read(self.values)

    @cached_property
    def settled(self) -> Mapping[str, EntryId | None]:
        """
        What became of sent questions, by their ids: the entry that answers each, None for those
        put aside. An answer counts more than that one was put aside, and of two entries that
        answer one, an own entry more than a pack's, then the later id: in whatever order they came.
        """
        aside = dict.fromkeys(ticket for tickets in self.closed.values() for ticket in tickets)
        answering = [(key, each.tickets) for key, each in sorted(self.taught.items())]
        answering += [(key, each.tickets) for key, each in sorted(self.kept.items())]
        return {**aside, **{ticket: key for key, tickets in answering for ticket in tickets}}

    def version_of(self, kind: Kind, key: str) -> int:
        """The version of a document, 0 where there is none."""
        return self.versions.get((kind, key), 0)

    def role(self, person: PersonHash) -> Role:
        """A person's role."""
        return self.roles.get(person, Role.MEMBER)

    def number_of(self, least: Role) -> int:
        """How many people have that role or a higher one."""
        return sum(role >= least for role in self.roles.values())

    @property
    def needs_approval(self) -> bool:
        """Whether a second person must agree: as set, else once there are two moderators."""
        if self.settings.approval is not None:
            return self.settings.approval
        return self.number_of(Role.MODERATOR) >= 2

    def entries(self, packed: Iterable[EntryId]) -> tuple[Entry, ...]:
        """The community's own entries; packed: the ids of a pack's, which they may replace."""
        theirs = frozenset(packed)
        return tuple(
            replace(
                kept.entry, added=Added(self.settings.name, kept.on, replaces=entry_id in theirs)
            )
            for entry_id, kept in self.kept.items()
        )


def _read(document: Document) -> Any:
    """What a document says, None where it cannot be read."""
    _, reader = _READERS[document.kind]
    try:
        return reader(document, document.body) if isinstance(document.body, Mapping) else None
    except (KeyError, TypeError, ValueError):  # of a newer version, or damaged
        return None


def _kept(document: Document, body: Body) -> Kept:
    on, record = _day(body["on"]), body["record"]
    entry = sound.entry(record)
    if entry is None or entry.id != document.key:
        raise ValueError
    stale = frozenset(map(Language, _texts(body.get("stale", []))))
    return Kept(record, entry, document.version, on, stale, _tickets(body))


def _taught(document: Document, body: Body) -> Taught:
    asked = body["questions"]
    if not isinstance(asked, Mapping):
        raise TypeError
    by_language = {Language(name): _texts(texts) for name, texts in asked.items()}
    phrasings = tuple(Phrasing(t, each) for each in Language for t in by_language.get(each, ()))
    if not all(phrasing.text.strip() for phrasing in phrasings):
        raise ValueError
    return Taught(phrasings, document.version, _tickets(body))


def _role(document: Document, body: Body) -> Role:
    role = Role.named(_text(body["role"]))
    if role is None:
        raise ValueError
    return role


def _draft(document: Document, body: Body) -> Draft:
    record, base, proposed = body["record"], body["base"], body["proposed"]
    if not sound.named(record) or type(base) is not int or not isinstance(proposed, bool):
        raise TypeError
    return Draft(
        document.key,
        document.version,
        record,
        base,
        PersonHash(_text(body["by"])),
        Origin(_text(body["origin"])),
        _day(body["on"]),
        proposed,
        _tickets(body),
    )


def _value(document: Document, body: Body) -> Any:
    return body["value"]


def _closed(document: Document, body: Body) -> tuple[str, ...]:
    return _tickets(body)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return [_text(each) for each in value]


def _day(value: object) -> str:
    return date.fromisoformat(_text(value)).isoformat()


def _tickets(body: Body) -> tuple[str, ...]:
    return tuple(_texts(body.get("tickets", [])))


def entry_in(body: Body | None) -> Entry | None:
    """The entry in a document's body, None where there is none that can be read."""
    return sound.entry(body.get("record")) if isinstance(body, Mapping) else None


def _link(document: Document, body: Body) -> str:
    return _day(body["on"])


# Where the documents of each kind are read to, and how.
_READERS: Mapping[Kind, tuple[str, Callable[[Document, Body], Any]]] = {
    Kind.ENTRY: ("kept", _kept),
    Kind.TAUGHT: ("taught", _taught),
    Kind.CLOSED: ("closed", _closed),
    Kind.ROLE: ("roles", _role),
    Kind.SETTING: ("values", _value),
    Kind.DRAFT: ("drafts", _draft),
    Kind.LINK: ("links", _link),
}
