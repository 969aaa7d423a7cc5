"""What admins do in chat, by command, button or form; others see what is set."""

from __future__ import annotations

from bot import setting_up
from bot.curation.desk import Actor
from bot.entries import Language
from bot.events import Event, Invoke, Task
from bot.granting import Granting
from bot.replies import Reply
from bot.setting_up import SettingUp
from bot.wording.tokens import Pointer, Step

TASKS = frozenset({Task.SETTINGS, Task.ROLE})
STEPS = setting_up.STEPS


class Administration:
    """Settings and roles of all communities."""

    def __init__(self, settings: SettingUp, roles: Granting) -> None:
        self._settings, self._roles = settings, roles

    async def command(self, event: Invoke, actor: Actor, language: Language) -> Reply:
        """The reply to one of `TASKS`."""
        if event.command is Task.ROLE:
            return await self._roles.command(event.argument, event.person, actor, language)
        return await self._settings.command(event.argument, actor, language)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button or a form of `STEPS`; raises NotAllowed for members."""
        return await self._settings.step(event, step, pointer, actor)
