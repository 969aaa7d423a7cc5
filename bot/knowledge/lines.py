"""Where the parts of a pack stand in its files, so that a message can name file and line."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.entries import Entry, EntryId
from bot.errors import Problem
from bot.items import Item
from bot.knowledge import validate
from bot.knowledge.yamlfile import Document, Path_

QUIZ_FILE = "quiz.yaml"


@dataclass(frozen=True, slots=True)
class Located:
    """An entry with the place it was read from."""

    entry: Entry
    document: Document
    index: int

    def problem(self, key: str, found: str, remedy: str) -> Problem:
        """That problem at this key of the entry ("answer.en"); an empty key means all of it."""
        line = self.document.line(_path(self.index, key))
        name = validate.place(self.entry.id, key)
        return Problem(self.document.file, line, name, found, remedy)


@dataclass(frozen=True, slots=True)
class Lines:
    """
    Finds the file and line of an entry or of another part of a pack.

    Empty, it still names the file in which a part would stand: a pack need not come from files.
    """

    entries: dict[EntryId, Located] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def problem(self, entry: Entry, key: str, found: str, remedy: str) -> Problem:
        """That problem at this key of the entry."""
        if located := self.entries.get(entry.id):
            return located.problem(key, found, remedy)
        name = validate.place(entry.id, key)
        return Problem(f"entries/{entry.topic}.yaml", 0, name, found, remedy)

    def item_problem(self, place: int, item: Item, key: str, found: str, remedy: str) -> Problem:
        """That problem at this key of the quiz item, which is the `place`-th, from 0."""
        document = self.documents.get(QUIZ_FILE)
        line = document.line(_path(place, key)) if document else 0
        return Problem(QUIZ_FILE, line, validate.place(item.id, key), found, remedy)

    def elsewhere(self, file: str, path: Path_, found: str, remedy: str) -> Problem:
        """That problem at this path of another file ("questions/en.yaml")."""
        document = self.documents.get(file)
        place = ".".join(str(key) for key in path if isinstance(key, str))
        return Problem(file, document.line(path) if document else 0, place, found, remedy)


def _path(index: int, key: str) -> Path_:
    return (index, *map(_step, key.split("."))) if key else (index,)


def _step(key: str) -> str | int:
    return int(key) if key.isdecimal() else key
