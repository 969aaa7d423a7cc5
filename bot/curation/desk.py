"""
What moderators do in a community: checked, recorded as an act, and taken back where asked.

Each call looks the person's role up anew and raises NotAllowed before anything else; what was
expected to go wrong comes back as a value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.curation import acting, lately, lost_drafts, purging
from bot.curation.acting import Actor, Alone, Conflict, Missing, Saved, Unfit, Verb, Waits
from bot.curation.bodies import costing, kept_as, leaves_nobody, record_in, role_of, was_admin
from bot.curation.checking import Inspector, Review
from bot.curation.communities import Communities, Community
from bot.curation.lately import UNDO, Lately
from bot.curation.roles import Role
from bot.curation.state import Draft, Origin, entry_in
from bot.entries import EntryId, Language
from bot.errors import NotAllowed
from bot.knowledge import records, sound
from bot.store import (
    NOBODY,
    Act,
    AlreadyUndone,
    CommunityId,
    Deed,
    Document,
    Kind,
    PersonHash,
    Revision,
    StaleDraft,
    Store,
    Write,
)

_FINAL = frozenset({Verb.LINKED, Verb.UNLINKED, Verb.COPIED})  # places are joined and parted anew


class Desk:
    """Does what moderators ask, in the community they ask it in."""

    def __init__(
        self,
        store: Store,
        communities: Communities,
        inspector: Inspector,
        new_key: Callable[[], str],
    ) -> None:
        """new_key: makes a short random key of lower-case letters and digits."""
        self._store, self._communities = store, communities
        self._inspector, self.new_key = inspector, new_key

    async def draft(
        self,
        actor: Actor,
        record: records.Record,
        origin: Origin = Origin.FORM,
        key: str | None = None,
        tickets: tuple[str, ...] = (),
    ) -> Draft:
        """
        Keep what was typed, before anything is said about it; key: of a draft to go on with, or
        one that went meanwhile; tickets: sent questions that it answers.

        Members may suggest, and then the draft is proposed at once and nobody's.
        """
        state = actor.community.state
        member = actor.role < Role.MODERATOR
        if member and origin is Origin.FORM:
            raise NotAllowed
        stands = state.drafts.get(key) if key else None
        known = stands or (await self.lost_draft(actor, key) if key else None)
        made = Draft(
            key=stands.key if stands else self.new_key(),
            version=stands.version if stands else 0,
            record=record,
            base=known.base if known else state.version_of(Kind.ENTRY, record["id"]),
            by=NOBODY if member else actor.person,
            origin=known.origin if known else origin,
            on=actor.at.date().isoformat(),
            proposed=known.proposed if known else member,
            tickets=known.tickets if known else tickets,
        )
        verb = Verb.PROPOSED if member else Verb.DRAFTED
        write = Write(Kind.DRAFT, made.key, made.version, made.body)
        try:
            act = await self._do(actor, verb, [write], by=made.by)
        except StaleDraft:  # others went on with it too, or published it: this is one of its own
            made = replace(made, key=self.new_key(), version=0)
            write = Write(Kind.DRAFT, made.key, 0, made.body)
            act = await self._do(actor, verb, [write], by=made.by)
        return replace(made, version=act.changes[0].version)

    async def lost_draft(self, actor: Actor, key: str) -> Draft | None:
        """One that was published or thrown away while its form was open, as it was before."""
        community = actor.community.id
        return await lost_drafts.lost(self._store, community, key) if community else None

    async def review(self, actor: Actor, draft: Draft) -> Review:
        """What is to be said of a draft before it is published."""
        before = self.before(actor, draft.entry_id)
        return await self._inspector.review(draft.record, actor.community, before)

    async def publish(
        self, actor: Actor, draft: Draft, *, despite: bool = False
    ) -> Saved | Unfit | Waits | Conflict:
        """
        Make a draft an entry.

        despite: although known questions would lose their answers. Where a second person must
        agree, the draft waits for one who did not write it. Raises StaleDraft where the draft
        itself was written to or published meanwhile.
        """
        self._require(actor, Role.MODERATOR)
        state = actor.community.state
        if sound.entry(draft.record) is None:
            return Unfit(await self.review(actor, draft))
        if state.version_of(Kind.ENTRY, draft.entry_id) != draft.base:
            kept = state.kept.get(draft.entry_id)
            return Conflict(draft, kept.record if kept else None)
        review = await self.review(actor, draft)
        if review.findings or (review.worse and not despite):
            return Unfit(review)
        if state.needs_approval and draft.by == actor.person:
            return Waits(await self._proposed(actor, draft))
        known = state.kept.get(draft.entry_id)
        before = self.before(actor, draft.entry_id)
        verb = Verb.CHANGED if before else Verb.ADDED
        body = {**kept_as(draft, actor.at, known, before), **costing(review)}
        writes = [
            Write(Kind.ENTRY, draft.entry_id, draft.base, body),
            Write(Kind.DRAFT, draft.key, draft.version, None),
        ]
        try:
            act = await self._do(actor, verb, writes)
        except StaleDraft as stale:
            if await self._stands(actor, draft):
                return Conflict(draft, record_in(stale.current))
            raise
        return Saved(draft.entry_id, act)

    def start(self, actor: Actor, entry: EntryId) -> records.Record | Missing:
        """
        The record to begin with when an entry is changed.

        One of a pack's is written anew: what only its editors can vouch for (the plain twin, the
        arithmetic, the check) does not go along, nor do its phrasings, which go on reaching it.
        """
        return self.before(actor, entry) or Missing()

    @staticmethod
    def before(actor: Actor, entry: EntryId) -> records.Record | None:
        """What a changed entry is made from, None for a new one; see `start`."""
        if kept := actor.community.state.kept.get(entry):
            return kept.record
        theirs = actor.community.base.pack.by_id.get(entry)
        if theirs is None:
            return None
        firsts = {p.language: p for p in reversed(theirs.phrasings)}
        phrasings = tuple(firsts[each] for each in Language if each in firsts)
        plain = replace(theirs, phrasings=phrasings, simple=None, derived=(), checked=None)
        return records.of(plain)

    async def rebase(self, actor: Actor, draft: Draft) -> Draft:
        """The draft as one made from how the entry stands now, after both were looked at."""
        self._require(actor, Role.MODERATOR)
        base = actor.community.state.version_of(Kind.ENTRY, draft.entry_id)
        moved = replace(draft, base=base)
        write = Write(Kind.DRAFT, moved.key, moved.version, moved.body)
        act = await self._do(actor, Verb.DRAFTED, [write])
        return replace(moved, version=act.changes[0].version)

    async def reject(self, actor: Actor, draft: Draft) -> Act:
        """Take a draft out of the queue, or away."""
        self._require(actor, Role.MODERATOR)
        verb = Verb.REJECTED if draft.proposed else Verb.DRAFTED
        return await self._do(actor, verb, [Write(Kind.DRAFT, draft.key, draft.version, None)])

    async def retire(self, actor: Actor, entry: EntryId) -> Saved | Missing:
        """Take away an entry of the community's own; its pack's shows again."""
        self._require(actor, Role.MODERATOR)
        kept = actor.community.state.kept.get(entry)
        if kept is None:
            return Missing()
        write = Write(Kind.ENTRY, entry, kept.version, None)
        return Saved(entry, await self._do(actor, Verb.RETIRED, [write]))

    async def restore(self, actor: Actor, entry: EntryId) -> Saved | Missing:
        """Bring back the last state of an entry that was retired, or is damaged."""
        self._require(actor, Role.MODERATOR)
        past = await self.history(actor, entry)
        body = next((revision.body for revision in past if entry_in(revision.body)), None)
        state = actor.community.state
        if body is None or entry in state.kept:
            return Missing()
        write = Write(Kind.ENTRY, entry, state.version_of(Kind.ENTRY, entry), body)
        return Saved(entry, await self._do(actor, Verb.RESTORED, [write]))

    async def hide(self, actor: Actor, entry: EntryId) -> Saved | Missing:
        """Show a pack's entry no more in this community."""
        self._require(actor, Role.MODERATOR)
        state = actor.community.state
        if entry not in actor.community.base.pack.by_id or entry in state.hidden:
            return Missing()
        return Saved(entry, await self._do(actor, Verb.HID, [Write(Kind.HIDDEN, entry, 0, {})]))

    async def show(self, actor: Actor, entry: EntryId) -> Saved | Missing:
        """Show a hidden entry again."""
        self._require(actor, Role.MODERATOR)
        state = actor.community.state
        if entry not in state.hidden:
            return Missing()
        write = Write(Kind.HIDDEN, entry, state.version_of(Kind.HIDDEN, entry), None)
        return Saved(entry, await self._do(actor, Verb.SHOWED, [write]))

    async def history(self, actor: Actor, entry: EntryId) -> tuple[Revision, ...]:
        """The states an entry had, newest first."""
        self._require(actor, Role.MODERATOR)
        community = actor.community.id
        return await self._store.history(community, Kind.ENTRY, entry) if community else ()

    async def purge(self, actor: Actor, entry: EntryId) -> Act | Missing:
        """
        Delete all that an entry said before, in its own versions and in drafts of it.

        How it stands stays. The act says that it was done and by whom, not to what: an entry's id
        is made from its question.
        """
        self._require(actor, Role.ADMIN)
        community = actor.community.id
        kept = await purging.kept(self._store, community, entry) if community else ()
        if not kept or community is None:
            return Missing()
        act = await self._do(actor, Verb.PURGED, [])
        await purging.purge(self._store, community, kept, actor.at)
        return act

    async def acts(self, actor: Actor, below: int | None = None) -> Lately:
        """What was done in the last 30 days, a page of it; below: what is older than that act."""
        self._require(actor, Role.MODERATOR)
        if (community := actor.community.id) is None:
            return Lately()
        return await lately.page(self._store, community, actor.at, below)

    async def undo(self, actor: Actor, number: int) -> Act | Missing | Alone | Document:
        """
        Take an act back; what was taken back can be done again in the same way.

        Gives the document that was changed since, where one was, and then does nothing; nor does
        it where nobody would be left as admin.
        """
        community = actor.community.id
        act = await self._store.act(community, number) if community else None
        admins = act is not None and acting.is_admins(act)
        self._require(actor, Role.ADMIN if admins else Role.MODERATOR)
        if act is None or act.undone or act.at < actor.at - UNDO or not act.changes:
            return Missing()
        if act.verb in _FINAL:
            return Missing()
        writes = [Write(each.kind, each.key, each.version, each.before) for each in act.changes]
        if leaves_nobody(actor.community.state, writes):
            return Alone()
        try:
            done = await self._do(actor, Verb.UNDID, writes, undoes=number)
        except StaleDraft as stale:
            return stale.current
        except AlreadyUndone:
            return Missing()
        return await self._unless_alone(actor, done)

    async def grant(self, actor: Actor, person: PersonHash, role: Role) -> Act | Alone:
        """Give a person a role; the last admin keeps theirs. Raises StaleDraft."""
        self._require(actor, Role.ADMIN)
        if act := await self.take_office(actor):
            if person == actor.person:
                return act if role is Role.ADMIN else Alone()
            actor = replace(actor, community=await self._communities.get(self._kept(actor)))
        state = actor.community.state
        write = role_of(state, person, role)
        if leaves_nobody(state, [write]):
            return Alone()
        return await self._unless_alone(actor, await self._do(actor, Verb.ROLE, [write]))

    async def _unless_alone(self, actor: Actor, act: Act) -> Act | Alone:
        """
        The act, unless two admins at one moment each took the other's role: both keep theirs.

        Where there was no admin before, nobody is missed.
        """
        then = (await self._communities.get(self._kept(actor))).state
        roles = [each for each in act.changes if each.kind is Kind.ROLE]
        if then.number_of(Role.ADMIN) or not any(map(was_admin, roles)):
            return act
        back = [Write(each.kind, each.key, each.version, each.before) for each in act.changes]
        await self._do(actor, Verb.UNDID, back, undoes=act.number)
        return Alone()

    async def appoint(
        self, community: Community, person: PersonHash, role: Role, at: datetime
    ) -> None:
        """Give a person a role on the word of whoever runs this program, not of an admin."""
        if community.id is None or community.state.role(person) is role:
            return
        write = role_of(community.state, person, role)
        await self._store.commit(community.id, Deed(Verb.ROLE.value, NOBODY, at, (write,)))
        await self._communities.renewed(community.id)

    async def set(self, actor: Actor, name: str, value: Any) -> Act:
        """Set one of the community's settings; None for its default."""
        self._require(actor, Role.ADMIN)
        body = None if value is None else {"value": value}
        version = actor.community.state.version_of(Kind.SETTING, name)
        return await self._do(actor, Verb.SETTING, [Write(Kind.SETTING, name, version, body)])

    async def perform(self, actor: Actor, verb: Verb, write: Write) -> Act:
        """Write one document as a moderator; raises StaleDraft where it was changed since."""
        self._require(actor, Role.MODERATOR)
        return await self._do(actor, verb, [write])

    async def perform_all(
        self, actor: Actor, verb: Verb, writes: list[Write], least: Role = Role.MODERATOR
    ) -> Act:
        """Write several documents as one act, all of them or none; raises like `perform`."""
        self._require(actor, least)
        return await self._do(actor, verb, writes)

    async def _stands(self, actor: Actor, draft: Draft) -> bool:
        """Whether a draft is still as it was read."""
        here = await self._communities.get(self._kept(actor))
        return here.state.version_of(Kind.DRAFT, draft.key) == draft.version

    async def _proposed(self, actor: Actor, draft: Draft) -> Draft:
        if draft.proposed:
            return draft
        waiting = replace(draft, proposed=True)
        write = Write(Kind.DRAFT, draft.key, draft.version, waiting.body)
        act = await self._do(actor, Verb.PROPOSED, [write])
        return replace(waiting, version=act.changes[0].version)

    async def _do(
        self,
        actor: Actor,
        verb: Verb,
        writes: list[Write],
        by: PersonHash | None = None,
        undoes: int | None = None,
    ) -> Act:
        """Commit, and show the community as it is then; it must have a place in the store."""
        community = self._kept(actor)
        await self.take_office(actor)
        who = actor.person if by is None else by
        deed = Deed(verb.value, who, actor.at, tuple(writes), undoes)
        act = await self._commit(community, deed)
        await self._communities.applied(community, act)
        return act

    async def _commit(self, community: CommunityId, deed: Deed) -> Act:
        """Commit; where somebody else was first, what they did is there for the next look."""
        try:
            return await self._store.commit(community, deed)
        except (StaleDraft, AlreadyUndone):
            await self._communities.renewed(community)
            raise

    async def take_office(self, actor: Actor) -> Act | None:
        """
        Whoever acts as admin since they run the place is one from their first act on.

        None for everybody else.
        """
        if not actor.stands_in:
            return None
        write = role_of(actor.community.state, actor.person, Role.ADMIN)
        deed = Deed(Verb.ROLE.value, actor.person, actor.at, (write,))
        act = await self._commit(self._kept(actor), deed)
        await self._communities.renewed(self._kept(actor))
        return act

    @staticmethod
    def _kept(actor: Actor) -> CommunityId:
        """The community as a store knows it; raises NotAllowed where nothing is kept."""
        if actor.community.id is None:
            raise NotAllowed
        return actor.community.id

    @staticmethod
    def _require(actor: Actor, least: Role) -> None:
        if actor.role < least:
            raise NotAllowed
