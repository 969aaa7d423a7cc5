"""Both ways in which Slack delivers, as one: over a socket, and by signed requests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp.test_utils import unused_port

from adapters.settings import Settings
from adapters.slack import Service
from adapters.slack.http import PATH
from bot.engine import Engine
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import BOT_TOKEN, SECRET, Slack, post

WAYS = ("socket", "http")


@dataclass
class Line:
    """How something reaches the bot; url: None over the socket."""

    peer: Slack
    service: Service
    url: str | None = None

    async def deliver(self, body: dict[str, Any]) -> Any:
        """Deliver it; what it is acknowledged with, None for nothing but that it was heard."""
        if self.url is None:
            return (await self.peer.deliver(body)).get("payload")
        sent = self.peer.body(body)
        async with asyncio.timeout(60):
            status, said = await post(self.url, sent, self.peer.signed(sent))
        assert 200 == status
        answer = json.loads(said) if said else None
        if body.get("type") == "view_submission" and body["view"].get("id"):
            await self.peer.taken(body["view"]["id"], answer)
        return answer


@asynccontextmanager
async def connected(engine: Engine, peer: Slack, way: str, **more: Any) -> AsyncIterator[Line]:
    """Refugio over that engine, reached that way; closed at the end, with all its answers sent."""
    port = unused_port()
    settings = Settings(slack_bot_token=BOT_TOKEN, slack_signing_secret=SECRET, port=port)
    over_http = way == "http"
    made = Service(engine, settings if over_http else SOCKET, "127.0.0.1", **more)
    async with running(made, peer) as service:
        yield Line(peer, service, f"http://127.0.0.1:{port}{PATH}" if over_http else None)
