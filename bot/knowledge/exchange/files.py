"""A file of entries written and read, whatever its format, refused with every problem told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from bot.entries import EntryId
from bot.errors import MOST_FOUND, KnowledgeError, Problem
from bot.events import Attached
from bot.knowledge import loader, records, schema, validate, yamlfile
from bot.knowledge.exchange import cells, columns, sheets
from bot.knowledge.lines import Located
from bot.knowledge.records import Record
from bot.knowledge.sentences import Said, say
from bot.knowledge.yamlfile import Document

MAX_BYTES = yamlfile.MAX_BYTES
MOST = schema.MAX_ENTRIES_PER_FILE


class Format(StrEnum):
    """How a file is written, by the ending of its name."""

    YAML = "yaml"
    CSV = "csv"

    @property
    def media(self) -> str:
        """Its media type."""
        return "text/csv" if self is Format.CSV else "application/yaml"


ENDINGS = {"yaml": Format.YAML, "yml": Format.YAML, "csv": Format.CSV, "tsv": Format.CSV}


@dataclass(frozen=True, slots=True)
class Incoming:
    """The entries of a file, each with the record that it becomes and where it stands."""

    placed: tuple[Located, ...]
    records: tuple[Record, ...]


def format_of(name: str) -> Format | None:
    """The format that a file's name tells, None where it tells none."""
    return ENDINGS.get(name.rpartition(".")[2].casefold())


def written(entries: Iterable[Record], format_: Format) -> str:
    """The text of a file with these records."""
    ordered = [columns.canonical(record) for record in entries]
    return sheets.to_csv(ordered) if format_ is Format.CSV else records.to_yaml(ordered)


def read(
    file: Attached, known: Mapping[EntryId, Record], topic: str, *, own: bool = False
) -> Incoming:
    """
    The entries of a file.

    known: the records there are, which lend what a sheet has no column for, and which may be
    named as related; topic: of new entries that name none; own: whether they are a community's,
    which may have a day to be looked at again. Raises KnowledgeError with all that is wrong.
    """
    document, problems = _document(file, known)
    if not problems:
        allowed = schema.OWN_ENTRIES if own else schema.ENTRIES
        problems = validate.problems(document, allowed) or [*_unasked(document)]
    if not (problems or document.value):
        found, remedy = say(Said.NO_ENTRY), say(Said.WRITE_ENTRY)
        problems = [Problem(document.file, 0, "", found, remedy)]
    if problems:
        raise KnowledgeError([*dict.fromkeys(problems)])
    made = [columns.canonical(_headed(record, known, topic)) for record in document.value]
    placed = [Located(records.entry(each), document, index) for index, each in enumerate(made)]
    if problems := list(islice(loader.structure(placed, known=known.keys()), MOST_FOUND)):
        raise KnowledgeError(problems)
    return Incoming(tuple(placed), tuple(made))


def _unasked(document: Document) -> Iterator[Problem]:
    """Entries whose lists of questions are there, and empty."""
    for index, record in enumerate(document.value):
        if not any(record["questions"].values()):
            line, place = (
                document.line((index, "questions")),
                validate.place(record["id"], "questions"),
            )
            found, remedy = say(Said.NO_PHRASING), say(Said.WRITE_QUESTION)
            yield Problem(document.file, line, place, found, remedy)


def _headed(record: dict[str, Any], known: Mapping[EntryId, Record], topic: str) -> dict[str, Any]:
    before = known.get(EntryId(record["id"]), {})
    return {"topic": before.get("topic", topic), **record}


def _document(file: Attached, known: Mapping[EntryId, Record]) -> tuple[Document, list[Problem]]:
    name = _shown(file.name)
    match format_of(file.name):
        case Format.YAML:
            return yamlfile.parse(file.content, name), []
        case Format.CSV:
            return _of_sheet(sheets.read(_text(file.content, name), name), name, known)
        case _:
            found, remedy = say(Said.NO_FORMAT), say(Said.NAME_IT)
            raise KnowledgeError([Problem(name, 0, "", found, remedy)])


def _of_sheet(
    sheet: sheets.Sheet, name: str, known: Mapping[EntryId, Record]
) -> tuple[Document, list[Problem]]:
    document, problems = Document(name, []), [*sheet.problems]
    unsaid = [column for column in columns.COLUMNS if column not in sheet.named]
    for index, (number, row) in enumerate(sheet.rows):
        before = columns.row(known.get(EntryId(cells.text(row.get("id", "")).strip()), {}))
        lent = {column: before[column] for column in unsaid if column in before}
        record, slips = columns.record({**row, **lent})
        document.value.append(record)
        document.lines[(index,)] = number
        at = str(record["id"]) if "id" in record else say(Said.NUMBER, number=index + 1)
        problems += [
            Problem(name, number, validate.place(at, each.column), each.found, each.remedy)
            for each in slips
        ]
    return document, problems


def _text(raw: bytes, name: str) -> str:
    """The text of a sheet's bytes."""
    if len(raw) > MAX_BYTES:
        found, remedy = say(Said.TOO_LARGE, most=MAX_BYTES), say(Said.SPLIT)
        raise KnowledgeError([Problem(name, 0, "", found, remedy)])
    remedy = say(Said.SAVE_CSV_UTF8)
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise KnowledgeError([Problem(name, line, "", say(Said.NO_TEXT), remedy)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problem = Problem(name, line, "", say(Said.NOT_UTF8), remedy)
        raise KnowledgeError([problem]) from error


def _shown(name: str) -> str:
    """A file's name as messages call it: short, and nothing that steers a screen."""
    plain = "".join(each if each.isprintable() else "?" for each in name)
    return plain.replace("\\", "/").rpartition("/")[2][-80:] or "file"
