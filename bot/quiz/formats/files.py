"""A file of quiz items written and read, whatever its format, with all that is wrong told."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.entries import Language
from bot.errors import MOST_FOUND, KnowledgeError, Problem
from bot.knowledge import quiz_format, records, validate, yamlfile
from bot.knowledge.sentences import Said, Sentence
from bot.knowledge.yamlfile import Document
from bot.quiz.formats import aiken, csv, gift, gift_reading
from bot.quiz.formats.joining import Unlike, joined
from bot.quiz.formats.result import Read, Record, Written, text_of
from bot.quiz.formats.shape import canonical, parts

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class Format(StrEnum):
    """How a file is written."""

    GIFT = "gift"
    AIKEN = "aiken"
    CSV = "csv"
    YAML = "yaml"

    @property
    def in_one_language(self) -> bool:
        """Whether it has no place for the other one."""
        return self in {Format.GIFT, Format.AIKEN}


_ENDINGS = {
    "gift": Format.GIFT,
    "aiken": Format.AIKEN,
    "csv": Format.CSV,
    "tsv": Format.CSV,
    "yaml": Format.YAML,
    "yml": Format.YAML,
}
_ELSEWHERE = {  # where GIFT has the place for what an item lacks
    "entry": "Write `// refugio: entry=...` on the line above the question",
    "paragraphs": "Write `// refugio: paragraphs=...` on the line above the question",
    "level": "Write `// refugio: level=easy` (or medium, hard) on the line above the question",
    "why": "Write why: # after an answer, or #### before the last }",
    "why_not": "Write why the other one is wrong: {TRUE#why}",
    "near": "Write what is near and wrong with no credit: =%0%...",
    "accepted": "Write what is right: =...",
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """
    The items of a file, whole, and what was wrong with it.

    document: their records, with the line of each part; sound: those that nothing is wrong with.
    """

    document: Document
    sound: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = field(default=())


def format_of(name: str) -> Format | None:
    """The format that a file's name tells, None where it tells none, as `.txt`."""
    return _ENDINGS.get(name.rpartition(".")[2].casefold())


def written(
    items: Iterable[Record],
    format_: Format,
    language: Language,
    topic: Callable[[str], str] | None = None,
) -> Written:
    """The file of these records; language: of a file that holds one; topic: of an entry."""
    made = [canonical(item) for item in items]
    match format_:
        case Format.GIFT:
            return gift.written(made, language, topic)
        case Format.AIKEN:
            return aiken.written(made, language)
        case Format.CSV:
            return csv.written(made)
    return Written(records.to_yaml(made), len(made))


def read(
    raw: bytes,
    name: str,
    format_: Format,
    known: Mapping[str, Record],
    language: Language | None = None,
) -> Incoming:
    """
    The items of a file.

    known: the records there are, which lend what the file does not say; language: of a file that
    holds one, where it does not say so itself.
    """
    try:
        found = _read(raw, name, format_, known, language)
    except KnowledgeError as error:
        return Incoming(Document(name, []), problems=error.problems)
    if not isinstance(found.document.value, list):
        found.wrong(1, "is no list of items", "Write a list, as in quiz.yaml")
        return Incoming(Document(name, []), problems=tuple(found.problems))
    if format_.in_one_language and found.language:
        _join(found, known, found.language)
    return _checked(found, format_, known)


def _read(
    raw: bytes,
    name: str,
    format_: Format,
    known: Mapping[str, Record],
    language: Language | None,
) -> Read:
    if format_ is Format.YAML:
        return Read(yamlfile.parse(raw, name))
    text = text_of(raw, name)
    if format_ is Format.CSV:
        return csv.read(text, name, known)
    if format_ is Format.GIFT:
        return gift_reading.read(text, name, language)
    if language is None:
        found = Read(Document(name, []))
        found.wrong(0, "does not say which language it is in", "Say which: `--language en`")
        return found
    return aiken.read(text, name, language, known.values())


def _join(found: Read, known: Mapping[str, Record], language: Language) -> None:
    """Give each item what the item there is has and its format does not."""
    for index, said in enumerate(found.document.value):
        before = known.get(said["id"])
        if before is None:
            continue
        try:
            found.document.value[index] = joined(before, said, language)
        except Unlike as unlike:
            line = found.document.line((index,))
            remedy = "Keep the options and their order, or give it a name of its own"
            found.wrong(line, unlike.found, remedy, said["id"])


