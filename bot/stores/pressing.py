"""Taking picks: what presses find, what becomes of it, and writing that down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.sessions import Lot, Press, Pressed, SessionId
from bot.store import CommunityId, PersonHash
from bot.stores.connect import Database
from bot.stores.schema_quiz import pick as picks
from bot.stores.schema_quiz import player as players
from bot.stores.schema_quiz import session as sessions

_Where = tuple[CommunityId, SessionId]
_Choice = tuple[int, PersonHash]  # a round, and who picks in it


@dataclass(slots=True)
class _Batch:
    """A session while presses are applied to it, and what they changed."""

    open_round: int | None
    closes: datetime | None
    latest: int  # the number that was given last
    numbers: dict[PersonHash, int] = field(default_factory=dict)
    names: dict[PersonHash, str | None] = field(default_factory=dict)
    values: dict[_Choice, str | None] = field(default_factory=dict)
    changed: dict[_Choice, datetime] = field(default_factory=dict)
    new: list[PersonHash] = field(default_factory=list)

    def apply(self, press: Press) -> Pressed:
        choice = press.round, press.person
        taken = press.round == self.open_round and (self.closes is None or press.at < self.closes)
        if taken:
            self._number(press.person)
            before = self.values.get(choice)
            if (after := press.change(before)) != before:
                self.values[choice], self.changed[choice] = after, press.at
        number, name = self.numbers.get(press.person), self.names.get(press.person)
        return Pressed(taken, self.values.get(choice), number, name)

    def _number(self, person: PersonHash) -> None:
        if person not in self.numbers:
            self.latest += 1
            self.numbers[person] = self.latest
            self.new.append(person)


_Batches = Mapping[_Where, _Batch]


async def take(
    database: Database, connection: AsyncConnection, lots: Sequence[Lot]
) -> tuple[tuple[Pressed, ...], ...]:
    """Take picks within a transaction, in which their sessions stand still from now on."""
    batches = await _standing(connection, {(lot.community, lot.session) for lot in lots})
    presses = [press for lot in lots for press in lot.presses]
    await _read(connection, presses, batches)
    pressed = tuple(_applied(lot, batches) for lot in lots)
    await _number(connection, batches)
    await _write(database, connection, batches)
    return pressed


def _applied(lot: Lot, batches: _Batches) -> tuple[Pressed, ...]:
    batch = batches.get((lot.community, lot.session))
    if batch is None:  # there is no such session
        return tuple(Pressed(False, None, None) for _ in lot.presses)
    return tuple(batch.apply(press) for press in lot.presses)


async def _standing(connection: AsyncConnection, wanted: Collection[_Where]) -> _Batches:
    """
    What the rounds take; a close waits until this transaction ends, and this for one before.

    They are locked in one order by all, so that nobody waits for somebody who waits for them.
    """
    key = (sessions.c.community_id, sessions.c.id)
    columns = (*key, sessions.c.open_round, sessions.c.closes, sessions.c.players)
    query = sa.select(*columns).where(_among(key, wanted)).order_by(*key)
    rows = await connection.execute(query.with_for_update(key_share=True))
    return {
        (CommunityId(row.community_id), SessionId(row.id)): _Batch(
            row.open_round, row.closes, row.players
        )
        for row in rows
    }


async def _read(connection: AsyncConnection, presses: Sequence[Press], batches: _Batches) -> None:
    """Which of them are players, and what they picked in these rounds."""
    if not batches:
        return
    persons, rounds = {press.person for press in presses}, {press.round for press in presses}
    of = (players.c.community_id, players.c.session_id)
    numbers = sa.select(*of, players.c.person, players.c.number, players.c.name)
    numbers = numbers.where(_among(of, batches), players.c.person.in_(persons))
    for player in await connection.execute(numbers):
        batch, person = batches[_where(player)], PersonHash(player.person)
        batch.numbers[person], batch.names[person] = player.number, player.name
    if not any(batch.numbers for batch in batches.values()):  # whoever picked is a player
        return
    of = (picks.c.community_id, picks.c.session_id)
    values = sa.select(*of, picks.c.round, picks.c.person, picks.c.value)
    values = values.where(_among(of, batches), picks.c.round.in_(rounds))
    for pick in await connection.execute(values.where(picks.c.person.in_(persons))):
        batches[_where(pick)].values[pick.round, PersonHash(pick.person)] = pick.value


async def _number(connection: AsyncConnection, batches: _Batches) -> None:
    """Write down who is new among the players."""
    new = {where: batch for where, batch in batches.items() if batch.new}
    if not new:
        return
    rows = [
        {**_of(where), "person": each, "number": batch.numbers[each]}
        for where, batch in new.items()
        for each in batch.new
    ]
    await connection.execute(sa.insert(players), rows)
    one = (sessions.c.community_id == sa.bindparam("of")) & (sessions.c.id == sa.bindparam("the"))
    counting = sa.update(sessions).where(one).values(players=sa.bindparam("latest"))
    counted = [
        {"of": community, "the": session, "latest": batch.latest}
        for (community, session), batch in new.items()
    ]
    await connection.execute(counting, counted)


async def _write(database: Database, connection: AsyncConnection, batches: _Batches) -> None:
    """Write down what people pick now, where it changed."""
    changed = list(_changes(batches))
    kept = [row for row in changed if row["value"] is not None]
    keys = picks.primary_key.columns
    if kept:
        adding = database.insert(picks)
        new = {"value": adding.excluded.value, "at": adding.excluded.at}
        await connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=new), kept)
    gone = [
        {f"the_{key.name}": row[key.name] for key in keys}
        for row in changed
        if row["value"] is None
    ]
    if gone:
        same = (key == sa.bindparam(f"the_{key.name}") for key in keys)
        await connection.execute(sa.delete(picks).where(*same), gone)


def _changes(batches: _Batches) -> Iterable[dict[str, Any]]:
    """The rows of picks as they shall stand; without a value, they shall not."""
    for where, batch in batches.items():
        for (number, person), at in batch.changed.items():
            value = batch.values[number, person]
            yield {**_of(where), "round": number, "person": person, "value": value, "at": at}


def _of(where: _Where) -> dict[str, Any]:
    return {"community_id": where[0], "session_id": where[1]}


def _where(row: Any) -> _Where:
    return CommunityId(row.community_id), SessionId(row.session_id)


def _among(
    columns: tuple[sa.ColumnElement[str], sa.ColumnElement[str]], wanted: Collection[_Where]
) -> sa.ColumnElement[bool]:
    """Those of some sessions; of one alone in the plainest words, which databases plan best."""
    if len(wanted) == 1:
        community, session = next(iter(wanted))
        return (columns[0] == community) & (columns[1] == session)
    return sa.tuple_(*columns).in_([*wanted])
