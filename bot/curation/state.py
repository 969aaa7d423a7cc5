"""
What a community keeps, read: its entries, what it hides and has taught, roles, settings, drafts.

A pure view of the documents of a store. A document that cannot be read (damaged, or written by a
newer version) is left out, never guessed at, and can be written over. Only a draft is kept whose
record has an id but is unfit otherwise: somebody typed it, and may mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.curation import settings
from bot.curation.roles import Role
from bot.curation.settings import Settings
from bot.entries import Added, Entry, EntryId, Language, Phrasing
from bot.knowledge import records, sound
from bot.store import Body, Document, Kind, PersonHash, Snapshot

TOPIC = "community"  # of entries that a community adds
_Read = TypeVar("_Read")


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
    record: records.Record
    base: int
    by: PersonHash
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

    version: the community's count of acts; settled: by the ids of sent questions, the entry that
    answers each, None for those put aside; links: when places joined, by their keys, ISO 8601.
    """

    version: int = 0
    kept: Mapping[EntryId, Kept] = field(default_factory=dict)
    hidden: frozenset[EntryId] = frozenset()
    taught: Mapping[EntryId, Taught] = field(default_factory=dict)
    roles: Mapping[PersonHash, Role] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    settled: Mapping[str, EntryId | None] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[tuple[Kind, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, snapshot: Snapshot) -> State:
        """What a snapshot of the store says."""
        by_kind: dict[Kind, list[Document]] = {kind: [] for kind in Kind}
        for document in snapshot.documents:
            by_kind[document.kind].append(document)
        values = dict(_read(by_kind[Kind.SETTING], _value))
        return cls(
            snapshot.version,
            {EntryId(key): kept for key, kept in _read(by_kind[Kind.ENTRY], _kept)},
            frozenset(EntryId(document.key) for document in by_kind[Kind.HIDDEN]),
            {EntryId(key): taught for key, taught in _read(by_kind[Kind.TAUGHT], _taught)},
            {PersonHash(key): role for key, role in _read(by_kind[Kind.ROLE], _role)},
            settings.read(values),
            dict(_read(by_kind[Kind.DRAFT], _draft)),
            dict(_settled(snapshot.documents)),
            dict(_read(by_kind[Kind.LINK], _link)),
            {(d.kind, d.key): d.version for d in snapshot.documents},
        )

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


def _read(
    documents: Iterable[Document], reader: Callable[[Document, Body], _Read]
) -> Iterable[tuple[str, _Read]]:
    for document in documents:
        if not isinstance(document.body, Mapping):
            continue
        try:
            yield document.key, reader(document, document.body)
        except (KeyError, TypeError, ValueError):  # of a newer version, or damaged
            continue


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


def tickets_of(body: Body | None) -> tuple[str, ...]:
    """The ids of the sent questions that a document settles; none where they cannot be read."""
    try:
        return _tickets(body) if isinstance(body, Mapping) else ()
    except TypeError:
        return ()


def _settled(documents: Iterable[Document]) -> Iterator[tuple[str, EntryId | None]]:
    """What became of sent questions; an answer counts more than that one was put aside."""
    closing = [each for each in documents if each.kind is Kind.CLOSED]
    answering = [each for each in documents if each.kind in {Kind.ENTRY, Kind.TAUGHT}]
    for document in (*closing, *answering):
        entry = None if document.kind is Kind.CLOSED else EntryId(document.key)
        yield from ((ticket, entry) for ticket in tickets_of(document.body))


def _link(document: Document, body: Body) -> str:
    return _day(body["on"])
