"""
What can happen to the engine.

What people wrote, who they are and the codes that buttons carry are in no event's `repr`, which
may end in a traceback or a log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.commands import Command, Named, command_language, command_spoken
from bot.entries import EntryId, Language

ConversationId = NewType("ConversationId", str)  # one person in one place; opaque to the core
PersonId = NewType("PersonId", str)  # names the platform too, so that equal ids stay apart
PlaceId = NewType("PlaceId", str)  # a server or a workspace, all of its channels
ChannelId = NewType("ChannelId", str)  # where in a place something is written; of its adapter

MOST_ATTACHED = 2_000_000  # bytes of a file that is read; as much as one file of a pack may have


class Visibility(StrEnum):
    """Who reads along where something happens, which decides who may see the reply."""

    DIRECT = "direct"  # the person and the bot alone
    PRIVATE = "private"  # others are there, the reply is for the sender only and may be shared
    OPEN = "open"  # others are there and read the reply


@dataclass(frozen=True, slots=True)
class Sender:
    """
    Who did something, and in which server or workspace; None for alone with the bot.

    manages: whether they run the place itself, as its platform says at this very moment; language:
    the one that the place has set for itself; channel: where messages for all can be sent later,
    aside: those for the sender alone; None where none can; room: the channel it happened in, for a
    thread the one that it belongs to, whether or not anything can be written there; quiet: an admin
    made it quiet, as the core finds out; works: the place in whose community somebody who is alone
    with the bot does their work there, None where it is not known; groups: ids of the platform's
    groups that they are in, where it tells; at least of the one that makes moderators, see
    `Engine.group`.
    """

    person: PersonId = field(repr=False)
    place: PlaceId | None = None
    language: Language | None = None
    manages: bool = False
    channel: ChannelId | None = None
    aside: ChannelId | None = field(default=None, repr=False)
    room: ChannelId | None = None
    quiet: bool = False
    works: PlaceId | None = None
    groups: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """
    A person asks.

    at: an aware datetime; locale: the language their client speaks, None where it is not told;
    introduce: whether to say what this is, should the conversation be new; sender: None where the
    conversation tells enough, see `sender_of`; about: the entry that somebody goes on from, which
    others may have asked about, None for that of their own conversation; thread: their conversation
    in a thread that would begin with this message, None where none can.
    """

    text: str = field(repr=False)
    conversation: ConversationId = field(repr=False)
    at: datetime
    locale: Language | None = None
    visibility: Visibility = Visibility.DIRECT
    introduce: bool = False
    sender: Sender | None = None
    about: EntryId | None = None
    thread: ConversationId | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Choose:
    """A person picks a choice of an earlier reply; `token` came from that reply."""

    token: str = field(repr=False)
    conversation: ConversationId = field(repr=False)
    at: datetime
    locale: Language | None = None
    visibility: Visibility = Visibility.DIRECT
    sender: Sender | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """
    A file somebody hands over: its name, and its bytes, which may be anything.

    An adapter reads no more than one byte beyond `MOST_ATTACHED`, which the core then refuses.
    """

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Submit:
    """
    A person sends a form they filled in; `token` is the form's own.

    values: what they typed, by field; only what they may say counts, whatever was sent; file: what
    they added, in a form that takes a file.
    """

    token: str = field(repr=False)
    values: Mapping[str, str] = field(repr=False)
    conversation: ConversationId = field(repr=False)
    at: datetime
    locale: Language | None = None
    visibility: Visibility = Visibility.DIRECT
    sender: Sender | None = None
    file: Attached | None = None


@dataclass(frozen=True, slots=True)
class Invoke:
    """
    A person gives a command, with what they wrote behind it.

    person: whom they picked, for a command about somebody; file: what they added, for one that
    takes a file; called: the language in which they wrote its name, None where that tells none
    (`command_language`); picks: whether a file can be added in a form instead.
    """

    command: Named
    conversation: ConversationId = field(repr=False)
    at: datetime
    argument: str = field(default="", repr=False)
    locale: Language | None = None
    visibility: Visibility = Visibility.DIRECT
    sender: Sender | None = None
    person: PersonId | None = field(default=None, repr=False)
    file: Attached | None = None
    called: Language | None = None
    picks: bool = False


Event = Ask | Choose | Invoke | Submit


def sender_of(event: Event) -> Sender:
    """Who did it; where the adapter does not say, a conversation is a person of its own."""
    return event.sender or Sender(PersonId(event.conversation))


def written(
    text: str,
    conversation: ConversationId,
    at: datetime,
    locale: Language | None = None,
    visibility: Visibility = Visibility.DIRECT,
    *,
    introduce: bool = False,
    sender: Sender | None = None,
) -> Ask | Invoke:
    """What a message asks for: a command where it only names one, help where it is empty."""
    command = command_spoken(text) if text.strip() else Command.HELP
    if command is None:
        return Ask(text, conversation, at, locale, visibility, introduce, sender)
    called = command_language(text)
    spoken = called or locale
    return Invoke(command, conversation, at, "", spoken, visibility, sender, called=called)
