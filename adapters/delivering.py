"""
Messages of quizzes on their way to channels, on every platform that can send them.

Each channel has a queue of its own: where one is slow, only its own later messages wait.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from adapters import failures
from bot.engine import Engine
from bot.events import ChannelId
from bot.handling.quizzing import Delivery

Send = Callable[[Delivery], Awaitable[str]]  # gives how the message is found again

_OURS = 25.0  # seconds that a message is ours to send; then another process may take it
APART = {  # between two changes in a channel
    "discord": timedelta(seconds=2),
    "slack": timedelta(seconds=3),
}
_CLOSING = 3.0  # seconds for what is being sent at the end


class UndeliverableError(Exception):
    """The channel is gone, or nothing may be written there; it makes no sense to try again."""


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A message that this process sends; until: by its clock, as long as it is ours."""

    delivery: Delivery
    until: float


class Couriers:
    """
    Do what time does to quizzes, and send what is to be sent, each channel on its own.

    What cannot be sent now is tried again later; until then nothing else of its quiz goes to that
    channel. What changes another message is claimed only once its channel has rested, from changes
    by other processes too.
    """

    def __init__(
        self,
        engine: Engine,
        senders: Mapping[str, Send],
        clock: Callable[[], float] = time.monotonic,
        apart: Mapping[str, timedelta] = APART,
    ) -> None:
        """clock: seconds that only grow; apart: how long a channel rests after a change."""
        self._engine, self._senders, self._clock, self._apart = engine, senders, clock, apart
        self._began = datetime.min.replace(tzinfo=UTC)  # when the clock stood at 0
        self._queues: dict[ChannelId, deque[_Parcel]] = {}
        self._tasks: dict[ChannelId, asyncio.Task[None]] = {}
        self._untold: dict[int | None, str] = {}  # sent, which the store could not be told
        self._sent = asyncio.Event()

    async def serve(self, every: float) -> None:
        """Look each so many seconds, and whenever something was sent, since more may follow it."""
        while True:
            await failures.tried("quizzes", self.look(datetime.now(UTC)))
            with suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await self._sent.wait()
            self._sent.clear()

    async def look(self, at: datetime) -> None:
        """Do what is due, and put what is to be sent on its way; waits for none of it."""
        self._began = at - timedelta(seconds=self._clock())
        await self._engine.elapse(at)
        while found := await self._engine.deliveries(self._senders.keys(), at):
            for each in found:
                self._take(each)

    async def arrived(self) -> bool:
        """Wait for what is on its way now; whether anything was."""
        under_way = [*self._tasks.values()]
        await asyncio.gather(*under_way, return_exceptions=True)
        return bool(under_way)

    async def finish(self, seconds: float = _CLOSING) -> None:
        """Begin nothing more, and wait for what is being sent; may be called twice."""
        for queue in self._queues.values():
            while len(queue) > 1:  # the first is being sent
                queue.pop()
        under_way = [*self._tasks.values()]
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _take(self, delivery: Delivery) -> None:
        """Put a message at the end of its channel's queue, if it is not in it already."""
        queue = self._queues.setdefault(delivery.channel, deque())
        if delivery.id is not None and delivery.id in {each.delivery.id for each in queue}:
            return
        queue.append(_Parcel(delivery, self._clock() + _OURS))
        if delivery.channel not in self._tasks:
            carrying = self._carry(delivery.channel, queue)
            self._tasks[delivery.channel] = asyncio.create_task(carrying, name="courier")

    async def _carry(self, channel: ChannelId, queue: deque[_Parcel]) -> None:
        try:
            while queue:
                await self._one(queue[0])
                queue.popleft()
        finally:
            del self._tasks[channel], self._queues[channel]

    async def _one(self, parcel: _Parcel) -> None:
        """Send a message, as long as it is ours, and tell the engine how it is found again."""
        delivery, refused = parcel.delivery, False
        send = self._senders[delivery.platform]
        if self._clock() >= parcel.until:  # it waited for others too long, and is claimed anew
            return
        try:
            async with asyncio.timeout(parcel.until - self._clock()):
                reference = self._untold.get(delivery.id) or await send(delivery)
        except UndeliverableError:
            reference, refused = delivery.replaces or "gone", True
        except Exception as error:  # of a platform's library; others' messages go on
            failures.tell("a quiz message", error)
            return
        if delivery.id is not None:  # else, should the store be away, it would be sent again
            self._untold[delivery.id] = reference
        if await failures.done("a quiz message", self._told(delivery, reference)):
            self._sent.set()
        if refused and not delivery.replaces:  # else it may be the message alone that is gone
            self._engine.undeliverable(delivery)

    async def _told(self, delivery: Delivery, reference: str) -> None:
        await self._engine.delivered(delivery, reference, self._rests(delivery))
        self._untold.pop(delivery.id, None)

    def _rests(self, delivery: Delivery) -> datetime | None:
        """Until when nothing in its channel is changed after it; None after a new message."""
        apart = self._apart.get(delivery.platform)
        if not (delivery.replaces and apart):
            return None
        return self._began + timedelta(seconds=self._clock()) + apart


async def deliver(engine: Engine, senders: Mapping[str, Send], at: datetime) -> None:
    """Do what time does to quizzes, and send all that is to be sent by then, without a rest."""
    couriers = Couriers(engine, senders, apart={})
    await couriers.look(at)
    while await couriers.arrived():
        await couriers.look(at)