def _checked(found: Read, format_: Format, known: Mapping[str, Record]) -> Incoming:
    """What the format of `quiz.yaml` does not allow, and the items that it does."""
    document, problems = found.document, [*found.problems]
    for fault in validate.faults(document, quiz_format.QUIZ):
        problems.append(_elsewhere(fault.problem, format_))
    if format_ is Format.AIKEN:
        problems = [*_nothing_but_options(document, problems, known)]
    problems = [*dict.fromkeys(problems)]
    sound = [] if len(problems) >= MOST_FOUND else _sound(document, problems)
    problems += _twice(document, sound)
    whole = tuple(canonical(item) for _, item in sound)
    return Incoming(document, whole, tuple(problems[:MOST_FOUND]), tuple(found.notes))


def _sound(document: Document, problems: list[Problem]) -> list[tuple[int, Any]]:
    """The items that no problem names, or stands within, each with its number."""
    starts = [document.line((index,)) for index in range(len(document.value))]
    named = {_id(problem) for problem in problems}
    faulty = {bisect_right(starts, problem.line) - 1 for problem in problems if problem.line}
    whole = not any(problem.line == 0 for problem in problems)
    return [
        (index, item)
        for index, item in enumerate(document.value)
        if whole and index not in faulty and item["id"] not in named
    ]


def _nothing_but_options(
    document: Document, problems: list[Problem], known: Mapping[str, Record]
) -> Iterator[Problem]:
    """A new item of Aiken lacks so much that one sentence says it."""
    new = {item["id"]: index for index, item in enumerate(document.value)}
    new = {name: index for name, index in new.items() if name not in known}
    for name, index in new.items():
        found = "is new, and Aiken has no place for its entry, paragraphs, level and reasons"
        remedy = "Make a table with `--draft FILE.csv`, fill it in, and import that"
        yield Problem(document.file, document.line((index,)), name, found, remedy)
    for problem in problems:
        if not (_lacks(problem) and _id(problem) in new):
            yield problem


def _id(problem: Problem) -> str:
    return problem.place.partition(",")[0]


def _lacks(problem: Problem) -> bool:
    return isinstance(problem.found, Sentence) and problem.found.said is Said.LACKS


def _elsewhere(problem: Problem, format_: Format) -> Problem:
    """The same, with the remedy for what is lacking where this format has its place."""
    found = problem.found
    if not isinstance(found, Sentence) or found.said is not Said.LACKS:
        return problem
    key = found.details["key"]
    if format_ is Format.CSV:
        inner = problem.place.partition(", ")[2]
        remedy = f"Fill in the column `{f'{inner}.{key}' if inner else key}`"
    else:
        remedy = _ELSEWHERE.get(key, problem.remedy) if format_ is Format.GIFT else problem.remedy
    return Problem(problem.file, problem.line, problem.place, found, remedy)


def _twice(document: Document, sound: list[tuple[int, Any]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in sound:
        if item["id"] in seen:
            found, remedy = f"repeats the id {item['id']!r}", "Give it an id of its own"
            yield Problem(document.file, document.line((index,)), item["id"], found, remedy)
        seen.add(item["id"])


def draft(incoming: Incoming) -> Written:
    """A table of what was read, whatever it lacks, to be filled in."""
    items = [item for item in incoming.document.value if isinstance(item, Mapping)]
    return csv.written(items)


def unseen(document: Document, ids: frozenset[str]) -> Iterator[Problem]:
    """Signs that nobody sees in the texts of these items: controls, and what turns the writing."""
    for index, item in enumerate(document.value):
        if item["id"] not in ids:
            continue
        for key, text in parts(item):
            sign = next((each for each in text if _is_unseen(each)), None)
            if sign:
                path = (index, *(int(k) if k.isdecimal() else k for k in key.split(".")))
                found = f"has a sign that nobody sees, U+{ord(sign):04X}"
                place = validate.place(item["id"], key)
                yield Problem(document.file, document.line(path), place, found, "Take it out")


def _is_unseen(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in _UNSEEN
