"""What an import would create, change, delete and leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.entries import EntryId
from bot.knowledge import records
from bot.knowledge.exchange import columns
from bot.knowledge.records import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that would change: its record before and after, and the columns that differ."""

    before: Record
    after: Record
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    All of it, in the order of the file.

    deleted: only where all was to be replaced; absent: entries that the file does not have, and
    that stay; unchanged: entries that stand there as they are.
    """

    created: tuple[Record, ...] = ()
    changed: tuple[Difference, ...] = ()
    deleted: tuple[Record, ...] = ()
    absent: tuple[Record, ...] = ()
    unchanged: tuple[EntryId, ...] = ()

    @property
    def saved(self) -> tuple[Record, ...]:
        """The records that would be written, new ones first."""
        return (*self.created, *(each.after for each in self.changed))

    @property
    def touched(self) -> int:
        """How many entries would be created, changed or deleted."""
        return len(self.created) + len(self.changed) + len(self.deleted)


def compare(
    now: Mapping[EntryId, Record],
    incoming: Iterable[Record],
    mine: Iterable[EntryId],
    *,
    replace_all: bool = False,
) -> Comparison:
    """
    An import held against the entries there are.

    mine: those that may be deleted, and are where the file lacks them and `replace_all` is given.
    """
    created: list[Record] = []
    changed: list[Difference] = []
    unchanged: list[EntryId] = []
    seen: set[EntryId] = set()
    for record in incoming:
        key = EntryId(record["id"])
        seen.add(key)
        if (before := now.get(key)) is None:
            created.append(record)
        elif found := columns.differing(_plain(before), _plain(record)):
            changed.append(Difference(before, record, found))
        else:
            unchanged.append(key)
    left = tuple(now[key] for key in mine if key not in seen)
    gone, stays = (left, ()) if replace_all else ((), left)
    return Comparison(tuple(created), tuple(changed), gone, stays, tuple(unchanged))


def _plain(record: Record) -> Record:
    """The record as its entry alone tells it, and its day: "015" is paragraph 15."""
    review = record.get("review")
    return {**records.of(records.entry(record)), **({"review": review} if review else {})}
