"""
A pack directory read whole or refused whole, with everything that is wrong told at once.

Structure is enforced here, and so is evidence (`bot.knowledge.evidence`): a pack that says what
its source does not say never loads. Editorial rules are `bot.knowledge.checks`' business.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any

from bot.entries import EntryId
from bot.errors import MOST_FOUND, KnowledgeError, Problem
from bot.knowledge import (
    build,
    charting,
    evidence,
    quiz,
    quiz_evidence,
    schema,
    validate,
    workshop_checks,
    yamlfile,
)
from bot.knowledge.lines import Lines, Located
from bot.knowledge.pack import HelpCard, Pack
from bot.knowledge.sentences import Said, say
from bot.knowledge.yamlfile import Document

MAX_FILES = 200  # YAML files in one pack
MAX_BYTES = 40_000_000  # of all, in memory at once; the shipped pack has 2,500,000

Contents = dict[str, bytes]  # the bytes of a pack's files by name, in a fixed order


class _Reader:
    """Reads the contents of a pack's files and collects their problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def read(self, name: str, content: bytes) -> None:
        """Read one file; what is no part of a pack is a problem too."""
        kind = schema.kind_of(name)
        if kind is None:
            remedy = f"Known files: {', '.join(schema.FILES)}"
            self.problems.append(Problem(name, 0, "", "is no file of a pack", remedy))
            return
        try:
            document = yamlfile.parse(content, name)
        except KnowledgeError as error:
            self.problems += error.problems
            return
        self.documents[name] = document
        self.problems += validate.problems(document, schema.FILES[kind])

    @property
    def values(self) -> dict[str, Any]:
        """The plain value of each file by name."""
        return {name: document.value for name, document in self.documents.items()}


def load(directory: Path) -> Pack:
    """
    The pack in `directory`.

    Raises KnowledgeError with every problem of structure and evidence, by file and line.
    """
    pack, _ = load_located(directory)
    return pack


def load_located(directory: Path) -> tuple[Pack, Lines]:
    """The pack in `directory` and where its parts stand in the files; raises like `load`."""
    return located(contents(directory), directory.name)


def located(files: Contents, fallback: str) -> tuple[Pack, Lines]:
    """
    The pack of these files and where its parts stand in them; raises like `load`.

    fallback: the id and title where `pack.yaml` is missing.
    """
    reader = _read(files)
    if reader.problems:
        raise KnowledgeError(reader.problems)
    pack = build.pack(reader.values, fallback, digest(files))
    placed = list(_located(pack, reader.documents))
    lines = Lines({item.entry.id: item for item in placed}, reader.documents)
    found = chain(
        structure(placed, (question.entry for question in pack.known)),
        quiz.structure(pack, lines),
        _numbering(reader.documents.get("source.yaml")),
    )
    problems = list(islice(found, MOST_FOUND)) or _evidence(pack, placed, lines)
    rest = chain(
        charting.problems(pack, reader.documents.get(charting.FILE)),
        workshop_checks.problems(pack, reader.documents.get(workshop_checks.FILE)),
    )
    if problems := problems or list(islice(rest, MOST_FOUND)):
        raise KnowledgeError(problems)
    return pack, lines


def help_cards(file: Path) -> tuple[HelpCard, ...]:
    """The help cards of an operator's own `help.yaml`; raises KnowledgeError like `load`."""
    document = yamlfile.read(file, file.name)
    if problems := validate.problems(document, schema.FILES["help.yaml"]):
        raise KnowledgeError(problems)
    return tuple(build.help_card(card) for card in document.value)


def contents(directory: Path) -> Contents:
    """The bytes of a pack's files; raises KnowledgeError where one is unreadable."""
    files: Contents = {}
    problems: list[Problem] = []
    for file in pack_files(directory):
        name = _name(file, directory)
        try:
            files[name] = yamlfile.content(file, name)
        except KnowledgeError as error:
            problems += error.problems
        if sum(map(len, files.values())) > MAX_BYTES:
            raise _whole(directory, f"has more than {MAX_BYTES:,} bytes", "Make two packs of it")
    if problems:  # and what is wrong with the others, which may not be asked for again
        raise KnowledgeError(problems + _read(files).problems)
    return files


def digest(files: Contents) -> str:
    """A hash of a pack's files, names included."""
    hashed = hashlib.blake2b(digest_size=16)
    for name, content in files.items():
        hashed.update(name.encode() + b"\0" + content + b"\0")
    return hashed.hexdigest()


