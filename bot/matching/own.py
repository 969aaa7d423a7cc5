"""
A community's own entries, on shelves of growing size, so that adding one costs little.

What is new goes on the last shelf, which is indexed anew; when that is full, it is joined with
the one before. So an entry is indexed again a few times in its life, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.entries import Entry, EntryId
from bot.matching.shelf import Shelf

_FULL = 16  # entries from which a shelf is joined with the one before it
_REBUILT = 128  # entries of a shelf that is indexed anew when one is taken away
_GROWTH = 8  # how many times more entries than that the one before holds, to be left alone

Shelve = Callable[[Sequence[Entry]], Shelf]


@dataclass(frozen=True, slots=True)
class Own:
    """Shelves, the largest first; live: which entries of each are shown, shape (entries,) each."""

    shelves: tuple[Shelf, ...] = ()
    live: tuple[NDArray[np.bool_], ...] = ()

    def __len__(self) -> int:
        return sum(int(live.sum()) for live in self.live)

    @property
    def entries(self) -> list[Entry]:
        """Those that are shown."""
        return [entry for place in range(len(self.shelves)) for entry in self._shown(place)]

    def put(self, entries: Sequence[Entry], shelving: Shelve) -> Own:
        """These with more entries, each in place of one with its id."""
        kept = self._without({entry.id for entry in entries})
        place, moved = len(kept.shelves), [*entries]
        least = _FULL
        while place and len(shown := kept._shown(place - 1)) < least:
            place, moved = place - 1, [*shown, *moved]
            least = _GROWTH * len(moved) if len(moved) >= _FULL else 0
        shelf = shelving(moved)
        return Own(
            (*kept.shelves[:place], shelf),
            (*kept.live[:place], np.ones(len(shelf), dtype=np.bool_)),
        )

    def drop(self, ids: Iterable[EntryId], shelving: Shelve) -> Own:
        """
        These without the entries with those ids.

        A shelf of a few is indexed anew; a large one goes on knowing the words of what was taken
        from it until it is joined with another.
        """
        left = self._without(set(ids))
        kept = Own()
        for place, (shelf, live) in enumerate(zip(left.shelves, left.live, strict=True)):
            shown = left._shown(place)
            if shown and len(shown) <= _REBUILT and not live.all():
                shelf, live = shelving(shown), np.ones(len(shown), dtype=np.bool_)
            if shown:
                kept = Own((*kept.shelves, shelf), (*kept.live, live))
        return kept

    def _without(self, gone: set[EntryId]) -> Own:
        live = []
        for shelf, shown in zip(self.shelves, self.live, strict=True):
            places = [shelf.numbers[entry] for entry in gone if entry in shelf.numbers]
            if places:
                shown = shown.copy()
                shown[places] = False
            live.append(shown)
        return Own(self.shelves, tuple(live))

    def _shown(self, place: int) -> list[Entry]:
        pairs = zip(self.shelves[place].entries, self.live[place], strict=True)
        return [entry for entry, shown in pairs if shown]


NOTHING = Own()
