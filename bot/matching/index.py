"""
An inverted index of phrasings in flat arrays: every phrasing's similarity to a text at once.

A phrasing is three unit vectors (stems, pairs, letters; `features.Block`) of IDF-weighted,
logarithmic counts. The similarity of two texts is the sum of the blocks' cosines, each times its
share: 1.0 for equal texts, 0.0 for texts with nothing in common. Postings are stored feature by
feature (compressed sparse rows), so 100,000 phrasings need arrays, not dicts.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.cache import numbered, shaped
from bot.matching.features import SHARES, Block, pairs_of, stems_of, word_letters
from bot.matching.floats import Floats, Ints

BUDGET = 150_000  # postings read for one question; the rarest features come first
_CHUNK = 10_000  # phrasings indexed at a time, which bounds the memory of a build
_REMEMBERED = 20_000  # words whose letters are kept looked up, at most one a phrasing
_EMPTY = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Query:
    """A text's features in an index: ids and weights."""

    ids: Ints
    weights: Floats


class Vocabulary:
    """Numbers for the features of a growing collection, and for the letters of its words."""

    def __init__(self, features: Sequence[str] = ()) -> None:
        self.ids: dict[str, int] = {feature: i for i, feature in enumerate(features)}
        self._letters: dict[str, Ints] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, words: Sequence[str]) -> Ints:
        """The ids of all features of these words, repeated as they occur; new ones are added."""
        ids = self.ids
        stems = stems_of(words)
        plain = [ids.setdefault(f"s{stem}", len(ids)) for stem in stems]
        plain += [ids.setdefault(f"p{pair}", len(ids)) for pair in pairs_of(stems)]
        return np.concatenate([np.array(plain, dtype=np.int32), *map(self._add_letters, words)])

    def _add_letters(self, word: str) -> Ints:
        known = self._letters.get(word)
        if known is None:
            ids = self.ids
            runs = [ids.setdefault(f"l{run}", len(ids)) for run in word_letters(word)]
            known = self._letters[word] = np.array(runs, dtype=np.int32)
        return known

    def blocks(self) -> NDArray[np.int8]:
        """The block of each feature by id."""
        marks = {"s": Block.STEMS, "p": Block.PAIRS, "l": Block.LETTERS}
        return np.fromiter((marks[name[0]] for name in self.ids), np.int8, len(self.ids))


class Features:
    """The numbers of the features of an index, by a hash of their names: a tenth of a dict."""

    def __init__(self, keys: NDArray[np.uint64], numbers: NDArray[np.integer]) -> None:
        """keys: the hashes, ascending; numbers: of the features with these hashes."""
        self.keys, self.numbers = keys, _small(numbers, len(keys))

    @classmethod
    def of(cls, names: Iterable[str]) -> Features:
        """The features with these names, numbered as they come."""
        keys = _keys(names)
        order = np.argsort(keys)
        return cls(keys[order], order)

    def find(self, names: Iterable[str]) -> Ints:
        """The number of each of these features, -1 for one that is not here."""
        return self.at(_keys(names))

    def at(self, keys: NDArray[np.uint64]) -> Ints:
        """The same by their keys."""
        if not len(self.keys):
            return np.full(len(keys), -1, dtype=np.int32)
        place = np.searchsorted(self.keys, keys).clip(0, len(self.keys) - 1)
        numbers = self.numbers[place].astype(np.int32)
        found: Ints = np.where(self.keys[place] == keys, numbers, np.int32(-1))
        return found


