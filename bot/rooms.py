"""
Channels in which the bot is quiet, and whether who mentions it is answered in a thread.

In a quiet channel nothing is said that all can read but a sentence that names no topic; what was
asked is answered in private, to whoever asked or presses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.curation.settings import Settings
from bot.events import Event, PersonId, Visibility, sender_of
from bot.replies import Audience, Reply
from bot.store import PersonHash
from bot.wording import hushing


def of(event: Event, hashed: Callable[[PersonId], PersonHash]) -> str:
    """The channel it happened in, by its id under a key; "" where there is none."""
    room = sender_of(event).room
    return hashed(PersonId(room)) if room else ""


def is_quiet(event: Event, now: Settings, hashed: Callable[[PersonId], PersonHash] | None) -> bool:
    """Whether it happened in a channel in which the bot is quiet."""
    return bool(now.quiet) and hashed is not None and of(event, hashed) in now.quiet


def without_stage(event: Event) -> Event:
    """The event with word that its channel is quiet, and takes no messages later: no quiz."""
    return replace(event, sender=replace(sender_of(event), channel=None, quiet=True))


def placed(reply: Reply, event: Event, now: Settings, *, quiet: bool) -> Reply:
    """The reply as it may be shown in the channel of its event."""
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
