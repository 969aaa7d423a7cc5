"""What Discord delivers turned into events. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import discord

from bot import commands, events
from bot.entries import Language
from bot.wording import tokens

_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})


def invoked(
    interaction: discord.Interaction[Any],
    command: commands.Named,
    text: str,
    at: datetime,
) -> events.Event:
    """A slash command with what was written behind it; a completed question is opened."""
    who, language, visibility = _asker(interaction), locale(interaction), _visibility(interaction)
    if command is commands.Command.ASK and tokens.parse(text):
        return events.Choose(text, who, at, language, visibility, sender(interaction))
    return events.Invoke(command, who, at, text, language, visibility, sender(interaction))


def pressed(interaction: discord.Interaction[Any], at: datetime) -> events.Choose:
    """A button pressed or an option picked."""
    data: dict[str, Any] = dict(interaction.data or {})
    token = str((data.get("values") or [data.get("custom_id", "")])[0])
    who, language, visibility = _asker(interaction), locale(interaction), _visibility(interaction)
    return events.Choose(token, who, at, language, visibility, sender(interaction))


def written(
    message: discord.Message, me: discord.ClientUser | None, at: datetime
) -> events.Event | None:
    """
    A direct message, or one that mentions the bot itself; None for any other.

    A reply to the bot's own message mentions it too, as long as the sender let it ping. Messages
    carry no language; the core knows it from what the person did before.
    """
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN or me is None:
        return None
    direct = isinstance(message.channel, discord.DMChannel)  # `guild` is None for an uncached one
    if not direct and all(user.id != me.id for user in message.mentions):
        return None
    visibility = events.Visibility.DIRECT if direct else events.Visibility.OPEN
    text = re.sub(rf"<@!?{me.id}>", " ", message.content).strip()
    guild = message.guild.id if message.guild else None
    who = _conversation(guild, message.channel.id, message.author.id)
    by = _sender(guild, message.author.id, _set_by(message.guild))
    return events.written(text, who, at, None, visibility, introduce=direct, sender=by)


def locale(interaction: discord.Interaction[Any]) -> Language | None:
    """The language of the person's client, where it is one of ours."""
    return _language(interaction.locale)


def sender(interaction: discord.Interaction[Any]) -> events.Sender:
    """Who did it, and in which server."""
    spoken = _language(interaction.guild_locale)
    return _sender(interaction.guild_id, interaction.user.id, spoken)


def _sender(guild: int | None, person: int, spoken: Language | None) -> events.Sender:
    here = place(guild) if guild else None
    return events.Sender(events.PersonId(f"discord:{person}"), here, spoken)


def place(guild: int) -> events.PlaceId:
    """A server."""
    return events.PlaceId(f"discord:{guild}")


def _set_by(guild: discord.Guild | None) -> Language | None:
    """The language that a server has set; one that is no community says English, and means none."""
    return _language(guild.preferred_locale) if guild and "COMMUNITY" in guild.features else None


def _language(code: discord.Locale | None) -> Language | None:
    short = str(code and code.value)[:2]  # outside servers discord.py has one without a value
    return Language(short) if short in set(Language) else None


def _visibility(interaction: discord.Interaction[Any]) -> events.Visibility:
    return events.Visibility.DIRECT if interaction.guild_id is None else events.Visibility.PRIVATE


def _asker(interaction: discord.Interaction[Any]) -> events.ConversationId:
    return _conversation(interaction.guild_id, interaction.channel_id, interaction.user.id)


def _conversation(guild: int | None, channel: int | None, person: int) -> events.ConversationId:
    return events.ConversationId(f"discord:{guild}:{channel}:{person}")