def _key(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")


def _keys(names: Iterable[str]) -> NDArray[np.uint64]:
    return np.fromiter(map(_key, names), dtype=np.uint64)


@lru_cache(_REMEMBERED)
def _letter_keys(word: str) -> NDArray[np.uint64]:
    """The keys of a word's letters, which every index is asked for."""
    return _keys(f"l{run}" for run in word_letters(word))


class Index:
    """
    The phrasings of one layer, ready to be compared. Immutable; safe to share.

    size: number of phrasings N; `similarities` has shape (N,), values 0..1.
    """

    def __init__(
        self,
        features: Features,
        starts: NDArray[np.integer],
        rows: NDArray[np.integer],
        weights: NDArray[np.floating],
        idf: Floats,
        size: int,
    ) -> None:
        self._features = features
        self._idf = idf
        # An index is mostly these, so they are as small as their values allow.
        self._rows, self._starts = _small(rows, size), _small(starts, len(rows))
        self._weights = weights.astype(np.float16, copy=False)
        self._unknown_idf = float(idf.max(initial=1.0))
        self._words: dict[str, tuple[Ints, int]] = {}
        self._stems: dict[str, int] = {}
        self._remembered = min(_REMEMBERED, size)
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]], like: Index | None = None) -> Index:
        """
        The index of these texts, each given as folded words.

        like: an index whose IDF weights are used instead of counting anew, so that a few texts
        added to many are weighed as the many are.
        """
        vocabulary = Vocabulary()
        features = [vocabulary.add(words) for words in texts]
        blocks = vocabulary.blocks()
        chunks = [_chunk(features[i : i + _CHUNK], i) for i in range(0, len(features), _CHUNK)]
        counts = np.zeros(len(vocabulary), dtype=np.int64)
        for ids, _, _ in chunks:
            counts += np.bincount(ids, minlength=len(vocabulary))
        idf = like.idf_of(vocabulary) if like else _idf(counts, len(texts))
        starts = np.concatenate(([0], np.cumsum(counts)))
        rows = np.empty(starts[-1], dtype=np.int32)
        weights = np.empty(starts[-1], dtype=np.float32)
        free = starts[:-1].copy()
        for ids, chunk_rows, tf in chunks:
            value = _unit(tf * idf[ids], chunk_rows, blocks[ids])
            place = _places(ids, free)
            rows[place], weights[place] = chunk_rows, value
        return cls(Features.of(vocabulary.ids), starts, rows, weights, idf, len(texts))

    def query(self, words: Sequence[str], trust: Sequence[float] | None = None) -> Query:
        """
        The features of a question's folded words.

        trust: weight of each word, 0..1, below 1 for words that were corrected.
        """
        stems = stems_of(words)
        parts = [
            self._named("s", stems, SHARES[Block.STEMS], trust or [1.0] * len(words)),
            self._named("p", pairs_of(stems), SHARES[Block.PAIRS], [1.0] * (len(words) + 1)),
            self._letter_part(words),
        ]
        return Query(
            np.concatenate([ids for ids, _ in parts]),
            np.concatenate([weights for _, weights in parts]),
        )

    def similarities(self, query: Query) -> Floats:
        """The similarity of every phrasing to the question, shape (size,)."""
        ids, weights = self._affordable(query)
        starts, lengths = self._postings(ids)
        total = int(lengths.sum())
        if not total:
            return np.zeros(self.size, dtype=np.float32)
        place = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
        place += np.arange(total)  # in place and by `take`: most of a question's time goes here
        values = self._weights.take(place).astype(np.float32)
        values *= np.repeat(weights, lengths)
        return np.bincount(self._rows.take(place), values, self.size).astype(np.float32)

    def among(self, rows: Ints) -> Index:
        """The same index with these phrasings only, in this order; no row may stand twice."""
        place = np.full(self.size, -1, dtype=np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        kept = np.flatnonzero(place[self._rows] >= 0)
        starts = np.searchsorted(kept, self._starts)
        chosen = place[self._rows[kept]]
        return Index(self._features, starts, chosen, self._weights[kept], self._idf, len(rows))

    def idf_of(self, vocabulary: Vocabulary) -> Floats:
        """This index's IDF for another's features; the highest where it has none."""
        numbers = self._features.find(vocabulary.ids)
        idf: Floats = np.where(numbers < 0, self._unknown_idf, self._idf[numbers])
        return idf.astype(np.float32)

    def weight_of(self, word_stem: str) -> float:
        """How telling a stem is: its IDF, that of an unseen feature if it never occurs."""
        number = self._number_of(word_stem)
        return self._unknown_idf if number < 0 else self._idf.item(number)

    def knows(self, word_stem: str) -> bool:
        """Whether any phrasing has that stem."""
        return self._number_of(word_stem) >= 0

    def _number_of(self, word_stem: str) -> int:
        if (number := self._stems.get(word_stem)) is None:
            number = int(self._features.find([f"s{word_stem}"])[0])
            if len(self._stems) < self._remembered:
                self._stems[word_stem] = number
        return number

    def arrays(self) -> dict[str, Any]:
        """Everything needed to build this index again without the texts."""
        return {
            "keys": self._features.keys,
            "numbers": self._features.numbers,
            "starts": self._starts,
            "rows": self._rows,
            "weights": self._weights,
            "idf": self._idf,
            "size": np.array(self.size),
        }

    @staticmethod
    def fits(arrays: dict[str, Any], size: int) -> bool:
        """Whether arrays that were kept can be those of an index of so many phrasings."""
        starts, features = arrays["starts"], len(arrays["idf"])
        return (
            int(arrays["size"]) == size
            and shaped(arrays["keys"], "u", features)
            and shaped(arrays["idf"], "f", features)
            and numbered(arrays["numbers"], features, features)
            and bool((np.bincount(arrays["numbers"], minlength=features) == 1).all())
            and numbered(starts, features + 1, len(arrays["rows"]) + 1)
            and starts[0] == 0
            and bool((arrays["keys"][1:] > arrays["keys"][:-1]).all())
            and bool(np.isfinite(arrays["idf"]).all() and np.isfinite(arrays["weights"]).all())
            and bool((starts[1:] >= starts[:-1]).all())
            and numbered(arrays["rows"], int(starts[-1]), size)
            and shaped(arrays["weights"], "f", int(starts[-1]))
        )

    @classmethod
    def from_arrays(cls, arrays: dict[str, Any]) -> Index:
        """The index that `arrays` came from."""
        return cls(
            Features(arrays["keys"], arrays["numbers"]),
            arrays["starts"],
            arrays["rows"],
            arrays["weights"],
            arrays["idf"],
            int(arrays["size"]),
        )

    def _named(
        self, mark: str, names: Sequence[str], share: float, trust: Sequence[float]
    ) -> tuple[Ints, Floats]:
        """Ids and weights of the features of one block, of which there are few."""
        counts: dict[str, float] = {}
        for name, belief in zip(names, trust, strict=True):
            counts[name] = counts.get(name, 0.0) + belief
        ids, weights, squares = [], [], 0.0
        numbers = self._features.find(mark + name for name in counts).tolist()
        for number, count in zip(numbers, counts.values(), strict=True):
            idf = self._unknown_idf if number < 0 else self._idf.item(number)
            weight = (1.0 + math.log(count) if count > 1.0 else count) * idf
            squares += weight * weight
            if number >= 0:
                ids.append(number)
                weights.append(weight)
        scale = share / math.sqrt(squares or 1.0)
        return np.array(ids, np.int32), np.array(weights, np.float32) * np.float32(scale)

    def _letter_part(self, words: Sequence[str]) -> tuple[Ints, Floats]:
        """Ids and weights of the letters of all words; each word's ids are looked up once."""
        known = [self._letters_of(word) for word in words]
        if not known:
            return _EMPTY, np.zeros(0, np.float32)
        flat = np.sort(np.concatenate([ids for ids, _ in known]))
        first = np.flatnonzero(np.diff(flat, prepend=-1))
        ids = flat[first]
        counts = np.diff(first, append=len(flat)).astype(np.float32)
        weights = (1.0 + np.log(counts)) * self._idf[ids]
        unknown = sum(count for _, count in known) * self._unknown_idf**2
        length = math.sqrt(float(weights @ weights) + unknown) or 1.0
        return ids, weights * np.float32(SHARES[Block.LETTERS] / length)

    def _letters_of(self, word: str) -> tuple[Ints, int]:
        """The ids of a word's letters that occur in this index, and how many do not."""
        if (found := self._words.get(word)) is None:
            numbers = self._features.at(_letter_keys(word))
            ids = numbers[numbers >= 0]
            found = ids, len(numbers) - len(ids)
            if len(self._words) < self._remembered:
                self._words[word] = found
        return found

    def _postings(self, ids: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the postings of these features begin, and how many each has."""
        starts, ends = (self._starts[each].astype(np.int64) for each in (ids, ids + 1))
        return starts, ends - starts

    def _affordable(self, query: Query) -> tuple[Ints, Floats]:
        _, lengths = self._postings(query.ids)
        if int(lengths.sum()) <= BUDGET:
            return query.ids, query.weights
        order = np.argsort(lengths, kind="stable")
        kept = order[: int(np.searchsorted(np.cumsum(lengths[order]), BUDGET)) or 1]
        return query.ids[kept], query.weights[kept]


def _small(numbers: NDArray[np.integer], most: int) -> NDArray[np.integer]:
    """Numbers up to `most` in as few bits as hold them all."""
    return numbers.astype(np.min_scalar_type(most), copy=False)


def _idf(counts: NDArray[np.int64], size: int) -> Floats:
    """Smoothed inverse document frequency, at least 1."""
    return (np.log((1 + size) / (1 + counts)) + 1).astype(np.float32)


def _chunk(features: list[Ints], first_row: int) -> tuple[Ints, Ints, Floats]:
    """Distinct (feature, row, weight by count) of some texts, sorted by feature."""
    lengths = [len(ids) for ids in features]
    flat = np.concatenate(features) if features else _EMPTY
    local = np.repeat(np.arange(len(features), dtype=np.int64), lengths)
    keys, counts = np.unique(flat.astype(np.int64) * len(features) + local, return_counts=True)
    ids, rows = np.divmod(keys, max(1, len(features)))
    tf = (1.0 + np.log(counts)).astype(np.float32)
    return ids.astype(np.int32), (rows + first_row).astype(np.int32), tf


def _unit(weights: Floats, rows: Ints, blocks: NDArray[np.int8]) -> Floats:
    """The weights divided by the length of their (row, block) vector."""
    local = rows - rows.min(initial=0) if len(rows) else rows
    group = local.astype(np.int64) * len(Block) + blocks
    squares = np.bincount(group, weights.astype(np.float64) ** 2)
    unit: Floats = (weights / np.sqrt(squares[group])).astype(np.float32)
    return unit


def _places(ids: Ints, free: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where postings sorted by feature go; `free` is moved on past them."""
    counts = np.bincount(ids, minlength=len(free))
    first = np.concatenate(([0], np.cumsum(counts)))[:-1]
    place = free[ids] + np.arange(len(ids)) - first[ids]
    free += counts
    return place
