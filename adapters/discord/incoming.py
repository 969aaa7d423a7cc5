"""What Discord delivers turned into events. Pure, but for reading a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import discord

from bot import commands, events
from bot.entries import Language
from bot.wording import tokens

# Before a form's token, on a button that opens it as it was sent, or as it was made.
AGAIN, OPEN = "again:", "open:"
NOTHING = "-"  # of a menu in a form, since Discord takes no empty value

PLATFORM = "discord:"  # before an id, in which the core tells platforms apart
_MENU = discord.ComponentType.select.value
_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})


def invoked(
    interaction: discord.Interaction[Any],
    command: commands.Named,
    text: str,
    at: datetime,
    *,
    about: int | None = None,
    file: events.Attached | None = None,
) -> events.Event:
    """
    A slash command with what was written behind it; a completed question is opened.

    about: whom it is about; file: what was added to it.
    """
    who, language, visibility = _asker(interaction), locale(interaction), _visibility(interaction)
    by, completed = sender(interaction), tokens.parse(text)
    if command is commands.Command.ASK and completed:
        return events.Choose(text, who, at, language, visibility, by)
    if completed:  # where an entry was to be named
        text = completed.target
    person = _person(about) if about else None
    return events.Invoke(command, who, at, text, language, visibility, by, person=person, file=file)


async def read(file: discord.Attachment) -> events.Attached:
    """A file that somebody brings, no more of it than is taken; raises HTTPException."""
    large = file.size > events.MOST_ATTACHED  # refused, whatever stands in it
    content = bytes(events.MOST_ATTACHED + 1) if large else await file.read()
    return events.Attached(file.filename, content)


def pressed(interaction: discord.Interaction[Any], at: datetime) -> events.Choose:
    """A button pressed or an option picked."""
    data: dict[str, Any] = dict(interaction.data or {})
    token = form(interaction) or str((data.get("values") or [data.get("custom_id", "")])[0])
    who, language, visibility = _asker(interaction), locale(interaction), _visibility(interaction)
    return events.Choose(token, who, at, language, visibility, sender(interaction))


def form(interaction: discord.Interaction[Any]) -> str:
    """The token of a form that a button is to open as it was sent or made; "" where none is."""
    named = _pressed_id(interaction)
    return next((named.removeprefix(m) for m in (AGAIN, OPEN) if named.startswith(m)), "")


def again(interaction: discord.Interaction[Any]) -> bool:
    """Whether a button is to open a form with what was typed in it."""
    return _pressed_id(interaction).startswith(AGAIN)


def _pressed_id(interaction: discord.Interaction[Any]) -> str:
    data: dict[str, Any] = dict(interaction.data or {})
    return str(data.get("custom_id", ""))


def own(interaction: discord.Interaction[Any]) -> bool:
    """Whether nobody else sees the message whose button was pressed, if one was."""
    pressed = interaction.message
    return pressed is not None and (alone(interaction) or pressed.flags.ephemeral)


def forgets(event: events.Choose) -> bool:
    """Whether somebody wants all to be deleted that is kept of them."""
    pointer = tokens.parse(event.token)
    return pointer is not None and pointer.action is tokens.Own.FORGOTTEN


def submitted(interaction: discord.Interaction[Any], at: datetime) -> events.Submit:
    """A form that was filled in."""
    data: dict[str, Any] = dict(interaction.data or {})
    token, values = str(data.get("custom_id", "")), dict(_filled(data.get("components", [])))
    who, language, visibility = _asker(interaction), locale(interaction), _visibility(interaction)
    return events.Submit(token, values, who, at, language, visibility, sender(interaction))


def typed(interaction: discord.Interaction[Any]) -> list[str]:
    """What was typed into a form, without what was picked."""
    data: dict[str, Any] = dict(interaction.data or {})
    parts = _parts(data.get("components", []))
    return [part["value"] for part in parts if "value" in part and part.get("type") != _MENU]


def _filled(components: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What was typed and picked, by field."""
    for each in _parts(components):
        if each.get("type") == _MENU:
            picked = [*each.get("values", []), NOTHING][0]
            yield each["custom_id"], "" if picked == NOTHING else picked
        elif "value" in each:
            yield each["custom_id"], each["value"]


