"""
Quiz items as Aiken, a question, its lettered options and `ANSWER: B`, in one language.

It holds single choices and nothing else: no name, no reason, no comment. An item read is told by
its question, word for word, among those there are; a new one lacks what must be written elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from bot.entries import Language
from bot.knowledge.yamlfile import Document, Path_
from bot.quiz.formats.result import Read, Record, Written, short
from bot.quiz.formats.shape import id_of

_OPTION = re.compile(r"([A-Z])[.)][ \t]+(.*\S)")
_ALMOST = re.compile(r"([A-Za-z])[.):]\s*\S")
_ANSWER = re.compile(r"ANSWER:[ \t]*([A-Z])")
_ALMOST_ANSWER = re.compile(r"answer\b", re.IGNORECASE)
_LOST = (
    "All items: id, entry, paragraphs, level, reasons and the other language have no place here."
)


def written(items: Iterable[Record], language: Language) -> Written:
    """The file of the single choices among these items, in that language."""
    blocks: list[str] = []
    lost: list[str] = []
    for item in items:
        if why := _unfit(item, language):
            lost.append(f"{item['id']}: left out, for {why}")
        else:
            blocks.append("\n".join(_block(item, language)) + "\n")
    return Written("\n".join(blocks), len(blocks), (*lost, _LOST))


def _unfit(item: Record, language: str) -> str:
    """Why an item cannot be written so, "" where it can."""
    if item["kind"] != "single":
        return f"Aiken has no questions of the kind {item['kind']}"
    texts = [item["stem"].get(language), *(each.get(language) for each in item["options"])]
    if not all(texts):
        return f"a text is missing in {language}"
    if _ALMOST.match(texts[0].strip()) or _ALMOST_ANSWER.match(texts[0].strip()):
        return "its question begins like an option or an answer"
    return ""


def _block(item: Record, language: str) -> Iterator[str]:
    yield _line(item["stem"][language])
    right = ""
    for letter, option in zip(ascii_uppercase, item["options"], strict=False):
        yield f"{letter}. {_line(option[language])}"
        right = letter if option.get("right") == "true" else right
    yield f"ANSWER: {right}"


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class _Question:
    """A question as far as it was read."""

    stem: str = ""
    line: int = 0
    options: list[tuple[str, int]] = field(default_factory=list)


def read(text: str, name: str, language: Language, known: Iterable[Record] = ()) -> Read:
    """The questions of this text; known: the items there are, which lend their names."""
    found = Read(Document(name, []), language=language)
    names = {_line(item["stem"].get(language, "")): item["id"] for item in known}
    now = _Question()
    for number, typed in enumerate(text.split("\n"), 1):
        line = typed.strip()
        if found.full:
            break
        if not line:
            continue
        if answer := _ANSWER.fullmatch(line):
            _close(now, answer[1], number, names, found)
            now = _Question()
        elif option := _OPTION.fullmatch(line):
            _option(now, option, number, found)
        elif not now.stem and not now.options and not _ALMOST_ANSWER.match(line):
            now = _Question(line, number)
        else:
            _strange(line, number, now, found)
            now = _Question(line, number) if now.options and _begins(line) else now
    if now.line:
        remedy = "Write `ANSWER: A` as the last line of each question"
        found.wrong(now.line, f"has the question {short(now.stem)} without an answer", remedy)
    return found


def _begins(line: str) -> bool:
    """Whether a line is where the next question begins."""
    return not (_ALMOST.match(line) or _ALMOST_ANSWER.match(line))


def _strange(line: str, number: int, now: _Question, found: Read) -> None:
    """A line that fits nowhere, and what it was probably meant to be."""
    if _ALMOST_ANSWER.match(line):
        found.wrong(number, f"has {short(line)}", "Write `ANSWER: B`, in capitals, with one letter")
    elif _ALMOST.match(line):
        remedy = "Write a capital letter, a period or a bracket, and a space: `A. Chiapas`"
        found.wrong(number, f"has {short(line)}", remedy)
    elif now.options:
        remedy = "Write `ANSWER: A` before the next question begins"
        found.wrong(number, f"has {short(line)} where an answer was expected", remedy)
    else:
        found.wrong(number, "has a question of two lines", "Write each question on one line")


def _option(now: _Question, option: re.Match[str], line: int, found: Read) -> None:
    due = ascii_uppercase[min(len(now.options), 25)]
    if not now.stem:
        found.wrong(line, f"has {short(option[0])} without a question", "Write it a line above")
        now.stem, now.line = "?", line
    if option[1] != due:
        found.wrong(line, f"has the letter {option[1]} in the place of {due}", f"Write {due}")
    now.options.append((option[2], line))


def _close(now: _Question, letter: str, line: int, names: dict[str, str], found: Read) -> None:
    if not now.stem:
        found.wrong(line, "has an answer without a question", "Write the question above")
        return
    right = ascii_uppercase.index(letter)
    if right >= len(now.options):
        remedy = f"Name one of the {len(now.options)} options" if now.options else "Write options"
        found.wrong(line, f"names the option {letter}, which is not there", remedy)
        return
    record: dict[str, Any] = {
        "id": names.get(_line(now.stem)) or id_of(now.stem),
        "kind": "single",
        "stem": {found.language: now.stem},
        "options": [],
    }
    lines: dict[Path_, int] = {(): now.line}
    for place, (text, at) in enumerate(now.options):
        mark = {"right": "true"} if place == right else {}
        record["options"].append({found.language: text} | mark)
        lines["options", place] = at
    if record["id"]:
        found.add(record, lines)
    else:
        found.wrong(now.line, "has a question that makes no id", "Use GIFT, where it has a name")
