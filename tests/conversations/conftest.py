"""Fixtures: an engine that keeps what is sent, and a place of each test's own in it."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PlaceId
from tests.conversations.community import Somebody
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


@pytest.fixture
def place(request: pytest.FixtureRequest) -> PlaceId:
    """One of the test's own."""
    return PlaceId(request.node.nodeid)


@pytest.fixture
async def admin(engine: Engine, place: PlaceId) -> Somebody:
    """Its admin, with the engine of the test's file."""
    somebody = Somebody(engine, "admin", place)
    await somebody.become(Role.ADMIN)
    return somebody


@pytest.fixture
def member(engine: Engine, place: PlaceId) -> Somebody:
    """Somebody without a role there."""
    return Somebody(engine, "member", place)
