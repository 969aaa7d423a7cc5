"""
Places that share one community: joining by a code, leaving with a copy or back to what there was.

Whoever joins loses nothing: what a place had waits for it, with everything, until it comes back.
What a code is good for is decided by the store alone, at its use.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.curation.acting import Actor, Verb
from bot.curation.bodies import role_of
from bot.curation.communities import Communities, Community
from bot.curation.desk import Desk
from bot.curation.lately import UNDO
from bot.curation.roles import Role
from bot.curation.unanswered import spelled
from bot.errors import NotAllowed
from bot.events import PlaceId
from bot.store import (
    Act,
    AlreadyUndone,
    CommunityId,
    Deed,
    Kind,
    PersonHash,
    StaleDraft,
    Store,
    Write,
)

CODE_TTL = timedelta(minutes=15)  # one reads it out, or pastes it in the other place
_TRIES = 5  # times somebody else may write of the same place at the very moment
_CODE = 8  # letters and digits
_ACTS = 1_000  # looked through for the one that joined a place


@dataclass(frozen=True, slots=True)
class Joined:
    """A place of a community; on: the day on which it joined, ISO 8601, "" for the first one."""

    place: PlaceId
    key: str
    on: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """
    The places of a community as somebody sees them from one of these.

    before: what this place had, None where it had nothing; leave: whether they may take this place
    out.
    """

    places: tuple[Joined, ...]
    before: Community | None
    leave: bool

    @property
    def alone(self) -> bool:
        """Whether no other place is in it."""
        return len(self.places) < 2


class Links:
    """Joins places and parts them."""

    def __init__(
        self,
        store: Store,
        communities: Communities,
        desk: Desk,
        hashed: Callable[[str], str],
    ) -> None:
        """hashed: a code's hash under the key of this installation, which is all that is kept."""
        self._store, self._communities, self._desk = store, communities, desk
        self._hashed = hashed

    async def shared(self, actor: Actor, place: PlaceId) -> Shared:
        """Who is together here, and what this place had before."""
        community, state = actor.community.id, actor.community.state
        places = await self._store.places(community) if community else ()
        joined = (Joined(p, key_of(p), state.links.get(key_of(p), ""), p == place) for p in places)
        before = await self._before(place)
        leave = actor.role >= Role.ADMIN or actor.manages
        leave = leave or any(each.state.role(actor.person) is Role.ADMIN for each in before)
        return Shared(tuple(joined), before[0] if before else None, leave)

    async def offer(self, actor: Actor) -> str:
        """A code with which one place may join, told once."""
        community = self._admins(actor)
        await self._desk.take_office(actor)
        code = spelled(self._desk.new_key() + self._desk.new_key())
        await self._store.offer_link(community, self._hash(code), actor.at + CODE_TTL)
        return code

    async def join(self, actor: Actor, place: PlaceId, code: str) -> Act | None:
        """
        The place joins by a code; None where that is unknown, used, too old, or this place's own.

        What it had waits for it. It must be alone: see `Shared`.
        """
        self._admins(actor)
        await self._desk.take_office(actor)
        community = await self._store.link(place, self._hash(code), actor.at, keep=True)
        if community is None or community == actor.community.id:
            return None
        self._communities.moved(place, community)
        there = await self._communities.renewed(community)
        moved = replace(actor, community=there)
        return await self._note(moved, Verb.LINKED, place, {"on": actor.at.date().isoformat()})

    def office(self, actor: Actor) -> str:
        """
        A code with which whoever runs another place here becomes admin too, told once.

        Roles do not follow anybody from one platform to another, so that a place that joined has
        nobody who could give one. It works once, and ends when anybody's role changes.
        """
        self._admins(actor)
        return self._office_code(actor, 0)

    async def take_office(self, actor: Actor, code: str) -> Act | None:
        """They are admin from now on; None where the code is unknown, used or too old."""
        community = _id(actor)
        now = replace(actor, community=await self._communities.renewed(community))
        if not any(hmac.compare_digest(code, self._office_code(now, ago)) for ago in (0, 1)):
            return None
        write = role_of(now.community.state, actor.person, Role.ADMIN)
        deed = Deed(Verb.ROLE.value, actor.person, actor.at, (write,))
        try:
            act = await self._store.commit(community, deed)
        except StaleDraft:
            return None
        await self._communities.renewed(community)
        return act

    def _office_code(self, actor: Actor, ago: int) -> str:
        """The code of this quarter of an hour, or of that many before."""
        roles = sorted(actor.community.state.roles.items())
        quarter = int(actor.at.timestamp() // CODE_TTL.total_seconds()) - ago
        return self._hashed(f"office:{_id(actor)}:{quarter}:{roles}")[:_CODE]

    async def part(self, actor: Actor, place: PlaceId, *, back: bool) -> Act | None:
        """
        The place leaves with a copy, or goes back to what it had; None where it had nothing.

        The other side keeps all. In a copy those are someone again who were so before, and whoever
        took the place out is admin.
        """
        before = await self._before(place)
        if back and not before:
            return None
        old = actor.community.id
        if back and (target := before[0].id):
            if not await self._store.go_back(place, target, actor.at):
                return None
            alone = target
        else:
            alone = await self._store.unlink(place, actor.at)
        self._communities.moved(place, alone)
        there = await self._communities.renewed(alone)
        roles = [] if back else _roles(actor, there, before)
        deed = Deed(Verb.UNLINKED.value, actor.person, actor.at, tuple(roles))
        act = await self._store.commit(alone, deed)
        await self._communities.renewed(alone)
        if old and await self._store.places(old):
            await self._note(actor, Verb.UNLINKED, place, None)
        return act

    async def _before(self, place: PlaceId) -> list[Community]:
        waiting = await self._store.waiting(place)
        return [await self._communities.get(each) for each in waiting]

    async def _note(
        self, actor: Actor, verb: Verb, place: PlaceId, body: dict[str, str] | None
    ) -> Act:
        """Say in a community that a place joined or left."""
        community, key = _id(actor), key_of(place)
        for _ in range(_TRIES):
            state = (await self._communities.renewed(community)).state
            version = state.version_of(Kind.LINK, key)
            writes = (Write(Kind.LINK, key, version, body),) if body or version else ()
            undoes = None if body else await self._number(actor, key)
            deed = Deed(verb.value, actor.person, actor.at, writes, undoes)
            try:
                act = await self._store.commit(community, deed)
            except (AlreadyUndone, StaleDraft):
                continue
            await self._communities.renewed(community)
            return act
        raise NotAllowed

    async def _number(self, actor: Actor, key: str) -> int | None:
        """The act that joined a place, which its leaving takes back."""
        acts = await self._store.acts(_id(actor), actor.at - UNDO, _ACTS)
        theirs = (a for a in acts if a.verb == Verb.LINKED and a.changes and not a.undone)
        return next((a.number for a in theirs if a.changes[0].key == key), None)

    def _hash(self, code: str) -> str:
        return self._hashed(f"link:{code}")

    @staticmethod
    def _admins(actor: Actor) -> CommunityId:
        if actor.role < Role.ADMIN:
            raise NotAllowed
        return _id(actor)


def key_of(place: PlaceId) -> str:
    """A short name of a place that may stand in a token."""
    return hashlib.sha256(place.encode()).hexdigest()[:12]


def _id(actor: Actor) -> CommunityId:
    if actor.community.id is None:
        raise NotAllowed
    return actor.community.id


def _roles(actor: Actor, there: Community, before: list[Community]) -> list[Write]:
    """What a copy must add: the roles of before, and that of whoever took the place out."""
    theirs: dict[PersonHash, Role] = dict(before[0].state.roles) if before else {}
    if actor.role >= Role.ADMIN or actor.manages or theirs.get(actor.person) is Role.ADMIN:
        theirs[actor.person] = Role.ADMIN
    state = there.state
    return [
        Write(Kind.ROLE, who, state.version_of(Kind.ROLE, who), {"role": role.label})
        for who, role in theirs.items()
        if state.role(who) < role
    ]
