"""What an answer to a quiz item is worth: a verdict, and a share of the credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from bot.items import Item, ItemKind
from bot.quiz import typed

_PICKS = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})*")
_MOST = 200  # characters of a pick; no item has so many options


class Verdict(StrEnum):
    """
    How good an answer is.

    NEAR is not right: close to a right answer, or a near miss that the item lists; of several
    options or an order, partly right.
    """

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Grade:
    """A verdict, and the share of the credit that it brings: 0 to 1."""

    verdict: Verdict
    credit: float


RIGHT = Grade(Verdict.RIGHT, 1.0)
NEAR = Grade(Verdict.NEAR, 0.0)
WRONG = Grade(Verdict.WRONG, 0.0)


def grade(item: Item, given: str) -> Grade:
    """
    What was given, graded; any text has a grade.

    given: what was typed; of an item with options, their places in the file joined by commas
    ("2", "0,3"), in the order chosen; of a true or false one "0" says that it is true, "1" that
    it is false.
    """
    match item.kind:
        case ItemKind.TEXT:
            return _typed(typed.is_text(item, given), typed.is_near_text(item, given))
        case ItemKind.NUMBER:
            return _typed(typed.is_number(item, given), typed.is_near_number(item, given))
        case ItemKind.SINGLE | ItemKind.TRUE_FALSE:
            picked = _picks(item, given)
            return RIGHT if len(picked) == 1 and item.options[picked[0]].right else WRONG
        case ItemKind.SEVERAL:
            return _several(item, set(_picks(item, given)))
        case ItemKind.ORDER:
            return _order(item, _picks(item, given))


def _typed(right: bool, near: bool) -> Grade:
    return RIGHT if right else NEAR if near else WRONG


def _picks(item: Item, given: str) -> list[int]:
    """The places picked, each once, in the order picked; none where the text is no pick."""
    plain = re.sub(r"\s", "", given[:_MOST])
    if not _PICKS.fullmatch(plain):
        return []
    places = dict.fromkeys(int(place) for place in plain.split(","))
    return list(places) if all(place < len(item.options) for place in places) else []


def _several(item: Item, picked: set[int]) -> Grade:
    """The right picks without the wrong ones, as a share of all that are right."""
    right = {place for place, option in enumerate(item.options) if option.right}
    if not right:
        return WRONG
    credit = max(0, len(picked & right) - len(picked - right)) / len(right)
    return _partly(picked == right, credit)


def _order(item: Item, picked: list[int]) -> Grade:
    """The pairs that stand in their order, as a share of all pairs."""
    pairs = list(combinations(range(len(item.options)), 2))
    chosen = set(combinations(picked, 2))
    if not pairs:
        return WRONG
    credit = sum(pair in chosen for pair in pairs) / len(pairs)
    return _partly(credit == 1, credit)


def _partly(right: bool, credit: float) -> Grade:
    if right:
        return RIGHT
    return Grade(Verdict.NEAR, credit) if credit else WRONG
