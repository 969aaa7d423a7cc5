"""Where a platform's own library keeps the tokens of many places, in the database of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.stores.connect import Part, connect
from bot.stores.schema_installed import BOTS, STATES, install_state
from bot.stores.schema_installed import installed_bot as bots
from bot.stores.schema_installed import installed_place as places


class Installed(Part):
    """
    What a library needs that speaks to the database itself; and whose installation serves a place.

    reading, writing: engines, of which the second is for transactions that change something, and
    fails where somebody else changed the same; bots, states: the names of its tables.
    """

    bots, states = BOTS, STATES

    def __init__(self, place: str | Path) -> None:
        """place: as of `connect`; nothing is connected yet. Raises StoreError."""
        super().__init__(connect(place))
        self.reading: AsyncEngine = self._database.lent(writes=False)
        self.writing: AsyncEngine = self._database.lent(writes=True)

    async def organisation(self, place: str) -> tuple[str, bool] | None:
        """The one a place is in, and whether that installed the bot as a whole; None: in none."""
        query = sa.select(places.c.organisation, places.c.whole).where(places.c.id == place)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).one_or_none()
        return (found.organisation, found.whole) if found else None

    async def installed(self, client: str) -> tuple[tuple[str | None, str | None], ...]:
        """The organisation and the place of each installation; no place where it is of all."""
        query = sa.select(bots.c.enterprise_id, bots.c.team_id).where(bots.c.client_id == client)
        async with self._database.reading() as connection:
            found = await connection.execute(query.distinct())
        return tuple(sorted(((row[0], row[1]) for row in found), key=str))

    async def served(self, organisation: str) -> tuple[str, ...]:
        """The places that the organisation's own installation serves, as far as they are known."""
        async with self._database.reading() as connection:
            return tuple(sorted(await connection.scalars(_served(organisation))))

    async def belongs(self, place: str, organisation: str, *, whole: bool) -> None:
        """Remember that the organisation's installation, or one of its own, serves a place."""
        said = {"organisation": organisation, "whole": whole}
        adding = self._database.insert(places).values(id=place, **said)
        async with self._database.writing() as connection:
            await connection.execute(adding.on_conflict_do_update(index_elements=["id"], set_=said))

    async def ended(self, organisation: str) -> tuple[str, ...]:
        """Forget the places that the organisation's own installation served, and tell them."""
        theirs = places.c.id.in_(_served(organisation))
        forgetting = sa.delete(places).where(theirs).returning(places.c.id)
        async with self._database.writing() as connection:
            return tuple(sorted(await connection.scalars(forgetting)))

    async def forget(self, place: str) -> None:
        """Forget in which organisation a place is."""
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(places).where(places.c.id == place))

    async def supersede(self, client: str, organisation: str | None, place: str | None) -> None:
        """Delete the tokens that a place, or an organisation, had before its newest."""
        theirs = (bots.c.client_id == client) & (bots.c.enterprise_id == organisation)
        theirs &= bots.c.team_id == place
        latest = sa.select(bots.c.id).where(theirs).order_by(bots.c.installed_at.desc()).limit(1)
        before = sa.delete(bots).where(theirs, bots.c.id != latest.scalar_subquery())
        async with self._database.writing() as connection:
            await connection.execute(before)

    async def tidy(self) -> None:
        """Delete what somebody began and did not end in time."""
        over = install_state.c.expire_at < datetime.now(UTC).replace(tzinfo=None)
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(install_state).where(over))

    async def close(self) -> None:
        """Close all connections; it connects anew where it is used again."""
        await self._database.close()


def _served(organisation: str) -> sa.Select[tuple[str]]:
    return sa.select(places.c.id).where(places.c.organisation == organisation, places.c.whole)