def _parts(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What a window is made of, wherever it stands in it."""
    for each in components:
        inside = [each["component"]] if "component" in each else each.get("components", [])
        yield from (each, *_parts(inside))


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
    by = _sender(guild, message.channel.id, message.author.id, _set_by(message.guild))
    may = getattr(message.author, "guild_permissions", discord.Permissions.none())
    room = _room(guild, message.channel.id, message.channel)
    by = replace(by, manages=_manages(may), room=room, groups=_groups(message.author))
    event = events.written(text, who, at, None, visibility, introduce=direct, sender=by)
    if direct or not isinstance(event, events.Ask):
        return event
    # A thread that begins with a message has its id.
    return replace(event, thread=_conversation(guild, message.id, message.author.id))


def alone(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person is alone with the bot; in a group's messages, say, others read along."""
    return interaction.guild_id is None and not interaction.context.private_channel


def said(message: discord.Message) -> str:
    """What a message says, without whom it mentions: no name of anybody is anything to us."""
    return re.sub(r"<@[!&]?\d+>", " ", message.content).strip()


def locale(interaction: discord.Interaction[Any]) -> Language | None:
    """The language of the person's client, where it is one of ours."""
    return _language(interaction.locale)


def sender(interaction: discord.Interaction[Any]) -> events.Sender:
    """
    Who did it, in which server, and whether they run it.

    The channel is there if the bot may write in it, since messages are sent to it later.
    """
    spoken, may = _language(interaction.guild_locale), interaction.permissions
    channel = interaction.channel_id if _writes(interaction) else None
    by = _sender(_server(interaction), channel, interaction.user.id, spoken)
    manages = by.place is not None and _manages(may)
    room = _room(_server(interaction), interaction.channel_id, interaction.channel)
    return replace(by, manages=manages, room=room, groups=_groups(interaction.user))


def _manages(may: discord.Permissions) -> bool:
    return may.administrator or may.manage_guild


def _groups(person: discord.abc.User) -> frozenset[str]:
    """Their roles; nobody has any in a direct message."""
    roles = getattr(person, "roles", ())
    return frozenset(str(role.id) for role in roles if not role.is_default())


def _room(guild: int | None, number: int | None, channel: object) -> events.ChannelId | None:
    """A server's channel, for a thread the one that it belongs to."""
    own = channel.parent_id if isinstance(channel, discord.Thread) else number
    return events.ChannelId(f"{PLATFORM}{own}") if guild and own else None


def _server(interaction: discord.Interaction[Any]) -> int | None:
    """The server, if the bot is in it; not where somebody only brought it along for themselves."""
    brought = interaction.is_user_integration() and not interaction.is_guild_integration()
    return None if brought else interaction.guild_id


def _writes(interaction: discord.Interaction[Any]) -> bool:
    may, thread = interaction.app_permissions, isinstance(interaction.channel, discord.Thread)
    sends = may.send_messages_in_threads if thread else may.send_messages
    return may.administrator or (may.view_channel and sends)


def _sender(
    guild: int | None, channel: int | None, person: int, spoken: Language | None
) -> events.Sender:
    if not guild:
        return events.Sender(_person(person), None, spoken)
    written_in = events.ChannelId(f"{PLATFORM}{channel}") if channel else None
    return events.Sender(_person(person), place(guild), spoken, channel=written_in)


def _person(number: int) -> events.PersonId:
    return events.PersonId(f"{PLATFORM}{number}")


def place(guild: int) -> events.PlaceId:
    """A server."""
    return events.PlaceId(f"{PLATFORM}{guild}")


def _set_by(guild: discord.Guild | None) -> Language | None:
    """The language that a server has set; one that is no community says English, and means none."""
    return _language(guild.preferred_locale) if guild and "COMMUNITY" in guild.features else None


def _language(code: discord.Locale | None) -> Language | None:
    short = str(code and code.value)[:2]  # outside servers discord.py has one without a value
    return Language(short) if short in set(Language) else None


def _visibility(interaction: discord.Interaction[Any]) -> events.Visibility:
    return events.Visibility.DIRECT if alone(interaction) else events.Visibility.PRIVATE


def _asker(interaction: discord.Interaction[Any]) -> events.ConversationId:
    return _conversation(interaction.guild_id, interaction.channel_id, interaction.user.id)


def _conversation(guild: int | None, channel: int | None, person: int) -> events.ConversationId:
    return events.ConversationId(f"{PLATFORM}{guild}:{channel}:{person}")
