"""
The values of a pack's `figures.yaml`: its source's numbers and dates, to be drawn.

A chart says no more than its source: where that gives no value, the chart has none and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.entries import Bilingual, Derived, EntryId, Language


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"  # a bar from zero for each value
    SHARE = "share"  # how much of a hundred percent each value is
    TIMELINE = "timeline"  # what happened, the earliest first


@dataclass(frozen=True, slots=True)
class Mark:
    """
    One value or event.

    at: what it is of ("2013", "July 1, 2018"); said: the value in words, hedge included, or what
    happened; value: the same as a number, None where the source gives none.
    """

    at: Bilingual
    said: Bilingual
    paragraphs: tuple[int, ...]
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """
    Numbers or dates to be drawn.

    entries: those whose answers offer it; unit: what is counted, of whom, and who says so;
    note: what to keep in mind.
    """

    id: str
    kind: ChartKind
    entries: tuple[EntryId, ...]
    title: Bilingual
    unit: Bilingual
    marks: tuple[Mark, ...]
    note: Bilingual | None = None
    derived: tuple[Derived, ...] = ()

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Those that it rests on, in order."""
        return tuple(sorted({number for mark in self.marks for number in mark.paragraphs}))

    def statement(self, language: Language) -> str:
        """All that it states, in sentences."""
        head = [text.best(language) for text in (self.title, self.unit, self.note) if text]
        marks = (f"{mark.at.best(language)}: {mark.said.best(language)}" for mark in self.marks)
        return " ".join(map(_sentence, [*head, *marks]))


@dataclass(frozen=True, slots=True)
class Line:
    """A mark in one language."""

    at: str
    said: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart in one language with all words that are drawn; source: whose it is, and where."""

    kind: ChartKind
    title: str
    unit: str
    lines: tuple[Line, ...]
    note: str
    source: str


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
