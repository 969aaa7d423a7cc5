"""
Entries that are scored together: a pack's, or a community's own.

A question's likeness to a phrasing joins words, meaning (where there is an encoder) and the kind
of thing asked for. From it comes one score an entry: by a trained head where the layer is small
enough, else by pooling the entry's phrasings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.entries import Entry
from bot.matching import head
from bot.matching.asking import Kinds, kinds_asked, marks_of
from bot.matching.cache import ArrayCache, Arrays, shaped
from bot.matching.correction import Corrector
from bot.matching.encoder import Encoder
from bot.matching.floats import Floats, Ints, Rows
from bot.matching.index import Index
from bot.matching.lexicon import Lexicon
from bot.matching.synonyms import Synonyms
from bot.matching.vectors import VectorCache, Vectors
from bot.text import words as words_of

# Measured on labelled sets and on the development questions (docs/decisions/0004-matching.md).
_MEANING = 1.0  # weight of the encoder's likeness beside the words'
_SHARPNESS = 3.0  # how fast the encoder's likeness falls with the angle
_ASKING = 0.3  # weight of asking for the same kind of thing
_SETTINGS = f"{_MEANING} {_SHARPNESS} {_ASKING}"  # a head is valid for these only
_POOLED = 12.0  # what pooled likeness is worth as a score, beside those of a head
_OWN = 1.0  # by how much more a community's entry scores, of which there are few phrasings
_CLOSE = 3  # phrasings of an entry whose likeness is averaged
_CHUNK = 1_024  # phrasings compared with the landmarks at a time while a head is trained


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A question as a layer reads it: words corrected, then brought to common forms.

    kinds: of thing it asks for.
    """

    corrected: tuple[str, ...]
    unified: tuple[str, ...]
    trust: tuple[float, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """
    A question beside every phrasing of a layer.

    lexical: the likeness of its words to each phrasing's, shape (N,), 0..1; vector: its meaning,
    None without an encoder; kinds: of thing it asks for, a unit vector, None where the layer
    keeps none; left_out: the number of a phrasing that counts as if it were not there.
    """

    reading: Reading
    lexical: Floats
    vector: Floats | None
    kinds: Floats | None
    left_out: int | None = None


@dataclass(frozen=True, slots=True)
class Closeness:
    """
    How near an entry's phrasings come to a question, 0..1 each.

    row: the closest phrasing; lexical and semantic: best likeness of words, best cosine;
    closest: best likeness in all; close: the mean of the best three.
    """

    row: int
    lexical: float
    semantic: float
    closest: float
    close: float


class Layer:
    """An immutable set of entries, indexed."""

    def __init__(
        self,
        entries: Sequence[Entry],
        synonyms: Synonyms,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
        like: Layer | None = None,
        kept_as: str = "phrasings",
    ) -> None:
        """
        like: a layer whose word weights are used (`Index.build`); no head is trained then;
        kept_as: what the cache keeps its vectors under.
        """
        self.entries = tuple(entry for entry in entries if entry.phrasings)
        self.phrasings = tuple(p for entry in self.entries for p in entry.phrasings)
        lengths = [len(entry.phrasings) for entry in self.entries]
        self._starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        self._lengths = np.array(lengths, dtype=np.float32)
        self.owners: Ints = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        self._synonyms, self._encoder = synonyms, encoder
        self._asked_of: dict[int, frozenset[str]] = {}
        self._beside = like is not None
        self._prepare(cache or ArrayCache(None), like, kept_as)

    def __len__(self) -> int:
        return len(self.entries)

    def rows(self, entry: int) -> slice:
        """Where the phrasings of the entry with this number stand."""
        start = int(self._starts[entry])
        return slice(start, start + int(self._lengths[entry]))

    def read(self, text: str, corrector: Corrector, *others: Corrector) -> Reading:
        """The question as this layer compares it; others: of layers beside this one."""
        corrected = corrector.correct(words_of(text), others)
        unified, trust = self._synonyms.unify(corrected.words, corrected.trust)
        return Reading(corrected.words, unified, trust, kinds_asked(corrected.words))

    def hear(self, reading: Reading, vector: Floats | None, left_out: int | None = None) -> Heard:
        """
        The question beside every phrasing; vector: what it means, None without an encoder.

        left_out: the number of a phrasing to leave out, so that it can be asked as a question.
        """
        lexical = self.index.similarities(self.index.query(reading.unified, reading.trust))
        kinds = None
        if self._kinds is not None:
            kinds = self._kinds.of(reading.kinds)
        return Heard(reading, lexical, vector, kinds, left_out)

    def scores(self, heard: Heard) -> Floats:
        """The score of every entry, shape (E,); the softmax of them is each one's chance."""
        if self._weights is not None:
            near = self._cosines(heard, self._landmarks)
            likeness = self._likeness(heard, self._landmarks, near)
            if heard.left_out is not None:
                likeness[self._landmarks == heard.left_out] = 0
            scored: Floats = likeness @ self._weights
            return scored
        likeness = self.likeness(heard)
        if heard.left_out is not None:
            likeness[heard.left_out] = 0
        closest: Floats = np.maximum.reduceat(likeness, self._starts)
        if self._beside:
            alone: Floats = np.float32(_POOLED) * closest + np.float32(_OWN)
            return alone
        mass: Floats = np.add.reduceat(likeness, self._starts) / (self._lengths + np.float32(1))
        pooled: Floats = np.float32(_POOLED / 2) * (closest + mass)
        return pooled

    def closeness(self, entry: int, heard: Heard) -> Closeness:
        """How near the phrasings of the entry with this number come to the question."""
        rows = self.rows(entry)
        cosines = self._cosines(heard, rows)
        likeness = self._likeness(heard, rows, cosines)
        lexical = heard.lexical[rows]
        if heard.left_out is not None and rows.start <= heard.left_out < rows.stop:
            kept = np.arange(rows.start, rows.stop) != heard.left_out
            likeness, lexical = likeness * kept, lexical * kept
            cosines = None if cosines is None else cosines * kept
        best = np.sort(likeness)[::-1][:_CLOSE]
        return Closeness(
            row=rows.start + int(likeness.argmax()),
            lexical=float(lexical.max()),
            semantic=0.0 if cosines is None else float(cosines.max()),
            closest=float(best[0]),
            close=float(best.mean()),
        )

    def likeness(self, heard: Heard) -> Floats:
        """How near every phrasing comes to the question, shape (N,), 0..1."""
        rows = slice(0, len(self.phrasings))
        return self._likeness(heard, rows, self._cosines(heard, rows))

    def kinds(self, entry: int) -> frozenset[str]:
        """The kinds of thing that the phrasings of the entry with this number ask for."""
        if (known := self._asked_of.get(entry)) is None:
            rows = self.rows(entry)
            if self._kinds is not None:
                known = self._kinds.asked(rows)
            else:
                asked = map(kinds_asked, map(self.lexicon.phrasing, range(rows.start, rows.stop)))
                known = frozenset().union(*asked)
            self._asked_of[entry] = known
        return known

    def _cosines(self, heard: Heard, rows: Rows) -> Floats | None:
        if self._vectors is None or heard.vector is None:
            return None
        return self._vectors.cosines(heard.vector, rows)

    def _likeness(self, heard: Heard, rows: Rows, cosines: Floats | None) -> Floats:
        same = (
            None
            if self._kinds is None or heard.kinds is None
            else self._kinds.likeness(heard.kinds, rows)
        )
        return _joined(heard.lexical[rows], cosines, same)

    def _prepare(self, cache: ArrayCache, like: Layer | None, kept_as: str) -> None:
        self.lexicon = Lexicon.of(self.entries, cache)
        plain = self.lexicon.phrasings
        read = ["\n".join(plain), self._synonyms.described]
        if like is not None:
            self.index: Index = Index.build(self._unified(), like.index)
        else:
            arrays = cache.get("index", read, self._indexed, self._index_fits)
            self.index = Index.from_arrays(arrays)
        self._vectors: Vectors | None = (
            VectorCache(self._encoder, cache).get(kept_as, plain) if self._encoder else None
        )
        self._kinds: Kinds | None = None
        self._weights: Floats | None = None
        if len(self.phrasings) <= head.LIMIT:
            kinds = cache.get("kinds", read, self._marks, self._marks_fit)
            self._kinds = Kinds(kinds["marks"].astype(np.float32))
        if like is None and self._kinds is not None:
            self._landmarks = head.landmarks(len(self.phrasings))
            named = [*read, str(self._lengths.tolist()), self._encoder_name, _SETTINGS]
            kept = cache.get("head", named, self._trained, self._weights_fit)
            self._weights = kept["weights"].astype(np.float32)

    @property
    def _encoder_name(self) -> str:
        return self._encoder.name if self._encoder else ""

    def _unified(self) -> list[tuple[str, ...]]:
        """The words of every phrasing, brought to common forms."""
        one = {word: word for word in self.lexicon.words}  # a word, once in memory
        split = ([one[word] for word in text.split()] for text in self.lexicon.phrasings)
        return [self._synonyms.unify(words)[0] for words in split]

    def _marks(self) -> dict[str, NDArray[np.int8]]:
        marks = marks_of(text.split() for text in self.lexicon.phrasings)
        return {"marks": marks.astype(np.int8)}

    def _indexed(self) -> Arrays:
        return Index.build(self._unified()).arrays()

    def _index_fits(self, kept: Arrays) -> bool:
        return Index.fits(kept, len(self.phrasings))

    def _marks_fit(self, kept: Arrays) -> bool:
        return shaped(kept["marks"], "i", len(self.phrasings), len(marks_of([()])[0]))

    def _weights_fit(self, kept: Arrays) -> bool:
        weights = kept["weights"]
        return shaped(weights, "f", len(self._landmarks), len(self.entries)) and bool(
            np.isfinite(weights).all()
        )

    def _trained(self) -> dict[str, NDArray[np.float16]]:
        return {"weights": self._train()}

    def _train(self) -> NDArray[np.float16]:
        unified = self._unified()
        among = self.index.among(self._landmarks)
        likeness = np.empty((len(unified), len(self._landmarks)), dtype=np.float32)
        for start in range(0, len(unified), _CHUNK):
            rows = slice(start, start + _CHUNK)
            likeness[rows] = self._to_landmarks(among, unified[rows], rows)
        weights = head.train(likeness, self._landmarks, self.owners, len(self.entries))
        return weights.astype(np.float16)  # as precise as they need to be kept

    def _to_landmarks(self, among: Index, unified: list[tuple[str, ...]], rows: slice) -> Floats:
        """The likeness of these phrasings to the landmarks, shape (rows, landmarks)."""
        lexical = np.stack([among.similarities(among.query(words)) for words in unified])
        cosines = same = None
        if self._vectors is not None:
            cosines = self._vectors.unpack(rows) @ self._vectors.unpack(self._landmarks).T
        if self._kinds is not None:
            same = self._kinds.vectors(rows) @ self._kinds.vectors(self._landmarks).T
        return _joined(lexical, cosines, same)


def _joined(lexical: Floats, cosines: Floats | None, same: Floats | None) -> Floats:
    """Likeness of words, of meaning and of the kind asked for, joined in one, 0..1."""
    likeness = lexical
    if cosines is not None:
        meaning = np.exp(np.float32(_SHARPNESS) * (cosines - 1))
        likeness = ((lexical + np.float32(_MEANING) * meaning) / (1 + _MEANING)).astype(np.float32)
    if same is not None:
        likeness = (likeness * (1 + np.float32(_ASKING) * same) / (1 + _ASKING)).astype(np.float32)
    return likeness
