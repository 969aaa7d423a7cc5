"""Processes that write until they are killed."""

from __future__ import annotations

import asyncio
import multiprocessing
from multiprocessing.connection import Connection

from bot.entries import EntryId
from bot.store import CommunityId, Kind
from bot.stores.sqlstore import open_store
from tests.stores.deeds import NOW, deed, entry

_START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
PROCESSES = multiprocessing.get_context(_START)
if _START == "forkserver":
    PROCESSES.set_forkserver_preload([__name__])  # so that each begins at once


def write(url: str, here: CommunityId, name: str, told: Connection) -> None:
    """Change two documents in each deed, telling the number of each act that is kept."""
    asyncio.run(_write(url, here, name, told))


async def _write(url: str, here: CommunityId, name: str, told: Connection) -> None:
    one, other = EntryId(f"{name}-one"), EntryId(f"{name}-other")
    async with open_store(url, NOW) as store:
        now = {each.key: each.version for each in (await store.snapshot(here)).documents}
        base = now.get(one, 0)
        while True:
            text = f"{name} {base + 1}"
            act = await store.commit(here, deed(entry(base, text, one), entry(base, text, other)))
            told.send((act.number, act.changes[0].version))
            base = len(await store.history(here, Kind.ENTRY, one))
