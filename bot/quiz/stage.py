"""
Sessions as they are played: prepared, driven by their hosts, moved on by time, picked in.

Each change is one transaction of the store, made from the version that was read; where another
process was faster, it is thought about anew. So two processes never run one session twice.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from bot.errors import BotError
from bot.items import Item, ItemId
from bot.quiz import session as states
from bot.quiz.batching import Batches
from bot.quiz.bodies import kept, session_of
from bot.quiz.composing import placed
from bot.quiz.live import LiveCards
from bot.quiz.messages import posts
from bot.quiz.picks import Change
from bot.quiz.scoring import FEWEST, Items, tally
from bot.quiz.session import Phase, Session
from bot.sessions import Claimed, ItemCount, Kept, Pick, Player, Press, Pressed, SessionId, Sessions
from bot.store import CommunityId, PersonHash

_TRIES = 5  # to change a session that others change at the same time
_MOST_LIVE = 1_000  # sessions whose cards are held in memory; what a pick needs never changes

Does = Callable[[Session], Session]


class Gone(BotError):
    """There is no such session here, or there is no more."""


class Busy(BotError):
    """Others change the session so fast that this could not be done."""


@dataclass(frozen=True, slots=True)
class Played:
    """A session with all that was picked in it."""

    session: Session
    picks: tuple[Pick, ...]
    players: tuple[Player, ...]

    @property
    def picked(self) -> int:
        """How many have a pick in the round in play."""
        return sum(pick.round == self.session.current for pick in self.picks)


class Stage:
    """The sessions of all communities, over a store."""

    def __init__(
        self, sessions: Sessions, batches: Batches, items: Items, new_key: Callable[[], str]
    ) -> None:
        self._sessions, self._batches, self._items = sessions, batches, items
        self._new_key = new_key
        self._presses: Counter[tuple[CommunityId, SessionId]] = Counter()
        self._live_cards = LiveCards(sessions, self._is_race)
        self._live: OrderedDict[tuple[CommunityId, SessionId], Session] = OrderedDict()

    async def prepare(
        self, community: CommunityId, wished: Session, items: Sequence[Item]
    ) -> Session:
        """
        Keep a session of these items, to be read by its host before it begins.

        wished: what it shall be; its id and rounds are made here.
        """
        rounds = placed(items, Random(self._new_key()))  # noqa: S311 - nobody's secret
        both = wished.mode is states.Mode.BOTH_ENDS
        made = replace(wished, id=SessionId(self._new_key()), rounds=rounds * 2 if both else rounds)
        await self._sessions.begin(community, kept(made, 1))
        return made

    async def find(self, community: CommunityId, session: SessionId) -> Session:
        """A session as it stands; raises Gone."""
        return session_of(await self._kept(community, session))

    async def running(self, community: CommunityId) -> tuple[Session, ...]:
        """Those of a community that are not over."""
        return tuple(map(session_of, await self._sessions.running(community)))

    async def over(self, community: CommunityId) -> tuple[Session, ...]:
        """Those that are over and kept still, the latest first."""
        return tuple(map(session_of, await self._sessions.over(community)))

    async def in_play(
        self, community: CommunityId, session: SessionId, number: int | None = None
    ) -> Played:
        """A session with the picks of one round only, of that in play by default; raises Gone."""
        found = await self.find(community, session)
        only = found.current if number is None else number
        picks = await self._sessions.picks(community, session, only)
        return Played(found, picks, await self._sessions.players(community, session))

    async def played(self, community: CommunityId, session: SessionId) -> Played:
        """A session with its picks and players; raises Gone."""
        found = await self.find(community, session)
        picks = await self._sessions.picks(community, session)
        return Played(found, picks, await self._sessions.players(community, session))

    async def picked_by(
        self, community: CommunityId, session: SessionId, person: PersonHash
    ) -> tuple[Session, tuple[Pick, ...]]:
        """A session and what one person picked in it, by round; raises Gone."""
        found = await self.find(community, session)
        return found, await self._sessions.picks(community, session, person=person)

    async def drive(
        self, community: CommunityId, session: SessionId, at: datetime, does: Does
    ) -> Session:
        """
        The session after something was done to it; raises Gone, Busy and `session.NotNow`.

        does: pure, given the session as it stands; it may be asked more than once.
        """
        for _ in range(_TRIES):
            found = await self._kept(community, session)
            before = session_of(found)
            after = does(before)
            if after == before or await self._advance(community, found, before, after, at):
                return after
        raise Busy(session)

    async def reveal(
        self, community: CommunityId, session: SessionId, at: datetime, round_number: int
    ) -> Session:
        """Tell what was right in that round, once nobody can pick any more."""

        def closed(before: Session) -> Session:
            if before.current != round_number:
                raise states.NotNow("another round is in play")
            picking = before.phase in {Phase.OPEN, Phase.PAUSED}
            return states.close(before, at) if picking else before

        await self.drive(community, session, at, closed)
        return await self.drive(community, session, at, lambda before: states.reveal(before, at))

    async def press(
        self,
        community: CommunityId,
        session: SessionId,
        person: PersonHash,
        round_number: int,
        change: Change,
        at: datetime,
    ) -> Pressed:
        """What came of a pick, once it is kept."""
        if len(self._presses) > _MOST_LIVE:  # of sessions long over, too
            self._presses.clear()
        self._presses[community, session] += 1
        press = Press(person, round_number, at, change)
        return await self._batches.press(community, session, press)

    def presses(self, community: CommunityId, session: SessionId) -> int:
        """How often somebody pressed in a session, in this process."""
        return self._presses[community, session]

    async def card(self, community: CommunityId, session: SessionId) -> Session:
        """
        A session as far as picking needs it, from memory where it was begun; raises Gone.

        Its items and the order of their options never change once it is begun.
        """
        key = community, session
        if (live := self._live.get(key)) is not None:
            return live
        found = await self.find(community, session)
        if found.phase is not Phase.PREPARED:
            self._live[key] = found
            if len(self._live) > _MOST_LIVE:
                self._live.popitem(last=False)
        return found

    async def elapse(self, at: datetime) -> None:
        """Do what time alone does to all sessions until then, and to the cards of races."""
        for community, session in await self._sessions.due(at):
            await self._elapse(community, session, at)
        await self._live_cards.show(self._presses, at)

    async def name(
        self, community: CommunityId, session: SessionId, person: PersonHash, name: str | None
    ) -> Player | None:
        """The player, shown by a name or by none; None where they are no player."""
        if not await self._sessions.name(community, session, person, name):
            return None
        players = await self._sessions.players(community, session)
        return next((each for each in players if each.person == person), None)

    async def dispute(
        self,
        community: CommunityId,
        session: SessionId,
        round_number: int,
        person: PersonHash,
        item: ItemId,
        at: datetime,
    ) -> bool:
        """Count that somebody disputes an item; False where they did so before."""
        day = at.date()
        return await self._sessions.dispute(community, session, round_number, person, item, day)

    async def claim(
        self, platforms: Collection[str], at: datetime, until: datetime, most: int
    ) -> tuple[Claimed, ...]:
        """Posts of these platforms that nobody else sends until then."""
        return await self._sessions.claim_posts(platforms, at, until, most)

    async def posted(self, post: int, reference: str, rests: datetime | None) -> None:
        """A post was sent; until then its channel rests from changes."""
        await self._sessions.posted(post, reference, rests)

    async def _is_race(self, community: CommunityId, session: SessionId) -> bool:
        """Whether there is such a session, and it is a race."""
        try:
            return (await self.card(community, session)).mode is states.Mode.RACE
        except Gone:
            return False

    async def _elapse(self, community: CommunityId, session: SessionId, at: datetime) -> None:
        before: Session | None = None
        while True:
            try:
                after = await self.drive(
                    community, session, at, lambda stands: states.elapse(stands, at)
                )
            except (Gone, Busy):  # another process was at it
                return
            if after == before or after.due is None or after.due > at:
                return
            before = after

    async def _kept(self, community: CommunityId, session: SessionId) -> Kept:
        found = await self._sessions.session(community, session)
        if found is None:
            raise Gone(session)
        return found

    async def _advance(
        self, community: CommunityId, found: Kept, before: Session, after: Session, at: datetime
    ) -> bool:
        counts = await self._counted(community, before, after)
        after_kept = kept(after, found.version + 1)
        sent = posts(before, after)
        return await self._sessions.advance(community, after_kept, sent, counts, at.date())

    async def _counted(
        self, community: CommunityId, before: Session, after: Session
    ) -> tuple[ItemCount, ...]:
        """
        How the round that is left behind was answered, where enough answered it.

        It was closed by an earlier transaction, so that no pick can come any more.
        """
        if before.phase is not Phase.CLOSED or after.phase is Phase.CLOSED:
            return ()
        item = self._items.get(before.round.item)
        if item is None or not before.scored(before.current):
            return ()
        picks = await self._sessions.picks(community, before.id, only=before.current)
        found = tally(before, before.current, item, picks)
        if found.picked < FEWEST:
            return ()
        return (ItemCount(item.id, found.picked, found.right),)
