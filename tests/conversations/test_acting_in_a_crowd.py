"""Who hosts a quiz or writes entries while many people ask does not wait for each of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from adapters.settings import Settings
from bot.commands import Game, Named, Task
from bot.events import Ask, ChannelId, ConversationId, Invoke, PersonId, Sender, Visibility
from tests.conversations.community import HERE, NOON, made
from tests.stores.memory import MemoryStore

_STEPS, _CROWD = 100, 60
HOST = Sender(PersonId("discord:1"), HERE, manages=True, channel=ChannelId("discord:1"))


class Slow(MemoryStore):
    """A store that takes many steps to find a place's community, as one over a network does."""

    async def community(self, *given: Any) -> Any:
        for _ in range(_STEPS):
            await asyncio.sleep(0)
        return await super().community(*given)


@pytest.mark.parametrize("command", [Game.QUIZ, Task.REVIEW])
async def test_a_crowd_asks_meanwhile(settings: Settings, command: Named) -> None:
    """It is done long before all of them are answered."""
    engine, log = made(settings, Slow()), []

    async def ask(number: int) -> None:
        by = replace(HOST, person=PersonId(f"discord:{number + 10}"), manages=False)
        where = ConversationId(f"c{number}")
        await engine.handle(Ask("who is AMLO?", where, NOON, None, Visibility.PRIVATE, by))
        log.append("answered")

    async def act() -> None:
        where, seen = ConversationId("host"), Visibility.PRIVATE
        await engine.handle(Invoke(command, where, NOON, "panel", None, seen, HOST))
        log.append("done")

    await asyncio.gather(*(ask(number) for number in range(_CROWD)), act())

    assert log.index("done") < _CROWD / 3
