"""Somebody in a Slack of our own, by way of real slack-bolt."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from adapters.slack import Service
from bot.commands import Command
from bot.entries import Language
from bot.events import Visibility
from bot.replies import Choice
from tests.adapters.contract.people import Person, Shown, Witness
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import BOT, Slack


class Member:
    """Types commands, mentions the bot in a thread, or writes to it alone."""

    def __init__(self, peer: Slack, where: Visibility) -> None:
        self._peer, self._where = peer, where
        self._thread: str | None = None
        self._channel = peer.dm("U1") if where is Visibility.DIRECT else "C1"

    @property
    def offered(self) -> set[str]:
        return {button["value"] for block in self._blocks for button in buttons(block)}

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

    async def give(self, command: Command, argument: str) -> Shown:
        typed = f"{command.value} {argument}".strip()
        return await self._shown(self._peer.slash(typed, "/refugio", channel=self._channel))

    async def pick(self, choice: Choice) -> Shown:
        assert choice.token in self.offered
        return await self.send(choice.token)

    async def send(self, token: str) -> Shown:
        press = self._peer.press(token, channel=self._channel, thread=self._thread)
        return await self._shown(press)

    async def _shown(self, done: dict[str, Any]) -> Shown:
        number = len(self._peer.sent) + 1
        await self._peer.deliver(done)
        self._blocks = (await self._peer.next(number)).data["blocks"]
        return [text for block in self._blocks for text in _texts(block)]


def _texts(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield block["text"]["text"]
        case "section":
            yield block["text"]["text"]
            yield block["accessory"]["text"]["text"]
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "actions":
            yield from (element["text"]["text"] for element in block["elements"])
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