def pack_files(directory: Path) -> list[Path]:
    """The YAML files of a pack in a fixed order; raises KnowledgeError when there is none."""
    try:
        found = _yaml_files(directory)
    except OSError as error:
        told = f"cannot be read ({error.strerror})"
        raise _whole(directory, told, "Make it a readable folder") from error
    files = [file for file in found if not file.name.startswith(".")]  # an editor's own
    if not any(file.parent.name == "entries" for file in files):
        raise _whole(directory, "has no entries", "Add a file such as `entries/topic.yaml`")
    if len(files) > MAX_FILES:
        raise _whole(directory, f"has {len(files)} files", f"Keep at most {MAX_FILES}")
    for file in files:
        if not (name := _name(file, directory)).isprintable():
            told = f"has a file named {name!r}"  # bytes that are no text are lone surrogates
            raise _whole(directory, told, "Rename it with plain letters")
    return files


def _name(file: Path, directory: Path) -> str:
    """A file's name within the pack: UTF-8 in any locale, lone surrogates for other bytes."""
    named = os.fsencode(file.relative_to(directory).as_posix())
    return named.decode("utf-8", "surrogateescape")


def _yaml_files(directory: Path) -> list[Path]:
    if not directory.is_dir():
        raise _whole(directory, "is no directory", "Name the folder that holds `entries/`")
    return [*sorted(directory.glob("*.yaml")), *sorted(directory.glob("*/*.yaml"))]


def _read(files: Contents) -> _Reader:
    reader = _Reader()
    for name, content in files.items():
        if len(reader.problems) < MOST_FOUND:
            reader.read(name, content)
    return reader


def _whole(directory: Path, found: str, remedy: str) -> KnowledgeError:
    return KnowledgeError([Problem(str(directory), 0, "", found, remedy)])


def _located(pack: Pack, documents: Mapping[str, Document]) -> Iterator[Located]:
    places = (
        (document, index)
        for name, document in documents.items()
        if schema.kind_of(name) == schema.ENTRY_FILES
        for index in range(len(document.value))
    )
    for entry, (document, index) in zip(pack.entries, places, strict=True):
        yield Located(entry, document, index)


def structure(
    placed: Sequence[Located],
    asked_for: Iterable[EntryId | None] = (),
    known: Iterable[EntryId] = (),
) -> Iterator[Problem]:
    """
    What is wrong with entries that are each well formed.

    asked_for: the entries that known questions expect; known: further entries there are.
    """
    if not placed:
        yield Problem("entries", 0, "", say(Said.NO_ENTRY), say(Said.WRITE_ENTRY))
    ids = {item.entry.id for item in placed}
    there = ids.union(known)
    by_id = sorted(placed, key=lambda item: item.entry.id)
    for entry_id, same in groupby(by_id, key=lambda item: item.entry.id):
        for item in list(same)[1:]:
            yield item.problem("id", say(Said.SAME_ID, id=entry_id), say(Said.OWN_ID))
    for item in placed:
        yield from _repetitions(item)
        for related in item.entry.related:
            if related not in there:
                strange = say(Said.NO_RELATED, id=related)
                yield item.problem("related", strange, say(Said.REMOVE))
        if not item.entry.phrasings:
            yield item.problem("questions", say(Said.NO_PHRASING), say(Said.WRITE_QUESTION))
    for entry_id in sorted({entry_id for entry_id in asked_for if entry_id} - ids):
        found = f"expect the entry {entry_id!r}, which does not exist"
        yield Problem("questions", 0, "", found, "Name an entry of the pack, or null")


def _repetitions(item: Located) -> Iterator[Problem]:
    lists: list[tuple[str, Sequence[object]]] = [
        ("source.paragraphs", item.entry.citation.paragraphs),
        ("related", item.entry.related),
        *((f"derived.{n}.from", each.sources) for n, each in enumerate(item.entry.derived)),
    ]
    for key, values in lists:
        for value in _repeated(values):
            yield item.problem(key, say(Said.NAMED_TWICE, value=value), say(Said.KEEP_ONE))


def _numbering(source: Document | None) -> Iterator[Problem]:
    """Each paragraph of a source has a number of its own."""
    if source is None:
        return
    numbers = [int(paragraph["number"]) for paragraph in source.value["paragraphs"]]
    for number in _repeated(numbers):
        again = [place for place, each in enumerate(numbers) if each == number][1]
        line = source.line(("paragraphs", again, "number"))
        found = f"repeats the paragraph number {number}"
        yield Problem(source.file, line, f"paragraphs.{again}.number", found, "Keep one of the two")


def _repeated(values: Sequence[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def _evidence(pack: Pack, placed: list[Located], lines: Lines) -> list[Problem]:
    if pack.source is None:
        return []
    checker = evidence.Checker(pack)
    of_entries = (
        item.problem(finding.key, finding.found, finding.remedy)
        for item in placed
        for finding in checker.findings(item.entry)
    )
    of_items = (
        lines.item_problem(place, item, finding.key, finding.found, finding.remedy)
        for place, item in enumerate(pack.items)
        for finding in quiz_evidence.findings(checker, item, pack.by_id[item.entry])
    )
    return list(islice(chain(of_entries, of_items), MOST_FOUND))
