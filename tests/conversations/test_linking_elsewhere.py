"""Every process learns that a place joined or left, whatever else it does at that moment."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PlaceId
from bot.store import CommunityId
from tests.conversations.community import NOON, Somebody, made
from tests.conversations.test_linking import HARBOUR, TOWN, code, join, knows
from tests.stores.memory import MemoryStore


class Slow(MemoryStore):
    """A store of which a list of all places may be long under way."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()
        self.listing = asyncio.Event()

    async def all_places(self) -> Mapping[PlaceId, CommunityId]:
        found = dict(await super().all_places())
        self.listing.set()
        await self.gate.wait()
        return found


@pytest.fixture
def store() -> Slow:
    return Slow()


@pytest.fixture
async def here(settings: Settings, store: Slow) -> Engine:
    """The process in which a place joins another one."""
    return await opened(settings, store)


@pytest.fixture
async def there(settings: Settings, store: Slow, here: Engine) -> Engine:
    """Another one, which knows both places as they were before."""
    for name, place in (("ana", HARBOUR), ("ben", TOWN)):
        await Somebody(here, name, place).become(Role.ADMIN)
    return await opened(settings, store)


async def opened(settings: Settings, store: Slow) -> Engine:
    engine = made(settings, store)
    await engine.open()
    return engine


async def linked(here: Engine) -> None:
    """The second place joins the first one, which has an entry."""
    ana, ben = Somebody(here, "ana", HARBOUR), Somebody(here, "ben", TOWN)
    await ana.write()
    assert "Done." in str(await join(ben, await code(ana)))


async def test_who_writes_there_before_it_looked(here: Engine, there: Engine) -> None:
    """What it reads of the community for that tells of the place, too."""
    ana, mia = Somebody(there, "ana", HARBOUR), Somebody(there, "mia", TOWN)
    assert not await knows(mia)
    await linked(here)
    await ana.write(question="When does the ferry leave?", answer="It leaves at ten.")
    await there.refresh(NOON)

    assert await knows(mia)


async def test_who_asks_there_for_the_first_time_before_it_looked(
    here: Engine, there: Engine
) -> None:
    """It was not read before, so that nothing tells that something is new in it."""
    await there.refresh(NOON)
    await linked(here)
    assert await knows(Somebody(there, "eva", HARBOUR))
    await there.refresh(NOON)

    assert await knows(Somebody(there, "mia", TOWN))


async def test_a_process_that_died_before_it_said_so(
    here: Engine, there: Engine, store: Slow
) -> None:
    """The place has moved, and no act tells: others look anew each minute."""
    await Somebody(here, "ana", HARBOUR).write()
    await there.refresh(NOON)
    joined = await store.community(HARBOUR, NOON)
    await store.offer_link(joined, "a code", NOON + timedelta(hours=1))
    await store.link(TOWN, "a code", NOON, keep=True)
    await there.refresh(NOON + timedelta(minutes=1))

    assert await knows(Somebody(there, "mia", TOWN))


async def test_a_list_of_places_that_was_under_way(
    here: Engine, there: Engine, store: Slow
) -> None:
    """It is older than what was done here meanwhile, and read again."""
    store.gate.clear()
    store.listing.clear()
    listing = asyncio.create_task(here.open())
    await store.listing.wait()
    await linked(here)
    store.gate.set()
    await listing

    assert await knows(Somebody(here, "mia", TOWN))
