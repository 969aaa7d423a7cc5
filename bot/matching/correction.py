"""Typing errors put right: words a collection does not know become the nearest it does know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

TRUST = 0.8  # weight of a corrected word beside one typed as stored
_SHORTEST = 5  # letters; shorter words have too many neighbours ("wall", "well", "fall")
_REMEMBERED = 20_000  # corrections kept, so that a repeated word costs nothing


@dataclass(frozen=True, slots=True)
class Corrected:
    """
    A question's words after correction.

    words: as they are compared; known: whether each is a word of the collection (corrected ones
    count); trust: weight of each, 0..1.
    """

    words: tuple[str, ...]
    known: tuple[bool, ...]
    trust: tuple[float, ...]


class Corrector:
    """Corrects words against the folded words of a collection."""

    def __init__(self, words: Iterable[str]) -> None:
        self._counts = Counter(words)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._counts):
            if len(word) >= _SHORTEST and not word[0].isdigit():
                self._by_length[len(word)].append(word)
        self._remembered: dict[str, str | None] = {}

    def correct(self, words: Sequence[str]) -> Corrected:
        """The words with unknown ones replaced by near known ones, two joined words split."""
        fixed: list[str] = []
        known: list[bool] = []
        trust: list[float] = []
        for word in words:
            parts, is_known, belief = self._one(word)
            fixed += parts
            known += [is_known] * len(parts)
            trust += [belief] * len(parts)
        return Corrected(tuple(fixed), tuple(known), tuple(trust))

    def _one(self, word: str) -> tuple[list[str], bool, float]:
        if word in self._counts:
            return [word], True, 1.0
        if len(word) < _SHORTEST or word[0].isdigit():
            return [word], False, 1.0
        if near := self._nearest(word):
            return [near], True, TRUST
        if halves := self._split(word):
            return list(halves), True, TRUST
        return [word], False, 1.0

    def _nearest(self, word: str) -> str | None:
        if word not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = self._search(word)
        return self._remembered[word]

    def _search(self, word: str) -> str | None:
        edits = _edits(len(word))
        found: list[tuple[str, int]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            choices = self._by_length.get(length)
            if choices:
                near = process.extract(
                    word, choices, scorer=OSA.distance, score_cutoff=edits, limit=5
                )
                found += [(choice, int(distance)) for choice, distance, _ in near]
        return min(found, key=lambda pair: self._rank(word, *pair))[0] if found else None

    def _rank(self, word: str, choice: str, distance: int) -> tuple[int, bool, int]:
        """Nearest first; then the same first letter, rarely mistyped; then the commoner word."""
        return distance, choice[0] != word[0], -self._counts[choice]

    def _split(self, word: str) -> tuple[str, str] | None:
        for place in range(3, len(word) - 2):
            left, right = word[:place], word[place:]
            if left in self._counts and right in self._counts:
                return left, right
        return None


def _edits(length: int) -> int:
    """Edits forgiven in a word of that many letters."""
    return 1 if length < 7 else 2
