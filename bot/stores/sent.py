"""Questions sent to the moderators, opinions about entries, events claimed once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.entries import EntryId, Language
from bot.store import CommunityId, Feedback, Ticket
from bot.stores.connect import Part
from bot.stores.documents import known
from bot.stores.schema import event as events
from bot.stores.schema import feedback as opinions
from bot.stores.schema import ticket as tickets
from bot.stores.whole import whole

_TICKET = ("community_id", "id")
_OPINION = ("community_id", "entry", "day")


class SqlTickets(Part):
    """`bot.store.Tickets` over SQL."""

    @whole
    async def send(self, community: CommunityId, ticket: Ticket) -> None:
        adding = self._database.insert(tickets).values(community_id=community, **asdict(ticket))
        async with self._database.writing() as connection:
            await known(connection, community)
            await connection.execute(
                adding.on_conflict_do_nothing(index_elements=["community_id", "id"])
            )

    async def tickets(self, community: CommunityId) -> tuple[Ticket, ...]:
        query = sa.select(tickets).where(tickets.c.community_id == community)
        async with self._database.reading() as connection:
            found = [_ticket(row) for row in await connection.execute(query)]
        return tuple(sorted(found, key=lambda each: (each.day, each.id)))

    async def collect(self, code: str) -> tuple[CommunityId, Ticket] | None:
        async with self._database.reading() as connection:
            rows = await connection.execute(sa.select(tickets).where(tickets.c.code == code))
            row = rows.one_or_none()
        return None if row is None else (CommunityId(row.community_id), _ticket(row))


class SqlOpinions(Part):
    """`bot.store.Opinions` over SQL."""

    @whole
    async def rate(self, community: CommunityId, entry: EntryId, helpful: bool, day: date) -> None:
        one = {"helpful": int(helpful), "unhelpful": int(not helpful)}
        adding = self._database.insert(opinions)
        adding = adding.values(community_id=community, entry=entry, day=day, **one)
        more = {name: opinions.c[name] + count for name, count in one.items()}
        async with self._database.writing() as connection:
            await known(connection, community)
            await connection.execute(
                adding.on_conflict_do_update(
                    index_elements=["community_id", "entry", "day"], set_=more
                )
            )

    async def feedback(self, community: CommunityId, since: date) -> tuple[Feedback, ...]:
        sums = (sa.func.sum(opinions.c.helpful), sa.func.sum(opinions.c.unhelpful))
        query = (
            sa.select(opinions.c.entry, *sums)
            .where(opinions.c.community_id == community, opinions.c.day >= since)
            .group_by(opinions.c.entry)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        found = (Feedback(EntryId(entry), int(up), int(down)) for entry, up, down in rows)
        return tuple(sorted(found, key=lambda each: each.entry))


class SqlOnce(Part):
    """`bot.store.Once` over SQL."""

    @whole
    async def claim(self, event: str, at: datetime) -> bool:
        adding = self._database.insert(events).values(id=event, at=at).on_conflict_do_nothing()
        async with self._database.writing() as connection:
            return (await connection.execute(adding)).rowcount == 1


def _ticket(row: Any) -> Ticket:
    return Ticket(row.id, row.text, Language(row.language), row.day, row.code)
