"""
A question against a library: its layers scored, checked for agreement, and one ranking made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz

from bot.entries import Entry, Language
from bot.knowledge.pack import Pack
from bot.matching.alignment import Alignment, Asked
from bot.matching.asking import kinds_asked
from bot.matching.cache import ArrayCache
from bot.matching.confidence import SIGNS, Calibration, calibration
from bot.matching.context import Context, context_weights
from bot.matching.correction import Corrector
from bot.matching.encoder import Encoder
from bot.matching.entities import EntityFinder
from bot.matching.index import Floats
from bot.matching.layer import Layer, Reading, Scores
from bot.matching.signs import Candidate, signs_of
from bot.matching.stems import stem
from bot.matching.synonyms import Synonyms
from bot.outcomes import Match
from bot.text import words as words_of

CANDIDATES = 8  # entries looked at closely
_DISAGREEMENT = 0.2  # score lost for each year, place or name the entry lacks


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    What the matcher made of a question.

    matches: best first, at most `CANDIDATES`; confidence: that the first one answers;
    unknown: share of the question's weight in words no phrasing has, 0..1; answer and suggest:
    the confidence from which the first one is shown, and from which the best three are offered.
    """

    matches: tuple[Match, ...]
    candidates: tuple[Candidate, ...]
    signs: tuple[float, ...]
    confidence: float
    unknown: float
    reading: Reading
    answer: float
    suggest: float


@dataclass(frozen=True, slots=True)
class _Heard:
    """A question read: its scores, its words, and the names and kinds of thing it speaks of."""

    reading: Reading
    scores: Scores
    asked: Asked
    named: frozenset[str]
    kinds: frozenset[str]


