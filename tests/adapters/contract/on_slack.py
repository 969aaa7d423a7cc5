"""Somebody in a Slack of our own, by way of real slack-bolt."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from adapters.delivering import Send
from adapters.slack import Service
from bot.commands import Named
from bot.entries import Language
from bot.events import PersonId, PlaceId, Sender, Visibility
from bot.replies import Choice, Form
from tests.adapters.contract.people import Person, Shown, Witness
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import BOT, Slack


class Member:
    """Types commands, mentions the bot in a thread, or writes to it alone."""

    def __init__(self, peer: Slack, where: Visibility) -> None:
        self._peer, self._where = peer, where
        self._thread: str | None = None
        self._card: list[dict[str, Any]] = []
        self._blocks: list[dict[str, Any]] = []
        self._channel = peer.dm("U1") if where is Visibility.DIRECT else "C1"

    @property
    def offered(self) -> set[str]:
        seen = (*self._blocks, *self._card)
        return {button["value"] for block in seen for button in buttons(block)}

    async def say(self, text: str) -> Shown:
        text = html.escape(text, quote=False)  # as Slack delivers it
        match self._where:
            case Visibility.DIRECT:
                return await self._shown(self._peer.direct(text))
            case Visibility.PRIVATE:
                return await self._shown(self._peer.slash(text))
            case Visibility.OPEN:
                more = {"thread_ts": self._thread} if self._thread else {}
                said = self._peer.mention(f"<@{BOT}> {text}", **more)
                self._thread = self._thread or said["event"]["ts"]
                return await self._shown(said)

    async def give(self, command: Named, argument: str) -> Shown:
        typed = f"{command.value} {argument}".strip()
        return await self._shown(self._peer.slash(typed, "/refugio", channel=self._channel))

    async def pick(self, choice: Choice) -> Shown:
        assert choice.token in self.offered
        return await self.send(choice.token)

    async def send(self, token: str) -> Shown:
        press = self._peer.press(token, channel=self._channel, thread=self._thread)
        return await self._shown(press)

    async def kept(self, number: int) -> list[bytes]:
        """What stands in the files that came, once so many have."""
        every = self._peer.uploads.all
        await self._peer.until(lambda: len([one for one in every if one.channel]) >= number)
        return [each.content for each in every]

    async def fill(self, form: Form, values: Mapping[str, str]) -> tuple[Shown, Shown]:
        """Send the form that is open, with these values over what stands in it."""
        modal = self._peer.modals.all[-1]
        assert form.token == modal.view["private_metadata"]
        picked = {field.name for field in form.fields if field.options}
        typed = {name: f"={value}" if name in picked else value for name, value in values.items()}
        asked = [*_fields(modal.view)]
        return asked, await self._shown(self._peer.submit(modal, **typed))

    async def bring(self, name: str, content: bytes) -> Shown:
        raise NotImplementedError("a command of Slack's carries no file")

    async def arrived(self) -> Shown:
        """The next message that comes to the channel, new or changed."""
        self._read += 1
        mine, shown = self._blocks, await self._read_message()
        self._card, self._blocks = self._blocks, mine
        return shown

    async def _shown(self, done: dict[str, Any]) -> Shown:
        """The answer to what was done: a message, a form, or what is wrong with one."""
        peer, self._read = self._peer, len(self._peer.sent) + 1
        before = [(id(modal), len(modal.shown)) for modal in peer.modals.all]
        await peer.deliver(done)

        def answered() -> bool:
            last = peer.modals.all[-1] if peer.modals.all else None
            form = last and last.open and "private_metadata" in last.view
            new = before != [(id(modal), len(modal.shown)) for modal in peer.modals.all]
            return len(peer.sent) >= self._read or bool(last and last.errors) or bool(form and new)

        await peer.until(answered)
        if len(peer.sent) >= self._read:
            return await self._read_message()
        modal = peer.modals.all[-1]
        return [*modal.errors.values()] or [*_above(modal.view)]

    async def _read_message(self) -> Shown:
        self._blocks = (await self._peer.next(self._read)).data["blocks"]
        return [text for block in self._blocks for text in _texts(block)]


def _above(view: dict[str, Any]) -> Iterator[str]:
    """What is said above the fields."""
    yield view["title"]["text"]
    for block in view["blocks"]:
        if block["type"] == "input":
            return
        yield from _texts(block)


def _fields(view: dict[str, Any]) -> Iterator[str]:
    """What is said of each field, and what stands in it."""
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            yield from (block["label"]["text"], block.get("hint", {}).get("text", ""))
            yield from (option["text"]["text"] for option in element.get("options", []))
            yield element.get("initial_value", "")


def _texts(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield block["text"]["text"]
        case "section":
            said, button = block["text"]["text"], block["accessory"]["text"]["text"]
            yield said
            if said[:1] != button:  # else it bears the option's letter
                yield button
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "actions":
            yield from (element["text"]["text"] for element in block["elements"])
        case "data_table":
            yield from (cell["text"] for row in block["rows"][1:] for cell in row)
        case "context_actions":
            yield from (button["text"]["text"] for button in buttons(block))
        case "rich_text":
            for part in block["elements"]:
                yield "".join(element["text"] for element in part["elements"])
        case kind:
            raise AssertionError(kind)


@asynccontextmanager
async def slack(engine: Witness, where: Visibility, client: Language) -> AsyncIterator[Person]:
    """A member of a workspace."""
    peer = Slack(locales={"U1": f"{client.value}-MX"})
    await peer.start()
    try:
        async with running(Service(engine, SOCKET), peer):
            yield Member(peer, where)
    finally:
        await peer.close()


@asynccontextmanager
async def in_workspace(
    engine: Any, client: Language, senders: dict[str, Send]
) -> AsyncIterator[tuple[Member, Sender]]:
    """A member of a workspace, and as whom the core knows them."""
    peer = Slack(locales={"U1": f"{client.value}-MX"})
    known = Sender(PersonId(f"slack:{peer.team}:U1"), PlaceId(f"slack:{peer.team}"))
    await peer.start()
    try:
        async with running(Service(engine, SOCKET, senders=senders), peer):
            yield Member(peer, Visibility.PRIVATE), known
    finally:
        await peer.close()
