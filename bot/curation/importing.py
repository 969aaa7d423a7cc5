"""
A community's own entries taken out as a file, and a file brought in as one act.

A file is looked over first, and what it would do is told; saving it looks at everything anew.
Where a second person must agree, its entries become drafts that wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.curation.acting import Actor, Verb
from bot.curation.bodies import kept_as
from bot.curation.checking import Inspector, seemingly_personal
from bot.curation.communities import Community
from bot.curation.desk import Desk
from bot.curation.forms import first_unseen
from bot.curation.impact import Change
from bot.curation.roles import Role
from bot.curation.state import TOPIC, Draft, Kept, Origin
from bot.entries import Entry, EntryId
from bot.errors import NotAllowed, Problem
from bot.events import Attached
from bot.knowledge import records, schema, sound
from bot.knowledge.exchange import files
from bot.knowledge.exchange.comparing import Comparison, compare
from bot.knowledge.exchange.files import Format, Incoming
from bot.knowledge.findings import Finding, What
from bot.knowledge.sentences import Said, say
from bot.store import Act, CommunityId, Kind, StaleDraft, Write

MOST_TOUCHED = 500  # entries created, changed or deleted at once; each is indexed and checked
MOST_PROPOSED = 100  # of them, where each waits in the queue for a second person
MOST_TRIED = 40  # new phrasings from which known questions are looked for

_ENTRIES = frozenset({Kind.ENTRY, Kind.DRAFT})
MOST_HELD = 20  # files held in memory until their import is confirmed, 40 MB at most

Base = Mapping[EntryId, int]  # the versions of entries


@dataclass(frozen=True, slots=True)
class Received:
    """
    A file that was looked over in a community, and waits to be confirmed there.

    base: the versions of what it would touch when it was looked over.
    """

    community: CommunityId | None
    file: Attached
    replace_all: bool = False
    base: Base = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What a file would do in a community.

    base: the versions of what it would touch; problems: what must be mended in the file first.
    """

    comparison: Comparison
    base: Base
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    Known questions that would get another answer, worse ones first.

    unasked: how many more are near; tried of phrasings: how many new ways to ask were tried, and
    how many there are; personal: the entries whose answer seems to hold something personal, which
    may well be right, so that a person must look.
    """

    changes: tuple[Change, ...] = ()
    unasked: int = 0
    tried: int = 0
    phrasings: int = 0
    personal: tuple[Entry, ...] = ()

    @property
    def worse(self) -> tuple[Change, ...]:
        """Those that would no longer reach what they must."""
        return tuple(each for each in self.changes if each.worse)


@dataclass(frozen=True, slots=True)
class Moved:
    """Entries that were changed since the file was looked over; nothing was saved."""

    entries: tuple[EntryId, ...]


class Importer:
    """Takes entries out of communities and brings them in."""

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        self._desk, self._inspector = desk, inspector

    async def export(self, actor: Actor, format_: Format) -> tuple[str, ...]:
        """The community's own entries as texts of files, mostly one; none where it has none."""
        _require(actor, Role.MODERATOR)
        kept = [each.record for _, each in sorted(actor.community.state.kept.items())]
        return await asyncio.to_thread(lambda: tuple(_parts(kept, format_))) if kept else ()

    async def plan(self, actor: Actor, file: Attached, *, replace_all: bool = False) -> Plan:
        """
        What a file would do; replace_all: also delete the entries that it lacks.

        Raises KnowledgeError with all that is wrong with the file.
        """
        _require(actor, Role.ADMIN if replace_all else Role.MODERATOR)
        return await asyncio.to_thread(self._plan, actor, file, replace_all)

    async def outlook(self, actor: Actor, plan: Plan) -> Outlook:
        """What a plan would do to known questions; others are answered in between."""
        saved = [records.entry(each) for each in plan.comparison.saved]
        personal = await asyncio.to_thread(lambda: tuple(filter(seemingly_personal, saved)))
        here, new = actor.community, _new_phrasings(plan.comparison)
        then, tried = _after(here, plan.comparison), new[:MOST_TRIED]
        ask_again = self._inspector.rehearsal.impact
        found = await ask_again(here.answerer, then.answerer, tried, here.own)
        gone = {record["id"] for record in plan.comparison.deleted}
        changes = tuple(each for each in found.changes if each.question.entry not in gone)
        return Outlook(changes, found.unasked, len(tried), len(new), personal)

    async def save(self, actor: Actor, plan: Plan, base: Base) -> Act | Moved:
        """
        Do what a plan says as one act; base: the versions when it was looked over.

        A plan that has problems, or does nothing, is not saved either; it is as if it had moved.
        """
        deletes = bool(plan.comparison.deleted)
        _require(actor, Role.ADMIN if deletes else Role.MODERATOR)
        moved = _moved(plan.base, base)
        if moved or plan.problems or not plan.comparison.touched:
            return Moved(moved)
        waits = actor.community.state.needs_approval
        writes = self._proposals(actor, plan) if waits else self._writes(actor, plan)
        try:
            return await self._desk.perform_all(actor, Verb.IMPORTED, [*writes])
        except StaleDraft as stale:
            return Moved((EntryId(stale.current.key),))

    def _plan(self, actor: Actor, file: Attached, replace_all: bool) -> Plan:
        here = actor.community
        now = {
            **{key: records.of(entry) for key, entry in here.base.pack.by_id.items()},
            **{key: kept.record for key, kept in here.state.kept.items()},
        }
        incoming = files.read(file, now, TOPIC, own=True)
        own = sorted(here.state.kept)
        found = compare(now, incoming.records, own, replace_all=replace_all)
        touched = [EntryId(record["id"]) for record in (*found.saved, *found.deleted)]
        base = {key: here.state.version_of(Kind.ENTRY, key) for key in touched}
        if refusal := _beyond(found, here, incoming):
            return Plan(found, base, (refusal,))
        return Plan(found, base, tuple(self._problems(actor, found, incoming)))

    def _problems(self, actor: Actor, found: Comparison, incoming: Incoming) -> Iterator[Problem]:
        """What must be mended in the entries that would be saved, where it stands in the file."""
        placed = {item.entry.id: item for item in incoming.placed}
        for record in found.saved:
            key = EntryId(record["id"])
            before = self._desk.before(actor, key)
            found_here = (*_unseen(record), *_vouched(record, before))
            for each in (*self._inspector.findings(record, before), *found_here):
                told, remedy = say(Said.FOUND, finding=each), say(Said.REMEDY, finding=each)
                yield placed[key].problem(each.key, told, remedy)

    def _writes(self, actor: Actor, plan: Plan) -> Iterator[Write]:
        state = actor.community.state
        for record in plan.comparison.saved:
            key = EntryId(record["id"])
            before = self._desk.before(actor, key)
            body = kept_as(_draft(record, "", actor), actor.at, state.kept.get(key), before)
            yield Write(Kind.ENTRY, key, plan.base[key], body)
        for record in plan.comparison.deleted:
            key = EntryId(record["id"])
            yield Write(Kind.ENTRY, key, plan.base[key], None)

    def _proposals(self, actor: Actor, plan: Plan) -> Iterator[Write]:
        for record in plan.comparison.saved:
            base = plan.base[EntryId(record["id"])]
            draft = replace(_draft(record, self._desk.new_key(), actor), base=base, proposed=True)
            yield Write(Kind.DRAFT, draft.key, 0, draft.body)


