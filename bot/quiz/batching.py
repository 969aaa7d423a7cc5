"""Picks of many people in one commit, each acknowledged after it."""

from __future__ import annotations

import asyncio

from bot.sessions import Press, Pressed, SessionId, Sessions
from bot.store import CommunityId

_WAIT = 0.008  # seconds that a pick waits for others to share its commit
MOST = 500  # presses in one transaction, so that none takes long

_Key = tuple[CommunityId, SessionId]
_Waiting = list[tuple[Press, "asyncio.Future[Pressed]"]]


class Batches:
    """Presses gathered by session; while one lot is committed, the next gathers."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._waiting: dict[_Key, _Waiting] = {}
        self._tasks: dict[_Key, asyncio.Task[None]] = {}

    async def press(self, community: CommunityId, session: SessionId, press: Press) -> Pressed:
        """What came of a press, once it is kept; raises what the store raises."""
        key = community, session
        answer: asyncio.Future[Pressed] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, []).append((press, answer))
        if key not in self._tasks:
            task = asyncio.create_task(self._commit(key), name=f"picks of {session}")
            self._tasks[key] = task
        return await answer

    async def finish(self) -> None:
        """Commit what waits, before the end."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _commit(self, key: _Key) -> None:
        try:
            while key in self._waiting:
                if len(self._waiting[key]) < MOST:
                    await asyncio.sleep(_WAIT)
                waiting = self._waiting.pop(key)
                now, later = waiting[:MOST], waiting[MOST:]
                if later:
                    self._waiting[key] = later
                await self._one(key, now)
        finally:
            del self._tasks[key]

    async def _one(self, key: _Key, waiting: _Waiting) -> None:
        try:
            done = await self._sessions.press(*key, [press for press, _ in waiting])
        except Exception as error:  # each of those who wait is told
            for _, answer in waiting:
                if not answer.done():
                    answer.set_exception(error)
            return
        for (_, answer), pressed in zip(waiting, done, strict=True):
            if not answer.done():  # whoever waited may have gone
                answer.set_result(pressed)
