"""What is left of a person in sessions of quizzes when they want to be forgotten: nothing."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

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
        theirs = (table.c.community_id == community) & (table.c.person == person)
        await connection.execute(sa.delete(table).where(theirs))


def _without(body: Body, person: PersonHash) -> Body:
    hosts = body.get("hosts")
    if isinstance(hosts, list) and person in hosts:
        return {**body, "hosts": [each for each in hosts if each != person]}
    return body
