"""Places, times and deeds to test stores with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.entries import EntryId, Language
from bot.events import PlaceId
from bot.store import Act, Body, CommunityId, Deed, Kind, PersonHash, Store, Ticket, Write

HERE, THERE = PlaceId("discord:1"), PlaceId("slack:1")
NOW = datetime(2026, 5, 1, 12, 30, 15, 123_456, tzinfo=UTC)
TODAY = NOW.date()
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ANA, BEN = PersonHash("a" * 32), PersonHash("b" * 32)
BOATS, PIER = EntryId("boats"), EntryId("pier")


def entry(base: int, text: str | None, key: str = BOATS) -> Write:
    """A write of an entry with that answer, or its end."""
    return Write(Kind.ENTRY, key, base, None if text is None else body(text))


def body(text: str) -> Body:
    """An entry's body."""
    return {"answer": {"en": text, "es": None}, "paragraphs": [1, 2]}


def deed(
    *writes: Write,
    at: datetime = NOW,
    by: PersonHash = ANA,
    verb: str = "edit",
    undoes: int | None = None,
) -> Deed:
    """Ana edits."""
    return Deed(verb, by, at, writes, undoes)


async def say(store: Store, community: CommunityId, *texts: str, at: datetime = NOW) -> list[Act]:
    """Give the entry about boats these answers, one after the other, a minute apart."""
    return [
        await store.commit(community, deed(entry(base, text), at=at + base * MINUTE))
        for base, text in enumerate(texts)
    ]


def ticket(name: str, code: str = "", day: date = TODAY, text: str = "How deep?") -> Ticket:
    """A question that nobody answered."""
    return Ticket(name, text, Language.ENGLISH, day, code or f"code of {name}")
