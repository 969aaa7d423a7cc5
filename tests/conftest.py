"""Fixtures: the shipped pack and an engine over it, built once; a small made-up pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.compose import build_engine, load_pack
from adapters.settings import Settings
from bot.commands import Command
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, Invoke
from bot.knowledge.pack import Pack
from bot.replies import Reply

ARTICLE_PACK = Path(__file__).parent.parent / "knowledge" / "country-of-refuge"


@pytest.fixture(scope="session", autouse=True)
def nobodys_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What a test keeps without naming a folder goes here, not among the tester's own."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REFUGIO_DATA", str(folder))
        for name in ("DATABASE_URL", "REFUGIO_KEY"):
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, nobodys_data: Path) -> Settings:
    """The defaults, with a cache and data of this run only."""
    return Settings(cache=tmp_path_factory.mktemp("cache"), data=nobodys_data)


@pytest.fixture(scope="session")
def pack(settings: Settings) -> Pack:
    """The shipped pack."""
    return load_pack(settings)


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Engine:
    """An engine over the shipped pack, with the encoder where it is installed."""
    return build_engine(settings)


class Talk:
    """One person's conversation with an engine; the clock moves only when told."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._conversation = ConversationId(name)
        self._at = datetime(2026, 1, 1, tzinfo=UTC)

    async def ask(self, text: str, locale: Language | None = None) -> Reply:
        return await self._engine.handle(Ask(text, self._conversation, self._at, locale))

    async def choose(self, token: str) -> Reply:
        return await self._engine.handle(Choose(token, self._conversation, self._at))

    async def invoke(self, command: Command, argument: str = "") -> Reply:
        return await self._engine.handle(Invoke(command, self._conversation, self._at, argument))

    def wait(self, minutes: float) -> None:
        self._at += timedelta(minutes=minutes)


@pytest.fixture
def talk(engine: Engine, request: pytest.FixtureRequest) -> Talk:
    """A conversation of this test's own."""
    return Talk(engine, request.node.nodeid)
