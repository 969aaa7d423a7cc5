"""Which commands somebody can use in a community, by their role there."""

from __future__ import annotations

from bot.commands import CURATING, CommandInfo, Task
from bot.curation.roles import Role

# Anybody suggests, collects an answer, and sees what is set and how many have which role; the
# rest is for moderators, some of whose commands show more to an admin.
_ANYBODYS = frozenset({Task.SUGGEST, Task.ANSWER, Task.SETTINGS, Task.ROLE})


def tasks(role: Role) -> tuple[CommandInfo, ...]:
    """The commands of those who write entries that a person with that role can use."""
    moderates = role >= Role.MODERATOR
    return tuple(info for info in CURATING if moderates or info.command in _ANYBODYS)
