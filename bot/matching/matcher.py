"""
A question against a pack and a community's own entries: all scored, the best looked at closely.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from bot.entries import Entry, EntryId
from bot.knowledge.pack import Pack
from bot.matching import choosing
from bot.matching.alignment import Asked
from bot.matching.cache import ArrayCache
from bot.matching.choosing import Candidate
from bot.matching.context import Context, ContextWeights, context_weights
from bot.matching.encoder import Ahead, Encoder
from bot.matching.floats import Floats
from bot.matching.head import log_chances
from bot.matching.layer import Heard, Layer, Reading
from bot.matching.own import NOTHING, Own
from bot.matching.shelf import Question, Shelf, Tools, share
from bot.matching.stems import stem
from bot.outcomes import Match

CANDIDATES = 8  # entries looked at closely
_WEIGHED = 500  # entries whose place in the conversation is weighed
# The share of unknown words beyond which a question is about something else, and a follow-up: of
# 602 real ones (`benchmarks/questions`), none has more than 0.16.
_FOREIGN, _FOREIGN_AFTER = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    What the matcher made of a question.

    matches: best first, at most `CANDIDATES`, each with its chance; unknown: share of the
    question's weight in words no phrasing has, 0..1; foreign: the share beyond which it is about
    something else; answer and suggest: the confidence from which the first one is shown, and from
    which the best three are offered.
    """

    reading: Reading
    matches: tuple[Match, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unknown: float = 1.0
    foreign: float = _FOREIGN
    answer: float = 1.0
    suggest: float = 1.0

    @property
    def off_topic(self) -> bool:
        """Whether the question is about something else than anything here."""
        return self.unknown > self.foreign

    @property
    def confidence(self) -> float:
        """The probability, 0..1, that the first match answers the question."""
        return self.matches[0].confidence if self.matches else 0.0


@dataclass(frozen=True, slots=True)
class _Scored:
    """A question beside every shelf; chances: logarithms of every entry's, shape (E,)."""

    question: Question
    heard: tuple[Heard, ...]
    chances: Floats


class Matcher:
    """
    Ranks the entries of one pack, and those of a community beside them.

    sparse: how few phrasings the pack's entries have, 0..1 (`choosing.sparseness`).
    """

    def __init__(
        self, pack: Pack, encoder: Encoder | None = None, cache: ArrayCache | None = None
    ) -> None:
        self.tools, self._cache = Tools.of(pack, encoder), cache
        self.pack_shelf = Shelf(pack.entries, self.tools, cache)
        layer = self.pack_shelf.layer
        self.sparse = choosing.sparseness(len(layer.phrasings), len(layer))
        self.weights = choosing.weighing(encoder is not None, self.sparse)
        self.context = Context(context_weights(encoder is not None))
        self._set(NOTHING)

    def beside(self, own: Own) -> Matcher:
        """The same pack, shared with this one, with a community's own entries beside it."""
        other = copy(self)
        other._set(own)
        return other

    def ahead(self, texts: Iterable[str]) -> Matcher:
        """The same, to rank these questions, for all of which the encoder is asked at once."""
        if (encoder := self.tools.encoder) is None:
            return self
        readings = [reading for text in texts if (reading := self._read(text)).unified]
        other = copy(self)
        needed = chain.from_iterable(map(self._unencoded, readings))
        other.tools = replace(self.tools, encoder=Ahead(encoder, needed))
        return other

    def own(self, entries: Sequence[Entry]) -> Own:
        """A community's own entries, ready for `beside`."""
        return NOTHING.put(entries, self.shelf)

    def put(self, own: Own, entries: Sequence[Entry]) -> Own:
        """The same with these entries added, or in place of those with their ids."""
        return own.put(entries, self.shelf)

    def drop(self, own: Own, ids: Iterable[EntryId]) -> Own:
        """The same without the entries with those ids."""
        return own.drop(ids, self.shelf)

    @property
    def layer(self) -> Layer:
        """The pack's entries as they are indexed."""
        return self.pack_shelf.layer

    def shelf(self, entries: Sequence[Entry]) -> Shelf:
        """Entries indexed to be matched beside the pack's."""
        return Shelf(entries, self.tools, like=self.pack_shelf)

    def listed(self, entries: Sequence[Entry]) -> Layer:
        """Entries indexed for `likeness` alone; what was made for them before is read."""
        tools, like = self.tools, self.layer
        return Layer(entries, tools.synonyms, tools.encoder, self._cache, like, "known")

    def _set(self, own: Own) -> None:
        self._shelves = (self.pack_shelf, *own.shelves)
        self._live = np.flatnonzero(np.concatenate([np.ones(len(self.pack_shelf)), *own.live]))
        self._starts = [0, *accumulate(map(len, self._shelves))]
        self._twins = self._find_twins()

    def _find_twins(self) -> NDArray[np.int64]:
        """Pairs of places with the same entry, in the pack and in the community; shape (T, 2)."""
        pairs = [
            (self.pack_shelf.numbers[entry], start + number)
            for start, shelf in zip(self._starts[1:-1], self._shelves[1:], strict=True)
            for entry, number in shelf.numbers.items()
            if entry in self.pack_shelf.numbers
        ]
        return np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)

    def find(self, words: Sequence[str]) -> frozenset[str]:
        """The years, places and names that folded words speak of."""
        return self.tools.find(words)

    def rank(self, text: str, left_out: int | None = None) -> Ranking:
        """
        The entries a question may mean, each with its chance to be the one that answers.

        left_out: the number of a phrasing of the pack that counts as if it were not there, so that
        it can be asked as a question that nobody wrote beside the phrasings.
        """
        reading = self._read(text)
        if not reading.unified:
            return Ranking(reading)
        scored = self._scored(reading, left_out)
        candidates = self._likeliest(scored, scored.chances)
        signs = choosing.signs_of(candidates, scored.question.words.weights)
        gaps = np.array([candidate.entry.is_gap for candidate in candidates])
        chances = self.weights.chances(signs, self._none(scored.question))
        sure = self.weights.confidences(chances, gaps)
        return _ranking(scored.question, candidates, sure, self.weights)

    def follow(self, text: str, whole: str, about: Entry) -> Ranking:
        """
        The entries a follow-up may mean.

        whole: the follow-up completed from the phrasing matched before; about: that entry. Words
        that nobody asks with count by the follow-up alone: what was spoken of before does not make
        "who is Messi?" a question about it.
        """
        reading = self._read(whole)
        if not reading.unified:
            return self.rank(text)
        alone, completed = self._scored(self._read(text)), self._scored(reading)
        weighed = self._weighed(alone, completed)
        chances = np.full(len(completed.chances), -np.inf, dtype=np.float32)
        signs = self._context_signs(alone, completed, about, weighed)
        chances[weighed] = np.log(self.context.confidences(signs) + np.float32(1e-9))
        candidates = self._likeliest(completed, chances)
        each = np.exp([candidate.chance for candidate in candidates])
        ranking = _ranking(completed.question, candidates, each, self.context.thresholds)
        return replace(ranking, unknown=alone.question.unknown, foreign=_FOREIGN_AFTER)

    def context_signs(self, text: str, whole: str, about: Entry) -> Floats:
        """The signs of every entry for a follow-up, shape (E, len(context.SIGNS))."""
        alone, completed = (self._scored(self._read(said)) for said in (text, whole))
        return self._context_signs(alone, completed, about, self._live)

    def asked(self, text: str) -> tuple[list[Candidate], Floats, Floats] | None:
        """A question's candidates, their signs and those of none, to fit the weights on."""
        reading = self._read(text)
        if not reading.unified:
            return None
        scored = self._scored(reading)
        candidates = self._likeliest(scored, scored.chances)
        signs = choosing.signs_of(candidates, scored.question.words.weights)
        return candidates, signs, self._none(scored.question)

    def _read(self, text: str) -> Reading:
        correctors = [shelf.corrector for shelf in self._shelves]
        return self.layer.read(text, *correctors)

    def likeness(self, text: str, layer: Layer) -> Floats:
        """How near every phrasing of a layer beside the pack comes to a text, shape (N,), 0..1."""
        reading = self._read(text)
        if not reading.unified:
            return np.zeros(len(layer.phrasings), np.float32)
        return layer.likeness(layer.hear(reading, self._question(reading).vector))

    def _scored(self, reading: Reading, left_out: int | None = None) -> _Scored:
        question = self._question(reading)
        own = (shelf.hear(question) for shelf in self._shelves[1:])
        heard = (self.pack_shelf.hear(question, left_out), *own)
        beside = zip(self._shelves, heard, strict=True)
        scores = np.concatenate([shelf.layer.scores(each) for shelf, each in beside])
        return _Scored(question, heard, self._chances(scores))

    def _chances(self, scores: Floats) -> Floats:
        """
        Logarithms of the chances of every entry, shape (E,), minus infinity where it is no more.

        Of a pack's entry and what a community says in its place, or the ways it taught to ask for
        it, the likelier one counts.
        """
        alive = np.full(len(scores), -np.inf, dtype=np.float32)
        alive[self._live] = scores[self._live]
        theirs, ours = self._twins[:, 0], self._twins[:, 1]
        less = alive[theirs] < alive[ours]
        alive[np.where(less, theirs, ours)] = -np.inf
        return log_chances(alive)

    def _question(self, reading: Reading) -> Question:
        alignments = [shelf.alignment for shelf in self._shelves]
        vector, vectors = None, None
        words = list(dict.fromkeys(reading.corrected))
        if self.tools.encoder is not None:  # one call: a second would cost as much as the question
            whole, *strange = self._unencoded(reading)
            made = self.tools.encoder.encode([whole, *strange])
            vector = made[0]
            by_word = dict(zip(strange, made[1:], strict=True))
            for alignment in reversed(alignments):
                by_word |= alignment.vectors_of(words)
            vectors = np.array([by_word[word] for word in words], dtype=np.float32)
        index = self.layer.index
        stems = {s: index.weight_of(s) for s in map(stem, reading.unified)}
        indexes = [shelf.layer.index for shelf in self._shelves]
        return Question(
            reading=reading,
            vector=vector,
            words=Asked.of(words, vectors, index),
            named=self.find(reading.corrected),
            stems=stems,
            unknown=share(stems, lambda s: not any(each.knows(s) for each in indexes)),
        )

    def _unencoded(self, reading: Reading) -> list[str]:
        """What the encoder is asked for: the question as a whole, and words no entry has."""
        alignments = [shelf.alignment for shelf in self._shelves]
        words = dict.fromkeys(reading.corrected)
        strange = (word for word in words if not any(each.knows(word) for each in alignments))
        return [" ".join(reading.corrected), *strange]

    def _none(self, question: Question) -> Floats:
        """The signs that no candidate answers it (`choosing.NONE_SIGNS`)."""
        few = float(len(self._live)) ** -0.25
        short = 1.0 / len(question.reading.unified)
        return np.array([1.0, question.unknown, short, few], dtype=np.float32)

    def _weighed(self, alone: _Scored, completed: _Scored) -> NDArray[np.int64]:
        """The places of the entries that a follow-up's words make likeliest."""
        if len(self._live) <= _WEIGHED:
            return self._live
        likely = np.maximum(alone.chances, completed.chances)
        return np.sort(np.argpartition(-likely, _WEIGHED)[:_WEIGHED])

    def _context_signs(
        self, alone: _Scored, completed: _Scored, about: Entry, places: NDArray[np.int64]
    ) -> Floats:
        entries = [self._entry(place) for place in places.tolist()]
        conflicts = self._conflicts(alone.question.named, places)
        chances = [each.chances[places] for each in (alone, completed)]
        return self.context.signs(about, entries, chances[0], chances[1], conflicts)

    def _conflicts(self, named: frozenset[str], places: NDArray[np.int64]) -> Floats:
        """How many of these years, places and names each entry lacks; a gap none."""
        if not named:
            return np.zeros(len(places), dtype=np.float32)
        found = map(self._at, places.tolist())
        return np.array([len(shelf.lacking(n, named)) for _, shelf, n in found], np.float32)

    def _at(self, place: int) -> tuple[int, Shelf, int]:
        """The shelf of the entry at this place: its position, itself, the entry's number in it."""
        position = bisect_right(self._starts, place) - 1
        return position, self._shelves[position], place - self._starts[position]

    def _entry(self, place: int) -> Entry:
        _, shelf, number = self._at(place)
        return shelf.entries[number]

    def _likeliest(self, scored: _Scored, chances: Floats) -> list[Candidate]:
        """The entries with the best of these chances (logarithms, shape (E,)), best first."""
        count = min(CANDIDATES, int(np.isfinite(chances).sum()))
        best = np.argpartition(-chances, count - 1)[:count]
        ordered = sorted(best.tolist(), key=lambda place: (-chances[place], self._entry(place).id))
        return [self._candidate(place, scored, float(chances[place])) for place in ordered]

    def _candidate(self, place: int, scored: _Scored, chance: float) -> Candidate:
        position, shelf, number = self._at(place)
        return shelf.candidate(number, scored.question, scored.heard[position], chance)


def _ranking(
    question: Question,
    candidates: list[Candidate],
    sure: Floats,
    limits: choosing.Weights | ContextWeights,
) -> Ranking:
    order = sorted(range(len(candidates)), key=lambda n: (-sure[n], candidates[n].entry.id))
    return Ranking(
        reading=question.reading,
        matches=tuple(_match(candidates[n], float(sure[n])) for n in order),
        candidates=tuple(candidates[n] for n in order),
        unknown=question.unknown,
        answer=limits.answer,
        suggest=limits.suggest,
    )


def _match(candidate: Candidate, chance: float) -> Match:
    return Match(candidate.entry, candidate.phrasing, candidate.closeness.closest, chance)
