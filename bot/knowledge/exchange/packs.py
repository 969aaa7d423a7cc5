"""
An import written into the files of a pack. Pure: contents in, contents out.

An entry that changes is written anew where it stands, one that is new at the end of its topic's
file; comments and other entries stay as they are. A file whose entries cannot be told apart line
by line is written anew as a whole, without its comments.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.errors import KnowledgeError
from bot.knowledge import records, schema, yamlfile
from bot.knowledge.exchange import columns
from bot.knowledge.exchange.comparing import Comparison
from bot.knowledge.loader import Contents
from bot.knowledge.records import Record
from bot.knowledge.yamlfile import Document


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The files of a pack as they would be; anew: those that lose their comments."""

    contents: Contents
    anew: tuple[str, ...] = ()


@dataclass(slots=True)
class Edits:
    """What becomes of one file: records by their number, None to take one away, and new ones."""

    changed: dict[int, Record | None] = field(default_factory=dict)
    added: list[Record] = field(default_factory=list)


def rewritten(contents: Contents, found: Comparison) -> Rewritten:
    """The files of a pack, which loads, after an import."""
    documents = {
        name: yamlfile.parse(content, name)
        for name, content in contents.items()
        if schema.kind_of(name) == schema.ENTRY_FILES
    }
    after, anew = dict(contents), []
    for name, edits in _edits(documents, found).items():
        document = documents.get(name) or Document(name, [])
        text, whole = edited(contents.get(name, b"").decode("utf-8"), document, edits)
        if whole:
            anew.append(name)
        if text:
            after[name] = text.encode("utf-8")
        else:
            del after[name]
    return Rewritten(after, tuple(anew))


def edited(text: str, document: Document, edits: Edits) -> tuple[str, bool]:
    """The text of one file after these edits, "" where nothing is left; whether written anew."""
    expected = _expected(document.value, edits)
    spliced = _spliced(text, document, edits)
    if spliced is None or _read(spliced, document.file) != expected:
        return records.to_yaml(expected) if expected else "", True
    return spliced if expected else "", False


def _edits(documents: Mapping[str, Document], found: Comparison) -> dict[str, Edits]:
    places = {
        record["id"]: (name, index)
        for name, document in documents.items()
        for index, record in enumerate(document.value)
    }
    edits: dict[str, Edits] = {}
    for record in found.deleted:
        name, index = places[record["id"]]
        edits.setdefault(name, Edits()).changed[index] = None
    for each in found.changed:
        name, index = places[each.after["id"]]
        edits.setdefault(name, Edits()).changed[index] = columns.canonical(each.after)
    for record in found.created:
        edits.setdefault(f"entries/{record['topic']}.yaml", Edits()).added.append(record)
    return edits


def _expected(value: list[Any], edits: Edits) -> list[Record]:
    kept = (edits.changed.get(index, record) for index, record in enumerate(value))
    return [*(record for record in kept if record is not None), *edits.added]


def _spliced(text: str, document: Document, edits: Edits) -> str | None:
    """The text with these edits, None where its entries are no lines of their own."""
    lines = text.split("\n")
    starts = [_dash(lines, document.line((index,))) for index in range(len(document.value))]
    if None in starts:
        return None
    begun = [start for start in starts if start is not None]
    indent = len(lines[begun[0]]) - len(lines[begun[0]].lstrip()) if begun else 0
    ends = [*begun[1:], len(lines)]
    for index in sorted(edits.changed, reverse=True):
        start, end = begun[index], _last(lines, begun[index], ends[index])
        lines[start:end] = _block(edits.changed[index], indent)
    for record in edits.added:
        while lines and not lines[-1]:
            lines.pop()
        lines += [*_block(record, indent), ""]
    return "\n".join(lines)


def _dash(lines: list[str], line: int) -> int | None:
    """The number of the line with the dash of an entry whose first key stands on this line."""
    for number in range(line - 1, -1, -1):
        if lines[number].lstrip().startswith("-"):
            return number
        if number < line - 1 and lines[number].strip() and not _silent(lines[number]):
            return None
    return None


def _last(lines: list[str], start: int, end: int) -> int:
    """Where an entry ends: comments and empty lines before the next are not its own."""
    while end > start + 1 and _silent(lines[end - 1]):
        end -= 1
    return end


def _silent(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _block(record: Record | None, indent: int) -> list[str]:
    if record is None:
        return []
    text = records.to_yaml([record])
    return textwrap.indent(text, " " * indent, lambda _: True).rstrip("\n").split("\n")


def _read(text: str, name: str) -> Any:
    try:
        return yamlfile.parse(text.encode("utf-8"), name).value
    except KnowledgeError:
        return None
