"""
GIFT read: its questions as records of one language, and what is wrong with them, by line.

Questions are divided by empty lines. Read as Moodle reads them, but that nothing is guessed: what
no item can be (an essay, pairs, part of the credit) is told. Comments "// refugio: ..." hold what
GIFT has no place for; those above an empty line are of the question that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.entries import Language
from bot.items import ItemKind
from bot.knowledge.yamlfile import Document, Path_
from bot.quiz.formats import gift_text
from bot.quiz.formats.gift_answers import Answers, Slip
from bot.quiz.formats.result import Read, short
from bot.quiz.formats.shape import id_of

_SETTINGS = re.compile(r"//\s*refugio\s*:(.*)")
_WHY = re.compile(r"//\s*refugio why (\d{1,2})\s*:(.*)")
_CATEGORY = re.compile(r"\s*\$CATEGORY:")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_MOST = 500  # characters of such a comment
_KNOWN = ("language", "entry", "paragraphs", "level", "kind")


@dataclass(slots=True)
class _Block:
    """Lines without an empty one between: those of a question, comments blanked."""

    start: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        return any(map(str.strip, self.lines))


@dataclass(slots=True)
class _Told:
    """What comments say of the question that follows, each with its line."""

    settings: dict[str, tuple[str, int]] = field(default_factory=dict)
    whys: dict[int, tuple[str, int]] = field(default_factory=dict)


def read(text: str, name: str, language: Language | None = None) -> Read:
    """The questions of this text; language: theirs, or else as the file says."""
    found = Read(Document(name, []), language=language)
    told = _Told()
    for block in _blocks(text):
        _comments(block, told, found)
        if not block.asks or found.full:
            continue
        if found.language is None:
            remedy = "Say which: `--language en`, or a first line `// refugio: language=en`"
            found.wrong(block.start, "does not say which language it is in", remedy)
            break
        _question(block, told, found)
        told = _Told()
    return found


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            block.start = block.start or number
            block.lines.append(line)
        elif block.lines:
            yield block
            block = _Block()
    if block.lines:
        yield block


def _comments(block: _Block, told: _Told, found: Read) -> None:
    """Take the comments out of a block, and what is ours in them."""
    for place, line in enumerate(block.lines):
        plain = line.strip()
        if not plain.startswith("//"):
            continue
        number, block.lines[place] = block.start + place, ""
        if why := _WHY.match(plain):
            told.whys[int(why[1])] = gift_text.meant(gift_text.hidden(why[2])), number
        elif settings := _SETTINGS.match(plain):
            _settings(settings[1], number, told, found)


def _settings(typed: str, line: int, told: _Told, found: Read) -> None:
    """`entry=..., paragraphs=15, 16, level=easy`: what has no sign goes on with the one before."""
    key = ""
    if len(typed) > _MOST:
        found.wrong(line, f"has {len(typed):,} characters", f"Write at most {_MOST}")
        return
    for part in typed.split(","):
        before, sign, value = part.partition("=")
        if sign:
            key = before.strip().casefold()
            if key not in _KNOWN:
                remedy = f"Known: {', '.join(_KNOWN)}"
                found.wrong(line, f"has the unknown setting {short(key)}", remedy)
            told.settings[key] = value.strip(), line
        elif key and part.strip():
            told.settings[key] = f"{told.settings[key][0]} {part.strip()}", line
        elif part.strip():
            found.wrong(line, f"has {short(part)} without a name", "Write `entry=...`, and so on")
    if "language" in told.settings:
        _language(*told.settings.pop("language"), found)


def _language(value: str, line: int, found: Read) -> None:
    if value not in set(Language):
        remedy = f"Write one of: {', '.join(Language)}"
        found.wrong(line, f"has the unknown language {short(value)}", remedy)
    elif found.language is None:
        found.language = Language(value)
    elif found.language != value:
        remedy = "Keep one language in a file, and name that one"
        found.wrong(line, f"says that it is in {value}, not in {found.language}", remedy)


def _question(block: _Block, told: _Told, found: Read) -> None:
    if any(_CATEGORY.match(line) for line in block.lines):
        _category(block, found)
        return
    text = gift_text.hidden("\n".join(block.lines))
    title = _TITLE.match(text)
    if (bounds := _braces(text, block, found)) is None:
        return
    start, end = bounds
    body = title.end() if title and title.end() <= start else 0
    after = "_____" + text[end + 1 :] if text[end + 1 :].strip() else ""
    stem, format_ = gift_text.read(text[body:start] + after)
    record: dict[str, Any] = {"id": id_of(gift_text.meant(title[1]) if title and body else stem)}
    line = block.start + text.count("\n", 0, start)
    lines: dict[Path_, int] = {(): block.start, ("stem",): line}
    if not record["id"]:
        found.wrong(block.start, "has no name", "Write one before the question: `::my-question::`")
        return
    if found.language is None:  # never: it was asked for before
        return
    answers = Answers(found, found.language, record, lines, format_)
    _settled(record, lines, told, found)
    record["stem"] = {found.language.value: stem}
    try:
        answers.take(text[start + 1 : end], line)
    except Slip as slip:
        found.wrong(slip.line, slip.found, slip.remedy, record["id"])
        return
    _reasons(record, lines, told, found.language)
    found.add(record, lines)


def _category(block: _Block, found: Read) -> None:
    """A heading of Moodle's question bank; an item's topic is its entry's."""
    for place, line in enumerate(block.lines):
        if line.strip() and not _CATEGORY.match(line):
            remedy = "Put an empty line after $CATEGORY, or Moodle takes it for the category"
            found.wrong(block.start + place, "is in the same block as $CATEGORY", remedy)
            return


