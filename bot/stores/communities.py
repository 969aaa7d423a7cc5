"""Which place belongs to which community."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.events import PlaceId
from bot.store import COPIED, NOBODY, CommunityId, Deed, Document, Kind, Write
from bot.stores import documents, schema
from bot.stores.connect import Part
from bot.stores.schema import community as communities
from bot.stores.schema import link_code
from bot.stores.schema import place as places
from bot.stores.whole import whole


class SqlCommunities(Part):
    """`bot.store.Communities` over SQL."""

    @whole
    async def community(self, place: PlaceId, at: datetime) -> CommunityId:
        async with self._database.reading() as connection:
            found = (await connection.execute(_row(place))).one_or_none()
        if found is not None and found.gone is None:
            return CommunityId(found.community_id)
        async with self._database.writing() as connection:
            return await self._seen(connection, place)

    async def places(self, community: CommunityId) -> tuple[PlaceId, ...]:
        query = sa.select(places.c.id).where(places.c.community_id == community)
        async with self._database.reading() as connection:
            return tuple(sorted(await connection.scalars(query)))

    async def all_places(self) -> Mapping[PlaceId, CommunityId]:
        async with self._database.reading() as connection:
            rows = await connection.execute(sa.select(places.c.id, places.c.community_id))
            return {PlaceId(row.id): CommunityId(row.community_id) for row in rows}

    @whole
    async def leave(self, place: PlaceId, at: datetime) -> None:
        here = (places.c.id == place) & places.c.gone.is_(None)
        async with self._database.writing() as connection:
            await connection.execute(sa.update(places).where(here).values(gone=at))

    @whole
    async def offer_link(self, community: CommunityId, code: str, until: datetime) -> None:
        offer = {"community_id": community, "until": until}
        adding = self._database.insert(link_code).values(code=code, **offer)
        async with self._database.writing() as connection:
            await documents.known(connection, community)
            await connection.execute(
                adding.on_conflict_do_update(index_elements=["code"], set_=offer)
            )

    @whole
    async def link(
        self, place: PlaceId, code: str, at: datetime, *, keep: bool = False
    ) -> CommunityId | None:
        valid = (link_code.c.code == code) & (link_code.c.until > at)
        using = sa.delete(link_code).where(valid).returning(link_code.c.community_id)
        async with self._database.writing() as connection:
            if (target := await connection.scalar(using)) is None:
                return None
            await self._move(connection, place, CommunityId(target), at, keep)
            return CommunityId(target)

    async def waiting(self, place: PlaceId) -> tuple[CommunityId, ...]:
        query = sa.select(communities.c.id).where(communities.c.waits_for == place)
        latest = query.order_by(communities.c.abandoned.desc(), communities.c.id)
        async with self._database.reading() as connection:
            return tuple(CommunityId(each) for each in await connection.scalars(latest))

    @whole
    async def go_back(self, place: PlaceId, community: CommunityId, at: datetime) -> bool:
        one = (communities.c.id == community) & (communities.c.waits_for == place)
        async with self._database.writing() as connection:
            if await connection.scalar(sa.select(communities.c.id).where(one)) is None:
                return False
            await self._move(connection, place, community, at, keep=True)
            return True

    @whole
    async def unlink(self, place: PlaceId, at: datetime) -> CommunityId:
        async with self._database.writing() as connection:
            old = await self._seen(connection, place)
            new = await _make(connection)
            await self._move(connection, place, new, at)
            standing = await documents.standing(connection, old)
            if standing.documents:
                own = (each for each in standing.documents if each.kind is not Kind.LINK)
                copies = tuple(_copy(each) for each in own)
                await documents.do(
                    self._database, connection, new, Deed(COPIED, NOBODY, at, copies)
                )
            return new

    async def _seen(self, connection: AsyncConnection, place: PlaceId) -> CommunityId:
        """The community of a place where the bot is now; it gets one if it has none."""
        new = CommunityId("")
        found = (await connection.execute(_row(place).with_for_update())).one_or_none()
        if found is None:
            new = await _make(connection)
            adding = self._database.insert(places).values(id=place, community_id=new)
            await connection.execute(adding.on_conflict_do_nothing())
            found = (await connection.execute(_row(place).with_for_update())).one()
            if found.community_id != new:  # another process was quicker
                await connection.execute(sa.delete(communities).where(communities.c.id == new))
        if found.gone is not None:
            await connection.execute(
                sa.update(places).where(places.c.id == place).values(gone=None)
            )
        return CommunityId(found.community_id)

    async def _move(
        self,
        connection: AsyncConnection,
        place: PlaceId,
        new: CommunityId,
        at: datetime,
        keep: bool = False,
    ) -> None:
        """
        A place goes over to another community; the one it leaves may have no place then.

        keep: it waits for the place in that case.
        """
        old = (await connection.execute(_row(place).with_for_update())).one_or_none()
        both = [new] if old is None else sorted([old.community_id, new])
        # Both are locked, in one order for all, so that the last two to leave see each other.
        for each in both:
            row = sa.select(communities.c.id).where(communities.c.id == each)
            await connection.execute(row.with_for_update(key_share=True))
        there = {"community_id": new, "gone": None}
        adding = self._database.insert(places).values(id=place, **there)
        await connection.execute(adding.on_conflict_do_update(index_elements=["id"], set_=there))
        inhabited = sa.exists().where(places.c.community_id == communities.c.id)
        waits = {"waits_for": place} if keep else {}
        left, here = {"abandoned": at, **waits}, {"abandoned": None, "waits_for": None}
        for state, moved in ((left, ~inhabited), (here, inhabited)):
            which = communities.c.id.in_(both) & moved
            await connection.execute(sa.update(communities).where(which).values(**state))
        if keep:
            empty = sa.select(communities.c.id).where(communities.c.id.in_(both), ~inhabited)
            ending = sa.delete(link_code).where(link_code.c.community_id.in_(empty))
            await connection.execute(ending)


def _row(place: PlaceId) -> sa.Select[tuple[str, datetime | None]]:
    return sa.select(places.c.community_id, places.c.gone).where(places.c.id == place)


async def _make(connection: AsyncConnection) -> CommunityId:
    """A new community that has nothing yet."""
    made = CommunityId(secrets.token_hex(8))
    await connection.execute(sa.insert(communities).values(id=made))
    await connection.execute(sa.insert(schema.change).values(community_id=made, version=0))
    return made


def _copy(document: Document) -> Write:
    return Write(document.kind, document.key, 0, document.body)
