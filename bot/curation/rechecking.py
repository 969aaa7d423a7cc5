"""
Entries that a moderator should look at again: a text was left behind by the one in the other
language, or the day has come by which somebody wanted to.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from bot.curation.acting import Actor, Verb
from bot.curation.desk import Desk
from bot.curation.state import Kept, State
from bot.entries import EntryId, Language
from bot.store import Act, Body, Kind, StaleDraft, Write

_YEAR = 4  # digits


@dataclass(frozen=True, slots=True)
class Due:
    """
    An entry to be looked at again.

    behind: languages whose text stayed as it was when the other changed; by: the day it was to be
    looked at, None where that has not come.
    """

    kept: Kept
    behind: frozenset[Language]
    by: date | None


def due(state: State, on: date) -> tuple[Due, ...]:
    """The entries to be looked at on that day: texts left behind first, then by their days."""
    looked = (_due(kept, on) for kept in state.kept.values())
    found = [each for each in looked if each.behind or each.by]
    return tuple(sorted(found, key=lambda d: (not d.behind, d.by or date.max, d.kept.entry.id)))


def looked_at(state: State, entry: EntryId, on: date) -> Due | None:
    """One of them, or any other entry of the community's own; None where there is none."""
    kept = state.kept.get(entry)
    return _due(kept, on) if kept else None


async def still_right(desk: Desk, actor: Actor, entry: EntryId) -> Act | None:
    """
    Keep an entry as it is, to be looked at again a year later; None where it changed meanwhile.

    A year after it was due, or after today where that is later.
    """
    kept = actor.community.state.kept.get(entry)
    if kept is None:
        return None
    write = Write(Kind.ENTRY, entry, kept.version, _still(kept, actor.at.date()))
    try:
        return await desk.perform(actor, Verb.RECHECKED, write)
    except StaleDraft:
        return None


def _due(kept: Kept, on: date) -> Due:
    day = _day(kept.record.get("review"))
    return Due(kept, kept.stale, day if day and day <= on else None)


def _still(kept: Kept, on: date) -> Body:
    record, review = kept.record, kept.record.get("review") or ""
    if day := _day(review):
        record = {**record, "review": _next(max(day, on))[: len(review)]}
    return {"record": record, "on": kept.on, "stale": [], "tickets": [*kept.tickets]}


def _next(day: date) -> str:
    """The day a year later, of which there is none for February 29."""
    with suppress(ValueError):
        return day.replace(year=day.year + 1).isoformat()
    return day.replace(year=day.year + 1, day=28).isoformat()


def _day(review: str | None) -> date | None:
    """The first day of a year, or the day that is written; None for what is no day."""
    with suppress(ValueError):
        if review:
            return date.fromisoformat(f"{review}-01-01" if len(review) == _YEAR else review)
    return None
