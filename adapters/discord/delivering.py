"""Messages that nobody asked for just now: quizzes in a channel, sent and edited."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import Any

import discord

from adapters import failures, pictures
from adapters.delivering import UndeliverableError
from adapters.discord.incoming import PLATFORM
from adapters.discord.outgoing import render
from adapters.discord.sending import THEME, code, files_of, patiently
from bot.handling.quizzing import Delivery

_NEVER = frozenset({400, 403, 404})  # asked again, Discord would say the same


async def deliver(client: discord.Client, delivery: Delivery) -> str:
    """
    Send a message to its channel, or in the place of an earlier one, and say how it is found again.

    Sent twice, it is there once. Raises UndeliverableError where the channel or the message is
    gone or nothing may be written there, and HTTPException where it may be tried again later.
    """
    drawn = await pictures.drawn(delivery.reply, THEME)
    try:
        return await _deliver(client, delivery, drawn)
    except discord.HTTPException as error:
        if error.status not in _NEVER:
            raise
        if drawn:  # files may be forbidden there
            return await _without_pictures(client, delivery)
        raise _undeliverable(error) from None


async def _without_pictures(client: discord.Client, delivery: Delivery) -> str:
    try:
        return await _deliver(client, delivery, {})
    except discord.HTTPException as error:
        if error.status not in _NEVER:
            raise
        raise _undeliverable(error) from None


async def _deliver(client: discord.Client, delivery: Delivery, drawn: pictures.Drawn) -> str:
    """A reply is mostly one message; where it is several, all are found again."""
    channel = client.get_partial_messageable(int(delivery.channel.removeprefix(PLATFORM)))
    before, views = (delivery.replaces or "").split(), render(delivery.reply, drawn)
    found = []
    for number, (old, view) in enumerate(zip_longest(before, views)):
        if view is None:
            await channel.get_partial_message(int(old)).delete()
            continue
        view.stop()  # `Press` needs no view kept
        if old is None:
            nonce = f"quiz-{delivery.id}-{number}" if delivery.id is not None else None
            found.append(await patiently(partial(_send, channel, view, drawn, nonce)))
        else:
            found.append(await patiently(partial(_edit, channel, int(old), view, drawn)))
    return " ".join(str(message.id) for message in found)


async def _send(
    channel: discord.PartialMessageable,
    view: discord.ui.LayoutView,
    drawn: pictures.Drawn,
    nonce: str | None,
) -> discord.Message:
    """nonce: by which Discord posts it once, however often it is sent within some minutes."""
    more: dict[str, Any] = files_of(view, drawn) | ({"nonce": nonce} if nonce else {})
    return await channel.send(view=view, suppress_embeds=True, **more)


async def _edit(
    channel: discord.PartialMessageable,
    number: int,
    view: discord.ui.LayoutView,
    drawn: pictures.Drawn,
) -> discord.Message:
    files, nobody = files_of(view, drawn).get("files", []), discord.AllowedMentions.none()
    message = channel.get_partial_message(number)
    return await message.edit(view=view, attachments=files, allowed_mentions=nobody)


def _undeliverable(error: discord.HTTPException) -> UndeliverableError:
    failures.tell("a quiz message", error, code(error))
    return UndeliverableError(code(error))
