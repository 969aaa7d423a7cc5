"""What admins do in chat, by command, button or form; others see what is set."""

from __future__ import annotations

from bot.commands import Task
from bot.curation.acting import Actor
from bot.entries import Language
from bot.events import Event, Invoke
from bot.handling import linking, setting_up
from bot.handling.granting import Granting
from bot.handling.linking import Linking
from bot.handling.setting_up import SettingUp
from bot.replies import Reply
from bot.wording.tokens import Pointer, Step

TASKS = frozenset({Task.SETTINGS, Task.ROLE, Task.LINK})
STEPS = setting_up.STEPS | linking.STEPS


class Administration:
    """Settings, roles and places of all communities."""

    def __init__(self, settings: SettingUp, roles: Granting, places: Linking) -> None:
        self._settings, self._roles, self._places = settings, roles, places

    async def command(self, event: Invoke, actor: Actor, language: Language) -> Reply:
        """The reply to one of `TASKS`."""
        match event.command:
            case Task.ROLE:
                return await self._roles.command(event.argument, event.person, actor, language)
            case Task.LINK:
                return await self._places.command(event.argument, event, actor, language)
            case _:
                return await self._settings.command(event.argument, actor, language)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button or a form of `STEPS`; raises NotAllowed for members."""
        if step in linking.STEPS:
            return await self._places.step(event, step, pointer, actor)
        return await self._settings.step(event, step, pointer, actor)
