"""The engine's reply to an event, or the words that tell a person it failed."""

from __future__ import annotations

import asyncio

from adapters import failures
from bot.engine import Engine
from bot.events import Event
from bot.replies import Reply
from bot.wording import sharing


async def reply_to(
    event: Event, name: object, engine: Engine, seconds: float | None = None
) -> Reply:
    """
    What the engine says; where it raises, or takes longer, one line in the log tells, and they too.

    name: what the platform calls the event; seconds: how long an answer may take, with its turn.
    """
    try:
        async with asyncio.timeout(seconds):
            return await engine.handle(event)
    except Exception as error:
        failures.tell(name, error)
        return sharing.failed(event)
