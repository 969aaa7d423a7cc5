"""What is kept of a person in quizzes, and how nothing of it is left."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.sessions import Played
from bot.store import Body, CommunityId, PersonHash
from bot.stores.schema_quiz import dispute, pick, player, practice
from bot.stores.schema_quiz import session as sessions


async def leave_sessions(
    connection: AsyncConnection, community: CommunityId, person: PersonHash
) -> None:
    """
    Delete a person's picks, number, name and practice, and their hash where they were a host.

    A session that changes so gets a new version: nobody may bring the hash back with an old body.
    """
    found = sa.select(sessions.c.id, sessions.c.body).where(sessions.c.community_id == community)
    # Presses that are being kept end first, and are seen then.
    locked = found.order_by(sessions.c.id).with_for_update(key_share=True)
    for row in (await connection.execute(locked)).all():
        if (body := _without(row.body, person)) != row.body:
            one = (sessions.c.community_id == community) & (sessions.c.id == row.id)
            changed = {"body": body, "version": sessions.c.version + 1}
            await connection.execute(sa.update(sessions).where(one).values(changed))
    for table in (pick, player, dispute, practice):
        await connection.execute(sa.delete(table).where(*_theirs(table, community, person)))


def _without(body: Body, person: PersonHash) -> Body:
    hosts = body.get("hosts")
    if isinstance(hosts, list) and person in hosts:
        return {**body, "hosts": [each for each in hosts if each != person]}
    return body


async def kept_of(
    connection: AsyncConnection, community: CommunityId, person: PersonHash
) -> Played:
    """What is kept of a person."""
    counting = sa.select(sa.func.count()).where(*_theirs(pick, community, person))
    named = sa.select(player.c.name).where(*_theirs(player, community, person))
    practising = sa.select(practice.c.person).where(*_theirs(practice, community, person))
    names = [name for name in await connection.scalars(named) if name]
    practises = await connection.scalar(practising) is not None
    return Played(await connection.scalar(counting) or 0, tuple(sorted(set(names))), practises)


def _theirs(
    table: sa.Table, community: CommunityId, person: PersonHash
) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.community_id == community, table.c.person == person
