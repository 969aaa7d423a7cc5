"""
A question against a library: its layers scored, checked for agreement, and one ranking made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from bot.entries import Entry, Language
from bot.knowledge.pack import Pack
from bot.matching.alignment import Alignment, Asked
from bot.matching.asking import kinds_asked
from bot.matching.cache import ArrayCache
from bot.matching.confidence import SIGNS, Calibration, calibration
from bot.matching.correction import Corrector
from bot.matching.encoder import Encoder
from bot.matching.entities import EntityFinder
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
    unknown: share of the question's weight in words no phrasing has, 0..1.
    """

    matches: tuple[Match, ...]
    candidates: tuple[Candidate, ...]
    signs: tuple[float, ...]
    confidence: float
    unknown: float
    reading: Reading


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
        reading = self.layer.read(text, self._corrector)
        if not reading.unified:
            return Ranking((), (), (0.0,) * len(SIGNS), 0.0, 1.0, reading)
        scores = self.layer.score(reading, self.layer.encode(reading))
        asked = self._alignment.read(reading.corrected)
        candidates = self._candidates(reading, scores, asked)
        unknown = self._unknown(reading)
        signs = signs_of(candidates, asked.weights, unknown, len(reading.unified))
        confidence = self.calibration.probability(signs)
        return Ranking(
            tuple(self._matches(candidates, confidence)),
            tuple(candidates),
            signs,
            confidence,
            unknown,
            reading,
        )

    def _candidates(self, reading: Reading, scores: Scores, asked: Asked) -> list[Candidate]:
        count = min(CANDIDATES, len(self.layer))
        best = np.argpartition(-scores.entries, count - 1)[:count]
        named, kinds = self.find(reading.corrected), kinds_asked(reading.corrected)
        found = [self._candidate(int(n), reading, scores, asked, named, kinds) for n in best]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.entry.id))

    def _candidate(
        self,
        number: int,
        reading: Reading,
        scores: Scores,
        asked: Asked,
        named: frozenset[str],
        kinds: frozenset[str],
    ) -> Candidate:
        entry, rows = self.layer.entries[number], self.layer.rows(number)
        conflicts = frozenset() if entry.is_gap else named - self._facts[number]
        row = rows.start + int(np.argmax(scores.lexical[rows] + scores.semantic[rows]))
        stored = " ".join(self.layer.phrasing_words[row])
        return Candidate(
            entry=entry,
            phrasing=row,
            score=float(scores.entries[number]) - _DISAGREEMENT * len(conflicts),
            lexical=float(scores.lexical[rows].max()),
            semantic=float(scores.semantic[rows].max()),
            fuzzy=fuzz.token_sort_ratio(" ".join(reading.corrected), stored) / 100,
            coverage=self._coverage(number, reading),
            conflicts=conflicts,
            unasked=kinds - self._kinds[number],
            support=self._alignment.support(number, asked),
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
