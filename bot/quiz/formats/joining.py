"""
A file in one language joined with the items there are, by id.

What the file does not say stays: the other language, the entry, the reasons. Options are told apart
by their texts, and those with new texts by their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.entries import Language
from bot.quiz.formats.result import Record
from bot.quiz.formats.shape import OF_KIND
from bot.text import normalise

_TEXTS = ("stem", "why", "why_not", "accepted", "near")
_CHOSEN = frozenset({"single", "several"})


class Unlike(Exception):
    """The options of a file are not those of the item there is."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def joined(before: Record, said: Record, language: Language) -> dict[str, Any]:
    """The item as it becomes; raises Unlike where its options cannot be told apart."""
    same = _alike(before.get("kind"), said.get("kind"))
    kept = {key: value for key, value in before.items() if same or key not in OF_KIND}
    if "number" in said:
        kept.pop("tolerance", None)
    after = {**kept, **said}
    for key in _TEXTS:
        if key in kept and key in said:
            after[key] = {**kept[key], **said[key]}
    if "options" in kept and "options" in said:
        after["options"] = _options(kept["options"], said["options"], language.value)
    return after


def _alike(one: Any, other: Any) -> bool:
    return one == other or (one in _CHOSEN and other in _CHOSEN)


def _options(before: list[Record], said: list[Record], language: str) -> list[dict[str, Any]]:
    """The file's options in its order, each with what the item has of it in the other language."""
    left = dict(enumerate(before))
    pairs: list[Record | None] = []
    for option in said:
        pairs.append(left.pop(_found(left, option, language), None))
    new = [place for place, pair in enumerate(pairs) if pair is None]
    if new and len(new) == len(left):
        if _rights(said[place] for place in new) != _rights(left.values()):
            raise Unlike("marks other options as right than the item there is, at their places")
        for place, option in zip(new, left.values(), strict=True):
            pairs[place] = option
    elif left and not any(option.get(language) for option in before):
        raise Unlike(f"has {len(said)} options where the item there is has {len(before)}")
    return [_option(pair or {}, option) for pair, option in zip(pairs, said, strict=True)]


def _found(left: Mapping[int, Record], option: Record, language: str) -> int:
    """The place of the option with this text among those left, -1 where there is none."""
    text = option.get(language, "")
    exact = (place for place, each in left.items() if each.get(language) == text)
    folded = normalise(text)
    near = (place for place, each in left.items() if normalise(each.get(language, "")) == folded)
    return next(exact, next(near, -1) if folded else -1)


def _rights(options: Iterable[Record]) -> list[bool]:
    return [option.get("right") == "true" for option in options]


def _option(before: Record, said: Record) -> dict[str, Any]:
    kept = {key: value for key, value in before.items() if key != "right"}
    after = {**kept, **said}
    if "why" in kept and "why" in said:
        after["why"] = {**kept["why"], **said["why"]}
    return after
