"""
Entries that are matched together, a pack's or some of a community's own, beside a question.

A question is read once and held against several shelves: the words' weights, the corrections and
the names it speaks of are the pack's, so that scores of different shelves can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.entries import Entry, EntryId
from bot.knowledge.pack import Pack, Paragraph
from bot.matching.alignment import Alignment, Asked
from bot.matching.cache import ArrayCache
from bot.matching.choosing import Candidate
from bot.matching.correction import Corrector
from bot.matching.encoder import Encoder
from bot.matching.entities import EntityFinder
from bot.matching.floats import Floats
from bot.matching.layer import Heard, Layer, Reading
from bot.matching.lexicon import texts_of
from bot.matching.synonyms import Synonyms
from bot.text import words as words_of


@dataclass(frozen=True, slots=True)
class Question:
    """
    A question read: its words, its meaning, the names it speaks of.

    vector: None without an encoder; stems: how telling each is; unknown: the share of their
    weight that no phrasing has, 0..1.
    """

    reading: Reading
    vector: Floats | None
    words: Asked
    named: frozenset[str]
    stems: Mapping[str, float]
    unknown: float


@dataclass(frozen=True)
class Tools:
    """What all shelves beside one pack have in common; free: names that every entry may share."""

    synonyms: Synonyms
    finder: EntityFinder
    encoder: Encoder | None = None
    paragraphs: Mapping[int, Paragraph] = field(default_factory=dict)
    free: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack, encoder: Encoder | None) -> Tools:
        """Those of a pack."""
        if pack.source is None:
            free = frozenset({pack.about.year})
            return cls(Synonyms(pack.synonyms), EntityFinder(), encoder, {}, free)
        names = pack.source.names
        return cls(
            Synonyms(pack.synonyms),
            EntityFinder([(name.id, (*name.en, *name.es)) for name in names]),
            encoder,
            pack.source.paragraphs,
            frozenset({pack.about.year, *(name.id for name in names if name.always)}),
        )

    def find(self, words: Sequence[str]) -> frozenset[str]:
        """The years, places and names that folded words speak of."""
        return self.finder.find(words) - self.free


class Shelf:
    """Some entries, indexed. Immutable; safe to share."""

    def __init__(
        self,
        entries: Sequence[Entry],
        tools: Tools,
        cache: ArrayCache | None = None,
        like: Shelf | None = None,
    ) -> None:
        """like: the pack's shelf, beside which these entries stand; None for the pack's own."""
        self._tools = tools
        beside = like.layer if like else None
        self.layer: Layer = Layer(entries, tools.synonyms, tools.encoder, cache, beside)
        self.entries = self.layer.entries
        self.numbers: dict[EntryId, int] = {e.id: n for n, e in enumerate(self.entries)}
        besides = frozenset() if like else tools.synonyms.words | tools.finder.words
        self.corrector = Corrector(self.layer.lexicon.counts(), besides)
        spoken = like.alignment if like else None
        self.alignment: Alignment = Alignment(self.layer.lexicon, tools.encoder, cache, spoken)
        self._facts: dict[int, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def hear(self, question: Question, left_out: int | None = None) -> Heard:
        """The question beside every phrasing, but for the one with the number `left_out`."""
        return self.layer.hear(question.reading, question.vector, left_out)

    def lacking(self, number: int, named: frozenset[str]) -> frozenset[str]:
        """The years, places and names among these that the entry with this number lacks."""
        gap = self.entries[number].is_gap
        return frozenset() if gap or not named else named - self._facts_of(number)

    def candidate(self, number: int, question: Question, heard: Heard, chance: float) -> Candidate:
        """The entry with this number under a close look; chance: the logarithm of its chance."""
        closeness = self.layer.closeness(number, heard)
        stored = self.layer.lexicon.phrasings[closeness.row]
        return Candidate(
            entry=self.entries[number],
            phrasing=self.layer.phrasings[closeness.row],
            chance=chance,
            closeness=closeness,
            fuzzy=fuzz.token_sort_ratio(" ".join(question.reading.corrected), stored) / 100,
            coverage=share(question.stems, self.alignment.stems(number).__contains__),
            conflicts=self.lacking(number, question.named),
            unasked=question.reading.kinds - self.layer.kinds(number),
            support=self.alignment.support(number, question.words),
        )

    def _facts_of(self, number: int) -> frozenset[str]:
        """The years, places and names an entry may be asked about: its own, its paragraphs'."""
        if (known := self._facts.get(number)) is None:
            entry, find = self.entries[number], self._tools.finder.find
            facts = {fact for text in texts_of(entry) for fact in find(words_of(text))}
            for cited in entry.citation.paragraphs:
                if paragraph := self._tools.paragraphs.get(cited):
                    years = (year.removesuffix("s") for year in paragraph.years)
                    facts |= {*paragraph.names, *years}
            known = self._facts[number] = frozenset(facts)
        return known


def share(weights: Mapping[str, float], holds: Callable[[str], bool]) -> float:
    """The share of the weight of those stems for which something holds, 0..1."""
    return sum(w for s, w in weights.items() if holds(s)) / (sum(weights.values()) or 1.0)
