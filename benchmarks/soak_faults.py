"""What goes wrong in the soak, on a Discord and a Slack at once, and how often it was met."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import asyncpg
from aiohttp import WSCloseCode, web

from benchmarks.soak_silences import Wrong
from tests.adapters.slack.peer import limited
from tests.adapters.together.gateway import Discord
from tests.adapters.together.workspace import Workspace

LIMITED, BROKEN, CUT, SLOW, KILLED = "429", "5xx", "disconnects", "slow database", "kill -9"
ALL = (LIMITED, BROKEN, CUT, SLOW, KILLED)
_ERROR = 4000  # with which Discord ends a connection for an error of its own
_SLOW = 2.0  # seconds in which nobody can write
_TABLES = "document, event, session, pick"
_METHODS = (  # of Slack's, which answers need
    "response_url",
    "views.open",
    "users.info",
    "chat.postMessage",
    "chat.postEphemeral",
)
_BROKEN = (500, 502, 503, 504)
Fault = Callable[[], Awaitable[None]]


class Faults:
    """
    Does one after the other, and counts what was done to whom; wrong: each, and when.

    An answer that is to be refused counts once a request got it.
    """

    def __init__(self, there: Discord, slack: Workspace, url: str, rng: random.Random) -> None:
        self._there, self._slack, self._url, self._rng = there, slack, url, rng
        self._done: Counter[tuple[str, str]] = Counter()
        self._turn, self._broke = 0, False
        self._locking: asyncio.Task[None] | None = None
        self.wrong: list[Wrong] = []

    async def next(self) -> None:
        """One more thing goes wrong."""
        every: tuple[Fault, ...] = (self._limited, self._broken, self._cut, self._slow)
        self._turn += 1
        await every[self._turn % len(every)]()

    def killing(self) -> None:
        """The process that serves both is killed now."""
        self.wrong.append(Wrong(datetime.now(UTC), KILLED, kill=True))
        self._both(KILLED)

    def met(self) -> Counter[tuple[str, str]]:
        """How often each kind was met by each platform."""
        left: Counter[tuple[str, str]] = Counter()
        left.update(("Discord", _kind(status)) for status, _, _ in self._there.faults)
        waiting = (each for answers in self._slack.faults.values() for each in answers)
        left.update(("Slack", _kind(each.status)) for each in waiting)
        return self._done - left

    def unmet(self) -> list[str]:
        """The kinds that a platform was spared."""
        met = self.met()
        both = [(platform, kind) for kind in ALL for platform in ("Discord", "Slack")]
        return [f"{kind} on {platform}" for platform, kind in both if not met[platform, kind]]

    async def over(self) -> None:
        """Wait until the last one is over."""
        if self._locking is not None:
            await self._locking

    async def _limited(self) -> None:
        self._note("429 on Discord")
        self._there.refuse(429, {"retry_after": 0.3, "global": False}, Via="1.1 them")
        self._refuse(limited(1))
        self._both(LIMITED)

    async def _broken(self) -> None:
        status = self._rng.choice(_BROKEN)
        self._note(f"{status} on Discord")
        self._there.refuse(status)
        self._refuse(web.Response(status=self._rng.choice(_BROKEN), text="down"))
        self._both(BROKEN)

    async def _cut(self) -> None:
        """Connections end: in turns as either would end them, and as where a network breaks."""
        there, here = [*self._there.sockets], [*self._slack.sockets]
        self._done["Discord", CUT] += len(there)
        self._done["Slack", CUT] += len(here)
        self._broke = not self._broke
        self._note("connections broke" if self._broke else "connections were closed")
        for socket in (*there, *here):
            if self._broke and (transport := socket._req and socket._req.transport):
                transport.abort()
            else:
                await socket.close(code=_ERROR if socket in there else WSCloseCode.OK)

    async def _slow(self) -> None:
        """Nobody can write an entry, an event, a quiz or a pick for a while; people go on."""
        await self.over()
        self._locking = asyncio.create_task(self._lock())
        self._both(SLOW)

    async def _lock(self) -> None:
        connection = await asyncpg.connect(self._url)
        async with connection.transaction():
            await connection.execute(f"LOCK TABLE {_TABLES} IN EXCLUSIVE MODE")
            self._note("tables locked")
            await asyncio.sleep(_SLOW)
        self._note("tables free again")
        await connection.close()

    def _refuse(self, answer: web.Response) -> None:
        waiting = self._slack.faults
        spared = [each for each in _METHODS if not waiting.get(each)]  # so that none piles up
        method = self._rng.choice(spared or _METHODS)
        waiting.setdefault(method, []).append(answer)
        self._note(f"{answer.status} on Slack at {method}, number {len(waiting[method])}")

    def _note(self, what: str) -> None:
        self.wrong.append(Wrong(datetime.now(UTC), what))

    def _both(self, kind: str) -> None:
        self._done.update([("Discord", kind), ("Slack", kind)])


def _kind(status: int) -> str:
    return LIMITED if status == 429 else BROKEN
