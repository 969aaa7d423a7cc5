"""Typing errors put right: words a collection does not know become the nearest it does know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

TRUST = 0.8  # weight of a corrected word beside one typed as stored
_SHORTEST = 5  # letters; shorter words have too many neighbours ("wall", "well", "fall")
_REMEMBERED = 20_000  # corrections kept, so that a repeated word costs nothing
_COMMON = 40  # uses that make a word common enough to be meant by a short one
_SHORT = range(3, _SHORTEST)  # letters of words that are only taken for common ones

# How people shorten words in chat; both languages share the keys.
_SHORTHAND = {
    "q": "que",
    "k": "que",
    "xq": "porque",
    "pq": "porque",
    "porq": "porque",
    "tmb": "tambien",
    "ppl": "people",
    "govt": "government",
    "gov": "government",
    "prez": "president",
    "b4": "before",
    "bc": "because",
    "wats": "whats",
}
# Spellings that sound alike, above all in Spanish: "uyen" is "huyen", "travajo" is "trabajo".
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ch", "4"),
        (r"h", ""),
        (r"v", "b"),
        (r"c(?=[eiy])|z", "s"),
        (r"qu(?=[ei])|q|c", "k"),
        (r"g(?=[ei])|x", "j"),
        (r"ll", "y"),
        (r"(.)\1+", r"\1"),
    )
)
_FAR = 2  # edits from which a first letter that differs makes another word of it


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

    def __init__(self, counts: Mapping[str, int], besides: Iterable[str] = ()) -> None:
        """counts: how often each word is used; besides: further words that are no slips."""
        self._counts = dict.fromkeys(besides, 1) | dict(counts)
        self._remembered: dict[str, str | None] = {}

    def _correctable(self, word: str) -> bool:
        """Whether a mistyped word may be taken for this one."""
        if len(word) in _SHORT:
            return self._counts[word] >= _COMMON
        return len(word) >= _SHORTEST and not word[0].isdigit()

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The words that a mistyped one may be taken for."""
        found: dict[int, list[str]] = defaultdict(list)
        for word in sorted(filter(self._correctable, self._counts)):
            found[len(word)].append(word)
        return found

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        """The most used word of each sound."""
        heard: dict[str, str] = {}
        for word, _ in sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0])):
            if len(word) >= min(_SHORT):
                heard.setdefault(sound(word), word)
        return heard

    def correct(self, words: Sequence[str], others: Sequence[Corrector] = ()) -> Corrected:
        """
        The words with unknown ones replaced by near known ones, two joined words split.

        others: what further collections know; a word of theirs stays, one near theirs and none of
        this one's becomes theirs.
        """
        fixed: list[str] = []
        known: list[bool] = []
        trust: list[float] = []
        for word in words:
            parts, is_known, belief = self._one(word, others)
            fixed += parts
            known += [is_known] * len(parts)
            trust += [belief] * len(parts)
        return Corrected(tuple(fixed), tuple(known), tuple(trust))

    def _one(self, word: str, others: Sequence[Corrector]) -> tuple[list[str], bool, float]:
        word = _SHORTHAND.get(word, word)
        if word in self._counts or any(word in other._counts for other in others):
            return [word], True, 1.0
        if word[0].isdigit() or len(word) < min(_SHORT):
            return [word], False, 1.0
        for collection in (self, *others):
            if near := collection._nearest(word):
                return [near], True, TRUST
        if len(word) >= _SHORTEST and (halves := self._split(word)):
            return list(halves), True, TRUST
        return [word], False, 1.0

    def _nearest(self, word: str) -> str | None:
        if word not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = self._search(word)
        return self._remembered[word]

    def _search(self, word: str) -> str | None:
        if alike := self._by_sound.get(sound(word)):
            return alike
        found = [pair for pair in self._within(word, _edits(len(word))) if _likely(word, *pair)]
        if len(word) in _SHORT:
            found = [pair for pair in found if self._meant_by_short(word, pair[0])]
        return min(found, key=lambda pair: self._rank(word, *pair))[0] if found else None

    def _within(self, word: str, edits: int) -> list[tuple[str, int]]:
        """Stored words at most so many edits away, with their distance."""
        found: list[tuple[str, int]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            if choices := self._by_length.get(length):
                near = process.extract(
                    word, choices, scorer=OSA.distance, score_cutoff=edits, limit=5
                )
                found += [(choice, int(distance)) for choice, distance, _ in near]
        return found

    def _meant_by_short(self, word: str, choice: str) -> bool:
        return choice[0] == word[0] and self._counts[choice] >= _COMMON

    def _rank(self, word: str, choice: str, distance: int) -> tuple[int, bool, bool, int]:
        """
        Nearest first; then the same first letter, rarely mistyped; then words of which some
        letters were left out ("whn" is rather "when" than "who"); then the commoner word.
        """
        letters = iter(choice)
        shortened = all(letter in letters for letter in word)
        return distance, choice[0] != word[0], not shortened, -self._counts[choice]

    def _split(self, word: str) -> tuple[str, str] | None:
        for place in range(3, len(word) - 2):
            left, right = word[:place], word[place:]
            if left in self._counts and right in self._counts:
                return left, right
        return None


def sound(word: str) -> str:
    """A word as it sounds, for comparing spellings."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def _likely(word: str, choice: str, distance: int) -> bool:
    """Whether it may be a slip: with a second edit, the first letter is right ("printing")."""
    return distance < _FAR or choice[0] == word[0]


def _edits(length: int) -> int:
    """Edits forgiven in a word of that many letters."""
    return 1 if length < 7 else 2
