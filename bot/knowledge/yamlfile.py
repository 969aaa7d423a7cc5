"""
YAML read with suspicion: a small, strict part of the language, with line numbers.

Only block and flow collections of plain text are accepted. Aliases, tags, duplicate keys,
deep nesting and big files are refused while parsing, before any object is built: PyYAML's C
composer crashes the process on 200,000 opening brackets, its event parser does not.
Every scalar stays the text that was typed ("no" stays "no"), except a plain null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.errors import KnowledgeError, Problem
from bot.keeping import NotRegularError, open_regular
from bot.knowledge.sentences import Said, Sentence, say

MAX_BYTES = 2_000_000  # a topic file of the shipped pack has about 60,000
MAX_DEPTH = 12  # the deepest key of the format stands at depth 5
MAX_PARTS = 200_000  # values in a file; each takes a hundred times the memory of its text
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """The plain value of a YAML file, and the line on which each of its parts begins."""

    file: str
    value: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of that part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Refused(Exception):  # a verdict on the file, caught in this module
    """Raised inside the builder; becomes one `Problem` with its line."""

    def __init__(self, line: int, found: Sentence, remedy: Said) -> None:
        super().__init__(found)
        self.line, self.found, self.remedy = line, found, say(remedy)


def read(file: Path, name: str) -> Document:
    """
    The document in `file`, called `name` in messages.

    Raises KnowledgeError with a single problem: no regular file, unreadable, too large, not
    UTF-8, not YAML, or YAML beyond the accepted part.
    """
    return parse(content(file, name), name)


def parse(raw: bytes, name: str) -> Document:
    """The document in these bytes; raises like `read`."""
    if len(raw) > MAX_BYTES:
        found = say(Said.TOO_LARGE, most=MAX_BYTES)
        raise KnowledgeError([Problem(name, 0, "", found, say(Said.SPLIT))])
    try:
        text = raw.decode("utf-8")
        return _Builder(name).build(yaml.parse(text, Loader=_LOADER))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problem = Problem(name, line, "", say(Said.NOT_UTF8), say(Said.SAVE_UTF8))
        raise KnowledgeError([problem]) from error
    except _Refused as refused:
        problem = Problem(name, refused.line, "", refused.found, refused.remedy)
        raise KnowledgeError([problem]) from refused
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise KnowledgeError([_syntax_problem(error, name, raw)]) from error


def content(file: Path, name: str) -> bytes:
    """At most one byte more than `MAX_BYTES` of a file; raises KnowledgeError if unreadable."""
    try:
        with open_regular(file) as stream:
            return stream.read(MAX_BYTES + 1)
    except NotRegularError as error:
        found, remedy = "is no regular file", "Put a file of text in its place"
        raise KnowledgeError([Problem(name, 0, "", found, remedy)]) from error
    except OSError as error:
        found = f"cannot be read ({error.strerror})"
        raise KnowledgeError([Problem(name, 0, "", found, "Make it a readable file")]) from error


def _syntax_problem(error: Exception, name: str, raw: bytes) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it cannot be parsed"
    last = len(raw.splitlines())  # an open bracket may be noticed past the end
    line = min(mark.line + 1, last) if mark else 0
    return Problem(name, line, "", say(Said.SYNTAX, what=what), say(Said.CHECK_LINE))


class _Builder:
    """Builds plain values from parser events, refusing what the format has no use for."""

    def __init__(self, name: str) -> None:
        self._document = Document(name, None)

    def build(self, events: Iterator[Any]) -> Document:
        stream = (e for e in events if not isinstance(e, yaml.StreamStartEvent))
        first = next(stream)
        if isinstance(first, yaml.StreamEndEvent):
            raise _Refused(1, say(Said.EMPTY), Said.WRITE_LIST)
        self._document.value = self._node(next(stream), stream, ())
        next(stream)  # the end of the document
        if not isinstance(next(stream), yaml.StreamEndEvent):
            raise _Refused(1, say(Said.SEVERAL), Said.ONE_DOCUMENT)
        return self._document

    def _node(self, event: Any, events: Iterator[Any], path: Path_) -> Any:
        line = event.start_mark.line + 1
        self._refuse_foreign(event, line)
        if len(path) > MAX_DEPTH:
            raise _Refused(line, say(Said.DEEP, most=MAX_DEPTH), Said.FLATTEN)
        if len(self._document.lines) > MAX_PARTS:
            raise _Refused(line, say(Said.MANY_PARTS, most=MAX_PARTS), Said.SPLIT)
        self._document.lines[path] = line
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    @staticmethod
    def _refuse_foreign(event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(line, say(Said.ANCHOR), Said.WRITE_OUT)
        if getattr(event, "tag", None):
            raise _Refused(line, say(Said.TAG, tag=event.tag[:60]), Said.NO_TAG)

    def _sequence(self, events: Iterator[Any], path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            self._refuse_foreign(event, line)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(line, say(Said.KEY_SHAPE), Said.KEY_VALUE)
            if event.value in found:
                raise _Refused(line, say(Said.KEY_TWICE, key=event.value[:60]), Said.KEEP_ONE)
            found[event.value] = self._node(next(events), events, (*path, event.value))
            self._document.lines[(*path, event.value)] = line
        return found


def _scalar(event: Any) -> str | None:
    plain = event.implicit[0] and event.style in {None, ""}  # the C parser says "", the other None
    return None if plain and event.value in {"", "~", "null"} else str(event.value)
