"""The store over SQL: opening it, and letting go of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.retention import DEFAULTS, Retention
from bot.stores import expiring, stocking, upgrade
from bot.stores.communities import SqlCommunities
from bot.stores.connect import Database, connect
from bot.stores.counting import SqlCounts
from bot.stores.documents import SqlDocuments
from bot.stores.people import SqlPersons
from bot.stores.posts import SqlPosts
from bot.stores.sent import SqlOnce, SqlOpinions, SqlTickets
from bot.stores.sessions import SqlSessions
from bot.stores.stocking import SqlWatch
from bot.stores.whole import whole
from bot.upkeep import Stock


class SqlStore(
    SqlCommunities,
    SqlDocuments,
    SqlPersons,
    SqlTickets,
    SqlOpinions,
    SqlOnce,
    SqlSessions,
    SqlPosts,
    SqlCounts,
    SqlWatch,
):
    """`bot.store.Store` and `bot.sessions.Sessions` over SQL."""

    def __init__(self, database: Database, retention: Retention) -> None:
        super().__init__(database)
        self._retention = retention

    @whole
    async def expire(self, at: datetime) -> Mapping[str, int]:
        return await expiring.expire(self._database, self._retention, at)

    @whole
    async def stock(self) -> tuple[Stock, ...]:
        return await stocking.stock(self._database, self._retention)

    async def close(self) -> None:
        await self._database.close()


@asynccontextmanager
async def open_store(
    place: str | Path, at: datetime, retention: Retention = DEFAULTS
) -> AsyncIterator[SqlStore]:
    """
    The store in a database, closed at the end.

    place: `sqlite:///PATH`, `postgresql://...` or a file of SQLite, which is brought up to date;
    at: now, which the copy made before that is named after. Raises StoreError, also where
    PostgreSQL is not up to date.
    """
    database = connect(place)
    store = SqlStore(database, retention)
    try:
        await upgrade.make_ready(database, at)
        yield store
    finally:
        await store.close()
