"""A Discord and a Slack on this machine, a database, and processes of the bot between them."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.stores.upgrade import upgrade
from tests.adapters.together.bots import Bots, bots
from tests.adapters.together.gateway import Discord, gateway
from tests.adapters.together.workspace import Workspace
from tests.stores.server import elsewhere

TWO, THREE = 2000, 2000 + (1 << 22)  # servers of different shards


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A PostgreSQL of this run; its URL."""
    with elsewhere() as url:
        yield url


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for caches, in which is all that a first start makes."""
    folder = tmp_path_factory.mktemp("caches")
    build_engine(Settings(cache=folder / "refugio", semantic=False))
    return folder


@pytest.fixture
def database(postgresql: str) -> str:
    """The URL of a database of this test's own, made ready as `refugio db upgrade` does."""
    server = sa.make_url(postgresql)
    own = server.set(database=f"own_{secrets.token_hex(4)}")
    asyncio.run(_create(server, str(own.database)))
    url = own.render_as_string(hide_password=False)
    asyncio.run(upgrade(url, datetime.now(UTC)))
    return url


@pytest.fixture
async def on_discord() -> AsyncIterator[Discord]:
    """A Discord with two servers."""
    async with gateway((TWO, THREE), shards=1) as there:
        yield there


@pytest.fixture
async def on_slack() -> AsyncIterator[Workspace]:
    """A workspace which UBOSS runs."""
    people = [f"U{n}" for n in range(40)]
    there = Workspace(locales=dict.fromkeys(["UBOSS", *people], "en-US"))
    there.admins.add("UBOSS")
    there.members["C1"] = {"UBOSS", "UBOT", *people}
    await there.start()
    yield there
    await there.close()


@pytest.fixture
async def processes(
    on_discord: Discord, on_slack: Workspace, cache: Path, tmp_path: Path, database: str
) -> AsyncIterator[Bots]:
    """Processes of the bot on one PostgreSQL."""
    async with bots(
        on_discord.port, on_slack.api, tmp_path / "log", cache, DATABASE_URL=database
    ) as made:
        yield made


async def _create(server: sa.URL, name: str) -> None:
    outside = server.set(drivername="postgresql+asyncpg")
    engine = create_async_engine(outside, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(sa.text(f"CREATE DATABASE {name}"))
    await engine.dispose()
