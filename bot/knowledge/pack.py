"""A pack in memory: entries, their source's fingerprint, and what surrounds them. All frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from bot.entries import Bilingual, Entry, EntryId, Language
from bot.items import Item, ItemId
from bot.knowledge.charts import Chart
from bot.knowledge.workshops import Workshop


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the source in canonical digits, its hedge ("nearly") and the voice behind it."""

    value: str
    hedge: str | None = None
    by: str | None = None  # the id of the name that must stand beside it


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the source with the forms it takes; `always` needs no citation (Mexico)."""

    id: str
    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    always: bool = False

    def forms(self, language: Language) -> tuple[str, ...]:
        """The name's forms in that language."""
        return self.en if language is Language.ENGLISH else self.es


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is kept of one paragraph: enough to check a text against it, no sentence of it."""

    number: int
    section: str | None = None
    figures: tuple[Figure, ...] = ()
    years: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    shingles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """The fingerprint of a text: its names and its paragraphs by number."""

    names: tuple[Name, ...]
    paragraphs: dict[int, Paragraph]


@dataclass(frozen=True, slots=True)
class Opening:
    """Words with which every text that cites one of these paragraphs must begin."""

    paragraphs: tuple[int, ...]
    answer: Bilingual
    simple: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class QuizRules:
    """
    What a pack asks of its quiz items; 0 or empty asks for nothing.

    per_topic: items at least in each topic; cover: every kind and every level is there. stem: the
    words with which each begins; never: words that none may have. longest_right: the largest share
    of single choices whose right option is longer than all others.
    """

    items: int = 0
    per_topic: int = 0
    cover: bool = False
    stem: Bilingual | None = None
    never: tuple[str, ...] = ()
    longest_right: float = 1.0


@dataclass(frozen=True, slots=True)
class Rules:
    """A pack's editorial rules, checked by `kb check`; 0 or empty asks for nothing."""

    languages: tuple[Language, ...] = ()
    phrasings: int = 0
    overlap: float = 1.0  # largest share of content words two phrasings may have in common
    reading_ease: int = 0
    sentence_words: int = 0
    copied_words: int = 8  # length of a run shared with the source that counts as copying
    quote_words: int = 12
    answering_entries: int = 0
    gap_entries: int = 0
    known_questions: int = 0  # for each entry and language
    declined_questions: int = 0  # in each language
    cover_source: bool = False
    openings: tuple[Opening, ...] = ()
    quiz: QuizRules = QuizRules()


@dataclass(frozen=True, slots=True)
class About:
    """What the pack says of its source: who wrote it, where, when."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    year: str = ""
    dated: Bilingual | None = None  # one clause on the date: "written between ... and ..."
    address: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading to browse by."""

    id: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class HelpLink:
    """A place to get help; `checked_on` is None until a named person opened the link."""

    label: Bilingual
    address: str
    checked_by: str | None = None
    checked_on: str | None = None


@dataclass(frozen=True, slots=True)
class HelpCard:
    """Where to find people who can help, for one part of the world."""

    id: str
    title: Bilingual
    text: Bilingual
    links: tuple[HelpLink, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """
    Whom a community names for help: their name, how to reach them.

    checked: the day on which its moderators last looked whether that is right, ISO 8601.
    """

    name: Bilingual
    reach: Bilingual
    checked: str


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question with the entry it must reach, or None when it must be declined."""

    text: str
    language: Language
    entry: EntryId | None


@dataclass(frozen=True)
class Pack:
    """A knowledge base about one source, whole and valid."""

    id: str
    title: Bilingual
    entries: tuple[Entry, ...]
    about: About = About()
    introduction: Bilingual | None = None
    licence: str = ""
    topics: tuple[Topic, ...] = ()
    rules: Rules = Rules()
    source: Source | None = None
    synonyms: tuple[tuple[str, ...], ...] = ()
    help_cards: tuple[HelpCard, ...] = ()
    known: tuple[KnownQuestion, ...] = ()
    items: tuple[Item, ...] = ()  # of quizzes
    charts: tuple[Chart, ...] = ()
    workshop: Workshop = field(default_factory=Workshop)
    contact: Contact | None = None  # of a community that sees this pack
    digest: str = field(default="", compare=False)  # of the files' bytes

    @cached_property
    def examples(self) -> tuple[Entry, ...]:
        """An answering entry of each topic, the first, in the order of the topics."""
        firsts = {entry.topic: entry for entry in reversed(self.entries) if not entry.is_gap}
        listed = [firsts[topic.id] for topic in self.topics if topic.id in firsts]
        return tuple(listed or firsts.values())

    @property
    def shown_charts(self) -> tuple[Chart, ...]:
        """The charts that an entry here offers; one may have been hidden, or written anew."""
        there = {entry.id for entry in self.entries if entry.added is None}
        return tuple(chart for chart in self.charts if there.intersection(chart.entries))

    def chart(self, entry: Entry) -> Chart | None:
        """The chart that the entry offers, if any."""
        if entry.added is not None:
            return None
        return next((chart for chart in self.charts if entry.id in chart.entries), None)

    @cached_property
    def by_id(self) -> dict[EntryId, Entry]:
        """The entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def items_by_id(self) -> dict[ItemId, Item]:
        """The quiz items by id."""
        return {item.id: item for item in self.items}

    def asks_about(self, entry: Entry) -> bool:
        """Whether a quiz item is about the entry as the pack has it."""
        return entry.added is None and any(item.entry == entry.id for item in self.items)
