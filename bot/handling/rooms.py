"""
Channels in which the bot is quiet, and whether who mentions it is answered in a thread.

In a quiet channel nothing is said that all can read but a sentence that names no topic; what was
asked is answered in private, to whoever asked or presses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.curation.acting import Hashed, hidden
from bot.curation.settings import Settings
from bot.events import Ask, ConversationId, Event, Visibility, sender_of
from bot.replies import Audience, Reply
from bot.wording import hushing


def found(event: Event, now: Settings, hashed: Hashed | None) -> Event:
    """The event; where its channel is quiet, it says so and takes no messages later: no quiz."""
    sender = sender_of(event)
    if not now.quiet or hashed is None or hidden(sender.room, hashed) not in now.quiet:
        return event
    return replace(event, sender=replace(sender, channel=None, quiet=True))


def conversations(event: Event, now: Settings) -> Iterator[ConversationId]:
    """Where it goes on from: its own conversation, and that of the thread it is answered in."""
    yield event.conversation
    if isinstance(event, Ask) and event.thread and now.threads:
        yield event.thread


def placed(reply: Reply, event: Event, now: Settings) -> Reply:
    """The reply as it may be shown in the channel of its event."""
    quiet = sender_of(event).quiet
    if event.visibility is Visibility.OPEN and quiet:
        instead = reply.instead or hushing.instead(reply)
        return replace(reply, audience=Audience.SENDER, instead=instead)
    if event.visibility is Visibility.PRIVATE and quiet:
        if reply.audience is Audience.EVERYONE:
            return hushing.not_shared(reply.language)
        return hushing.unshareable(reply)
    if event.visibility is Visibility.OPEN and now.threads and reply.audience is Audience.EVERYONE:
        return replace(reply, thread=hushing.TITLE.best(reply.language))
    return reply