class Matcher:
    """Ranks the entries of one pack."""

    def __init__(
        self, pack: Pack, encoder: Encoder | None = None, cache: ArrayCache | None = None
    ) -> None:
        synonyms = Synonyms(pack.synonyms)
        self._finder = EntityFinder(_names(pack))
        self.layer = Layer(pack.entries, synonyms, encoder, cache)
        self._corrector = Corrector(
            [word for words in self.layer.phrasing_words for word in words]
            + sorted(synonyms.words)
            + sorted(self._finder.words)
        )
        self.calibration: Calibration = calibration(encoder is not None)
        self.context = Context(self.layer.entries, context_weights(encoder is not None))
        self._facts = [_facts(entry, pack, self._finder) for entry in self.layer.entries]
        spoken = [_words(entry) for entry in self.layer.entries]
        self._alignment = Alignment(spoken, self.layer.index, encoder, cache)
        self._kinds = [_kinds(entry) for entry in self.layer.entries]
        always = {name.id for name in pack.source.names if name.always} if pack.source else set()
        self._free = frozenset(always | {pack.about.year})

    def find(self, words: Sequence[str]) -> frozenset[str]:
        """The years, places and names that folded words speak of."""
        return self._finder.find(words) - self._free

    def rank(self, text: str) -> Ranking:
        """The entries a question may mean, with the confidence that the best one answers it."""
        heard = self._hear(text)
        if not heard.reading.unified:
            return self._ranking([], (0.0,) * len(SIGNS), 0.0, heard)
        scores = heard.scores.entries - _DISAGREEMENT * self._conflicts(heard.named)
        candidates = self._candidates(heard, scores)
        signs = signs_of(
            candidates,
            heard.asked.weights,
            self._unknown(heard.reading),
            len(heard.reading.unified),
        )
        return self._ranking(candidates, signs, self.calibration.probability(signs), heard)

    def follow(self, text: str, whole: str, about: Entry) -> Ranking:
        """
        The entries a follow-up may mean; its ranking has no signs of `confidence`.

        whole: the follow-up completed from the phrasing matched before; about: that entry.
        """
        signs = self.context_signs(text, whole, about)
        heard = self._hear(whole)
        if not heard.reading.unified:
            return self.rank(text)
        candidates = self._candidates(heard, self.context.chances(signs))
        thresholds = self.context.thresholds
        return replace(
            self._ranking(candidates, (), candidates[0].score, heard),
            answer=thresholds.answer,
            suggest=thresholds.suggest,
        )

    def context_signs(self, text: str, whole: str, about: Entry) -> Floats:
        """The signs of every entry for a follow-up, shape (E, len(context.SIGNS))."""
        alone, completed = self._hear(text), self._hear(whole)
        conflicts = self._conflicts(alone.named)
        return self.context.signs(about, alone.scores.entries, completed.scores.entries, conflicts)

    def _hear(self, text: str) -> _Heard:
        reading = self.layer.read(text, self._corrector)
        return _Heard(
            reading,
            self.layer.score(reading, self.layer.encode(reading)),
            self._alignment.read(reading.corrected),
            self.find(reading.corrected),
            kinds_asked(reading.corrected),
        )

    def _ranking(
        self,
        candidates: list[Candidate],
        signs: tuple[float, ...],
        confidence: float,
        heard: _Heard,
    ) -> Ranking:
        return Ranking(
            tuple(self._matches(candidates, confidence)),
            tuple(candidates),
            signs,
            confidence,
            self._unknown(heard.reading) if candidates else 1.0,
            heard.reading,
            self.calibration.answer,
            self.calibration.suggest,
        )

    def _conflicts(self, named: frozenset[str]) -> Floats:
        """How many of these years, places and names each entry lacks, shape (E,); a gap none."""
        if not named:
            return np.zeros(len(self.layer), dtype=np.float32)
        return np.array([len(self._lacking(n, named)) for n in range(len(self.layer))], np.float32)

    def _lacking(self, number: int, named: frozenset[str]) -> frozenset[str]:
        gap = self.layer.entries[number].is_gap
        return frozenset() if gap else named - self._facts[number]

    def _candidates(self, heard: _Heard, scores: Floats) -> list[Candidate]:
        """The entries with the best of these scores, shape (E,)."""
        count = min(CANDIDATES, len(self.layer))
        best = np.argpartition(-scores, count - 1)[:count]
        found = [self._candidate(int(n), heard, float(scores[n])) for n in best]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.entry.id))

    def _candidate(self, number: int, heard: _Heard, score: float) -> Candidate:
        rows, scores = self.layer.rows(number), heard.scores
        row = rows.start + int(np.argmax(scores.lexical[rows] + scores.semantic[rows]))
        stored = " ".join(self.layer.phrasing_words[row])
        return Candidate(
            entry=self.layer.entries[number],
            phrasing=row,
            score=score,
            lexical=float(scores.lexical[rows].max()),
            semantic=float(scores.semantic[rows].max()),
            fuzzy=fuzz.token_sort_ratio(" ".join(heard.reading.corrected), stored) / 100,
            coverage=self._coverage(number, heard.reading),
            conflicts=self._lacking(number, heard.named),
            unasked=heard.kinds - self._kinds[number],
            support=self._alignment.support(number, heard.asked),
        )

    def _coverage(self, number: int, reading: Reading) -> float:
        known = self._alignment.stems[number]
        weights = {s: self.layer.index.weight_of(s) for s in map(stem, reading.unified)}
        covered = sum(weight for s, weight in weights.items() if s in known)
        return covered / (sum(weights.values()) or 1.0)

    def _unknown(self, reading: Reading) -> float:
        weights = {s: self.layer.index.weight_of(s) for s in map(stem, reading.unified)}
        strange = sum(w for s, w in weights.items() if not self.layer.index.knows(s))
        return strange / (sum(weights.values()) or 1.0)

    def _matches(self, candidates: list[Candidate], confidence: float) -> list[Match]:
        """The candidates as matches; what the best one leaves is shared out by score."""
        rest = [max(candidate.score, 0.01) for candidate in candidates[1:]]
        share = (1 - confidence) / (sum(rest) + 0.5) if rest else 0.0
        chances = [confidence, *(min(confidence, share * score) for score in rest)]
        return [
            Match(c.entry, self.layer.phrasings[c.phrasing], c.score, chance)
            for c, chance in zip(candidates, chances, strict=True)
        ]


def _names(pack: Pack) -> list[tuple[str, tuple[str, ...]]]:
    if pack.source is None:
        return []
    return [(name.id, (*name.en, *name.es)) for name in pack.source.names]


def _texts(entry: Entry) -> list[str]:
    answers = [entry.answer.best(language) for language in Language]
    return [*(phrasing.text for phrasing in entry.phrasings), *answers]


def _facts(entry: Entry, pack: Pack, finder: EntityFinder) -> frozenset[str]:
    """The years, places and names an entry may be asked about: its texts' and its paragraphs'."""
    facts: set[str] = set()
    for text in _texts(entry):
        facts |= finder.find(words_of(text))
    if pack.source is not None:
        for number in entry.citation.paragraphs:
            paragraph = pack.source.paragraphs[number]
            facts |= {*paragraph.names, *(year.removesuffix("s") for year in paragraph.years)}
    return frozenset(facts)


def _kinds(entry: Entry) -> frozenset[str]:
    kinds = (kinds_asked(words_of(phrasing.text)) for phrasing in entry.phrasings)
    return frozenset().union(*kinds)


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(word for text in _texts(entry) for word in words_of(text))
