"""Picks of many people in one commit, each acknowledged after it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.sessions import Lot, Press, Pressed, SessionId, Sessions
from bot.store import CommunityId

_WAIT = 0.008  # seconds that a pick waits for others to share its commit
MOST = 500  # presses in one transaction, so that none takes long

_Where = tuple[CommunityId, SessionId]
_Waiting = tuple[_Where, Press, "asyncio.Future[Pressed]"]


class Batches:
    """Presses of all sessions gathered; while one lot is committed, the next gathers."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None

    async def press(self, community: CommunityId, session: SessionId, press: Press) -> Pressed:
        """What came of a press, once it is kept; raises what the store raises."""
        answer: asyncio.Future[Pressed] = asyncio.get_running_loop().create_future()
        self._waiting.append(((community, session), press, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._commit(), name="picks")
        return await answer

    async def finish(self) -> None:
        """Commit what waits, before the end."""
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    async def _commit(self) -> None:
        try:
            while self._waiting:
                if len(self._waiting) < MOST:
                    await asyncio.sleep(_WAIT)
                now, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._some(now)
        finally:
            self._task = None

    async def _some(self, waiting: list[_Waiting]) -> None:
        lots = _lots(waiting)
        try:
            done = await self._sessions.press_in([lot for lot, _ in lots])
        except Exception as error:  # each of those who wait is told
            for _, _, answer in waiting:
                if not answer.done():
                    answer.set_exception(error)
            return
        for (_, answers), pressed in zip(lots, done, strict=True):
            for answer, each in zip(answers, pressed, strict=True):
                if not answer.done():  # whoever waited may have gone
                    answer.set_result(each)


def _lots(waiting: Iterable[_Waiting]) -> list[tuple[Lot, list[asyncio.Future[Pressed]]]]:
    """The presses of each session, in their order, with those who wait for what comes of them."""
    found: dict[_Where, list[tuple[Press, asyncio.Future[Pressed]]]] = {}
    for where, press, answer in waiting:
        found.setdefault(where, []).append((press, answer))
    return [
        (Lot(*where, tuple(press for press, _ in each)), [answer for _, answer in each])
        for where, each in found.items()
    ]
