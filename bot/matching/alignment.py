"""
Which of a question's words an entry speaks of, in the same word or in one of like meaning.

A question can be near an entry as a whole and still ask for one thing it lacks ("who moderated
the debate of May 21"). So each word of the question is held against all the words of the entry,
its phrasings' and its answers'; a telling word that finds no like there is what the entry may
not say, and when an entry that says "the article does not say" has it, that one is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


class Alignment:
    """The words of every entry, to be held against a question's."""

    def __init__(
        self,
        lexicon: Lexicon,
        index: Index,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
    ) -> None:
        """lexicon: of all entries; index: of their phrasings."""
        self._lexicon, self._index = lexicon, index
        self._numbers = {word: number for number, word in enumerate(lexicon.words)}
        self._stems: dict[int, frozenset[str]] = {}
        self._vectors: Vectors | None = None
        if encoder is not None and lexicon.words:
            kept = VectorCache(encoder, cache or ArrayCache(None))
            self._vectors = kept.get("words", lexicon.words)

    def stems(self, entry: int) -> frozenset[str]:
        """The stems of the words of the entry with this number."""
        if (known := self._stems.get(entry)) is None:
            numbers = self._lexicon.of_entry(entry).tolist()
            known = self._stems[entry] = frozenset(self._lexicon.stems[n] for n in numbers)
        return known

    def strange(self, words: Sequence[str]) -> list[str]:
        """The words that no entry has, each once; their vectors are to be had from the encoder."""
        return [word for word in dict.fromkeys(words) if word not in self._numbers]

    def read(self, words: Sequence[str], strange: Floats | None = None) -> Asked:
        """
        A question's folded words, ready for `support`.

        strange: the vectors of its strange words, None without an encoder.
        """
        distinct = list(dict.fromkeys(words))
        stems = tuple(map(stem, distinct))
        idf = np.array([self._index.weight_of(s) for s in stems], dtype=np.float32)
        weights = np.maximum(idf - np.float32(_COMMON), np.float32(0))
        return Asked(stems, weights, self._vectors_of(distinct, strange))

    def support(self, entry: int, asked: Asked) -> Floats:
        """How far the entry with this number speaks of each word, shape (W,), 0..1."""
        stems, words = self.stems(entry), self._lexicon.of_entry(entry)
        same = np.array([s in stems for s in asked.stems], dtype=np.float32)
        if asked.vectors is None or self._vectors is None or not len(words):
            return same
        likeness = self._vectors.products(asked.vectors, words)
        nearest = likeness.max(axis=1).clip(0, 1)
        supported: Floats = np.maximum(same, nearest)
        return supported

    def _vectors_of(self, words: Sequence[str], strange: Floats | None) -> Floats | None:
        if self._vectors is None or strange is None or not words:
            return None
        fresh = iter(strange)
        numbers = np.array([self._numbers.get(word, 0) for word in words], np.int32)
        vectors = self._vectors.unpack(numbers)
        for row, word in enumerate(words):
            if word not in self._numbers:
                vectors[row] = next(fresh)
        return vectors