def _braces(text: str, block: _Block, found: Read) -> tuple[int, int] | None:
    """Where the answers begin and end; None where that cannot be told."""
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        remedy = "Write them in { } after it, or begin a line that asks nothing with //"
        found.wrong(block.start, "has a question without answers", remedy)
    elif start < 0 or 0 <= end < start:
        line = block.start + text.count("\n", 0, end)
        found.wrong(line, "has } without { before it", r"Write \} for the sign itself")
    elif end < 0:
        line = block.start + text.count("\n", 0, start)
        remedy = "Write } after the answers, without an empty line before"
        found.wrong(line, "has { that is never closed", remedy)
    elif (more := _second(text, start, end)) >= 0:
        line = block.start + text.count("\n", 0, more)
        remedy = rf"Write \{text[more]} for the sign itself; divide questions by an empty line"
        found.wrong(line, f"has a second {text[more]}", remedy)
    else:
        return start, end
    return None


def _second(text: str, start: int, end: int) -> int:
    """Where a brace stands beside the pair, -1 where none does."""
    places = (text.find("{", start + 1), text.find("}", end + 1))
    return min((place for place in places if place >= 0), default=-1)


def _settled(record: dict[str, Any], lines: dict[Path_, int], told: _Told, found: Read) -> None:
    """What comments say: the entry, the paragraphs, the level; the kind, where two are alike."""
    for key, (value, line) in told.settings.items():
        lines[key,] = line
        if key == "paragraphs":
            record[key] = re.findall(r"[^\s,;¶]+", value)
        elif key == "kind" and value not in set(ItemKind):
            remedy = f"Write one of: {', '.join(ItemKind)}"
            found.wrong(line, f"has the unknown kind {short(value)}", remedy, record["id"])
        elif key in _KNOWN:
            record[key] = value


def _reasons(
    record: dict[str, Any], lines: dict[Path_, int], told: _Told, language: Language
) -> None:
    """The reasons of an order's steps, which its pairs have no place for."""
    for place, (why, line) in told.whys.items():
        if record["kind"] == "order" and 0 < place <= len(record["options"]):
            record["options"][place - 1]["why"] = {language.value: why}
            lines["options", place - 1, "why"] = line
