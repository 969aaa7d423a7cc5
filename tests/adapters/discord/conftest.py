"""A simulated server, and a Discord on the wire; what is sent is held to Discord's limits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import simcord
from discord_peer import SOON, TOKEN, Peer, peer
from discord_town import Town, within_limits

from adapters.compose import build_engine
from adapters.delivering import Send
from adapters.discord import Client, create_client
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender
from tests.conversations.community import NOON


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """An engine that nobody has talked to: the simulator's people have the same ids each time."""
    made = build_engine(settings)
    made.complete("deportations")  # the encoder wakes up at its first question
    return made


@pytest.fixture
def start(settings: Settings, engine: Engine) -> Callable[[], Client]:
    """Makes a client, as a new process would."""
    return lambda: create_client(engine, settings)


@pytest.fixture
def simcord_bot(start: Callable[[], Client]) -> Client:
    """The client that the simulator runs."""
    client = start()
    client.shard_count = 1  # Discord says how many there are; the simulator wants to be told
    return client


@pytest.fixture
async def town(simcord_env: simcord.Env) -> AsyncIterator[Town]:
    """The town, with the bot started and its commands sent."""
    await simcord_env.bot.tree.sync()
    place = Town(simcord_env)
    yield place
    for sent in (*place.sent, *place.windows):
        within_limits(sent)


@pytest.fixture
async def discord() -> AsyncIterator[Peer]:
    """The peer alone."""
    async with peer() as there:
        yield there


@pytest.fixture
async def there(discord: Peer, start: Callable[[], Client]) -> AsyncIterator[Peer]:
    """The peer with a client connected to it."""
    async with start() as client:
        running = asyncio.create_task(client.start(TOKEN))
        await asyncio.wait_for(discord.connected.wait(), SOON)
        yield discord
        await client.close()
        await running


@pytest.fixture
def senders() -> dict[str, Send]:
    """How messages are sent to channels."""
    return {}


@pytest.fixture
async def host(town: Town, engine: Engine) -> Any:
    """Somebody who may run quizzes."""
    who = Sender(PersonId(f"discord:{town.alice.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.HOST, NOON)
    return town.alice
