"""Somebody on a small Discord of our own, by way of the real client."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from adapters.discord import create_client
from adapters.settings import Settings
from bot.commands import Command
from bot.entries import Language
from bot.events import Visibility
from bot.replies import Choice
from tests.adapters.contract.people import Person, Shown, Witness
from tests.adapters.discord.discord_peer import ALONE, TOKEN, Peer, card, peer, shown
from tests.adapters.discord.discord_town import walk

SOON = 10  # seconds to wait for what must come; only a failing test waits them out
_MARKUP = re.compile(r"^(### |-# |> )|\*\*|\\(?=.)", re.MULTILINE)  # nothing of ours has two stars


class Member:
    """Types commands, mentions the bot in a channel, or writes to it alone."""

    def __init__(self, there: Peer, where: Visibility, client: Language) -> None:
        self._there, self._where = there, where
        code = {Language.ENGLISH: "en-GB", Language.SPANISH: "es-ES"}[client]
        self._place = {"locale": code} | (ALONE if where is Visibility.DIRECT else {})
        self._components: list[dict[str, Any]] = []

    @property
    def offered(self) -> set[str]:
        every = walk(self._components)
        options = [option["value"] for c in every for option in c.get("options", [])]
        return {*options, *(c["custom_id"] for c in every if c["type"] == 2)}

    async def say(self, text: str) -> Shown:
        match self._where:
            case Visibility.DIRECT:
                await self._there.write(text)
            case Visibility.PRIVATE:
                await self._there.ask(text, **self._place)
            case Visibility.OPEN:
                await self._there.say(text)
        return await self._shown()

    async def give(self, command: Command, argument: str) -> Shown:
        options = [{"type": 3, "name": command.value, "value": argument}] if argument else []
        typed = {"id": "1", "name": command.value, "type": 1, "options": options}
        await self._there.interact(typed, **self._place)
        return await self._shown()

    async def pick(self, choice: Choice) -> Shown:
        every = walk(self._components)
        menus = [c for c in every if choice.token in [o["value"] for o in c.get("options", [])]]
        picked = {"component_type": 3, "values": [choice.token]}
        pressed = {"component_type": 2}
        [found] = menus or [c for c in every if c.get("custom_id") == choice.token]
        data = {"custom_id": found["custom_id"]} | (picked if menus else pressed)
        await self._there.interact(data, 3, message=shown(self._components), **self._place)
        return await self._shown()

    async def send(self, token: str) -> Shown:
        data = {"custom_id": token, "component_type": 2}
        await self._there.interact(data, 3, message=card(token), **self._place)
        return await self._shown()

    async def _shown(self) -> Shown:
        sent = await asyncio.wait_for(self._there.answers.get(), SOON)
        while "components" not in sent:  # what follows is being made
            sent = await asyncio.wait_for(self._there.answers.get(), SOON)
        self._components = sent["components"]
        return [text for component in walk(self._components) for text in _texts(component)]


def _texts(component: dict[str, Any]) -> Iterator[str]:
    match component["type"]:
        case 1 | 14 | 17:  # a row, a line, a container
            return
        case 2:
            yield component["label"]
        case 3:
            yield from (option["label"] for option in component["options"])
        case 12:
            yield from (item["description"] for item in component["items"])
        case 10:
            yield _MARKUP.sub("", component["content"])
        case kind:
            raise AssertionError(kind)


@asynccontextmanager
async def discord(engine: Witness, where: Visibility, client: Language) -> AsyncIterator[Person]:
    """A member of a server."""
    async with peer() as there, create_client(engine, Settings()) as connected:
        running = asyncio.create_task(connected.start(TOKEN))
        await asyncio.wait_for(there.connected.wait(), SOON)
        yield Member(there, where, client)
        await connected.close()
        await running
