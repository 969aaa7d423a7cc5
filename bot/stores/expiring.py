"""Deleting what has been kept long enough, so that it is nowhere in the file either."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.retention import Retention
from bot.stores import failures
from bot.stores.connect import Database
from bot.stores.schema import (
    act,
    community,
    document,
    event,
    feedback,
    link_code,
    place,
    revision,
    ticket,
)
from bot.stores.schema_quiz import item_count, pick, session
from bot.stores.upgrade import copies

_Which = tuple[sa.Table, sa.ColumnElement[bool]]


async def expire(database: Database, keep: Retention, at: datetime) -> Mapping[str, int]:
    """Delete what has been kept long enough; rows by table, and copies. Raises StoreError."""
    gone = {}
    async with database.writing() as connection:
        gone["place"] = await _delete(connection, place, place.c.gone <= at - keep.gone_places)
        gone["community"] = await _abandoned(connection, at - keep.gone_places)
        for table, which in _old(keep, at):
            rows = await _delete(connection, table, which)
            gone[table.name] = gone.get(table.name, 0) + rows
        untouched = session.c.ended.is_(None) & session.c.touched.is_(None)
        await connection.execute(sa.update(session).where(untouched).values(touched=at))
    if database.file is not None:
        gone["copy"] = _old_copies(database, database.file, at - keep.backups)
        await _overwrite(database)
    return gone


def _old(keep: Retention, at: datetime) -> tuple[_Which, ...]:
    """What goes of each table, in that order."""
    today, acts = at.astimezone(UTC).date(), at - keep.acts
    made_by = (act.c.community_id == revision.c.community_id) & (act.c.number == revision.c.act)
    return (
        (link_code, link_code.c.until <= at),
        (event, event.c.at <= at - keep.events),
        (ticket, ticket.c.day <= today - keep.tickets),
        (feedback, feedback.c.day <= today - keep.feedback),
        (item_count, item_count.c.day <= today - keep.feedback),
        (session, session.c.ended <= at - keep.sessions),
        (session, _idle(at - keep.idle_sessions)),
        (revision, sa.exists().where(made_by, act.c.at <= acts)),
        (act, act.c.at <= acts),
        # What was taken away is forgotten with the last act that tells of it.
        (document, document.c.body.is_(sa.null()) & ~sa.exists().where(_state_of_document())),
    )


def _idle(since: datetime) -> sa.ColumnElement[bool]:
    """Sessions that were left: not changed, pressed or waited for since then."""
    of = (pick.c.community_id == session.c.community_id) & (pick.c.session_id == session.c.id)
    return sa.and_(
        session.c.ended.is_(None),
        session.c.touched <= since,
        session.c.due.is_(None) | (session.c.due <= since),
        ~sa.exists().where(of, pick.c.at > since),
    )


def _state_of_document() -> sa.ColumnElement[bool]:
    columns = (column.name for column in document.primary_key.columns)
    return sa.and_(*(revision.c[name] == document.c[name] for name in columns))


async def _delete(
    connection: AsyncConnection, table: sa.Table, which: sa.ColumnElement[bool]
) -> int:
    return (await connection.execute(sa.delete(table).where(which))).rowcount


async def _abandoned(connection: AsyncConnection, since: datetime) -> int:
    """Delete communities without places, with all they have; how many."""
    inhabited = sa.exists().where(place.c.community_id == community.c.id)
    long_ago = community.c.abandoned.is_(None) | (community.c.abandoned <= since)
    waits = sa.exists().where(place.c.id == community.c.waits_for)
    query = sa.select(community.c.id).where(~inhabited, ~waits, long_ago)
    # Locked first and then looked at again: a place may join one at this moment.
    found = (await connection.scalars(query.with_for_update())).all()
    return await _delete(connection, community, community.c.id.in_(found) & ~inhabited & ~waits)


def _old_copies(database: Database, file: Path, until: datetime) -> int:
    old = [copy for copy, made in copies(file) if made <= until]
    with failures.telling(database.url):
        for copy in old:
            copy.unlink(missing_ok=True)
    return len(old)


async def _overwrite(database: Database) -> None:
    """
    What was deleted leaves the file of SQLite, and the log beside it.

    Overwriting deleted rows is not enough: rows that moved to another page leave copies behind in
    unused bytes, so all pages are written anew.
    """
    async with database.outside() as connection:
        await connection.exec_driver_sql("VACUUM")
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
