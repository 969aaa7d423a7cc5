"""
What every community sees, in memory: its state, its library, and who answers from it.

A community is read from the store when it is first spoken to, made ready once, and brought up to
date by what changed; the pack's index is shared by all.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.answering import Answerer
from bot.completing import Completer
from bot.curation import library
from bot.curation.state import Kept, State
from bot.entries import Entry, EntryId
from bot.events import PlaceId
from bot.knowledge import records
from bot.knowledge.pack import Pack
from bot.matching.matcher import Matcher
from bot.matching.own import NOTHING, Own
from bot.store import Act, CommunityId, Kind, Snapshot, Store

_MOST = 1_000  # communities ready at once; the longest silent goes first, and is read anew
_SOME_DAY = "1970-01-01"  # of a record that is not saved yet
_EVER = datetime(2000, 1, 1, tzinfo=UTC)  # before all acts
_OVERLAP = timedelta(seconds=30)  # looked back, so that a slow writer's change is not missed
_ANYWAY = timedelta(minutes=1)  # until all places are read anew, though nothing told of a move


@dataclass(frozen=True)
class Base:
    """A pack made ready, which all communities share."""

    pack: Pack
    matcher: Matcher
    answerer: Answerer
    completer: Completer

    @classmethod
    def of(cls, pack: Pack, matcher: Matcher) -> Base:
        """The pack of this matcher."""
        return cls(pack, matcher, Answerer(pack, matcher), Completer(pack, matcher))


@dataclass(frozen=True)
class Community:
    """
    A community as it is now.

    library: what it sees, as a pack; matcher, answerer and completer: over that.
    """

    id: CommunityId | None
    state: State
    base: Base
    own: Own
    library: Pack
    matcher: Matcher
    answerer: Answerer
    completer: Completer

    @classmethod
    def of(cls, base: Base) -> Community:
        """One that has nothing of its own yet."""
        ready = (base.pack, base.matcher, base.answerer, base.completer)
        return cls(None, State(), base, NOTHING, *ready)

    def at(self, community: CommunityId | None, state: State) -> Community:
        """The same community in that state; only what changed is indexed."""
        pack = self.base.pack
        added = library.own(pack, state)
        beside = library.matched(pack, state, added)
        own = self._moved(beside)
        seen = library.under(pack, state, added)
        matcher = self.base.matcher.beside(own)
        answerer = self.base.answerer.beside(seen, matcher)
        completer = Completer(seen, matcher)
        return Community(community, state, self.base, own, seen, matcher, answerer, completer)

    def having(self, record: records.Record) -> Community:
        """The same community, were this record saved."""
        entry_id = EntryId(record["id"])
        version = self.state.version_of(Kind.ENTRY, entry_id) + 1
        kept = Kept(record, records.entry(record), version, _SOME_DAY)
        state = replace(self.state, kept={**self.state.kept, entry_id: kept})
        return self.at(self.id, state)

    def _moved(self, after: Mapping[EntryId, Entry]) -> Own:
        """These entries ready to be matched, of which only those that changed are indexed."""
        before = {entry.id: entry for entry in self.own.entries}
        new = [entry for key, entry in after.items() if before.get(key) != entry]
        left = self.base.matcher.drop(self.own, before.keys() - after.keys())
        return self.base.matcher.put(left, new) if new else left


class Communities:
    """The communities of a store, over one pack; without a store everybody sees the pack."""

    def __init__(self, base: Base, store: Store | None = None) -> None:
        self._store = store
        self._ready: OrderedDict[CommunityId, Community] = OrderedDict()
        self._places: dict[PlaceId, CommunityId] = {}
        self._placed = 0  # how often this process moved a place
        self._links: dict[CommunityId, Mapping[str, str]] = {}  # as they were last read
        self._astray = False  # whether places may be elsewhere than they are taken to be
        self._opened: datetime | None = None  # when all places were last read by `refresh`
        self._heard: Mapping[CommunityId, int] = {}  # what changed when it was last looked
        self._looked: datetime | None = None  # when that was, with success
        self.use(base)

    def use(self, base: Base) -> None:
        """Stand on this pack from now on."""
        self.base, self._nobody = base, Community.of(base)
        self._ready = OrderedDict(
            (key, self._nobody.at(key, old.state)) for key, old in self._ready.items()
        )

    async def open(self) -> None:
        """Learn which place belongs to which community."""
        while self._store is not None:
            before, self._astray = self._placed, False
            try:
                found = await self._store.all_places()
            except BaseException:
                self._astray = True
                raise
            if before == self._placed:  # else one was moved meanwhile, which this may not know yet
                self._places = dict(found)
                return

    async def warm(self) -> None:
        """Make ready what there is room for, one by one, so that nobody's first ask waits."""
        for community in [*dict.fromkeys(self._places.values())][:_MOST]:
            await self.get(community)
            await asyncio.sleep(0)

    async def at(self, place: PlaceId | None) -> Community:
        """The community of a place; one with nothing of its own where there is none yet."""
        if place is None or (community := self._places.get(place)) is None:
            return self._nobody
        return await self.get(community)

    def ready(self, place: PlaceId | None) -> Community:
        """The community of a place as far as it is in memory, for what cannot wait."""
        community = self._places.get(place) if place else None
        return self._ready.get(community, self._nobody) if community else self._nobody

    async def get(self, community: CommunityId) -> Community:
        """The community with that id."""
        if (ready := self._ready.get(community)) is None:
            return await self._read(community)
        self._ready.move_to_end(community)
        return ready

    async def state(self, community: CommunityId) -> State:
        """The state of a community, which need not be made ready for it."""
        if ready := self._ready.get(community):
            return ready.state
        return State.of(await self._store.snapshot(community)) if self._store else State()

    async def settled(self, place: PlaceId, at: datetime) -> Community:
        """The community of a place, which gets one where it has none yet."""
        if self._store is None:
            return self._nobody
        if place not in self._places:
            self.moved(place, await self._store.community(place, at))
        return await self.get(self._places[place])

    async def renewed(self, community: CommunityId) -> Community:
        """The community as the store has it now."""
        return await self._read(community)

    async def applied(self, community: CommunityId, act: Act) -> Community:
        """The community after an act that was just done; the rest is not read again."""
        known = self._ready.get(community)
        if known is None or known.state.version + 1 != act.number:  # others did something too
            return await self._read(community)
        return self._keep(community, known.at(community, known.state.after(act)))

    async def refresh(self, at: datetime) -> None:
        """Bring up to date what other processes changed, and learn of new places."""
        if self._store is None:
            return
        since = min(at, self._looked or _EVER) - _OVERLAP  # however long nobody could look
        changed = await self._store.changed(since)
        news = {c: version for c, version in changed.items() if self._heard.get(c) != version}
        known = {*self._places.values()}
        for community, version in news.items():
            ready = self._ready.get(community)
            if ready is None or community not in known:
                self._astray = True  # nobody is there yet, or nobody can say whether they moved
            elif ready.state.version < version:
                await self._read(community)
        # Whoever moved a place may have died before an act told of it.
        if self._astray or self._opened is None or at - self._opened >= _ANYWAY:
            await self.open()
            self._opened = at
        self._heard, self._looked = changed, at

    async def joined(self, place: PlaceId, at: datetime) -> None:
        """The bot was added to a place, for the first time or again: what it had is its own."""
        if self._store is not None:
            self.moved(place, await self._store.community(place, at))

    async def left(self, place: PlaceId, at: datetime) -> None:
        """The bot was removed from a place: what it had is kept as long as retention says."""
        if self._store is not None:
            await self._store.leave(place, at)

    async def shut_out(self, platform: str, at: datetime) -> None:
        """
        A platform takes the bot no more: the one place that is known there is left.

        Where there are several, nobody can say which of them it was, and nothing is done.
        """
        there = [each for each in self._places if each.partition(":")[0] == platform]
        if len(there) == 1:
            await self.left(there[0], at)

    def moved(self, place: PlaceId, community: CommunityId) -> None:
        """A place belongs to another community from now on."""
        self._places[place] = community
        self._placed += 1

    async def _read(self, community: CommunityId) -> Community:
        snapshot = await self._store.snapshot(community) if self._store else Snapshot()
        known = self._ready.get(community, self._nobody)
        if known.id is None or known.state.version <= snapshot.version:
            known = known.at(community, State.of(snapshot))
        return self._keep(community, known)

    def _keep(self, community: CommunityId, ready: Community) -> Community:
        """Whoever read it, for whatever: a place that joined or left is not missed."""
        if self._links.get(community, {}) != ready.state.links:
            self._links[community], self._astray = ready.state.links, True
        self._ready[community] = ready
        self._ready.move_to_end(community)
        while len(self._ready) > _MOST:
            self._ready.popitem(last=False)
        return ready
