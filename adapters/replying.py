"""The engine's reply to an event, or the words that tell a person it failed."""

from __future__ import annotations

from adapters import failures
from bot.engine import Engine
from bot.events import Event
from bot.replies import Reply
from bot.wording import sharing


async def reply_to(
    event: Event, name: object, engine: Engine, seconds: float | None = None
) -> Reply:
    """
    What the engine says; where it raises, or takes longer, a sentence that says so.

    name: what the platform calls the event; seconds: how long an answer may take, with its turn.
    """
    reply = await failures.tried(f"event {name}", engine.handle(event), seconds)
    return reply or sharing.failed(event)
