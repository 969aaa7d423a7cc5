"""What a form may come of, so that a platform can hold a place for it while it is thought about."""

from __future__ import annotations

from bot.commands import Game, Task
from bot.events import Choose, Event, Invoke, Submit
from bot.wording import tokens
from bot.wording.tokens import Action, Play, Step

_COMMANDS = frozenset(
    {Task.SUGGEST, Task.ADD, Task.EDIT, Task.TEACH, Task.SETTINGS, Task.LINK, Game.QUIZ}
)
_STEPS = frozenset(
    {
        Step.WRITE, Step.MORE, Step.AGAIN, Step.COMPOSE, Step.TIE, Step.RETIE, Step.SETTING,
        Step.JOIN, Play.TYPE, Play.NAMED, Play.WRITE, Action.ASK,
    }
)  # fmt: skip


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
