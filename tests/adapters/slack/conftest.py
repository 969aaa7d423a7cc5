"""A Slack of our own, and Refugio connected to it by Socket Mode or by HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from aiohttp.test_utils import unused_port

from adapters.settings import Settings
from adapters.slack import Service
from adapters.slack.http import PATH
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender
from tests.adapters.slack.peer import APP_TOKEN, BOT_TOKEN, SECRET, Slack
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

SOCKET = Settings(slack_bot_token=BOT_TOKEN, slack_app_token=APP_TOKEN)


@dataclass
class Served:
    """Refugio served by HTTP."""

    service: Service
    url: str


@pytest.fixture
async def peer() -> AsyncIterator[Slack]:
    """A Slack that nobody is connected to yet."""
    slack = Slack()
    await slack.start()
    yield slack
    await slack.close()


@pytest.fixture
async def service(engine: Engine, peer: Slack) -> AsyncIterator[Service]:
    """Refugio, connected to the peer by Socket Mode."""
    async with running(Service(engine, SOCKET), peer) as service:
        yield service


@pytest.fixture
async def harbour(peer: Slack) -> Engine:
    """An engine that keeps what is written; U1 moderates."""
    engine = an_engine(MemoryStore())
    place, person = PlaceId(f"slack:{peer.team}"), PersonId(f"slack:{peer.team}:U1")
    await engine.appoint(Sender(person, place), Role.MODERATOR, datetime.now(UTC))
    return engine


@pytest.fixture
async def desk(harbour: Engine, peer: Slack) -> AsyncIterator[Service]:
    """Slack, connected to it."""
    async with running(Service(harbour, SOCKET), peer) as service:
        yield service


@pytest.fixture
async def served(engine: Engine, peer: Slack) -> AsyncIterator[Served]:
    """Refugio, served by HTTP on loopback."""
    port = unused_port()
    settings = Settings(slack_bot_token=BOT_TOKEN, slack_signing_secret=SECRET, port=port)
    async with running(Service(engine, settings, "127.0.0.1"), peer) as service:
        yield Served(service, f"http://127.0.0.1:{port}{PATH}")


@asynccontextmanager
async def running(service: Service, peer: Slack) -> AsyncIterator[Service]:
    """The service, connected; closed at the end, with all its answers sent."""
    service.app.client.base_url = peer.api
    run = asyncio.create_task(service.run())
    ready = asyncio.create_task(service.ready.wait())
    await asyncio.wait([run, ready], return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    try:
        if not run.done():
            yield service
    finally:
        await service.close()
        await run


Running = Callable[[Service, Slack], AbstractAsyncContextManager[Service]]
