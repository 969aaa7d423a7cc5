"""
What a community keeps, read: its entries, what it hides and has taught, roles, settings, drafts.

A pure view of the documents of a store. A document that cannot be read (written by a newer
version, say) is left out, never guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.curation.roles import Role
from bot.entries import Added, Entry, EntryId, Language, Phrasing
from bot.knowledge import records
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

    key: its own; base: the version of the entry it was made from, 0 for a new one; by: who wrote
    it, empty for a member; proposed: whether it waits in the queue; on: the day, ISO 8601;
    tickets: questions that were sent to the moderators, which it would answer.
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


class Pause(StrEnum):
    """What an admin can stop for a while."""

    NO = "no"
    SILENT = "silent"  # the bot says nothing but that it is paused
    OWN = "own"  # the community's own entries are not shown


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What a community has set.

    name: how cards call it, empty where none is known; approval: whether a second person must
    agree, None for the default; tickets: whether questions can be sent to the moderators.
    """

    name: str = ""
    approval: bool | None = None
    tickets: bool = False
    pause: Pause = Pause.NO


@dataclass(frozen=True)
class State:
    """All of it. version: the community's count of acts."""

    version: int = 0
    kept: Mapping[EntryId, Kept] = field(default_factory=dict)
    hidden: frozenset[EntryId] = frozenset()
    taught: Mapping[EntryId, Taught] = field(default_factory=dict)
    roles: Mapping[PersonHash, Role] = field(default_factory=dict)
    settings: Settings = Settings()
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    versions: Mapping[tuple[Kind, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, snapshot: Snapshot) -> State:
        """What a snapshot of the store says."""
        by_kind: dict[Kind, list[Document]] = {kind: [] for kind in Kind}
        for document in snapshot.documents:
            by_kind[document.kind].append(document)
        settings = {d.key: d.body["value"] for d in by_kind[Kind.SETTING] if d.body}
        return cls(
            snapshot.version,
            {EntryId(key): kept for key, kept in _read(by_kind[Kind.ENTRY], _kept)},
            frozenset(EntryId(document.key) for document in by_kind[Kind.HIDDEN]),
            {EntryId(key): taught for key, taught in _read(by_kind[Kind.TAUGHT], _taught)},
            {PersonHash(key): role for key, role in _read(by_kind[Kind.ROLE], _role)},
            _settings(settings),
            dict(_read(by_kind[Kind.DRAFT], _draft)),
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
        if document.body is None:
            continue
        try:
            yield document.key, reader(document, document.body)
        except (KeyError, TypeError, ValueError):  # of a newer version, or damaged
            continue


def _kept(document: Document, body: Body) -> Kept:
    on, record = date.fromisoformat(body["on"]).isoformat(), body["record"]
    stale = frozenset(map(Language, body.get("stale", ())))
    return Kept(record, records.entry(record), document.version, on, stale, tickets_of(body))


def _taught(document: Document, body: Body) -> Taught:
    asked = body["questions"]
    phrasings = tuple(Phrasing(t, each) for each in Language for t in asked.get(each.value, ()))
    return Taught(phrasings, document.version, tickets_of(body))


def _role(document: Document, body: Body) -> Role:
    role = Role.named(body["role"])
    if role is None:
        raise ValueError(body["role"])
    return role


def _draft(document: Document, body: Body) -> Draft:
    return Draft(
        document.key,
        document.version,
        body["record"],
        int(body["base"]),
        PersonHash(body["by"]),
        Origin(body["origin"]),
        body["on"],
        bool(body["proposed"]),
        tickets_of(body),
    )


def tickets_of(body: Body | None) -> tuple[str, ...]:
    """The ids of the sent questions that a document settles."""
    return tuple(map(str, body.get("tickets", ()))) if body else ()


def _settings(values: Mapping[str, Any]) -> Settings:
    approval = values.get("approval")
    pause = values.get("pause", Pause.NO.value)
    return Settings(
        name=str(values.get("name", "")),
        approval=approval if isinstance(approval, bool) else None,
        tickets=values.get("tickets") is True,
        pause=Pause(pause) if pause in set(Pause) else Pause.NO,
    )
