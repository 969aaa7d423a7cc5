"""
What somebody picked, as it is kept: the places of options in `Item.options`, or what they typed.

"2", "0,3", "1,0,2"; a pick that holds nothing yet is none.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.items import Item, ItemKind

MOST_TYPED = 100  # characters of an answer that is typed

Change = Callable[[str | None], str | None]


def pressed(item: Item, option: int, *, final: bool = False) -> Change:
    """
    What a pick becomes when an option is pressed.

    One of several options is added, or taken away where it was there; an order grows by it. final:
    whether the first pick of a whole answer stands; of several nobody can tell when it is whole.
    """

    def change(before: str | None) -> str | None:
        if final and before is not None and stands(item) and whole(item, before):
            return before
        if item.kind in {ItemKind.SINGLE, ItemKind.TRUE_FALSE}:
            return str(option)
        had = places(before)
        now = [each for each in had if each != option] if option in had else [*had, option]
        if item.kind is ItemKind.SEVERAL:
            now.sort()
        return ",".join(map(str, now)) or None

    return change


def typed(text: str, *, final: bool = False) -> Change:
    """What a pick becomes when an answer is typed; an empty one takes it away."""
    cut = text.strip()[:MOST_TYPED] or None
    return lambda before: before if final and before is not None else cut


def places(value: str | None) -> list[int]:
    """The options of a pick, in its order."""
    return [int(each) for each in value.split(",")] if value else []


def stands(item: Item) -> bool:
    """Whether in a race the first pick of an item stands."""
    return item.kind is not ItemKind.SEVERAL


def whole(item: Item, value: str) -> bool:
    """Whether a pick is a full answer: an order needs all of its options."""
    return item.kind is not ItemKind.ORDER or len(places(value)) == len(item.options)
