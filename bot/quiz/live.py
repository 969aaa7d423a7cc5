"""The cards of races while they are answered: they tell how many have answered, now and then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from bot.quiz.bodies import kept, session_of
from bot.sessions import Message, Post, SessionId, Sessions
from bot.store import CommunityId

EVERY = timedelta(seconds=3)  # as slow as the slowest platform wants changes to be

Key = tuple[CommunityId, SessionId]
Asks = Callable[[CommunityId, SessionId], Awaitable[bool]]


class LiveCards:
    """Has cards sent anew of races in which somebody pressed since; a calm quiz needs no haste."""

    def __init__(self, sessions: Sessions, is_race: Asks) -> None:
        """is_race: whether a session is one, without a look into the store where it is known."""
        self._sessions, self._is_race = sessions, is_race
        self._shown: dict[Key, tuple[int, datetime]] = {}  # presses then, and when

    async def show(self, presses: Mapping[Key, int], at: datetime) -> None:
        """presses: how often somebody pressed in each session, in this process."""
        self._shown = {key: shown for key, shown in self._shown.items() if key in presses}
        for key, number in presses.items():
            before, since = self._shown.get(key, (0, datetime.min.replace(tzinfo=at.tzinfo)))
            if number == before or at - since < EVERY:
                continue
            if await self._is_race(*key) and not await self._sent(key, at):
                continue
            self._shown[key] = number, at

    async def _sent(self, key: Key, at: datetime) -> bool:
        """Whether the card is sent anew, or need not be any more."""
        found = await self._sessions.session(*key)
        session = session_of(found) if found else None
        if found is None or session is None or session.open_round is None:
            return True
        opened, closes = session.round.opened or at, session.round.closes or at
        if at - opened < EVERY:
            return False
        if closes - at < EVERY:  # it is closed soon, and that must not have to wait for this
            return True
        waiting = await self._sessions.unsent_in(*key)
        cards = [
            Post(Message.CARD, session.current, board.place, board.channel)
            for board in session.boards
            if board.channel not in waiting
        ]
        again = kept(session, found.version + 1)
        return bool(cards) and await self._sessions.advance(key[0], again, cards)
