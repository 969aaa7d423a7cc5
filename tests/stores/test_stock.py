"""How much is kept of each kind, since when and until when; what waits to be sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.engine import Keeping
from bot.events import PlaceId
from bot.observing import Load
from bot.retention import DEFAULTS
from bot.store import Kind, Write
from bot.stores.schema import METADATA
from bot.stores.sqlstore import SqlStore, open_store
from bot.stores.stocking import tables
from bot.stores.upgrade import upgrade
from bot.upkeep import Ends, Stock, Stored, Unsent
from tests.conversations.community import known_as
from tests.stores.deeds import BEN, DAY, HERE, MINUTE, NOW, THERE, deed, entry, say, ticket
from tests.stores.quizzes import EVENING, HALL, HOUR, card, evening, kept, says

GONE = PlaceId("slack:gone")
MIDNIGHT = datetime.combine(NOW.date(), time(), UTC)


@pytest.fixture
async def sql(bare: str) -> AsyncIterator[SqlStore]:
    """An empty store of each kind of database."""
    await upgrade(bare, NOW)
    async with open_store(bare, NOW) as store:
        yield store


async def stock(store: SqlStore) -> dict[Stored, Stock]:
    return {each.kind: each for each in await store.stock()}


async def test_every_kind_is_told_also_where_there_is_nothing(sql: SqlStore) -> None:
    """So that nobody wonders about a kind that is not in the list."""
    found = await stock(sql)

    assert list(Stored) == list(found)
    assert {0} == {each.rows for each in found.values()}
    assert {None} == {each.goes for each in found.values()}


async def test_every_table_is_told(sql: SqlStore) -> None:
    """A new table has to be put into the list."""

    assert {*METADATA.tables} == tables()


async def test_rows_are_told_with_their_times(sql: SqlStore) -> None:
    """The oldest, and when it goes by what is kept how long."""
    here = await sql.community(HERE, NOW)
    await sql.community(GONE, NOW)
    await sql.leave(GONE, NOW - DAY)
    await say(sql, here, "deep", "deeper")
    roles = Write(Kind.ROLE, BEN, 0, {"role": "host"})
    await sql.commit(here, deed(roles, entry(0, "x", "pier"), at=NOW + DAY))
    await sql.send(here, ticket("one", day=(NOW - 3 * DAY).date()))
    await sql.send(here, ticket("two"))
    await sql.claim("event", NOW)
    found = await stock(sql)

    kept_for = DEFAULTS
    assert (1, None, Ends.LEFT) == _told(found[Stored.PLACES])
    left = Stock(Stored.LEFT_PLACES, 1, NOW - DAY, kept_for.gone_places)
    assert left == found[Stored.LEFT_PLACES]
    assert (2, None, Ends.TAKEN_AWAY) == _told(found[Stored.ENTRIES])
    assert (1, None, Ends.TAKEN_AWAY) == _told(found[Stored.ROLES])
    assert Stock(Stored.ACTS, 3, NOW, kept_for.acts) == found[Stored.ACTS]
    assert (4, None, Ends.WITH_ITS_ACT) == _told(found[Stored.REVISIONS])
    sent = Stock(Stored.TICKETS, 2, MIDNIGHT - 3 * DAY, kept_for.tickets)
    assert sent == found[Stored.TICKETS]
    assert MIDNIGHT + 87 * DAY == found[Stored.TICKETS].goes
    assert Stock(Stored.EVENTS, 1, NOW, timedelta(hours=48)) == found[Stored.EVENTS]


async def test_quizzes_are_told_with_what_goes_with_them(sql: SqlStore) -> None:
    """Picks go with their quiz, whatever their age; practice stays until its person says so."""
    here = await sql.community(HERE, NOW)
    await evening(sql, here, card())
    await sql.press(here, EVENING, [says("a", at=NOW + MINUTE)])
    await sql.keep_practice(here, BEN, {"seen": []})
    found = await stock(sql)
    assert (1, None, None) == _told(found[Stored.RUNNING_QUIZZES])
    assert (1, NOW + MINUTE, Ends.WITH_ITS_QUIZ) == _told(found[Stored.PICKS])
    assert (1, None, Ends.WITH_ITS_QUIZ) == _told(found[Stored.MESSAGES])
    assert (1, None, Ends.FORGET_ME) == _told(found[Stored.PRACTICE])
    await sql.expire(NOW + HOUR)
    found = await stock(sql)
    assert NOW + HOUR + DEFAULTS.idle_sessions == found[Stored.RUNNING_QUIZZES].goes
    await sql.advance(here, kept(3, None, ended=NOW + HOUR))
    found = await stock(sql)
    assert 0 == found[Stored.RUNNING_QUIZZES].rows
    over = Stock(Stored.OVER_QUIZZES, 1, NOW + HOUR, DEFAULTS.sessions)
    assert over == found[Stored.OVER_QUIZZES]


async def test_what_waits_is_counted(sql: SqlStore) -> None:
    """Messages not sent, with their platform, oldest first; quizzes not over; sent questions."""
    here, there = await sql.community(HERE, NOW), await sql.community(THERE, NOW)
    await evening(sql, here, card(), card(channel=HALL))
    await sql.send(here, ticket("one"))
    await sql.send(there, ticket("two"))
    await sql.send(there, ticket("three"))
    first, second = await sql.unsent(NOW, 10)

    assert ("discord", "discord") == (first.platform, second.platform)
    assert first.id < second.id
    assert (first,) == await sql.unsent(NOW, 1)
    assert 1 == await sql.quizzes()
    assert {here: {"one"}, there: {"two", "three"}} == await sql.sent_tickets()
    await sql.posted(first.id, "1")
    assert (second,) == await sql.unsent(NOW, 10)
    await sql.advance(here, kept(3, None, ended=NOW))
    assert 0 == await sql.quizzes()
    assert (second,) == await sql.unsent(NOW + MINUTE, 10)
    assert () == await sql.unsent(NOW + 2 * HOUR, 10)  # nobody wants it any more
    assert Unsent(second.id, "discord") == second


def _told(stock: Stock) -> tuple[int, datetime | None, Ends | None]:
    return stock.rows, stock.oldest, stock.ends


async def test_what_waits_for_people(sql: SqlStore, settings: Settings) -> None:
    """Quizzes not over, and sent questions that nobody settled, whoever is in memory."""
    keeping = Keeping(sql, known_as, lambda: "key")
    engine = build_engine(replace(settings, semantic=False), None, keeping)
    here, there = await sql.community(HERE, NOW), await sql.community(THERE, NOW)
    await evening(sql, here)
    for community, names in ((here, "ab"), (there, "cde")):
        for name in names:
            await sql.send(community, ticket(name))
    aside = Write(Kind.CLOSED, "closed", 0, {"tickets": ["c"]})
    await sql.commit(there, deed(aside))
    assert Load(quizzes=1, open_tickets=4) == await engine.load()
    await engine.open()
    await engine.warm()

    assert Load(quizzes=1, open_tickets=4) == await engine.load()
