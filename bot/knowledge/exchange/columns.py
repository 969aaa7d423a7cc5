"""
A record as the cells of one row, and back.

The columns bear the names that messages use ("answer.en"), in the order of a pack's file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.knowledge.exchange import cells
from bot.knowledge.records import Record
from bot.knowledge.sentences import Said, say

COLUMNS: dict[str, str] = {  # each with what stands in its cells, as the docs tell it
    "id": "the entry's own name: lower-case words joined by dashes; never changed",
    "topic": "the heading under which it is listed",
    "kind": "fact, reported, promise, view, disputed, gap or note",
    "by.en": "who says so, in English",
    "by.es": "who says so, in Spanish",
    "source.paragraphs": "numbers of paragraphs, with commas: 15, 16",
    "source.quote": "words of the source, exactly",
    "source.address": "another source's address, https://…",
    "derived": "our own arithmetic, one a line: 68 | 3, 6 | 2016 - 1948",
    "when": "when it happened: 2015, 2015-05 or 2013/2015",
    "checked.by": "who checked it against the source",
    "checked.on": "on which day: 2018-05-21",
    "questions.en": "ways to ask in English, one a line",
    "questions.es": "ways to ask in Spanish, one a line",
    "answer.en": "the answer in English, at most 500 characters",
    "answer.es": "the answer in Spanish",
    "simple.en": "the same in plain words, in English",
    "simple.es": "the same in plain words, in Spanish",
    "caveat.en": "what to keep in mind, in English",
    "caveat.es": "what to keep in mind, in Spanish",
    "related": "ids of related entries, with commas",
    "title.en": "what stands for it in lists, in English",
    "title.es": "what stands for it in lists, in Spanish",
    "review": "look at it again by then: 2027 or 2027-01-31; only of a community's own entries",
}
_LINES = frozenset({"questions.en", "questions.es"})
_SERIES = frozenset({"source.paragraphs", "related"})
_WORDS = frozenset(
    {"id", "topic", "kind", "when", "source.address", "checked.on", "review"}
)  # no blanks
_KEYS = tuple(dict.fromkeys(column.partition(".")[0] for column in COLUMNS))

Row = Mapping[str, str]  # cells by column; what is not there is empty


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a cell: its column, what was found, and what to write."""

    column: str
    found: str
    remedy: str


def canonical(record: Record) -> dict[str, Any]:
    """The same record with its keys in a pack's order, and none without a value."""
    made: dict[str, Any] = {}
    for key in (*_KEYS, *(key for key in record if key not in _KEYS)):
        value = record.get(key)
        if isinstance(value, Mapping):
            inner = [c.partition(".")[2] for c in COLUMNS if c.startswith(f"{key}.")]
            order = dict.fromkeys((*inner, *value))
            value = {part: value[part] for part in order if value.get(part)}
        if value:
            made[key] = value
    return made


def row(record: Record) -> dict[str, str]:
    """The cells of a record by column, empty ones left out."""
    return {column: cell for column in COLUMNS if (cell := _cell(column, _at(record, column)))}


def record(cells_of: Row) -> tuple[dict[str, Any], tuple[Slip, ...]]:
    """The record of a row's cells, and what is wrong with some of them."""
    made: dict[str, Any] = {}
    slips: list[Slip] = []
    for column in COLUMNS:
        value, wrong = _value(column, cells_of.get(column, ""))
        slips += wrong
        key, _, part = column.partition(".")
        if value and part:
            made.setdefault(key, {})[part] = value
        elif value:
            made[key] = value
    return made, tuple(slips)


def differing(before: Record, after: Record) -> tuple[str, ...]:
    """The columns in which two records differ."""
    was, now = row(before), row(after)
    return tuple(column for column in COLUMNS if was.get(column) != now.get(column))


def _at(record: Record, column: str) -> Any:
    key, _, part = column.partition(".")
    value = record.get(key)
    return value.get(part) if part and isinstance(value, Mapping) else value


def _cell(column: str, value: Any) -> str:
    if not value:
        return ""
    if column == "derived":
        return cells.of_lines([_sum(item) for item in value])
    if column in _LINES:
        return cells.of_lines(value)
    return cells.of_text(", ".join(value) if column in _SERIES else value)


def _value(column: str, cell: str) -> tuple[Any, list[Slip]]:
    if column == "derived":
        read = [_summed(line) for line in cells.lines(cell)]
        slips = [each for each in read if isinstance(each, Slip)]
        return [each for each in read if not isinstance(each, Slip)], slips
    if column in _LINES:
        return cells.lines(cell), []
    value = cells.text(cell)
    if column in _SERIES:
        return [*_series(value)], []
    return value.strip() if column in _WORDS else value, []


def _series(value: str) -> Iterator[str]:
    yield from (part.strip() for part in value.split(",") if part.strip())


def _sum(item: Mapping[str, Any]) -> str:
    return f"{item['value']} | {', '.join(item['from'])} | {item['how']}"


def _summed(line: str) -> dict[str, Any] | Slip:
    parts = line.split(" | ", 2)
    if len(parts) < 3:
        return Slip("derived", say(Said.IS, value=line[:60]), say(Said.WRITE_SUM))
    value, numbers, how = parts
    return {"value": value.strip(), "from": [*_series(numbers)], "how": how}
