"""Sessions of quizzes, their picks and players."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.sessions import ItemCount, Kept, Lot, Pick, Player, Post, Press, Pressed, SessionId
from bot.store import CommunityId, PersonHash
from bot.stores import counting, pressing
from bot.stores.connect import Part
from bot.stores.documents import known
from bot.stores.schema_quiz import pick as picks
from bot.stores.schema_quiz import player as players
from bot.stores.schema_quiz import post as outbox
from bot.stores.schema_quiz import session as sessions
from bot.stores.whole import whole

_KEPT = ("id", "version", "body", "open_round", "closes", "due", "ended")


class SqlSessions(Part):
    """What `bot.sessions.Sessions` says of sessions themselves, over SQL."""

    @whole
    async def begin(self, community: CommunityId, kept: Kept) -> None:
        adding = sa.insert(sessions).values(community_id=community, players=0, **_row(kept))
        async with self._database.writing() as connection:
            await known(connection, community)
            await connection.execute(adding)

    async def session(self, community: CommunityId, session: SessionId) -> Kept | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(_READ.where(_one(community, session)))).one_or_none()
        return None if row is None else _kept(row)

    async def running(self, community: CommunityId) -> tuple[Kept, ...]:
        query = _READ.where(sessions.c.community_id == community, sessions.c.ended.is_(None))
        async with self._database.reading() as connection:
            found = [_kept(row) for row in await connection.execute(query)]
        return tuple(sorted(found, key=lambda each: each.id))

    async def over(self, community: CommunityId) -> tuple[Kept, ...]:
        over = (sessions.c.community_id == community, sessions.c.ended.is_not(None))
        query = _READ.where(*over).order_by(sessions.c.ended.desc(), sessions.c.id)
        async with self._database.reading() as connection:
            return tuple(_kept(row) for row in await connection.execute(query))

    @whole
    async def advance(
        self,
        community: CommunityId,
        kept: Kept,
        posts: Sequence[Post] = (),
        counts: Sequence[ItemCount] = (),
        day: date | None = None,
    ) -> bool:
        before = _one(community, kept.id) & (sessions.c.version == kept.version - 1)
        changing = sa.update(sessions).where(before).values(touched=None, **_row(kept))
        async with self._database.writing() as connection:
            if not (await connection.execute(changing)).rowcount:
                return False
            await _post(connection, community, kept.id, posts)
            await counting.add(self._database, connection, community, counts, day)
            return True

    async def press(
        self, community: CommunityId, session: SessionId, presses: Sequence[Press]
    ) -> tuple[Pressed, ...]:
        return (await self.press_in((Lot(community, session, tuple(presses)),)))[0]

    @whole
    async def press_in(self, lots: Sequence[Lot]) -> tuple[tuple[Pressed, ...], ...]:
        if not any(lot.presses for lot in lots):
            return tuple(() for _ in lots)
        async with self._database.writing() as connection:
            return await pressing.take(self._database, connection, lots)

    async def picks(
        self,
        community: CommunityId,
        session: SessionId,
        only: int | None = None,
        person: PersonHash | None = None,
    ) -> tuple[Pick, ...]:
        columns = (picks.c.round, picks.c.person, picks.c.value, picks.c.at)
        query = sa.select(*columns).where(*_of(picks, community, session))
        if only is not None:
            query = query.where(picks.c.round == only)
        if person is not None:
            query = query.where(picks.c.person == person)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        found = [Pick(row.round, PersonHash(row.person), row.value, row.at) for row in rows]
        return tuple(sorted(found, key=lambda each: (each.round, each.at, each.person)))

    async def players(self, community: CommunityId, session: SessionId) -> tuple[Player, ...]:
        columns = (players.c.person, players.c.number, players.c.name)
        query = sa.select(*columns).where(*_of(players, community, session))
        async with self._database.reading() as connection:
            rows = await connection.execute(query.order_by(players.c.number))
            return tuple(Player(PersonHash(row.person), row.number, row.name) for row in rows)

    @whole
    async def name(
        self, community: CommunityId, session: SessionId, person: PersonHash, name: str | None
    ) -> bool:
        one = (*_of(players, community, session), players.c.person == person)
        async with self._database.writing() as connection:
            naming = sa.update(players).where(*one).values(name=name)
            return (await connection.execute(naming)).rowcount == 1

    async def due(self, at: datetime) -> tuple[tuple[CommunityId, SessionId], ...]:
        query = sa.select(sessions.c.community_id, sessions.c.id).where(sessions.c.due <= at)
        order = (sessions.c.due, sessions.c.community_id, sessions.c.id)
        async with self._database.reading() as connection:
            rows = await connection.execute(query.order_by(*order))
            return tuple((CommunityId(row.community_id), SessionId(row.id)) for row in rows)


_READ = sa.select(*(sessions.c[name] for name in _KEPT))


def _one(community: CommunityId, session: SessionId) -> sa.ColumnElement[bool]:
    return (sessions.c.community_id == community) & (sessions.c.id == session)


def _of(
    table: sa.Table, community: CommunityId, session: SessionId
) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.community_id == community, table.c.session_id == session


def _row(kept: Kept) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in _KEPT}


def _kept(row: Any) -> Kept:
    return Kept(**{name: getattr(row, name) for name in _KEPT})


async def _post(
    connection: AsyncConnection,
    community: CommunityId,
    session: SessionId,
    posts: Sequence[Post],
) -> None:
    """Keep what must be sent; it goes out in this order."""
    rows = [{"community_id": community, "session_id": session, **asdict(post)} for post in posts]
    if rows:
        await connection.execute(sa.insert(outbox), rows)
