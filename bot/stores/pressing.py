"""Taking picks: what a batch of presses finds, what becomes of it, and writing that down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.sessions import Press, Pressed, SessionId
from bot.store import CommunityId, PersonHash
from bot.stores.connect import Database
from bot.stores.schema_quiz import pick as picks
from bot.stores.schema_quiz import player as players
from bot.stores.schema_quiz import session as sessions

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


async def take(
    database: Database,
    connection: AsyncConnection,
    community: CommunityId,
    session: SessionId,
    presses: Sequence[Press],
) -> tuple[Pressed, ...]:
    """Take picks within a transaction, in which the session stands still from now on."""
    row = (await connection.execute(_standing(community, session))).one_or_none()
    if row is None:
        return tuple(Pressed(False, None, None) for _ in presses)
    batch = _Batch(row.open_round, row.closes, row.players)
    await _read(connection, community, session, presses, batch)
    pressed = tuple(batch.apply(press) for press in presses)
    await _number(connection, community, session, batch)
    await _write(database, connection, community, session, batch)
    return pressed


def _standing(community: CommunityId, session: SessionId) -> sa.Select[Any]:
    """What a round takes; a close waits until this transaction ends, and this for one before."""
    columns = (sessions.c.open_round, sessions.c.closes, sessions.c.players)
    return sa.select(*columns).where(_one(community, session)).with_for_update(key_share=True)


async def _read(
    connection: AsyncConnection,
    community: CommunityId,
    session: SessionId,
    presses: Sequence[Press],
    batch: _Batch,
) -> None:
    """Which of them are players, and what they picked in these rounds."""
    persons, rounds = {press.person for press in presses}, {press.round for press in presses}
    numbers = sa.select(players.c.person, players.c.number, players.c.name)
    numbers = numbers.where(*_of(players, community, session), players.c.person.in_(persons))
    for player in await connection.execute(numbers):
        batch.numbers[PersonHash(player.person)] = player.number
        batch.names[PersonHash(player.person)] = player.name
    if not batch.numbers:  # whoever picked is a player
        return
    values = sa.select(picks.c.round, picks.c.person, picks.c.value)
    values = values.where(*_of(picks, community, session), picks.c.round.in_(rounds))
    for pick in await connection.execute(values.where(picks.c.person.in_(persons))):
        batch.values[pick.round, PersonHash(pick.person)] = pick.value


def _one(community: CommunityId, session: SessionId) -> sa.ColumnElement[bool]:
    return (sessions.c.community_id == community) & (sessions.c.id == session)


def _of(
    table: sa.Table, community: CommunityId, session: SessionId
) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.community_id == community, table.c.session_id == session


async def _number(
    connection: AsyncConnection, community: CommunityId, session: SessionId, batch: _Batch
) -> None:
    """Write down who is new among the players."""
    if batch.new:
        of = {"community_id": community, "session_id": session}
        rows = [{**of, "person": each, "number": batch.numbers[each]} for each in batch.new]
        await connection.execute(sa.insert(players), rows)
        counting = sa.update(sessions).where(_one(community, session))
        await connection.execute(counting.values(players=batch.latest))


async def _write(
    database: Database,
    connection: AsyncConnection,
    community: CommunityId,
    session: SessionId,
    batch: _Batch,
) -> None:
    """Write down what people pick now, where it changed."""
    of = {"community_id": community, "session_id": session}
    kept, gone = [], []
    for (number, person), at in batch.changed.items():
        row = {**of, "round": number, "person": person}
        if (value := batch.values[number, person]) is None:
            gone.append({f"the_{name}": each for name, each in row.items()})
        else:
            kept.append({**row, "value": value, "at": at})
    keys = picks.primary_key.columns
    if kept:
        adding = database.insert(picks)
        new = {"value": adding.excluded.value, "at": adding.excluded.at}
        await connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=new), kept)
    if gone:
        same = (key == sa.bindparam(f"the_{key.name}") for key in keys)
        await connection.execute(sa.delete(picks).where(*same), gone)
