"""
The guard's phrases, each compiled when a text first holds a clue of it.

Compiling all of them takes a quarter of a second, which one question asked from a shell need not
wait for. A phrase's clues are strings of which one stands in every text that it matches; they are
found by `benchmarks/clues.py`. A phrase without known clues is looked for in every text.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, cached_property
from pathlib import Path

CLUES = Path(__file__).with_name("clues.json")
_ANY = ("",)  # it stands in every text


class Phrases:
    """Patterns from the start of a word to the end of one, of which a text may match any."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self.patterns = patterns

    def match(self, words: str) -> bool:
        """Whether one of the phrases stands in the words, given as `people.told` does."""
        padded = f" {words} "
        held = {clue for clue in self._all if clue in padded}
        return any(
            compiled(pattern).search(words)
            for pattern, clues in zip(self.patterns, self._clues, strict=True)
            if not held.isdisjoint(clues)
        )

    @cached_property
    def _clues(self) -> list[tuple[str, ...]]:
        return [known().get(key(pattern), _ANY) for pattern in self.patterns]

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(clue for clues in self._clues for clue in clues)


def key(phrase: str) -> str:
    """What a phrase's clues are kept under."""
    return hashlib.blake2b(phrase.encode(), digest_size=8).hexdigest()


@cache
def compiled(phrase: str) -> re.Pattern[str]:
    """The pattern of one phrase."""
    return re.compile(rf"(?<!\S)(?:{phrase})(?!\S)")


@cache
def known() -> dict[str, tuple[str, ...]]:
    """The clues that are kept, by the key of their phrase."""
    return {name: tuple(clues) for name, clues in json.loads(CLUES.read_text("utf-8")).items()}
