"""One store of each kind, empty; what is true of one is true of all."""

from __future__ import annotations

import pytest

from bot.store import CommunityId, Store
from tests.stores.deeds import HERE, NOW, THERE
from tests.stores.memory import MemoryStore


@pytest.fixture(params=["memory"])
async def store(request: pytest.FixtureRequest) -> Store:
    """An empty store."""
    return MemoryStore()


@pytest.fixture
async def here(store: Store) -> CommunityId:
    """A community of one place."""
    return await store.community(HERE, NOW)


@pytest.fixture
async def there(store: Store) -> CommunityId:
    """Another one."""
    return await store.community(THERE, NOW)
