"""Replies sent: to an interaction, to a message; tried again where Discord asks for patience."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import discord
from discord.backoff import ExponentialBackoff

from adapters import pictures
from adapters.discord import forms, incoming
from adapters.discord.outgoing import attached
from adapters.discord.plainly import Message, messages
from bot.replies import Audience, Reply, Theme

THEME = Theme.DARK  # Discord does not tell a person's own; dark is what it begins with
_TRIES = 4
_PAUSE = 1  # seconds; the first pause is up to twice as long, and each one doubles
_BUSY = frozenset({429, 503})  # discord.py itself waits out a proper 429, and 500, 502, 504, 524
Sent = TypeVar("Sent")
ANSWERED = 40060  # somebody answered this interaction already: another process, or we did
_NO_HISTORY = 160002  # replying needs Read Message History, which the bot may lack


async def respond(interaction: discord.Interaction[Any], reply: Reply) -> None:
    """
    Answer an interaction: to everyone if the reply is for everyone, else to its sender only, in
    the place of the message that was pressed where it takes that and can.

    A form is opened, if nothing was answered yet, for then only a message can follow.
    In a direct message all are seen by the same one person, and stay. Raises HTTPException.
    """
    if reply.form and forms.opens(interaction):
        await interaction.response.send_modal(forms.modal(reply, reply.form))
        return
    if reply.replaces and incoming.own(interaction) and await _replaced(interaction, reply):
        return
    alone = incoming.alone(interaction)
    hidden = not alone and reply.audience is Audience.SENDER
    begun = interaction.response.is_done()
    if pictures.has(reply) and not begun:  # drawing may take longer than Discord waits
        await interaction.response.defer(ephemeral=hidden, thinking=True)
    drawn = await pictures.drawn(reply, THEME)
    if hidden or alone:
        drawn |= pictures.written(reply)
    for message in messages(reply, drawn):
        begun = interaction.response.is_done()
        send = interaction.followup.send if begun else interaction.response.send_message
        await send(**message.arguments(drawn), ephemeral=hidden, suppress_embeds=True)


async def _replaced(interaction: discord.Interaction[Any], reply: Reply) -> bool:
    """Put it in the place of the message that was pressed; whether it could be."""
    shown, begun = messages(reply), interaction.response.type
    if len(shown) > 1 or pictures.has(reply) or _is_plain(interaction) is not reply.plain:
        return False
    if begun is None:
        edit: Callable[..., Awaitable[object]] = interaction.response.edit_message
    elif begun is discord.InteractionResponseType.deferred_message_update:
        edit = interaction.edit_original_response
    else:  # they were told to wait, in a message that is to be answered
        return False
    try:
        await edit(**shown[0].arguments({}), attachments=[])
    except discord.HTTPException as error:
        if error.status != 400 or error.code == ANSWERED:
            raise
        return False
    return True


def _is_plain(interaction: discord.Interaction[Any]) -> bool:
    """Whether what was pressed is text alone, which cannot be made cards, nor they text."""
    return interaction.message is not None and not interaction.message.flags.components_v2


async def post(
    message: discord.Message, reply: Reply, thread: discord.Thread | None = None
) -> None:
    """
    Answer a message without pinging its author, where all who are there may read it.

    A reply that is for the sender only gives way to its neutral words. thread: of the message, in
    which it is answered. Raises HTTPException.
    """
    shown = reply.instead or reply
    drawn = await pictures.drawn(shown, THEME)
    try:
        await _post(message, messages(shown, drawn), drawn, thread)
    except discord.Forbidden as error:
        if error.code == _NO_HISTORY or not drawn:
            raise
        await _post(message, messages(shown), {}, thread)  # files may be forbidden there


async def _post(
    message: discord.Message,
    shown: Sequence[Message],
    drawn: pictures.Drawn,
    thread: discord.Thread | None,
) -> None:
    reference = message.to_reference(fail_if_not_exists=False)  # deleted: answered all the same
    for number, each in enumerate(shown):
        send = partial(
            _send,
            thread or message.channel,
            partial(each.arguments, drawn),
            suppress_embeds=True,
            nonce=f"{message.id}-{number}",  # Discord posts it once, however often we try
        )
        if thread:  # which begins with the message
            await patiently(send)
            continue
        try:
            await patiently(partial(send, reference=reference, mention_author=False))
        except discord.Forbidden as error:
            if error.code != _NO_HISTORY:
                raise
            await patiently(send)


async def _send(
    channel: discord.abc.Messageable, arguments: Callable[[], dict[str, Any]], **message: Any
) -> None:
    """Send a message with its files, which each sending closes."""
    await channel.send(**arguments(), **message)


def files_of(view: discord.ui.LayoutView, drawn: pictures.Drawn) -> dict[str, Any]:
    """The files of a message as an argument of what sends it, none where it has none."""
    files = attached(view, drawn)
    return {"files": files} if files else {}


def code(error: Exception) -> str:
    """What Discord says of it in numbers, for the log; "" where it said nothing."""
    return f"{error.status}/{error.code}" if isinstance(error, discord.HTTPException) else ""


async def patiently(send: Callable[[], Awaitable[Sent]]) -> Sent:
    """Send, and try again a few times while Discord is busy."""
    backoff = ExponentialBackoff(_PAUSE)
    for _ in range(_TRIES - 1):
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status not in _BUSY:
                raise
        await asyncio.sleep(backoff.delay())
    return await send()
