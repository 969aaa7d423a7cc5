"""
Records as CSV, one row an entry, and rows read back with every problem told.

Written with commas, the byte order mark that Excel wants, and CRLF; read with commas, semicolons
or tabs, with or without the mark.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from bot.errors import MOST_FOUND, KnowledgeError, Problem
from bot.knowledge import schema, yamlfile
from bot.knowledge.exchange.columns import COLUMNS, Row, row
from bot.knowledge.records import Record
from bot.knowledge.sentences import Said, say

if TYPE_CHECKING:
    import _csv

_MARK = "\ufeff"
_EXCELS = re.compile(r"(?i)sep=.")  # a line that only Excel writes
_SEPARATORS = (",", ";", "\t")
_MOST_COLUMNS = 100  # in a header; there are 24, and a spreadsheet may add empty ones
_SHOWN = 40  # characters of an unknown column's name that a message repeats


@dataclass(slots=True)
class Sheet:
    """
    The rows of a file: the number of each, as a spreadsheet counts, and its cells by column.

    named: the columns that the file has; what has no column is not said, not empty.
    """

    named: tuple[str, ...] = ()
    rows: list[tuple[int, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def to_csv(records: Iterable[Record]) -> str:
    """The text of a sheet with these records, all columns, in their order."""
    return table((row(record) for record in records), COLUMNS)


def table(rows: Iterable[Row], columns: Collection[str]) -> str:
    """The text of a sheet with these rows and columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*columns], restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return _MARK + out.getvalue()


def read(text: str, name: str, columns: Collection[str] = tuple(COLUMNS)) -> Sheet:
    """
    The sheet in this text; raises KnowledgeError where it has no header to read it by.

    Problems of single rows are kept with it. columns: those it may have, `id` among them.
    """
    csv.field_size_limit(yamlfile.MAX_BYTES)  # the file's own limit is the one that counts
    lines = io.StringIO(text.removeprefix(_MARK), newline="")
    header, above = lines.readline(), 0
    if _EXCELS.fullmatch(header.rstrip("\r\n")):
        header, above = lines.readline(), 1
    separator = max(_SEPARATORS, key=lambda each: _fitting(header, each, columns))
    reader = csv.reader(chain([header], lines), delimiter=separator, strict=True)
    try:
        return _filled(reader, name, columns)
    except csv.Error as error:
        found, remedy = say(Said.TABLE, what=error), say(Said.CLOSE_QUOTES)
        problem = Problem(name, reader.line_num + above, "", found, remedy)
        raise KnowledgeError([problem]) from error


def _fitting(header: str, separator: str, columns: Collection[str]) -> int:
    """How many columns a header names, were this the separator."""
    try:
        named = next(csv.reader([header], delimiter=separator), [])
    except csv.Error:
        return 0
    return sum(_plain(cell) in columns for cell in named[:_MOST_COLUMNS])


def _filled(reader: _csv.Reader, name: str, columns: Collection[str]) -> Sheet:
    """The header, which is row 1, then the others; a cell of many lines is no more than a row."""
    named = [_plain(cell) for cell in next(reader, [])]
    while named and not named[-1]:
        named.pop()
    if problems := list(_header_problems(named, name, columns)):
        raise KnowledgeError(problems)
    sheet = Sheet(tuple(named))
    for number, typed in enumerate(reader, 2):
        if any(cell.strip() for cell in typed):
            sheet.rows.append((number, dict(zip(named, typed, strict=False))))
        if any(cell.strip() for cell in typed[len(named) :]):
            found, remedy = say(Said.MORE_CELLS), say(Said.UNDER_COLUMN)
            sheet.problems.append(Problem(name, number, "", found, remedy))
        if len(sheet.rows) > schema.MAX_ENTRIES_PER_FILE:
            found = say(Said.MANY_ROWS, most=schema.MAX_ENTRIES_PER_FILE)
            problem = Problem(name, number, "", found, say(Said.SPLIT))
            raise KnowledgeError([problem])
        if len(sheet.problems) >= MOST_FOUND:
            break
    return sheet


def _header_problems(named: list[str], name: str, columns: Collection[str]) -> Iterator[Problem]:
    if len(named) > _MOST_COLUMNS:
        found = say(Said.MANY_COLUMNS, count=len(named))
        yield Problem(name, 1, "", found, say(Said.KEEP_AT_MOST, most=_MOST_COLUMNS))
        return
    for place, column in enumerate(named):
        shown = column[:_SHOWN]
        if column not in columns:
            near = difflib.get_close_matches(shown, columns, 1)
            known = say(Said.KNOWN_COLUMNS, known=", ".join(columns))
            remedy = say(Said.NEAR, near=near[0], rest=known) if near else known
            yield Problem(name, 1, "", say(Said.UNKNOWN_COLUMN, column=shown), remedy)
        elif column in named[:place]:
            found = say(Said.COLUMN_TWICE, column=shown)
            yield Problem(name, 1, "", found, say(Said.KEEP_ONE))
    if "id" not in named:
        yield Problem(name, 1, "", say(Said.NO_ID), say(Said.NAME_COLUMNS))


def _plain(cell: str) -> str:
    return cell.strip().casefold()
