"""Counts of items, and how far people got in practising alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.items import ItemId
from bot.sessions import ItemCount, Played, SessionId
from bot.store import Body, CommunityId, PersonHash
from bot.stores.connect import Database, Part
from bot.stores.documents import known
from bot.stores.leaving import kept_of
from bot.stores.schema_quiz import dispute as disputes
from bot.stores.schema_quiz import item_count as item_counts
from bot.stores.schema_quiz import practice as practices
from bot.stores.schema_quiz import session as sessions
from bot.stores.whole import whole

_COUNTED = ("asked", "right", "disputed")


class SqlCounts(Part):
    """What `bot.sessions.Sessions` says of items and of practice, over SQL."""

    @whole
    async def dispute(
        self,
        community: CommunityId,
        session: SessionId,
        round_number: int,
        person: PersonHash,
        item: ItemId,
        day: date,
    ) -> bool:
        of = {"community_id": community, "session_id": session}
        row = {**of, "round": round_number, "person": person}
        adding = self._database.insert(disputes).values(**row).on_conflict_do_nothing()
        there = sa.select(sessions.c.id).where(
            sessions.c.community_id == community, sessions.c.id == session
        )
        async with self._database.writing() as connection:
            if await connection.scalar(there) is None:
                return False
            if not (await connection.execute(adding)).rowcount:
                return False
            count = ItemCount(item, disputed=1)
            await add(self._database, connection, community, (count,), day)
        return True

    async def counts(self, community: CommunityId, since: date) -> tuple[ItemCount, ...]:
        sums = (sa.func.sum(item_counts.c[name]) for name in _COUNTED)
        query = (
            sa.select(item_counts.c.item, *sums)
            .where(item_counts.c.community_id == community, item_counts.c.day >= since)
            .group_by(item_counts.c.item)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        found = (ItemCount(ItemId(item), *map(int, sums)) for item, *sums in rows)
        return tuple(sorted(found, key=lambda each: each.item))

    async def practice(self, community: CommunityId, person: PersonHash) -> Body | None:
        query = sa.select(practices.c.body).where(*_theirs(community, person))
        async with self._database.reading() as connection:
            body: Body | None = await connection.scalar(query)
        return body

    async def played_by(self, community: CommunityId, person: PersonHash) -> Played:
        async with self._database.reading() as connection:
            return await kept_of(connection, community, person)

    @whole
    async def keep_practice(
        self, community: CommunityId, person: PersonHash, body: Body | None
    ) -> None:
        adding = self._database.insert(practices)
        adding = adding.values(community_id=community, person=person, body=body)
        keys = practices.primary_key.columns
        async with self._database.writing() as connection:
            if body is None:
                await connection.execute(sa.delete(practices).where(*_theirs(community, person)))
                return
            await known(connection, community)
            await connection.execute(
                adding.on_conflict_do_update(index_elements=keys, set_={"body": body})
            )


async def add(
    database: Database,
    connection: AsyncConnection,
    community: CommunityId,
    counts: Sequence[ItemCount],
    day: date | None,
) -> None:
    """Add to the items' counts of a day within a transaction; raises ValueError without a day."""
    if not counts:
        return
    if day is None:
        raise ValueError("Counts are of a day.")
    adding = database.insert(item_counts)
    more = {name: item_counts.c[name] + adding.excluded[name] for name in _COUNTED}
    adding = adding.on_conflict_do_update(index_elements=item_counts.primary_key.columns, set_=more)
    # In one order for all, so that nobody waits for somebody who waits for them.
    ordered = sorted(counts, key=lambda each: each.item)
    rows = [{"community_id": community, "day": day, **asdict(each)} for each in ordered]
    await connection.execute(adding, rows)


def _theirs(
    community: CommunityId, person: PersonHash
) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return practices.c.community_id == community, practices.c.person == person
