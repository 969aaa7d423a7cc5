"""Messages of quizzes on their way to channels, on every platform that can send them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from adapters import failures
from bot.engine import Engine
from bot.quizzing import Delivery

Send = Callable[[Delivery], Awaitable[str]]  # gives how the message is found again


class UndeliverableError(Exception):
    """The channel is gone, or nothing may be written there; it makes no sense to try again."""


async def deliver(engine: Engine, senders: Mapping[str, Send], at: datetime) -> None:
    """
    Do what time does to quizzes, and send what is to be sent on these platforms.

    What cannot be sent now is tried again later; until then nothing else goes to that channel.
    """
    await engine.elapse(at)
    while found := await engine.deliveries(senders.keys(), at):
        await asyncio.gather(*(_one(engine, senders[each.platform], each) for each in found))


async def _one(engine: Engine, send: Send, delivery: Delivery) -> None:
    try:
        reference = await send(delivery)
    except UndeliverableError:
        reference = delivery.replaces or "gone"
    except Exception as error:  # of a platform's library; others' messages go on
        failures.tell("a quiz message", error)
        return
    await engine.delivered(delivery, reference)
