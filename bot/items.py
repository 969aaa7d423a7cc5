"""The values a quiz is made of: items, their options and what grades them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from bot.entries import Bilingual, EntryId, Phrasing

ItemId = NewType("ItemId", str)


class ItemKind(StrEnum):
    """How an item is answered."""

    SINGLE = "single"  # one of its options
    SEVERAL = "several"  # all of its right options, and no other
    TRUE_FALSE = "true_false"  # two options, the first says that the statement is true
    TEXT = "text"  # a few words, typed
    NUMBER = "number"  # digits, typed
    ORDER = "order"  # its options, the earliest first

    @property
    def is_typed(self) -> bool:
        """Whether it has no options to press."""
        return self in {ItemKind.TEXT, ItemKind.NUMBER}


class Level(StrEnum):
    """How much an item asks for."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Option:
    """
    Something to pick, and one sentence on why it is right or wrong.

    right: of an item of kind ORDER, all are.
    """

    text: Bilingual
    right: bool
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Item:
    """
    A quiz question on what an entry says.

    options: in the order of the file; of kind ORDER, the right one. accepted: what may be typed for
    a TEXT, in each language what is shown as the answer first; near: what must not pass for it.
    number: of a NUMBER; tolerance: how far off is still right. why: the reason for the right one.
    """

    id: ItemId
    entry: EntryId
    paragraphs: tuple[int, ...]
    kind: ItemKind
    level: Level
    stem: Bilingual
    why: Bilingual
    options: tuple[Option, ...] = ()
    accepted: tuple[Phrasing, ...] = ()
    near: tuple[Phrasing, ...] = ()
    number: Decimal | None = None
    tolerance: Decimal = Decimal(0)
