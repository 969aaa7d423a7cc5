"""An app that many workspaces install, served by HTTP, with a database in a file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from aiohttp.test_utils import unused_port

from adapters.cli.slack_manifest import scopes
from adapters.compose import open_installed, open_store
from adapters.delivering import Send
from adapters.installing.workspaces import Workspaces
from adapters.settings import Settings
from adapters.slack import Service
from adapters.slack.http import PATH
from bot.entries import Language
from bot.events import ChannelId
from bot.handling.quizzing import Delivery
from bot.replies import Reply, Text
from tests.adapters.slack.conftest import running
from tests.adapters.slack.many.network import Browser, Network
from tests.adapters.slack.peer import BOT, post
from tests.adapters.slack.test_slack_conversations import ANSWER, QUESTION
from tests.conversations.community import made


@dataclass
class App:
    """One process of the bot; senders: how messages are sent to channels."""

    service: Service
    workspaces: Workspaces
    network: Network
    at: str
    senders: dict[str, Send] = field(default_factory=dict)

    async def install(self, team: str | None, organisation: str | None = None) -> tuple[int, str]:
        browser = Browser(self.at)
        asked = await browser.begin()
        code = self.network.allow(team, organisation, asked["scope"][0])
        return await browser.back(code=code, state=asked["state"][0])

    async def hear(self, body: dict[str, object]) -> tuple[int, str]:
        said = self.network.body(body)
        return await post(f"{self.at}{PATH}", said, self.network.signed(said))

    async def ask(self, team: str, organisation: str | None = None) -> str:
        """Ask in a channel there; with which token it was answered."""
        assert ANSWER in await self.said(QUESTION, team, organisation)
        return self.used("chat.postMessage")

    async def said(self, question: str, team: str, organisation: str | None = None) -> str:
        """What a question in a channel there is answered; organisation: whose app it is."""
        before, self.network.team = len(self.network.sent), team
        body = self.network.mention(f"<@{BOT}> {question}")
        await self.hear(self.network.within(body, team, organisation) if organisation else body)
        return (await self.network.next(before + 1)).words

    def used(self, method: str) -> str:
        return [token for name, token in self.network.asked if name == method][-1]


@asynccontextmanager
async def an_app(settings: Settings, network: Network) -> AsyncIterator[App]:
    port, senders = unused_port(), dict[str, Send]()
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(settings, datetime.now(UTC)))
        workspaces = Workspaces(settings, open_installed(settings), scopes())
        service = Service(
            made(settings, store),
            replace(settings, port=port),
            "127.0.0.1",
            senders,
            workspaces,
        )
        stack.push_async_callback(workspaces.kept.close)  # tests ask when it is over, too
        await stack.enter_async_context(running(service, network))
        yield App(service, workspaces, network, f"http://127.0.0.1:{port}", senders)


def delivery(team: str) -> Delivery:
    said = Reply((Text("Question 1 of 3"),), Language.ENGLISH)
    return Delivery("slack", ChannelId(f"slack:{team}:C1"), said, 1)


async def stock(settings: Settings, *kinds: str) -> dict[str, int]:
    """How many there are of what is kept."""
    async with open_store(settings, datetime.now(UTC)) as store:
        rows = {each.kind.value: each.rows for each in await store.stock()}
    return {kind: rows[kind] for kind in kinds}


async def gone(settings: Settings) -> None:
    """Wait until a place is left: removals are acknowledged first."""
    async with asyncio.timeout(30):
        while not (await stock(settings, "left places"))["left places"]:
            await asyncio.sleep(0.01)
