"""What opens over what is read, so that a place can be held for it while it is thought about."""

from __future__ import annotations

from bot.commands import Game, Task
from bot.events import Choose, Event, Invoke, Submit
from bot.wording import tokens
from bot.wording.tokens import Action, Play, Step

_COMMANDS = frozenset(
    {
        Task.SUGGEST,
        Task.ADD,
        Task.EDIT,
        Task.TEACH,
        Task.SETTINGS,
        Task.LINK,
        Task.IMPORT,
        Game.QUIZ,
    }
)
_STEPS = frozenset(
    {
        Step.WRITE, Step.MORE, Step.AGAIN, Step.COMPOSE, Step.TIE, Step.RETIE, Step.SETTING,
        Step.JOIN, Step.FILE, Play.TYPE, Play.NAMED, Play.WRITE, Action.ASK,
    }
)  # fmt: skip


def may_show(event: Event) -> bool:
    """Whether the reply to an event may be one to be looked at in a window of its own."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return pointer is not None and pointer.action is Play.PICKS


def may_open(event: Event) -> bool:
    """Whether the reply to an event may have a form; never to what somebody only asks."""
    match event:
        case Invoke(command=command):
            return command in _COMMANDS
        case Choose(token=token):
            pointer = tokens.parse(token)
            return pointer is not None and pointer.action in _STEPS
        case Submit():
            return True
        case _:
            return False