def imported(act: Act) -> tuple[EntryId, ...]:
    """The entries that an act wrote, took away or proposed, each once."""
    bodies = (each.after or each.before for each in act.changes if each.kind in _ENTRIES)
    written = (body.get("record", {}) for body in bodies if isinstance(body, Mapping))
    return tuple(dict.fromkeys(EntryId(each["id"]) for each in written if sound.named(each)))


def _draft(record: records.Record, key: str, actor: Actor) -> Draft:
    on = actor.at.date().isoformat()
    return Draft(key, 0, record, 0, actor.person, Origin.FILE, on)


def _after(here: Community, found: Comparison) -> Community:
    """The community as it would be."""
    gone = {record["id"] for record in found.deleted}
    kept = {key: each for key, each in here.state.kept.items() if key not in gone}
    for record in found.saved:
        entry = records.entry(record)
        kept[entry.id] = Kept(record, entry, here.state.version_of(Kind.ENTRY, entry.id) + 1, "")
    return here.at(here.id, replace(here.state, kept=kept))


def _new_phrasings(found: Comparison) -> list[str]:
    """What entries would be asked by anew, the first of each before the second of any."""
    before = {each.after["id"]: _phrasings(each.before) for each in found.changed}
    new = [
        [text for text in _phrasings(record) if text not in before.get(record["id"], ())]
        for record in found.saved
    ]
    longest = max(map(len, new), default=0)
    return [texts[n] for n in range(longest) for texts in new if n < len(texts)]


def _phrasings(record: records.Record) -> list[str]:
    return [text for texts in record.get("questions", {}).values() for text in texts]


def _vouched(record: records.Record, before: records.Record | None) -> Iterable[Finding]:
    """In a community no card says that a person checked an entry against the source."""
    if record.get("checked") and record["checked"] != (before or {}).get("checked"):
        yield Finding("checked", What.VOUCHED)


def _unseen(value: Any, key: str = "") -> Iterator[Finding]:
    """Texts with signs that nobody sees, as forms refuse them; value: a record, or a part of it."""
    match value:
        case str() if sign := first_unseen(value):
            yield Finding(key, What.UNSEEN, {"sign": sign})
        case Mapping():
            for part, inner in value.items():
                yield from _unseen(inner, f"{key}.{part}" if key else part)
        case list():
            for number, inner in enumerate(value):
                yield from _unseen(inner, f"{key}.{number}")


def _beyond(found: Comparison, here: Community, incoming: Incoming) -> Problem | None:
    """What an import may not do at all."""
    waits, file = here.state.needs_approval, incoming.placed[0].document.file
    if waits and found.deleted:
        told = say(Said.WOULD_DELETE, count=len(found.deleted))
        return Problem(file, 0, "", told, say(Said.RETIRE))
    most = MOST_PROPOSED if waits else MOST_TOUCHED
    if found.touched <= most:
        return None
    told = say(Said.WOULD_TOUCH, count=found.touched)
    return Problem(file, 0, "", told, say(Said.SPLIT_AT, most=most))


def _moved(now: Base, then: Base) -> tuple[EntryId, ...]:
    return tuple(sorted(key for key in {*now, *then} if now.get(key) != then.get(key)))


def _parts(kept: list[records.Record], format_: Format) -> Iterator[str]:
    """The texts of as many files as can be read again."""
    text = files.written(kept, format_)
    fits = len(text.encode("utf-8", "replace")) <= files.MAX_BYTES
    if len(kept) == 1 or (fits and len(kept) <= schema.MAX_ENTRIES_PER_FILE):
        yield text
        return
    half = len(kept) // 2
    yield from _parts(kept[:half], format_)
    yield from _parts(kept[half:], format_)


def _require(actor: Actor, least: Role) -> None:
    if actor.role < least:
        raise NotAllowed
