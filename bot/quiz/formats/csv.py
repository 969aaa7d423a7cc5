"""
Quiz items as CSV, one row an item, with columns for both languages: what is written reads back.

Cells are those of `bot.knowledge.exchange`: nothing in them is run by a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.errors import KnowledgeError
from bot.knowledge.exchange import cells, sheets
from bot.knowledge.yamlfile import Document
from bot.quiz.formats.result import Read, Record, Written

_MOST = 5  # options of an item
_LANGUAGES = {"en": "in English", "es": "in Spanish"}


def _both(key: str, told: str) -> dict[str, str]:
    return {f"{key}.{each}": f"{told}, {named}" for each, named in _LANGUAGES.items()}


def _option(place: int) -> dict[str, str]:
    key = f"options.{place}"
    return {
        **_both(key, f"option {place + 1}"),
        f"{key}.right": "true for an option that is right, else empty",
        **_both(f"{key}.why", "why it is right or wrong"),
    }


COLUMNS: dict[str, str] = {  # each with what stands in its cells
    "id": "the item's own name: lower-case words joined by dashes; never changed",
    "entry": "the id of the entry it asks about",
    "paragraphs": "the paragraphs it rests on, with commas: 15, 16",
    "kind": "single, several, true_false, text, number or order",
    "level": "easy, medium or hard",
    **_both("stem", "the question, at most 300 characters"),
    **{column: told for n in range(_MOST) for column, told in _option(n).items()},
    "right": "true or false, of a true_false",
    **_both("accepted", "what may be typed for a text, one a line"),
    **_both("near", "what is near and wrong, one a line"),
    "number": "the number, in digits",
    "tolerance": "how far off is still right",
    **_both("why", "why the right answer is right"),
    **_both("why_not", "why the other one of a true_false is wrong"),
}
_LINES = frozenset({"accepted.en", "accepted.es", "near.en", "near.es"})
_TEXTS = frozenset({"stem", "why", "why_not", "options"})


def written(items: Iterable[Record]) -> Written:
    """The table of these items, all of them whole."""
    rows = [_row(item) for item in items]
    return Written(sheets.table(rows, COLUMNS), len(rows))


def _row(item: Record) -> dict[str, str]:
    return {column: cell for column in COLUMNS if (cell := _cell(column, _at(item, column)))}


def _at(item: Record, column: str) -> Any:
    value: Any = item
    for key in column.split("."):
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, list):
            value = value[int(key)] if int(key) < len(value) else None
    return value


def _cell(column: str, value: Any) -> str:
    if not value:
        return ""
    if column in _LINES:
        return cells.of_lines(value)
    return cells.of_text(", ".join(value) if column == "paragraphs" else value)


def read(text: str, name: str, known: Mapping[str, Record]) -> Read:
    """
    The items of a table.

    known: the items there are, which lend what has no column; an empty cell empties.
    """
    found = Read(Document(name, []))
    try:
        sheet = sheets.read(text, name, COLUMNS)
    except KnowledgeError as error:
        found.problems += error.problems
        return found
    found.problems += sheet.problems
    unsaid = [column for column in COLUMNS if column not in sheet.named]
    for number, row in sheet.rows:
        before = _row(known.get(cells.text(row.get("id", "")).strip(), {}))
        lent = {column: before[column] for column in unsaid if column in before}
        found.add(_record({**row, **lent}), {(): number})
    return found


def _record(row: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for column in COLUMNS:
        if value := _value(column, row.get(column, "")):
            _put(made, column.split("."), value)
    if "options" in made:
        made["options"] = [*_whole(made["options"])]
    return made


def _value(column: str, cell: str) -> Any:
    if column in _LINES:
        return cells.lines(cell)
    value = cells.text(cell)
    if column == "paragraphs":
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    last = column.rpartition(".")[2]
    if column.partition(".")[0] in _TEXTS and last != "right":
        return value
    plain = value.strip()
    return plain.casefold() if last == "right" else plain  # Excel makes TRUE of true


def _put(made: dict[str, Any], path: list[str], value: Any) -> None:
    for key in path[:-1]:
        made = made.setdefault(key, {})
    made[path[-1]] = value


def _whole(options: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The options in their order; a place left empty among them is one without anything."""
    for place in range(max(map(int, options)) + 1):
        yield options.get(str(place), {})
