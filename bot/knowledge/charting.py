"""
Does a chart say only what the paragraphs say that it names?

Its statement is checked like an answer; of a time line each event for itself too, so that no date
stands with another's paragraph. What is drawn must be the number that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.entries import Bilingual, Citation, Entry, EntryId, Language, StatementKind
from bot.errors import Problem
from bot.knowledge import figures, validate
from bot.knowledge.charts import Chart, ChartKind, Mark
from bot.knowledge.evidence import Checker
from bot.knowledge.names import unaccented
from bot.knowledge.pack import Pack
from bot.knowledge.yamlfile import Document, Path_

FILE = "figures.yaml"
MOST_STATED = 900  # characters; with the source, platforms take 1024 as a picture's description


def problems(pack: Pack, document: Document | None) -> Iterator[Problem]:
    """What is wrong with a pack's charts that are each well formed; document: where they stand."""
    if document is None:
        return
    checker = Checker(pack) if pack.source else None
    seen: set[str] = set()
    offered: dict[EntryId, str] = {}
    for index, chart in enumerate(pack.charts):
        place = _Place(document, index, chart.id)
        if chart.id in seen:
            yield place.problem("id", f"repeats the id {chart.id!r}", "Give it an id of its own")
        seen.add(chart.id)
        yield from _entries(chart, pack, place, offered)
        yield from _texts(chart, place)
        yield from _values(chart, place)
        yield from _evidence(chart, checker, place) if checker else ()


class _Place:
    """Where a chart stands."""

    def __init__(self, document: Document, index: int, name: str) -> None:
        self._document, self._index, self._name = document, index, name

    def problem(self, key: str, found: str, remedy: str) -> Problem:
        """That problem at this key of the chart ("marks.0.value")."""
        keys = (int(part) if part.isdecimal() else part for part in key.split("."))
        path: Path_ = (self._index, *keys)
        line = self._document.line(path)
        return Problem(self._document.file, line, validate.place(self._name, key), found, remedy)


def _entries(
    chart: Chart, pack: Pack, place: _Place, offered: dict[EntryId, str]
) -> Iterator[Problem]:
    for entry in chart.entries:
        if entry not in pack.by_id:
            yield place.problem("entries", f"names {entry!r}, which is no entry", "Remove it")
        elif entry in offered:
            found = f"names {entry!r}, which offers {offered[entry]!r} already"
            yield place.problem("entries", found, "Let an entry offer one chart")
        offered.setdefault(entry, chart.id)


def _texts(chart: Chart, place: _Place) -> Iterator[Problem]:
    for language in Language:
        texts = [chart.title, chart.unit, *(text for m in chart.marks for text in (m.at, m.said))]
        if chart.note:
            texts.append(chart.note)
        if any(text.get(language) is None for text in texts):
            yield place.problem("title", f"has a text without {language}", "Write it in both")
        if (length := len(chart.statement(language))) > MOST_STATED:
            found = f"states {length} characters in {language}"
            yield place.problem("title", found, f"Write at most {MOST_STATED}")


def _values(chart: Chart, place: _Place) -> Iterator[Problem]:
    for index, mark in enumerate(chart.marks):
        key = f"marks.{index}.value"
        if chart.kind is ChartKind.TIMELINE:
            if mark.value is not None:
                yield place.problem(key, "is given, but a time line has none", "Remove it")
            continue
        drawn = [] if mark.value is None else [mark.value]
        other = [each for each in mark.said.languages if _said(mark, each) != drawn]
        if other:
            found = f"is {_shown(mark.value)}, and {mark.said.best(other[0])!r} is said"
            yield place.problem(key, found, "Draw what is said, and nothing where nothing is")
        if chart.kind is ChartKind.SHARE and mark.value is not None and mark.value > 100:
            yield place.problem(key, f"is {mark.value}", "Write percent, 100 at most")
    if chart.kind is not ChartKind.TIMELINE and not any(mark.value for mark in chart.marks):
        yield place.problem("marks", "has no value to draw", "Give one")


def _said(mark: Mark, language: Language) -> list[Decimal]:
    folded = unaccented(mark.said.best(language)).lower()
    found = figures.numbers(folded, spanish=language is Language.SPANISH)
    return [Decimal(number.value.strip("sx")) for number in found]


def _shown(value: Decimal | None) -> str:
    return "nothing" if value is None else str(value)


def _evidence(chart: Chart, checker: Checker, place: _Place) -> Iterator[Problem]:
    whole = Bilingual(*(chart.statement(language) for language in Language))
    stated = [("title", whole, chart.paragraphs)]
    if chart.kind is ChartKind.TIMELINE:
        stated += (
            (f"marks.{index}.said", _event(mark), mark.paragraphs)
            for index, mark in enumerate(chart.marks)
        )
    for key, texts, paragraphs in stated:
        entry = Entry(
            id=EntryId(chart.id),
            topic="",
            kind=StatementKind.FACT,
            phrasings=(),
            answer=texts,
            citation=Citation(paragraphs),
            derived=chart.derived,
        )
        for finding in checker.findings(entry):
            yield place.problem(key, finding.found, finding.remedy)


def _event(mark: Mark) -> Bilingual:
    return Bilingual(*(f"{mark.at.best(each)}: {mark.said.best(each)}." for each in Language))
