"""
Which of a question's words an entry speaks of, in the same word or in one of like meaning.

A question can be near an entry as a whole and still ask for one thing it lacks ("who moderated
the debate of May 21"). So each word of the question is held against all the words of the entry,
its phrasings' and its answers'; a telling word that finds no like there is what the entry may
not say, and when an entry that says "the article does not say" has it, that one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder
from bot.matching.floats import Floats
from bot.matching.index import Index
from bot.matching.lexicon import Lexicon
from bot.matching.stems import stem
from bot.matching.vectors import VectorCache, Vectors

_COMMON = 3.0  # IDF below which a word tells nothing: one phrasing in seven has it


@dataclass(frozen=True, slots=True)
class Asked:
    """
    The distinct words of a question, ready to be held against entries.

    weights: how telling each word is, shape (W,), 0 or above; vectors: of each word, shape
    (W, dimensions), None without an encoder.
    """

    stems: tuple[str, ...]
    weights: Floats
    vectors: Floats | None

    @classmethod
    def of(cls, words: Sequence[str], vectors: Floats | None, index: Index) -> Asked:
        """Distinct folded words with their vectors; index: of the phrasings that weigh them."""
        stems = tuple(map(stem, words))
        idf = np.array([index.weight_of(s) for s in stems], dtype=np.float32)
        weights = np.maximum(idf - np.float32(_COMMON), np.float32(0))
        return cls(stems, weights, vectors if words else None)


class Alignment:
    """The words of every entry, to be held against a question's."""

    def __init__(
        self,
        lexicon: Lexicon,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
        like: Alignment | None = None,
    ) -> None:
        """lexicon: of all entries; like: one that may know vectors of their words already."""
        self._lexicon = lexicon
        self._stems: dict[int, frozenset[str]] = {}
        self._vectors: Vectors | None = None
        if encoder is not None and lexicon.words and like is not None:
            self._vectors = like.completed(lexicon.words, encoder)
        elif encoder is not None and lexicon.words:
            kept = VectorCache(encoder, cache or ArrayCache(None))
            self._vectors = kept.get("words", lexicon.words)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each word."""
        return {word: number for number, word in enumerate(self._lexicon.words)}

    def stems(self, entry: int) -> frozenset[str]:
        """The stems of the words of the entry with this number."""
        if (known := self._stems.get(entry)) is None:
            numbers = self._lexicon.of_entry(entry).tolist()
            known = self._stems[entry] = frozenset(self._lexicon.stems[n] for n in numbers)
        return known

    def knows(self, word: str) -> bool:
        """Whether `vectors_of` has the word."""
        return self._vectors is not None and word in self._numbers

    def vectors_of(self, words: Iterable[str]) -> dict[str, Floats]:
        """The vectors of those of these words that an entry has; none without an encoder."""
        if self._vectors is None:
            return {}
        known = [word for word in words if word in self._numbers]
        if not known:
            return {}
        numbers = np.array([self._numbers[word] for word in known], np.int32)
        return dict(zip(known, self._vectors.unpack(numbers), strict=True))

    def completed(self, words: Sequence[str], encoder: Encoder) -> Vectors:
        """The vectors of these words, of which only the strange ones are encoded."""
        known = self.vectors_of(words)
        strange = [word for word in words if word not in known]
        if strange:
            known |= dict(zip(strange, encoder.encode(strange), strict=True))
        return Vectors.pack(np.array([known[word] for word in words], dtype=np.float32))

    def support(self, entry: int, asked: Asked) -> Floats:
        """How far the entry with this number speaks of each word, shape (W,), 0..1."""
        stems, words = self.stems(entry), self._lexicon.of_entry(entry)
        same = np.array([s in stems for s in asked.stems], dtype=np.float32)
        other = np.flatnonzero(same == 0)  # nothing is nearer than the word itself
        if asked.vectors is None or self._vectors is None or not len(words) or not len(other):
            return same
        likeness = self._vectors.products(asked.vectors[other], words)
        same[other] = likeness.max(axis=1).clip(0, 1)
        return same
