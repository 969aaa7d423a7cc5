"""
Fair turns: one question is thought about at a time, and no crowd makes anybody else wait.

Thinking holds the event loop, so between two turns it breathes: acknowledgements, heartbeats and
finished answers leave. Who comes next goes round the places, and within a place round its people.
What is done at the desk or in a quiz takes many short steps of the store, each of which would
wait for one turn; while somebody does, the breath is long enough for several of them.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Generic, TypeVar

from bot.events import PersonId, PlaceId, Sender

_BREATH = 0.005  # seconds between two turns while somebody acts; a turn takes 0.01 to 0.03
Waiting = TypeVar("Waiting")


class FairQueue(Generic[Waiting]):
    """What waits, given out in rounds: one of each place, and one of each person there."""

    def __init__(self) -> None:
        self._places: OrderedDict[PlaceId | PersonId, OrderedDict[PersonId, deque[Waiting]]] = (
            OrderedDict()
        )

    def add(self, sender: Sender, waiting: Waiting) -> None:
        """Put it behind what its sender waits for already; who is new comes last in the round."""
        people = self._places.setdefault(sender.place or sender.person, OrderedDict())
        people.setdefault(sender.person, deque()).append(waiting)

    def next(self) -> Waiting | None:
        """Take out what is next, None where nothing waits."""
        if not self._places:
            return None
        place, people = self._places.popitem(last=False)
        person, queue = people.popitem(last=False)
        waiting = queue.popleft()
        if queue:
            people[person] = queue
        if people:
            self._places[place] = people
        return waiting


class Turns:
    """Turns of one process's event loop."""

    def __init__(self) -> None:
        self._taken = False
        self._acting = 0
        self._queue: FairQueue[asyncio.Future[None]] = FairQueue()

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Something is done in many steps of the store meanwhile, for which turns leave time."""
        self._acting += 1
        try:
            yield
        finally:
            self._acting -= 1

    @asynccontextmanager
    async def turn(self, sender: Sender) -> AsyncIterator[None]:
        """Wait for a turn and have it until the block ends; who gives up waiting loses nothing."""
        await self._wait(sender)
        try:
            await asyncio.sleep(_BREATH if self._acting else 0)  # what is ready to leave goes first
            yield
        finally:
            self._pass_on()

    async def _wait(self, sender: Sender) -> None:
        if not self._taken:
            self._taken = True
            return
        mine = asyncio.get_running_loop().create_future()
        self._queue.add(sender, mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # the turn came in the same moment
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while (waiting := self._queue.next()) is not None:
            if not waiting.done():
                waiting.set_result(None)
                return
        self._taken = False
