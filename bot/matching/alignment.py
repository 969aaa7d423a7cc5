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
from bot.matching.stems import stem
from bot.matching.vectors import VectorCache

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
    """
    The words of every entry, to be held against a question's.

    stems: of each entry's words, by its number.
    """

    def __init__(
        self,
        texts: Sequence[frozenset[str]],
        index: Index,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
    ) -> None:
        """texts: the folded words of each entry, by its number; index: of their phrasings."""
        known = sorted(frozenset().union(*texts))
        self._numbers = numbers = {word: number for number, word in enumerate(known)}
        self.stems = [frozenset(map(stem, words)) for words in texts]
        self._words = [np.array([numbers[word] for word in words], np.int32) for words in texts]
        self._index, self._encoder = index, encoder
        self._vectors: Floats | None = None
        if encoder is not None and known:
            kept = VectorCache(encoder, cache or ArrayCache(None)).get("words", known)
            self._vectors = kept.unpack(slice(None))

    def read(self, words: Sequence[str]) -> Asked:
        """A question's folded words, ready for `support`."""
        distinct = list(dict.fromkeys(words))
        stems = tuple(map(stem, distinct))
        idf = np.array([self._index.weight_of(s) for s in stems], dtype=np.float32)
        weights = np.maximum(idf - np.float32(_COMMON), np.float32(0))
        return Asked(stems, weights, self._vectors_of(distinct))

    def support(self, entry: int, asked: Asked) -> Floats:
        """How far the entry with this number speaks of each word, shape (W,), 0..1."""
        same = np.array([s in self.stems[entry] for s in asked.stems], dtype=np.float32)
        if asked.vectors is None or self._vectors is None or not len(self._words[entry]):
            return same
        likeness = asked.vectors @ self._vectors[self._words[entry]].T
        nearest = likeness.max(axis=1).clip(0, 1)
        supported: Floats = np.maximum(same, nearest)
        return supported

    def _vectors_of(self, words: Sequence[str]) -> Floats | None:
        """The vector of each word; only those no entry has cost the encoder anything."""
        if self._encoder is None or self._vectors is None or not words:
            return None
        strange = [word for word in words if word not in self._numbers]
        fresh = dict(zip(strange, self._encoder.encode(strange), strict=True)) if strange else {}
        return np.stack(
            [fresh[w] if w in fresh else self._vectors[self._numbers[w]] for w in words]
        )
