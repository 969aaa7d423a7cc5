"""Fixtures: an engine that keeps what is sent, and a place of each test's own in it."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.engine import Engine
from bot.events import PlaceId
from tests.conversations.inbox import Inbox, an_engine
from tests.stores.memory import MemoryStore


@pytest.fixture(scope="session")
def keeping_engine(settings: Settings) -> tuple[Engine, MemoryStore]:
    """One engine for all of them: communities see nothing of each other."""
    return an_engine(settings)


@pytest.fixture
async def inbox(
    keeping_engine: tuple[Engine, MemoryStore], request: pytest.FixtureRequest
) -> Inbox:
    """A place whose questions may be sent to its moderators."""
    return await Inbox(*keeping_engine, PlaceId(request.node.nodeid)).open()
