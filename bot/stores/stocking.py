"""How much is kept of each kind, and since when, over SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from bot.retention import Retention
from bot.store import CommunityId, Kind
from bot.stores import schema, schema_installed, schema_quiz
from bot.stores.connect import Database, Part
from bot.stores.posts import worth_sending
from bot.stores.whole import whole
from bot.upkeep import Ends, Stock, Stored, Unsent

_SETTLED = (Kind.ROLE.value, Kind.SETTING.value)


@dataclass(frozen=True, slots=True)
class _Rows:
    """
    Rows of a kind: which, by what their age is told, and what makes them go.

    age: None where nobody wrote down when they began; span: the field of `Retention`.
    """

    table: sa.Table
    which: sa.ColumnElement[bool] | None = None
    age: sa.Column[datetime] | sa.Column[date] | None = None
    span: str = ""
    ends: Ends | None = None


def _rows() -> Mapping[Stored, _Rows]:
    place, document, session = schema.place, schema.document, schema_quiz.session
    stands, kind = document.c.body.is_not(None), document.c.kind
    act, feedback, counts = schema.act.c.at, schema.feedback, schema_quiz.item_count
    running, over = session.c.ended.is_(None), session.c.ended.is_not(None)
    taken, quiz = Ends.TAKEN_AWAY, Ends.WITH_ITS_QUIZ
    return {
        Stored.COMMUNITIES: _Rows(schema.community, ends=Ends.WITH_ITS_PLACES),
        Stored.CHANGES: _Rows(schema.change, ends=Ends.WITH_ITS_PLACES),
        Stored.PLACES: _Rows(place, place.c.gone.is_(None), ends=Ends.LEFT),
        Stored.LEFT_PLACES: _Rows(place, place.c.gone.is_not(None), place.c.gone, "gone_places"),
        Stored.ENTRIES: _Rows(document, stands & kind.not_in(_SETTLED), ends=taken),
        Stored.ROLES: _Rows(document, stands & (kind == Kind.ROLE.value), ends=taken),
        Stored.SETTINGS: _Rows(document, stands & (kind == Kind.SETTING.value), ends=taken),
        Stored.ACTS: _Rows(schema.act, None, act, "acts"),
        Stored.REVISIONS: _Rows(schema.revision, ends=Ends.WITH_ITS_ACT),
        Stored.TICKETS: _Rows(schema.ticket, None, schema.ticket.c.day, "tickets"),
        Stored.OPINIONS: _Rows(feedback, None, feedback.c.day, "feedback"),
        Stored.ITEM_COUNTS: _Rows(counts, None, counts.c.day, "feedback"),
        Stored.EVENTS: _Rows(schema.event, None, schema.event.c.at, "events"),
        Stored.LINK_CODES: _Rows(schema.link_code, None, schema.link_code.c.until),
        Stored.RUNNING_QUIZZES: _Rows(session, running, session.c.touched, "idle_sessions"),
        Stored.OVER_QUIZZES: _Rows(session, over, session.c.ended, "sessions"),
        Stored.PLAYERS: _Rows(schema_quiz.player, ends=quiz),
        Stored.PICKS: _Rows(schema_quiz.pick, None, schema_quiz.pick.c.at, ends=quiz),
        Stored.DISPUTES: _Rows(schema_quiz.dispute, ends=quiz),
        Stored.MESSAGES: _Rows(schema_quiz.post, ends=quiz),
        Stored.PRACTICE: _Rows(schema_quiz.practice, ends=Ends.FORGET_ME),
        Stored.PREFERENCES: _Rows(schema.preference, ends=Ends.FORGET_ME),
        Stored.INSTALLED: _Rows(schema_installed.installed_bot, ends=Ends.LEFT),
        Stored.INSTALLING: _Rows(schema_installed.install_state, ends=Ends.NEXT_INSTALLED),
        Stored.ORGANISATIONS: _Rows(schema_installed.installed_place, ends=Ends.LEFT),
    }


def tables() -> set[str]:
    """The names of all tables whose rows are counted."""
    return {rows.table.name for rows in _rows().values()}


async def stock(database: Database, keep: Retention) -> tuple[Stock, ...]:
    """The rows of every kind; raises StoreError."""
    found = []
    async with database.reading() as connection:
        for kind, rows in _rows().items():
            age = sa.null() if rows.age is None else sa.func.min(rows.age)
            query = sa.select(sa.func.count(), age).select_from(rows.table)
            if rows.which is not None:
                query = query.where(rows.which)
            number, oldest = (await connection.execute(query)).one()
            found.append(Stock(kind, number, _moment(oldest), _span(rows, keep), rows.ends))
    return tuple(found)


class SqlWatch(Part):
    """What `bot.upkeep.Upkeep` says of what waits, over SQL."""

    @whole
    async def unsent(self, at: datetime, most: int) -> tuple[Unsent, ...]:
        posts = schema_quiz.post
        query = worth_sending(sa.select(posts.c.id, posts.c.place), at)
        query = query.where(posts.c.reference.is_(None)).order_by(posts.c.id).limit(most)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(Unsent(number, place.partition(":")[0]) for number, place in rows)

    @whole
    async def quizzes(self) -> int:
        sessions = schema_quiz.session
        query = sa.select(sa.func.count()).select_from(sessions).where(sessions.c.ended.is_(None))
        async with self._database.reading() as connection:
            return int(await connection.scalar(query) or 0)

    @whole
    async def sent_tickets(self) -> Mapping[CommunityId, Collection[str]]:
        query = sa.select(schema.ticket.c.community_id, schema.ticket.c.id)
        found: dict[CommunityId, set[str]] = defaultdict(set)
        async with self._database.reading() as connection:
            for community, ticket in await connection.execute(query):
                found[CommunityId(community)].add(ticket)
        return found


def _span(rows: _Rows, keep: Retention) -> timedelta | None:
    if rows.age is None or rows.ends is not None:
        return None
    return getattr(keep, rows.span) if rows.span else timedelta(0)


def _moment(oldest: datetime | date | None) -> datetime | None:
    if oldest is None or isinstance(oldest, datetime):
        return oldest
    return datetime.combine(oldest, time(), UTC)
