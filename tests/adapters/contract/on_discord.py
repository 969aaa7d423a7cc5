"""Somebody on a small Discord of our own, by way of the real client."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from adapters.delivering import Send
from adapters.discord import create_client
from adapters.discord.incoming import AGAIN
from adapters.settings import Settings
from bot.commands import Named
from bot.entries import Language
from bot.events import PersonId, PlaceId, Sender, Visibility
from bot.replies import Choice, Form
from bot.wording.phrases import HANDED_BACK
from tests.adapters.contract.people import Person, Shown, Witness
from tests.adapters.discord.discord_commands import sent
from tests.adapters.discord.discord_peer import ALICE, ALONE, GUILD, TOKEN, Peer, card, peer, shown
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
        self._card: list[dict[str, Any]] = []
        self._opened: dict[str, Any] = {}
        self._files: list[bytes] = []

    @property
    def offered(self) -> set[str]:
        every = walk([*self._components, *self._card])
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

    async def give(self, command: Named, argument: str) -> Shown:
        await self._there.interact(sent(command, argument), **self._place)
        return await self._shown()

    async def pick(self, choice: Choice) -> Shown:
        seen = [*self._components, *self._card]
        every = walk(seen)
        menus = [c for c in every if choice.token in [o["value"] for o in c.get("options", [])]]
        picked = {"component_type": 3, "values": [choice.token]}
        pressed = {"component_type": 2}
        found, *_ = menus or [c for c in every if c.get("custom_id") == choice.token]
        data = {"custom_id": found["custom_id"]} | (picked if menus else pressed)
        await self._there.interact(data, 3, message=shown(seen), **self._place)
        return await self._shown()

    async def send(self, token: str) -> Shown:
        data = {"custom_id": token, "component_type": 2}
        await self._there.interact(data, 3, message=card(token), **self._place)
        return await self._shown()

    async def again(self) -> Shown:
        """Press the button that opens the form that was refused, as it was sent."""
        every = [c["custom_id"] for c in walk(self._components) if c["type"] == 2]
        [token] = [each for each in every if each.startswith(AGAIN)]
        return await self.send(token)

    async def fill(self, form: Form, values: Mapping[str, str]) -> tuple[Shown, Shown]:
        """Send the form that is open, with these values over what stands in it."""
        assert form.token == self._opened["custom_id"]
        parts = self._opened["components"]
        asked = [text for each in parts for text in _field(each)]
        typed = [_typed(each["component"], values) for each in parts if "component" in each]
        filled = [{"type": 18, "component": each} for each in typed]
        data = {"custom_id": form.token, "components": filled}
        await self._there.interact(data, 5, **self._place)
        return asked, _beside_typed(await self._shown(), typed)

    async def bring(self, name: str, content: bytes) -> Shown:
        """Add a file to the command that takes one."""
        file = self._there.host(name, content)
        there = {"attachments": {file["id"]: file}}
        await self._there.interact(sent("import", file["id"]) | {"resolved": there}, **self._place)
        return await self._shown()

    async def kept(self, number: int) -> list[bytes]:
        """What stands in the files that came."""
        return self._files

    async def arrived(self) -> Shown:
        """The next message that comes to the channel, new or changed."""
        mine, shown = self._components, await self._shown()
        self._card, self._components = self._components, mine
        return shown

    async def _shown(self) -> Shown:
        sent = await asyncio.wait_for(self._there.answers.get(), SOON)
        while "components" not in sent:  # what follows is being made
            sent = await asyncio.wait_for(self._there.answers.get(), SOON)
        self._files += sent.get("files", {}).values()
        if "title" in sent:
            self._opened = sent
            said = [each["content"] for each in sent["components"] if each["type"] == 10]
            return [sent["title"], *(_MARKUP.sub("", text) for text in said)]
        self._components = sent["components"]
        return [text for component in walk(self._components) for text in _texts(component)]


def _field(part: dict[str, Any]) -> Iterator[str]:
    """What is said of a field, and what stands in it."""
    if part["type"] == 18:
        field = part["component"]
        yield from (part["label"], part.get("description") or "")
        yield from (option["label"] for option in field.get("options", []))
        yield field.get("value") or ""


def _typed(field: dict[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """A field as Discord sends it."""
    name = field["custom_id"]
    if field["type"] == 4:
        return {"type": 4, "custom_id": name, "value": values.get(name, field.get("value") or "")}
    begun = [option["value"] for option in field["options"] if option.get("default")]
    return {"type": 3, "custom_id": name, "values": [values[name]] if name in values else begun}


def _beside_typed(shown: Shown, typed: list[dict[str, Any]]) -> Shown:
    """What is shown beside what was typed, which comes back whole where it was not taken."""
    texts = [f"“{_MARKUP.sub('', each['value'])}”" for each in typed if each.get("value")]
    for said in (HANDED_BACK.en, HANDED_BACK.es):
        if said in shown:
            at = shown.index(said) + 1
            assert texts == shown[at : at + len(texts)]
            return [*shown[: at - 1], *shown[at + len(texts) :]]
    return shown


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
        case 13:  # a file is shown by its name
            yield component["file"]["url"].removeprefix("attachment://")
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


@asynccontextmanager
async def in_server(
    engine: Any, client: Language, senders: dict[str, Send]
) -> AsyncIterator[tuple[Member, Sender]]:
    """A member of a server, and as whom the core knows them."""
    async with peer() as there, _connected(engine, senders):
        yield Member(there, Visibility.PRIVATE, client), _ALICE


class Survivor(Member):
    """A member who sees another process of the bot whenever they do something."""

    def __init__(self, engine: Any, senders: dict[str, Send], there: Peer, client: Language):
        super().__init__(there, Visibility.PRIVATE, client)
        self._engine, self._senders = engine, senders
        self._stack = AsyncExitStack()

    async def restart(self) -> None:
        """The bot ends, and begins anew."""
        await self._stack.aclose()
        await self._stack.enter_async_context(_connected(self._engine, self._senders))

    async def end(self) -> None:
        await self._stack.aclose()


@asynccontextmanager
async def through_restarts(
    engine: Any, client: Language, senders: dict[str, Send]
) -> AsyncIterator[tuple[Member, Sender]]:
    """The same, where the bot is another process each time."""
    async with peer() as there:
        survivor = Survivor(engine, senders, there, client)
        yield survivor, _ALICE
        await survivor.end()


@asynccontextmanager
async def _connected(engine: Any, senders: dict[str, Send]) -> AsyncIterator[None]:
    async with create_client(engine, Settings(), senders) as connected:
        connected._connection.guild_ready_timeout = 0.01
        running = asyncio.create_task(connected.start(TOKEN))
        async with asyncio.timeout(SOON):
            while not senders:
                await asyncio.sleep(0.01)
        yield
        await connected.close()
        await running


_ALICE = Sender(PersonId(f"discord:{ALICE['id']}"), PlaceId(f"discord:{GUILD}"))
