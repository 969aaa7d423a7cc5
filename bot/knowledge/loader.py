"""
A pack directory read whole or refused whole, with everything that is wrong told at once.

Structure is enforced here, and so is evidence (`bot.knowledge.evidence`): a pack that says what
its source does not say never loads. Editorial rules are `bot.knowledge.checks`' business.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.entries import EntryId
from bot.errors import KnowledgeError, Problem
from bot.knowledge import build, evidence, schema, validate, yamlfile
from bot.knowledge.lines import Lines, Located
from bot.knowledge.pack import HelpCard, Pack
from bot.knowledge.yamlfile import Document

MAX_FILES = 200  # YAML files in one pack


class _Reader:
    """Reads a directory's files and collects their problems."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def read(self, file: Path) -> None:
        """Read one file; what is no part of a pack is a problem too."""
        name = file.relative_to(self._directory).as_posix()
        kind = schema.kind_of(name)
        if kind is None:
            remedy = f"Known files: {', '.join(schema.FILES)}"
            self.problems.append(Problem(name, 0, "", "is no file of a pack", remedy))
            return
        try:
            document = yamlfile.read(file, name)
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
    reader = _Reader(directory)
    for file in pack_files(directory):
        reader.read(file)
    if reader.problems:
        raise KnowledgeError(reader.problems)
    pack = build.pack(reader.values, directory.name, digest(directory))
    located = list(_located(pack, reader.documents))
    problems = list(_structure(located, (question.entry for question in pack.known)))
    problems = problems or _evidence(pack, located)
    if problems:
        raise KnowledgeError(problems)
    return pack, Lines({item.entry.id: item for item in located}, reader.documents)


def help_cards(file: Path) -> tuple[HelpCard, ...]:
    """The help cards of an operator's own `help.yaml`; raises KnowledgeError like `load`."""
    document = yamlfile.read(file, file.name)
    if problems := validate.problems(document, schema.FILES["help.yaml"]):
        raise KnowledgeError(problems)
    return tuple(build.help_card(card) for card in document.value)


def digest(directory: Path) -> str:
    """A hash of a pack's files, names included; raises KnowledgeError where one is unreadable."""
    hashed = hashlib.blake2b(digest_size=16)
    for file in pack_files(directory):
        name = file.relative_to(directory).as_posix()
        hashed.update(name.encode() + b"\0" + yamlfile.content(file, name) + b"\0")
    return hashed.hexdigest()


def pack_files(directory: Path) -> list[Path]:
    """The YAML files of a pack in a fixed order; raises KnowledgeError when there is none."""
    if not directory.is_dir():
        raise _whole(directory, "is no directory", "Name the folder that holds `entries/`")
    files = sorted(directory.glob("*.yaml")) + sorted(directory.glob("*/*.yaml"))
    if not any(file.parent.name == "entries" for file in files):
        raise _whole(directory, "has no entries", "Add a file such as `entries/topic.yaml`")
    if len(files) > MAX_FILES:
        raise _whole(directory, f"has {len(files)} files", f"Keep at most {MAX_FILES}")
    return files


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


def _structure(located: list[Located], asked_for: Iterable[EntryId | None]) -> Iterator[Problem]:
    if not located:
        yield Problem("entries", 0, "", "has no entry at all", "Write at least one")
    ids = {item.entry.id for item in located}
    by_id = sorted(located, key=lambda item: item.entry.id)
    for entry_id, same in groupby(by_id, key=lambda item: item.entry.id):
        for item in list(same)[1:]:
            yield item.problem("id", f"repeats the id {entry_id!r}", "Give it an id of its own")
    for item in located:
        for related in item.entry.related:
            if related not in ids:
                yield item.problem("related", f"names {related!r}, which is no entry", "Remove it")
        if not item.entry.phrasings:
            yield item.problem("questions", "has no phrasing", "Write at least one question")
    for entry_id in sorted({entry_id for entry_id in asked_for if entry_id} - ids):
        found = f"expect the entry {entry_id!r}, which does not exist"
        yield Problem("questions", 0, "", found, "Name an entry of the pack, or null")


def _evidence(pack: Pack, located: list[Located]) -> list[Problem]:
    if pack.source is None:
        return []
    checker = evidence.Checker(pack)
    return [
        item.problem(finding.key, finding.found, finding.remedy)
        for item in located
        for finding in checker.findings(item.entry)
    ]
