"""What is kept of quizzes, in plain memory."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.events import ChannelId
from bot.items import ItemId
from bot.sessions import (
    Claimed,
    ItemCount,
    Kept,
    Lot,
    Pick,
    Played,
    Player,
    Post,
    Press,
    Pressed,
    SessionId,
)
from bot.store import Body, CommunityId, PersonHash, StoreError

_Where = tuple[CommunityId, SessionId]


@dataclass
class _Session:
    """A session, and what people did in it."""

    kept: Kept
    picks: dict[tuple[int, PersonHash], Pick] = field(default_factory=dict)
    players: dict[PersonHash, Player] = field(default_factory=dict)
    latest: int = 0
    disputes: set[tuple[int, PersonHash]] = field(default_factory=set)

    def press(self, press: Press) -> Pressed:
        key, closes = (press.round, press.person), self.kept.closes
        taken = press.round == self.kept.open_round and (closes is None or press.at < closes)
        before = self.picks[key].value if key in self.picks else None
        after = press.change(before) if taken else before
        if taken and press.person not in self.players:
            self.latest += 1
            self.players[press.person] = Player(press.person, self.latest)
        if after is None:
            self.picks.pop(key, None)
        elif after != before:
            self.picks[key] = Pick(press.round, press.person, after, press.at)
        player = self.players.get(press.person)
        number, name = (player.number, player.name) if player else (None, None)
        return Pressed(taken, after, number, name)

    def forget(self, person: PersonHash) -> None:
        self.picks = {key: pick for key, pick in self.picks.items() if pick.person != person}
        self.players.pop(person, None)
        self.disputes = {each for each in self.disputes if each[1] != person}
        hosts = self.kept.body.get("hosts", ())
        if person in hosts:
            body = {**self.kept.body, "hosts": [each for each in hosts if each != person]}
            self.kept = replace(self.kept, body=body, version=self.kept.version + 1)


@dataclass
class _Sent:
    """A post, and what became of it."""

    where: _Where
    post: Post
    claimed_until: datetime | None = None
    reference: str | None = None


class MemorySessions:
    """`bot.sessions.Sessions`, until the process ends."""

    def __init__(self) -> None:
        self._sessions: dict[_Where, _Session] = {}
        self._outbox: list[_Sent] = []
        self._counts: dict[tuple[CommunityId, date, ItemId], list[int]] = {}
        self._practice: dict[tuple[CommunityId, PersonHash], Body] = {}

    def known(self, community: CommunityId) -> None:
        """Raises StoreError where there is no such community."""
        raise NotImplementedError

    async def begin(self, community: CommunityId, kept: Kept) -> None:
        self.known(community)
        if (community, kept.id) in self._sessions:
            raise StoreError(f"There is a session {kept.id}.")
        self._sessions[community, kept.id] = _Session(_copied(kept))

    async def session(self, community: CommunityId, session: SessionId) -> Kept | None:
        found = self._sessions.get((community, session))
        return found.kept if found else None

    async def running(self, community: CommunityId) -> tuple[Kept, ...]:
        theirs = [each.kept for (of, _), each in self._sessions.items() if of == community]
        return tuple(sorted((k for k in theirs if k.ended is None), key=lambda k: k.id))

    async def over(self, community: CommunityId) -> tuple[Kept, ...]:
        theirs = (each.kept for (of, _), each in self._sessions.items() if of == community)
        found = sorted((k.ended, k.id, k) for k in theirs if k.ended is not None)
        return tuple(k for _, _, k in sorted(found, key=lambda each: -each[0].timestamp()))

    async def advance(
        self,
        community: CommunityId,
        kept: Kept,
        posts: Sequence[Post] = (),
        counts: Sequence[ItemCount] = (),
        day: date | None = None,
    ) -> bool:
        found = self._sessions.get((community, kept.id))
        if found is None or found.kept.version != kept.version - 1:
            return False
        if counts and day is None:
            raise ValueError("Counts are of a day.")
        found.kept = _copied(kept)
        self._outbox += [_Sent((community, kept.id), post) for post in posts]
        for count in counts:
            self._add(community, count, day or date.min)
        return True

    async def press(
        self, community: CommunityId, session: SessionId, presses: Sequence[Press]
    ) -> tuple[Pressed, ...]:
        found = self._sessions.get((community, session))
        if found is None:
            return tuple(Pressed(False, None, None) for _ in presses)
        done = replace(found, picks=dict(found.picks), players=dict(found.players))
        pressed = tuple(done.press(each) for each in presses)
        self._sessions[community, session] = done
        return pressed

    async def press_in(self, lots: Sequence[Lot]) -> tuple[tuple[Pressed, ...], ...]:
        pressed = [await self.press(lot.community, lot.session, lot.presses) for lot in lots]
        return tuple(pressed)

    async def picks(
        self,
        community: CommunityId,
        session: SessionId,
        only: int | None = None,
        person: PersonHash | None = None,
    ) -> tuple[Pick, ...]:
        found = self._sessions.get((community, session))
        picks = found.picks.values() if found else ()
        some = (p for p in picks if only in (None, p.round) and person in (None, p.person))
        return tuple(sorted(some, key=lambda each: (each.round, each.at, each.person)))

    async def players(self, community: CommunityId, session: SessionId) -> tuple[Player, ...]:
        found = self._sessions.get((community, session))
        players = found.players.values() if found else ()
        return tuple(sorted(players, key=lambda each: each.number))

    async def name(
        self, community: CommunityId, session: SessionId, person: PersonHash, name: str | None
    ) -> bool:
        found = self._sessions.get((community, session))
        if found is None or person not in found.players:
            return False
        found.players[person] = replace(found.players[person], name=name)
        return True

    async def due(self, at: datetime) -> tuple[tuple[CommunityId, SessionId], ...]:
        waiting = ((each.kept.due, where) for where, each in self._sessions.items())
        return tuple(where for _, where in sorted((d, w) for d, w in waiting if d and d <= at))

    async def claim_posts(
        self, platforms: Collection[str], at: datetime, until: datetime, most: int
    ) -> tuple[Claimed, ...]:
        claimed: list[Claimed] = []
        for number, each in enumerate(self._outbox):
            if len(claimed) < most and self._is_free(number, platforms, at):
                each.claimed_until = until
                claimed.append(Claimed(number, *each.where, each.post, self._replaced(each)))
        return tuple(claimed)

    async def unsent_in(self, community: CommunityId, session: SessionId) -> frozenset[ChannelId]:
        waiting = (each for each in self._outbox if each.reference is None)
        return frozenset(e.post.channel for e in waiting if e.where == (community, session))

    async def posted(self, post: int, reference: str, rests: datetime | None = None) -> None:
        if post < len(self._outbox):
            self._outbox[post].reference, self._outbox[post].claimed_until = reference, rests

    async def dispute(
        self,
        community: CommunityId,
        session: SessionId,
        round_number: int,
        person: PersonHash,
        item: ItemId,
        day: date,
    ) -> bool:
        found, one = self._sessions.get((community, session)), (round_number, person)
        if found is None or one in found.disputes:
            return False
        found.disputes.add(one)
        self._add(community, ItemCount(item, disputed=1), day)
        return True

    async def counts(self, community: CommunityId, since: date) -> tuple[ItemCount, ...]:
        sums: dict[ItemId, list[int]] = defaultdict(lambda: [0, 0, 0])
        for (of, day, item), counts in self._counts.items():
            if of == community and day >= since:
                sums[item] = [one + more for one, more in zip(sums[item], counts, strict=True)]
        return tuple(ItemCount(item, *counts) for item, counts in sorted(sums.items()))

    async def practice(self, community: CommunityId, person: PersonHash) -> Body | None:
        return self._practice.get((community, person))

    async def played_by(self, community: CommunityId, person: PersonHash) -> Played:
        theirs = [each for (of, _), each in self._sessions.items() if of == community]
        names = {each.players[person].name for each in theirs if person in each.players}
        picks = sum(by == person for each in theirs for _, by in each.picks)
        practises = (community, person) in self._practice
        return Played(picks, tuple(sorted(filter(None, names))), practises)

    async def keep_practice(
        self, community: CommunityId, person: PersonHash, body: Body | None
    ) -> None:
        self._practice.pop((community, person), None)
        if body is not None:
            self.known(community)
            self._practice[community, person] = json.loads(json.dumps(body))

    def forget_in_sessions(self, community: CommunityId, person: PersonHash) -> None:
        """Their picks, their number and name, their practice, and that they were a host."""
        self._practice.pop((community, person), None)
        for (of, _), each in self._sessions.items():
            if of == community:
                each.forget(person)

    def _is_free(self, number: int, platforms: Collection[str], at: datetime) -> bool:
        """Whether nobody sent a post, nobody is at it, and none waits before it."""
        one = self._outbox[number]
        ended = self._sessions[one.where].kept.ended
        return (
            one.reference is None
            and one.post.place.partition(":")[0] in platforms
            and (one.claimed_until is None or one.claimed_until <= at)
            and (ended is None or ended > at - timedelta(hours=1))
            and not any(
                each.reference is None and _beside(each, one) for each in self._outbox[:number]
            )
            and not (self._replaced(one) and self._rests(one, at))
        )

    def _rests(self, one: _Sent, at: datetime) -> bool:
        """Whether the channel rests from a change, of whichever session it was."""
        return any(
            each.reference is not None and each.claimed_until and each.claimed_until > at
            for each in self._outbox
            if each.where[0] == one.where[0] and each.post.place == one.post.place
            if each.post.channel == one.post.channel
        )

    def _add(self, community: CommunityId, count: ItemCount, day: date) -> None:
        sums = self._counts.setdefault((community, day, count.item), [0, 0, 0])
        for at, more in enumerate((count.asked, count.right, count.disputed)):
            sums[at] += more

    def _replaced(self, one: _Sent) -> str | None:
        sent = (
            each.reference
            for each in reversed(self._outbox)
            if each.reference is not None and asdict(each.post) == asdict(one.post)
            if each.where == one.where
        )
        return next(sent, None)


def _beside(one: _Sent, other: _Sent) -> bool:
    channels = {(each.post.place, each.post.channel) for each in (one, other)}
    return one.where == other.where and len(channels) == 1


def _copied(kept: Kept) -> Kept:
    return replace(kept, body=json.loads(json.dumps(kept.body)))
