"""One store of each kind, empty; what is true of one is true of all."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store import CommunityId, Store
from bot.stores.schema import METADATA
from bot.stores.sqlstore import open_store
from bot.stores.upgrade import upgrade
from tests.stores.deeds import HERE, NOW, THERE
from tests.stores.memory import MemoryStore
from tests.stores.server import elsewhere


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL of this run, up to date; its URL."""
    with elsewhere() as url:
        asyncio.run(upgrade(url, NOW))
        yield url


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind; that of memory is empty."""
    if request.param == "memory":
        return ""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'refugio.db'}"
    server: str = request.getfixturevalue("server")
    asyncio.run(_emptied(server))
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database of each kind in which nothing was ever made."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'refugio.db'}"
    server = sa.make_url(request.getfixturevalue("server"))
    name = f"bare_{secrets.token_hex(4)}"
    asyncio.run(create(server, name))
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    if not url:
        yield MemoryStore()
        return
    async with open_store(url, NOW) as store:
        yield store


@pytest.fixture
async def here(store: Store) -> CommunityId:
    """A community of one place."""
    return await store.community(HERE, NOW)


@pytest.fixture
async def there(store: Store) -> CommunityId:
    """Another one."""
    return await store.community(THERE, NOW)


async def create(server: sa.URL, name: str) -> None:
    """Make an empty database beside the others."""
    outside = server.set(drivername="postgresql+asyncpg")
    engine = create_async_engine(outside, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(sa.text(f"CREATE DATABASE {name}"))
    await engine.dispose()


async def _emptied(url: str) -> None:
    engine = create_async_engine(url.replace("postgresql:", "postgresql+asyncpg:"))
    async with engine.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            await connection.execute(sa.delete(table))
    await engine.dispose()
