"""
Entries that are scored together: a pack's, or a community's own.

A question's similarity to every phrasing (words, and meaning where there is an encoder) becomes
one score an entry: by a trained head where the layer is small enough, else by pooling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.entries import Entry
from bot.matching import head
from bot.matching.cache import ArrayCache
from bot.matching.correction import Corrector
from bot.matching.encoder import Encoder
from bot.matching.index import Floats, Index
from bot.matching.synonyms import Synonyms
from bot.text import words as words_of

# Measured on labelled sets and on the development questions (docs/decisions/0004-matching.md).
_PENALTY = 1.0
_PENALTY_LEXICAL = 2.0
_MEANING = 3.0  # weight of the encoder's similarity beside the words'
_SHARPNESS = 3.0  # how fast the encoder's similarity falls with the angle
_POOLED = 0.1  # weight of the closest phrasing beside the head


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as a layer reads it: words corrected, then brought to common forms."""

    typed: tuple[str, ...]
    corrected: tuple[str, ...]
    unified: tuple[str, ...]
    trust: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """
    What a layer makes of a question.

    entries: a score for each entry, shape (E,); lexical and semantic: the similarity of each
    phrasing, shape (N,), 0..1 and -1..1 (zeros without an encoder).
    """

    entries: Floats
    lexical: Floats
    semantic: Floats


class Layer:
    """An immutable set of entries, indexed."""

    def __init__(
        self,
        entries: Sequence[Entry],
        synonyms: Synonyms,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
        like: Layer | None = None,
    ) -> None:
        """like: a layer whose word weights are used (`Index.build`); no head is trained then."""
        self.entries = tuple(entry for entry in entries if entry.phrasings)
        self.phrasings = tuple(p for entry in self.entries for p in entry.phrasings)
        lengths = [len(entry.phrasings) for entry in self.entries]
        self._starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        self._lengths = np.array(lengths, dtype=np.float32)
        self.owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        self._synonyms, self._encoder = synonyms, encoder
        self.phrasing_words = [tuple(words_of(phrasing.text)) for phrasing in self.phrasings]
        self._prepare(cache or ArrayCache(None), like)

    def __len__(self) -> int:
        return len(self.entries)

    def rows(self, entry: int) -> slice:
        """Where the phrasings of the entry with this number stand."""
        start = int(self._starts[entry])
        return slice(start, start + int(self._lengths[entry]))

    def read(self, text: str, corrector: Corrector) -> Reading:
        """The question as this layer compares it."""
        typed = tuple(words_of(text))
        corrected = corrector.correct(typed)
        unified, trust = self._synonyms.unify(corrected.words, corrected.trust)
        return Reading(typed, corrected.words, unified, trust)

    def encode(self, reading: Reading) -> Floats | None:
        """The vector of the question's corrected words, None without an encoder."""
        if self._encoder is None:
            return None
        vector: Floats = self._encoder.encode([" ".join(reading.corrected)])[0]
        return vector

    def score(self, reading: Reading, vector: Floats | None) -> Scores:
        """The score of every entry for a question."""
        lexical = self.index.similarities(self.index.query(reading.unified, reading.trust))
        semantic = (
            np.zeros(len(lexical), dtype=np.float32)
            if vector is None or self._vectors is None
            else self._vectors @ vector
        )
        kernel = self._kernel(lexical, semantic)
        return Scores(self._pool(kernel), lexical, semantic)

    def _kernel(self, lexical: Floats, semantic: Floats) -> Floats:
        if self._vectors is None:
            return lexical
        sharpened: Floats = lexical + _MEANING * np.exp(_SHARPNESS * (semantic - 1))
        return sharpened / np.float32(1 + _MEANING)

    def _pool(self, kernel: Floats) -> Floats:
        closest: Floats = np.maximum.reduceat(kernel, self._starts)
        if self._weights is not None:
            scored: Floats = kernel @ self._weights + np.float32(_POOLED) * closest
            return scored
        mass: Floats = np.add.reduceat(kernel, self._starts) / (self._lengths + np.float32(1))
        pooled: Floats = np.float32(0.5) * (closest + mass)
        return pooled

    def _prepare(self, cache: ArrayCache, like: Layer | None) -> None:
        unified = [self._synonyms.unify(words)[0] for words in self.phrasing_words]
        texts = [" ".join(words) for words in unified]
        if like is not None:
            self.index: Index = Index.build(unified, like.index)
        else:
            arrays = cache.get("index", texts, lambda: Index.build(unified).arrays())
            self.index = Index.from_arrays(arrays)
        plain = [" ".join(words) for words in self.phrasing_words]
        self._vectors = self._encode_all(plain, cache)
        self._weights: Floats | None = None
        if like is None and len(self.phrasings) <= head.LIMIT:
            named = [*texts, *plain, *map(str, self._lengths), self._encoder_name]
            self._weights = cache.get("head", named, lambda: self._train(unified))["weights"]

    @property
    def _encoder_name(self) -> str:
        return self._encoder.name if self._encoder else ""

    def _encode_all(self, texts: list[str], cache: ArrayCache) -> Floats | None:
        encoder = self._encoder
        if encoder is None:
            return None
        kept = cache.get(
            "vectors", [encoder.name, *texts], lambda: {"vectors": encoder.encode(texts)}
        )
        vectors: Floats = kept["vectors"]
        return vectors

    def _train(self, unified: list[tuple[str, ...]]) -> dict[str, NDArray[np.float32]]:
        kernel = np.stack([self.index.similarities(self.index.query(words)) for words in unified])
        if self._vectors is not None:
            kernel += _MEANING * np.exp(_SHARPNESS * (self._vectors @ self._vectors.T - 1))
            kernel /= np.float32(1 + _MEANING)
        penalty = _PENALTY_LEXICAL if self._vectors is None else _PENALTY / (1 + _MEANING)
        return {"weights": head.train(kernel, self.owners, len(self.entries), penalty)}
