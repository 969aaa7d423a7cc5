"""What a community keeps of one person, and how they are forgotten there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.curation.acting import Actor, Verb
from bot.curation.communities import Communities, Community
from bot.curation.roles import Role
from bot.curation.state import Draft
from bot.events import PlaceId
from bot.retention import DEFAULTS, Retention
from bot.sessions import NOTHING_PLAYED, FullStore, Played
from bot.store import NOBODY, Changed, CommunityId, Deed, Kind, PersonHash, StaleDraft, Write

_EVER = datetime(2000, 1, 1, tzinfo=UTC)  # before anything was done
_ALL = 1_000_000  # acts looked through, far more than are kept
_TRIES = 5  # times somebody else may change one of their drafts at the very moment


@dataclass(frozen=True, slots=True)
class Trace:
    """
    What is kept under a person's hash.

    acts: how many of theirs are kept; drafts: those that they wrote and that are still open;
    played: what they did in quizzes.
    """

    role: Role = Role.MEMBER
    acts: int = 0
    drafts: tuple[Draft, ...] = ()
    played: Played = NOTHING_PLAYED


class Traces:
    """Finds them, and takes them away."""

    def __init__(
        self, store: FullStore, communities: Communities, keep: Retention = DEFAULTS
    ) -> None:
        self._store, self._communities, self._keep = store, communities, keep

    async def of(self, actor: Actor) -> Trace:
        """What their community has of a person."""
        if (community := actor.community.id) is None:
            return Trace()
        acts = await self._store.acts_by(community, actor.person, actor.at - self._keep.acts)
        drafts = _drafts(actor.community, actor.person)
        played = await self._store.played_by(community, actor.person)
        return Trace(actor.role, acts, drafts, played)

    async def forget(self, actor: Actor) -> bool:
        """
        Take a person out of their community; whether their role had to stay, as the last admin's.

        Their role and their drafts that nobody else could see go, with all versions of those, and
        of such that they threw away before; what they proposed or did is nobody's. What was
        deleted leaves the database's file too.
        """
        if (community := actor.community.id) is None:
            return False
        thrown_away = await self._thrown_away(community, actor.person)
        alone = (*await self._take_leave(community, actor), *thrown_away)
        for key in alone:
            await self._store.erase(community, Kind.DRAFT, key)
        roles = await self._store.history(community, Kind.ROLE, actor.person)
        played = await self._store.played_by(community, actor.person)
        acts = await self._store.forget(community, actor.person)
        here = await self._communities.renewed(community)
        stays = here.state.role(actor.person) is not Role.MEMBER
        if acts or alone or played != NOTHING_PLAYED or (roles and not stays):
            await self._store.expire(actor.at)
        return stays

    async def forget_aside(self, place: PlaceId, actor: Actor) -> None:
        """
        Take a person out of what was put aside when their place joined another.

        Their role goes in any case: who runs the place is admin if it comes back without one.
        """
        waiting = await self._store.waiting(place)
        for community in waiting:
            thrown_away = await self._thrown_away(community, actor.person)
            leaving = await self._take_leave(community, actor, stays=False)
            for key in (*leaving, *thrown_away):
                await self._store.erase(community, Kind.DRAFT, key)
            await self._store.forget(community, actor.person)
            await self._communities.renewed(community)
        if waiting:
            await self._store.expire(actor.at)

    async def _thrown_away(self, community: CommunityId, person: PersonHash) -> tuple[str, ...]:
        """The keys of drafts that they alone ever saw, and that are not there any more."""
        changes: dict[str, list[Changed]] = {}
        others = set[str]()  # what was published, which others know
        for act in await self._store.acts(community, _EVER, _ALL):
            drafts = [each for each in act.changes if each.kind is Kind.DRAFT]
            for each in drafts:
                changes.setdefault(each.key, []).append(each)
            if len(drafts) < len(act.changes):
                others |= {each.key for each in drafts}
        alone = ((key, told) for key, told in changes.items() if key not in others)
        return tuple(key for key, told in alone if _never_shown(told, person))

    async def _take_leave(
        self, community: CommunityId, actor: Actor, *, stays: bool = True
    ) -> tuple[str, ...]:
        """
        Do by an act what others must learn of; the keys of drafts that nobody else saw.

        stays: whether the last admin keeps their role.
        """
        for left in reversed(range(_TRIES)):
            here = await self._communities.renewed(community)
            writes = tuple(_leaving(here, actor.person, stays))
            if not writes:
                break
            try:
                deed = Deed(Verb.FORGOT.value, NOBODY, actor.at, writes)
                await self._store.commit(community, deed)
            except StaleDraft:
                if not left:
                    raise
                continue
            return tuple(w.key for w in writes if w.kind is Kind.DRAFT and w.body is None)
        return ()


def _leaving(here: Community, person: PersonHash, stays: bool) -> Iterator[Write]:
    state = here.state
    for draft in _drafts(here, person):
        body = replace(draft, by=NOBODY).body if draft.proposed else None
        yield Write(Kind.DRAFT, draft.key, draft.version, body)
    last = state.role(person) is Role.ADMIN and state.number_of(Role.ADMIN) == 1
    if person in state.roles and not (last and stays):
        yield Write(Kind.ROLE, person, state.version_of(Kind.ROLE, person), None)


def _never_shown(told: Sequence[Changed], person: PersonHash) -> bool:
    """Whether a draft is gone that was theirs alone in every state; told: newest first."""
    bodies = [body for each in told for body in (each.before, each.after) if body is not None]
    theirs = all(body.get("by") == person and not body.get("proposed") for body in bodies)
    return told[0].after is None and theirs


def _drafts(here: Community, person: PersonHash) -> tuple[Draft, ...]:
    drafts = here.state.drafts.values()
    return tuple(sorted((d for d in drafts if d.by == person), key=lambda d: (d.on, d.key)))
