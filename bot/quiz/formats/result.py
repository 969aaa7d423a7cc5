"""What stands in a file of quiz items: records as in `quiz.yaml`, and what is wrong, by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.entries import Language
from bot.errors import MOST_FOUND, KnowledgeError, Problem
from bot.knowledge import validate
from bot.knowledge.quiz_format import MAX_ITEMS
from bot.knowledge.yamlfile import MAX_BYTES, Document, Path_

Record = Mapping[str, Any]


@dataclass(slots=True)
class Read:
    """
    The items of a file so far.

    document: their records, with the line of each part; a file of one language holds no other, and
    what it does not say is not there. problems: for which it is refused; notes: what was left out
    of it, and does no harm. language: that the file says it is in.
    """

    document: Document
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    language: Language | None = None

    @property
    def full(self) -> bool:
        """Whether enough is wrong to look no further."""
        return len(self.problems) >= MOST_FOUND or len(self.document.value) > MAX_ITEMS

    def add(self, record: dict[str, Any], lines: Mapping[Path_, int]) -> None:
        """One item more; lines: of its parts, () for all of it."""
        index = len(self.document.value)
        self.document.value.append(record)
        self.document.lines.update({(index, *path): line for path, line in lines.items()})

    def wrong(self, line: int, found: str, remedy: str, at: str = "", key: str = "") -> None:
        """Something to mend on this line; at: the item's id."""
        self.problems.append(self._problem(line, found, remedy, at, key))

    def note(self, line: int, found: str, remedy: str, at: str = "", key: str = "") -> None:
        """Something that is left out, and that whoever brings the file should know."""
        if len(self.notes) < MOST_FOUND:
            self.notes.append(self._problem(line, found, remedy, at, key))

    def _problem(self, line: int, found: str, remedy: str, at: str, key: str) -> Problem:
        return Problem(self.document.file, line, validate.place(at, key), found, remedy)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, how many items it holds, and what is not in it, a sentence each."""

    text: str
    count: int
    lost: tuple[str, ...] = ()


def text_of(raw: bytes, name: str) -> str:
    """The text of a file's bytes, lines ending in "\\n"; raises KnowledgeError where it is none."""
    if len(raw) > MAX_BYTES:
        raise _refused(name, 0, f"has more than {MAX_BYTES:,} bytes", "Split it into smaller files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        remedy = "Save it as UTF-8, not as Latin-1 or Windows-1252"
        raise _refused(name, line, "has bytes that are not UTF-8", remedy) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise _refused(name, line, "has bytes that are no text", "Save it as plain text, UTF-8")
    if not text.strip():
        raise _refused(name, 0, "is empty", "Write at least one question")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(name: str, line: int, found: str, remedy: str) -> KnowledgeError:
    return KnowledgeError([Problem(name, line, "", found, remedy)])


def short(text: str, most: int = 40) -> str:
    """A piece of a file as a message may repeat it."""
    line = " ".join(text[:200].split())
    return repr(line if len(line) <= most else line[: most - 1] + "…")
