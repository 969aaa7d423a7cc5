"""Answers within the three seconds in which Discord wants one, or later if it is told so."""

from __future__ import annotations

import asyncio
from typing import Any

import discord

from adapters.discord import incoming
from adapters.replying import reply_to
from bot.commands import Task
from bot.engine import Engine
from bot.events import Choose, Event, Invoke, Submit
from bot.handling.replacing import may_replace
from bot.replies import Reply
from bot.wording import tokens

THINKING = 2.0  # seconds for an answer, of the three
_WORKING = 60.0  # for one that takes long, of the 15 minutes in which it can be sent


async def reply_in_time(
    event: Event, interaction: discord.Interaction[Any], engine: Engine, left: float = THINKING
) -> Reply:
    """
    The engine's reply; where that comes too late, a sentence that says so.

    left: seconds for it, of `THINKING`, some of which are over.

    What writers and moderators do is looked over against all that is known, which may take longer:
    they are told to wait, in private.
    """
    if not _may_take_long(event):
        return await reply_to(event, interaction.id, engine, left)
    coming = asyncio.ensure_future(reply_to(event, interaction.id, engine, _WORKING))
    try:
        done, _ = await asyncio.wait({coming}, timeout=left)
        if not done and not interaction.response.is_done():
            alone = incoming.alone(interaction)
            stays = not (may_replace(event) and incoming.own(interaction))
            await interaction.response.defer(ephemeral=not alone, thinking=stays)
        return await coming
    finally:
        coming.cancel()


def _may_take_long(event: Event) -> bool:
    match event:
        case Submit() | Invoke(command=Task()):
            return True
        case Choose(token=token):
            pointer = tokens.parse(token)
            return pointer is not None and isinstance(pointer.action, tokens.Step)
        case _:
            return False
