"""
Who gets no answer while the moderators paused the bot in their community.

Help in danger or for somebody's own case goes on, and so does what concerns a person's own data.
Moderators and admins go on working.
"""

from __future__ import annotations

from bot.commands import Command
from bot.curation.acting import Actor
from bot.curation.roles import Role
from bot.curation.settings import Pause
from bot.events import Choose, Event, Invoke
from bot.wording import tokens
from bot.wording.tokens import Action, Own

_OWN = frozenset({Action.PRIVACY, Action.RETENTION, *Own})


def silenced(event: Event, actor: Actor) -> bool:
    """Whether all that this person is told is that there is a pause."""
    if actor.community.state.settings.pause is not Pause.SILENT:
        return False
    return actor.role < Role.MODERATOR and not _about_themselves(event)


def _about_themselves(event: Event) -> bool:
    if isinstance(event, Invoke):
        return event.command is Command.PRIVACY
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return pointer is not None and pointer.action in _OWN
