"""
Practising alone: one item after the other, those that were missed come back. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from bot.items import Item, ItemId, Level
from bot.store import Body

_LATER = 3  # items that come before one that was missed comes back
_EASY_FIRST = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Practice:
    """
    How far somebody got.

    queue: the items to come, the one that is asked first; given: what is picked of it so far;
    missed: those that were missed at the first try; answered, right: first tries.
    """

    queue: tuple[ItemId, ...]
    given: str | None = None
    missed: frozenset[ItemId] = frozenset()
    answered: int = 0
    right: int = 0

    @property
    def item(self) -> ItemId | None:
        """The item that is asked, None where none is left."""
        return self.queue[0] if self.queue else None


def begun(items: Iterable[Item], random: Random) -> Practice:
    """All of these, easy ones first."""
    mixed = list(items)
    random.shuffle(mixed)
    return Practice(tuple(each.id for each in sorted(mixed, key=lambda i: _EASY_FIRST[i.level])))


def answered(practice: Practice, item: ItemId, *, right: bool) -> Practice:
    """
    The item was answered: a missed one comes back, and its first try alone is counted.

    Unchanged where it is not the one that is asked.
    """
    if practice.item != item:
        return practice
    rest, again = practice.queue[1:], item in practice.missed
    if not right:
        rest = (*rest[:_LATER], item, *rest[_LATER:])
    return Practice(
        rest,
        None,
        practice.missed if right else practice.missed | {item},
        practice.answered + (not again),
        practice.right + (right and not again),
    )


def without_unknown(practice: Practice, known: Iterable[ItemId]) -> Practice:
    """The same without items that are there no more."""
    there = frozenset(known)
    queue = tuple(each for each in practice.queue if each in there)
    given = practice.given if queue[:1] == practice.queue[:1] else None
    return replace(practice, queue=queue, given=given)


def body(practice: Practice) -> Body:
    """It as it is kept."""
    return {
        "queue": [*practice.queue],
        "given": practice.given,
        "missed": sorted(practice.missed),
        "answered": practice.answered,
        "right": practice.right,
    }


def read(found: Body) -> Practice:
    """What was kept so."""
    queue: list[Any] = found["queue"]
    return Practice(
        tuple(ItemId(each) for each in queue),
        found["given"],
        frozenset(ItemId(each) for each in found["missed"]),
        found["answered"],
        found["right"],
    )
