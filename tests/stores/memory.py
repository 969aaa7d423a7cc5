"""The store port in plain memory: keeps state, and forgets it when it goes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.entries import EntryId
from bot.events import PlaceId
from bot.store import (
    COPIED,
    NOBODY,
    Act,
    AlreadyUndone,
    Body,
    Changed,
    CommunityId,
    Deed,
    Document,
    Feedback,
    Kind,
    PersonHash,
    Revision,
    Snapshot,
    StaleDraft,
    StoreError,
    Ticket,
    Write,
)
from tests.stores.memory_sessions import MemorySessions

Key = tuple[Kind, str]


@dataclass
class _Kept:
    """What one community has."""

    version: int = 0
    latest: datetime | None = None  # of its acts
    documents: dict[Key, Document] = field(default_factory=dict)
    acts: dict[int, Act] = field(default_factory=dict)
    revisions: dict[Key, list[Revision]] = field(default_factory=lambda: defaultdict(list))
    lossy: set[int] = field(default_factory=set)  # acts of which changes were erased
    tickets: dict[str, Ticket] = field(default_factory=dict)
    opinions: dict[tuple[EntryId, date], list[int]] = field(default_factory=dict)


class MemoryStore(MemorySessions):
    """All that is kept, until the process ends."""

    def __init__(self) -> None:
        super().__init__()
        self._made = 0
        self._kept: dict[CommunityId, _Kept] = {}
        self._places: dict[PlaceId, CommunityId] = {}
        self._codes: dict[str, tuple[CommunityId, datetime]] = {}
        self._events: dict[str, datetime] = {}
        self._preferences: dict[PersonHash, Body] = {}
        self._waiting: dict[CommunityId, PlaceId] = {}  # the one that was left last at the end

    async def community(self, place: PlaceId, at: datetime) -> CommunityId:
        if place not in self._places:
            self._places[place] = self._new()
        return self._places[place]

    async def places(self, community: CommunityId) -> tuple[PlaceId, ...]:
        return tuple(sorted(p for p, c in self._places.items() if c == community))

    async def all_places(self) -> Mapping[PlaceId, CommunityId]:
        return dict(self._places)

    async def leave(self, place: PlaceId, at: datetime) -> None:
        pass  # nothing expires here

    async def offer_link(self, community: CommunityId, code: str, until: datetime) -> None:
        self._of(community)
        self._codes[code] = (community, until)

    async def link(
        self, place: PlaceId, code: str, at: datetime, *, keep: bool = False
    ) -> CommunityId | None:
        community, until = self._codes.get(code, (None, at))
        if community is None or until <= at:
            return None
        del self._codes[code]
        self._move(place, community, keep)
        return community

    async def waiting(self, place: PlaceId) -> tuple[CommunityId, ...]:
        return tuple(c for c, waited_for in reversed(self._waiting.items()) if waited_for == place)

    async def go_back(self, place: PlaceId, community: CommunityId, at: datetime) -> bool:
        if self._waiting.get(community) != place:
            return False
        self._move(place, community, keep=True)
        return True

    async def unlink(self, place: PlaceId, at: datetime) -> CommunityId:
        old = self._kept.get(self._places.get(place, CommunityId("")), _Kept())
        community = self._new()
        self._move(place, community)
        standing = (d for d in _standing(old) if d.kind is not Kind.LINK)
        copies = (Write(d.kind, d.key, 0, d.body) for d in standing)
        if writes := tuple(copies):
            await self.commit(community, Deed(COPIED, NOBODY, at, writes))
        return community

    async def snapshot(self, community: CommunityId) -> Snapshot:
        kept = self._peek(community)
        return Snapshot(kept.version, _standing(kept))

    async def snapshots(self) -> Mapping[CommunityId, Snapshot]:
        return {c: await self.snapshot(c) for c, kept in self._kept.items() if _standing(kept)}

    async def commit(self, community: CommunityId, deed: Deed) -> Act:
        kept = self._of(community)
        if deed.undoes is not None:
            undone = kept.acts.get(deed.undoes)
            if undone is None or undone.undone is not None or undone.number in kept.lossy:
                raise AlreadyUndone
        documents, changes = dict(kept.documents), []
        for write in deed.writes:
            key = write.kind, write.key
            now = documents.get(key, Document(*key, 0, None))
            if write.base != now.version and (write.base or now.body is not None):
                raise StaleDraft(now)
            documents[key] = Document(*key, now.version + 1, _copied(write.body))
            changes.append(Changed(*key, now.version + 1, now.body, documents[key].body))
        kept.documents, kept.version = documents, kept.version + 1
        kept.latest = max(kept.latest or deed.at, deed.at)
        act = Act(kept.version, deed.verb, deed.by, deed.at, tuple(changes), deed.undoes)
        kept.acts[act.number] = act
        for change in changes:
            revision = Revision(change.version, change.after, act.number, act.by, act.at)
            kept.revisions[change.kind, change.key].insert(0, revision)
        if deed.undoes is not None:
            kept.acts[deed.undoes] = replace(kept.acts[deed.undoes], undone=act.number)
        return act

    async def acts(
        self, community: CommunityId, since: datetime, most: int, below: int | None = None
    ) -> tuple[Act, ...]:
        acts = self._peek(community).acts
        older = (n for n in sorted(acts, reverse=True) if below is None or n < below)
        return tuple(acts[n] for n in older if acts[n].at >= since)[:most]

    async def act(self, community: CommunityId, number: int) -> Act | None:
        return self._peek(community).acts.get(number)

    async def history(self, community: CommunityId, kind: Kind, key: str) -> tuple[Revision, ...]:
        return tuple(self._peek(community).revisions.get((kind, key), ()))

    async def erase(self, community: CommunityId, kind: Kind, key: str) -> int:
        kept = self._peek(community)
        gone = kept.revisions[kind, key][1:]
        del kept.revisions[kind, key][1:]
        for act in list(kept.acts.values()):
            # The last change goes too, where it tells what stood before.
            lost = {c.version for c in act.changes if (c.kind, c.key) == (kind, key)}
            if lost and (gone or lost != {1}):
                left = (c for c in act.changes if (c.kind, c.key) != (kind, key))
                kept.acts[act.number] = replace(act, changes=tuple(left))
                kept.lossy.add(act.number)
        return len(gone)

    async def preference(self, person: PersonHash) -> Body | None:
        return self._preferences.get(person)

    async def preferences(self) -> Mapping[PersonHash, Body]:
        return dict(self._preferences)

    async def prefer(self, person: PersonHash, body: Body | None) -> None:
        self._preferences.pop(person, None)
        if body is not None:
            self._preferences[person] = body

    async def acts_by(self, community: CommunityId, person: PersonHash, since: datetime) -> int:
        acts = self._peek(community).acts.values()
        return sum(act.by == person and act.at >= since for act in acts)

    async def forget(self, community: CommunityId, person: PersonHash) -> int:
        self.forget_in_sessions(community, person)
        kept = self._peek(community)
        role = (Kind.ROLE, str(person))
        over = role in kept.documents and kept.documents[role].body is None
        if over:
            del kept.documents[role]
            kept.revisions.pop(role, None)
        for key, each in kept.documents.items():
            kept.documents[key] = replace(each, body=_nobodys(each.kind, each.body, person))
        theirs = 0
        for act in list(kept.acts.values()):
            mine = act.by == person
            theirs += mine
            told = [c for c in act.changes if not (over and (c.kind, c.key) == role)]
            if len(told) < len(act.changes):
                kept.lossy.add(act.number)
            changes = (
                replace(
                    c,
                    before=_nobodys(c.kind, c.before, person),
                    after=_nobodys(c.kind, c.after, person),
                )
                for c in told
            )
            by = NOBODY if mine else act.by
            kept.acts[act.number] = replace(act, by=by, changes=tuple(changes))
        for (kind, _), past in kept.revisions.items():
            for at, each in enumerate(past):
                by = NOBODY if each.by == person else each.by
                past[at] = replace(each, by=by, body=_nobodys(kind, each.body, person))
        return theirs

    async def changed(self, since: datetime) -> Mapping[CommunityId, int]:
        latest = ((c, k) for c, k in self._kept.items() if k.latest and k.latest >= since)
        return {community: kept.version for community, kept in latest}

    async def send(self, community: CommunityId, ticket: Ticket) -> None:
        if ticket.id not in self._of(community).tickets and await self.collect(ticket.code):
            raise StoreError("Another ticket has that code.")
        self._of(community).tickets.setdefault(ticket.id, ticket)

    async def tickets(self, community: CommunityId) -> tuple[Ticket, ...]:
        kept = self._peek(community).tickets.values()
        return tuple(sorted(kept, key=lambda ticket: (ticket.day, ticket.id)))

    async def collect(self, code: str) -> tuple[CommunityId, Ticket] | None:
        every = ((c, t) for c, kept in self._kept.items() for t in kept.tickets.values())
        return next(((community, t) for community, t in every if t.code == code), None)

    async def rate(self, community: CommunityId, entry: EntryId, helpful: bool, day: date) -> None:
        counts = self._of(community).opinions.setdefault((entry, day), [0, 0])
        counts[not helpful] += 1

    async def feedback(self, community: CommunityId, since: date) -> tuple[Feedback, ...]:
        sums: dict[EntryId, list[int]] = defaultdict(lambda: [0, 0])
        for (entry, day), (up, down) in self._peek(community).opinions.items():
            if day >= since:
                sums[entry] = [sums[entry][0] + up, sums[entry][1] + down]
        return tuple(Feedback(entry, *counts) for entry, counts in sorted(sums.items()))

    async def claim(self, event: str, at: datetime) -> bool:
        first = event not in self._events
        self._events.setdefault(event, at)
        return first

    async def expire(self, at: datetime) -> Mapping[str, int]:
        return {}  # it ends with its process

    async def close(self) -> None:
        pass

    def known(self, community: CommunityId) -> None:
        self._of(community)

    def _new(self) -> CommunityId:
        self._made += 1
        made = CommunityId(f"community-{self._made}")
        self._kept[made] = _Kept()
        return made

    def _move(self, place: PlaceId, new: CommunityId, keep: bool = False) -> None:
        old = self._places.get(place)
        self._places[place] = new
        self._waiting.pop(new, None)
        if keep and old is not None and old not in self._places.values():
            self._waiting[old] = place
            self._codes = {c: offer for c, offer in self._codes.items() if offer[0] != old}

    def _peek(self, community: CommunityId) -> _Kept:
        return self._kept.get(community, _Kept())

    def _of(self, community: CommunityId) -> _Kept:
        if community not in self._kept:
            raise StoreError(f"There is no community {community}.")
        return self._kept[community]


def _standing(kept: _Kept) -> tuple[Document, ...]:
    standing = (d for d in kept.documents.values() if d.body is not None)
    return tuple(sorted(standing, key=lambda d: (d.kind, d.key)))


def _copied(body: Body | None) -> Body | None:
    copied: Body | None = json.loads(json.dumps(body))
    return copied


def _nobodys(kind: Kind, body: Body | None, person: PersonHash) -> Body | None:
    theirs = kind is Kind.DRAFT and body is not None and body.get("by") == person
    return {**body, "by": NOBODY} if theirs and body is not None else body
