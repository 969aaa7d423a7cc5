"""What is kept under a person's hash, and its going."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import NOBODY, Body, CommunityId, Kind, PersonHash
from bot.stores.connect import Part
from bot.stores.documents import one, turn
from bot.stores.leaving import leave_sessions
from bot.stores.schema import act as acts
from bot.stores.schema import document as documents
from bot.stores.schema import preference as preferences
from bot.stores.schema import revision as revisions
from bot.stores.whole import whole


class SqlPersons(Part):
    """`bot.store.Persons` over SQL."""

    async def acts_by(self, community: CommunityId, person: PersonHash, since: datetime) -> int:
        theirs = _acts_of(community, person) & (acts.c.at >= since)
        query = sa.select(sa.func.count()).select_from(acts).where(theirs)
        async with self._database.reading() as connection:
            return int(await connection.scalar(query) or 0)

    @whole
    async def forget(self, community: CommunityId, person: PersonHash) -> int:
        leaving = sa.update(acts).where(_acts_of(community, person)).values(person=NOBODY)
        async with self._database.writing() as connection:
            await connection.execute(turn(community))
            await _forget_role(connection, community, person)
            await _unlink(connection, documents, ("body",), community, person)
            await _unlink(connection, revisions, ("before", "after"), community, person)
            await leave_sessions(connection, community, person)
            return (await connection.execute(leaving)).rowcount

    async def preference(self, person: PersonHash) -> Body | None:
        query = sa.select(preferences.c.body).where(preferences.c.person == person)
        async with self._database.reading() as connection:
            body: Body | None = await connection.scalar(query)
        return body

    async def preferences(self) -> Mapping[PersonHash, Body]:
        async with self._database.reading() as connection:
            rows = (await connection.execute(sa.select(preferences))).all()
        return {PersonHash(row.person): row.body for row in rows}

    @whole
    async def prefer(self, person: PersonHash, body: Body | None) -> None:
        async with self._database.writing() as connection:
            if body is None:
                gone = sa.delete(preferences).where(preferences.c.person == person)
                await connection.execute(gone)
                return
            adding = self._database.insert(preferences).values(person=person, body=body)
            await connection.execute(
                adding.on_conflict_do_update(index_elements=["person"], set_={"body": body})
            )


def _acts_of(community: CommunityId, person: PersonHash) -> sa.ColumnElement[bool]:
    return (acts.c.community_id == community) & (acts.c.person == person)


async def _forget_role(
    connection: AsyncConnection, community: CommunityId, person: PersonHash
) -> None:
    """A role that was taken away goes with its past: its key is the person's hash."""
    role, past = (one(table, community, Kind.ROLE, person) for table in (documents, revisions))
    over = role & documents.c.body.is_(sa.null())
    if not (await connection.execute(sa.delete(documents).where(over))).rowcount:
        return
    gone = sa.delete(revisions).where(past).returning(revisions.c.act)
    numbers = (await connection.scalars(gone)).all()
    losing = sa.update(acts).where(acts.c.community_id == community, acts.c.number.in_(numbers))
    await connection.execute(losing.values(whole=False))


async def _unlink(
    connection: AsyncConnection,
    table: sa.Table,
    names: tuple[str, ...],
    community: CommunityId,
    person: PersonHash,
) -> None:
    """Drafts of that table that were theirs are nobody's, in all their states."""
    keys = list(table.primary_key.columns)
    bodies = [table.c[name] for name in names]
    named = sa.or_(*(sa.cast(each, sa.Text).contains(person, autoescape=True) for each in bodies))
    drafts = (table.c.community_id == community) & (table.c.kind == Kind.DRAFT.value)
    for row in (await connection.execute(sa.select(*keys, *bodies).where(drafts, named))).all():
        which = sa.and_(*(each == getattr(row, each.name) for each in keys))
        new = {name: _nobodys(getattr(row, name), person) for name in names}
        await connection.execute(sa.update(table).where(which).values(new))


def _nobodys(body: Body | None, person: PersonHash) -> Body | None:
    return {**body, "by": NOBODY} if body and body.get("by") == person else body
