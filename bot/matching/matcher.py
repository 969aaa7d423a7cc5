"""
A question against a pack: every entry scored, the best looked at closely, one ranking made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from bot.entries import Entry
from bot.knowledge.pack import Pack
from bot.matching import choosing
from bot.matching.alignment import Alignment, Asked
from bot.matching.asking import kinds_asked
from bot.matching.cache import ArrayCache
from bot.matching.choosing import Candidate
from bot.matching.context import Context, ContextWeights, context_weights
from bot.matching.correction import Corrector
from bot.matching.encoder import Encoder
from bot.matching.entities import EntityFinder
from bot.matching.floats import Floats
from bot.matching.head import log_chances
from bot.matching.layer import Heard, Layer, Reading
from bot.matching.lexicon import texts_of
from bot.matching.stems import stem
from bot.matching.synonyms import Synonyms
from bot.outcomes import Match
from bot.text import words as words_of

CANDIDATES = 8  # entries looked at closely


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    What the matcher made of a question.

    matches: best first, at most `CANDIDATES`, each with its chance; unknown: share of the
    question's weight in words no phrasing has, 0..1; answer and suggest: the confidence from
    which the first one is shown, and from which the best three are offered.
    """

    reading: Reading
    matches: tuple[Match, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unknown: float = 1.0
    answer: float = 1.0
    suggest: float = 1.0

    @property
    def confidence(self) -> float:
        """The probability, 0..1, that the first match answers the question."""
        return self.matches[0].confidence if self.matches else 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """
    A question heard: its telling words, the names it speaks of, the kinds it asks for.

    stems: how telling each is; unknown: the share of their weight that no phrasing has, 0..1;
    entries: how many there are to choose from.
    """

    heard: Heard
    words: Asked
    named: frozenset[str]
    kinds: frozenset[str]
    stems: Mapping[str, float]
    unknown: float
    entries: int

    @property
    def none(self) -> Floats:
        """The signs that no candidate answers it (`choosing.NONE_SIGNS`)."""
        length = len(self.heard.reading.unified)
        few = float(self.entries) ** -0.25
        return np.array([1.0, self.unknown, 1.0 / length, few], dtype=np.float32)


class Matcher:
    """
    Ranks the entries of one pack.

    sparse: how few phrasings its entries have, 0..1 (`choosing.sparseness`).
    """

    def __init__(
        self, pack: Pack, encoder: Encoder | None = None, cache: ArrayCache | None = None
    ) -> None:
        synonyms = Synonyms(pack.synonyms)
        self._finder = EntityFinder(_names(pack))
        self.layer = Layer(pack.entries, synonyms, encoder, cache)
        self._corrector = Corrector(
            self.layer.lexicon.counts(), synonyms.words | self._finder.words
        )
        self.sparse = choosing.sparseness(len(self.layer.phrasings), len(self.layer))
        self.weights = choosing.weights(encoder is not None, self.sparse)
        self.context = Context(self.layer.entries, context_weights(encoder is not None))
        self._encoder = encoder
        self._alignment = Alignment(self.layer.lexicon, self.layer.index, encoder, cache)
        self._paragraphs = pack.source.paragraphs if pack.source else {}
        self._facts: dict[int, frozenset[str]] = {}
        always = {name.id for name in pack.source.names if name.always} if pack.source else set()
        self._free = frozenset(always | {pack.about.year})

    def find(self, words: Sequence[str]) -> frozenset[str]:
        """The years, places and names that folded words speak of."""
        return self._finder.find(words) - self._free

    def rank(self, text: str) -> Ranking:
        """The entries a question may mean, each with its chance to be the one that answers."""
        reading = self.layer.read(text, self._corrector)
        if not reading.unified:
            return Ranking(reading)
        asked = self._asked(reading)
        candidates = self.candidates(asked)
        signs = choosing.signs_of(candidates, asked.words.weights)
        gaps = np.array([candidate.entry.is_gap for candidate in candidates])
        chances = self.weights.chances(signs, asked.none)
        sure = self.weights.confidences(chances, gaps)
        return self._ranking(asked, candidates, sure, self.weights)

    def follow(self, text: str, whole: str, about: Entry) -> Ranking:
        """
        The entries a follow-up may mean.

        whole: the follow-up completed from the phrasing matched before; about: that entry.
        """
        reading = self.layer.read(whole, self._corrector)
        if not reading.unified:
            return self.rank(text)
        alone = self._asked(self.layer.read(text, self._corrector))
        asked = self._asked(reading)
        sure = self.context.confidences(self._context_signs(alone, asked, about))
        candidates = self._looked_at(asked, np.log(sure + np.float32(1e-9)))
        each = np.exp([candidate.chance for candidate in candidates])
        return self._ranking(asked, candidates, each, self.context.thresholds)

    def context_signs(self, text: str, whole: str, about: Entry) -> Floats:
        """The signs of every entry for a follow-up, shape (E, len(context.SIGNS))."""
        alone, completed = (
            self._asked(self.layer.read(said, self._corrector)) for said in (text, whole)
        )
        return self._context_signs(alone, completed, about)

    def _context_signs(self, alone: _Asked, completed: _Asked, about: Entry) -> Floats:
        chances = [log_chances(self.layer.scores(asked.heard)) for asked in (alone, completed)]
        return self.context.signs(about, chances[0], chances[1], self._conflicts(alone.named))

    def asked(self, text: str) -> tuple[list[Candidate], Floats, Floats] | None:
        """A question's candidates, their signs and those of none, to fit the weights on."""
        reading = self.layer.read(text, self._corrector)
        if not reading.unified:
            return None
        asked = self._asked(reading)
        candidates = self.candidates(asked)
        return candidates, choosing.signs_of(candidates, asked.words.weights), asked.none

    def candidates(self, asked: _Asked) -> list[Candidate]:
        """The entries that the head finds likeliest, looked at closely."""
        return self._looked_at(asked, log_chances(self.layer.scores(asked.heard)))

    def _asked(self, reading: Reading) -> _Asked:
        vector = strange = None
        if self._encoder is not None:  # one call: a second would cost as much as the question
            new = self._alignment.strange(reading.corrected)
            vectors = self._encoder.encode([" ".join(reading.corrected), *new])
            vector, strange = vectors[0], vectors[1:]
        stems = {s: self.layer.index.weight_of(s) for s in map(stem, reading.unified)}
        return _Asked(
            heard=self.layer.hear(reading, vector),
            words=self._alignment.read(reading.corrected, strange),
            named=self.find(reading.corrected),
            kinds=kinds_asked(reading.corrected),
            stems=stems,
            unknown=_share(stems, lambda s: not self.layer.index.knows(s)),
            entries=len(self.layer),
        )

    def _ranking(
        self,
        asked: _Asked,
        candidates: list[Candidate],
        sure: Floats,
        limits: choosing.Weights | ContextWeights,
    ) -> Ranking:
        order = sorted(range(len(candidates)), key=lambda n: (-sure[n], candidates[n].entry.id))
        return Ranking(
            reading=asked.heard.reading,
            matches=tuple(self._match(candidates[n], float(sure[n])) for n in order),
            candidates=tuple(candidates[n] for n in order),
            unknown=asked.unknown,
            answer=limits.answer,
            suggest=limits.suggest,
        )

    def _match(self, candidate: Candidate, chance: float) -> Match:
        phrasing = self.layer.phrasings[candidate.closeness.row]
        return Match(candidate.entry, phrasing, candidate.closeness.closest, chance)

    def _conflicts(self, named: frozenset[str]) -> Floats:
        """How many of these years, places and names each entry lacks, shape (E,); a gap none."""
        if not named:
            return np.zeros(len(self.layer), dtype=np.float32)
        return np.array([len(self._lacking(n, named)) for n in range(len(self.layer))], np.float32)

    def _lacking(self, number: int, named: frozenset[str]) -> frozenset[str]:
        gap = self.layer.entries[number].is_gap
        return frozenset() if gap or not named else named - self._facts_of(number)

    def _facts_of(self, number: int) -> frozenset[str]:
        """The years, places and names an entry may be asked about: its own, its paragraphs'."""
        if (known := self._facts.get(number)) is None:
            entry = self.layer.entries[number]
            facts = {fact for t in texts_of(entry) for fact in self._finder.find(words_of(t))}
            for cited in entry.citation.paragraphs if self._paragraphs else ():
                paragraph = self._paragraphs[cited]
                facts |= {*paragraph.names, *(year.removesuffix("s") for year in paragraph.years)}
            known = self._facts[number] = frozenset(facts)
        return known

    def _looked_at(self, asked: _Asked, chances: Floats) -> list[Candidate]:
        """The entries with the best of these chances (logarithms, shape (E,)), best first."""
        count = min(CANDIDATES, len(self.layer))
        best = np.argpartition(-chances, count - 1)[:count]
        ordered = sorted(best.tolist(), key=lambda n: (-chances[n], self.layer.entries[n].id))
        return [self._candidate(n, asked, float(chances[n])) for n in ordered]

    def _candidate(self, number: int, asked: _Asked, chance: float) -> Candidate:
        closeness = self.layer.closeness(number, asked.heard)
        reading = asked.heard.reading
        stored = self.layer.lexicon.phrasings[closeness.row]
        return Candidate(
            entry=self.layer.entries[number],
            chance=chance,
            closeness=closeness,
            fuzzy=fuzz.token_sort_ratio(" ".join(reading.corrected), stored) / 100,
            coverage=_share(asked.stems, self._alignment.stems(number).__contains__),
            conflicts=self._lacking(number, asked.named),
            unasked=asked.kinds - self.layer.kinds(number),
            support=self._alignment.support(number, asked.words),
        )


def _share(weights: Mapping[str, float], holds: Callable[[str], bool]) -> float:
    """The share of the weight of those stems for which something holds, 0..1."""
    return sum(w for s, w in weights.items() if holds(s)) / (sum(weights.values()) or 1.0)


def _names(pack: Pack) -> list[tuple[str, tuple[str, ...]]]:
    if pack.source is None:
        return []
    return [(name.id, (*name.en, *name.es)) for name in pack.source.names]
