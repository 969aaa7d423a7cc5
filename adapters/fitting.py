"""Whatever is too long for a platform goes on in the next piece, so that nothing of it is lost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def parts(text: str, most: int) -> list[str]:
    """The text in parts of so many letters, cut between words if it has any; none if empty."""
    text = text.strip()
    if len(text) <= most:
        return [text] if text else []
    return textwrap.wrap(text, most, expand_tabs=False, replace_whitespace=False)


def rows(items: Sequence[Item], most: int) -> Iterator[Sequence[Item]]:
    """The items, so many in a row."""
    for start in range(0, len(items), most):
        yield items[start : start + most]


def groups(
    items: Iterable[Item],
    fits: Callable[[list[Item]], bool],
    heads: Callable[[Item], bool] = lambda item: False,
) -> Iterator[list[Item]]:
    """
    The items in order, in groups that fit; what fits nowhere has one to itself.

    heads: what belongs to the item behind it, goes with it into the next group, and is so short
    that any item fits behind it.
    """
    taken: list[Item] = []
    for item in items:
        if taken and not fits([*taken, item]):
            heading = [taken.pop()] if len(taken) > 1 and heads(taken[-1]) else []
            yield taken
            taken = heading
        taken.append(item)
    if taken:
        yield taken
