"""The values a knowledge base is made of: entries, their phrasings, citations and kinds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

EntryId = NewType("EntryId", str)


class Language(StrEnum):
    """A language Refugio speaks, by its ISO 639-1 code."""

    ENGLISH = "en"
    SPANISH = "es"

    @property
    def other(self) -> Language:
        """The other of the two languages."""
        return Language.SPANISH if self is Language.ENGLISH else Language.ENGLISH


class StatementKind(StrEnum):
    """Who stands behind a statement, so that a promise never reads like a fact."""

    FACT = "fact"
    REPORTED = "reported"
    PROMISE = "promise"
    VIEW = "view"
    DISPUTED = "disputed"
    GAP = "gap"  # a written "the article does not say"
    NOTE = "note"  # a moderators' note, outside the article


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in up to two languages; at least one is there."""

    en: str | None = None
    es: str | None = None

    def get(self, language: Language) -> str | None:
        """The text in that language, or None where it has not been written."""
        return self.en if language is Language.ENGLISH else self.es

    def best(self, language: Language) -> str:
        """The text in that language, else in the other: never translated, never empty."""
        return self.get(language) or self.get(language.other) or ""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages this text is written in."""
        return tuple(language for language in Language if self.get(language))


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask for an entry."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Citation:
    """
    Where a statement stands in the source.

    paragraphs: 1-based numbers; 0 is the headline, caption, author's line or publication note.
    quote: words of the source shown with the answer, or None. address: of another source that
    moderators name, or None.
    """

    paragraphs: tuple[int, ...] = ()
    quote: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that is our own arithmetic: its value, the paragraphs it uses, and how."""

    value: str
    sources: tuple[int, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Check:
    """A named person's check of an entry against the source, and its date (ISO 8601)."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Added:
    """
    Who added an entry to the packs': the moderators of a community, and on which day.

    community: its name, empty where it has none; on: ISO 8601; replaces: whether a pack's entry
    stands under it.
    """

    community: str
    on: str
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """
    An answer with the ways to ask for it, its kind, its citation and its dates.

    when: when the event happened: a year, a month, a day, or an interval of two ("2013/2015").
    simple: the plain-language twin of the answer. caveat: the article's own slip, flagged.
    added: None for a pack's own entry.
    own_title: what stands for it in lists where its first phrasing would puzzle; never matched.
    """

    id: EntryId
    topic: str
    kind: StatementKind
    phrasings: tuple[Phrasing, ...]
    answer: Bilingual
    citation: Citation = Citation()
    by: Bilingual | None = None
    simple: Bilingual | None = None
    caveat: Bilingual | None = None
    when: str | None = None
    derived: tuple[Derived, ...] = ()
    checked: Check | None = None
    related: tuple[EntryId, ...] = ()
    added: Added | None = None
    own_title: Bilingual | None = None

    @property
    def is_gap(self) -> bool:
        """Whether this entry says that the source does not say."""
        return self.kind is StatementKind.GAP

    def title(self, language: Language) -> str:
        """What stands for the entry in lists: a title of its own, else its first phrasing."""
        own = self.own_title.get(language) if self.own_title else None
        return own or self.question(language)

    def question(self, language: Language) -> str:
        """What the entry can be asked by: its first phrasing in that language."""
        for phrasing in self.phrasings:
            if phrasing.language is language:
                return phrasing.text
        return self.phrasings[0].text if self.phrasings else self.answer.best(language)
