"""Items of a file held against a pack's, and written into its `quiz.yaml`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import KnowledgeError, Problem
from bot.knowledge import loader, quiz_checks, yamlfile
from bot.knowledge.exchange.packs import Edits, edited
from bot.knowledge.lines import QUIZ_FILE
from bot.knowledge.loader import Contents
from bot.knowledge.yamlfile import Document
from bot.quiz.formats.files import Incoming, unseen
from bot.quiz.formats.result import Record
from bot.quiz.formats.shape import canonical, differing


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What an import does, in the order of the file.

    created and changed, which come with the keys that differ; unchanged: ids; kept: how many items
    the file does not have. contents: the pack's files after it; anew: whether `quiz.yaml` loses its
    comments. problems: for which nothing may be written; advice: against the pack's own rules.
    """

    created: tuple[Record, ...] = ()
    changed: tuple[tuple[Record, tuple[str, ...]], ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: int = 0
    contents: Contents | None = None
    anew: bool = False
    problems: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()

    @property
    def touched(self) -> frozenset[str]:
        """The ids of the items that would be written."""
        return frozenset(record["id"] for record in (*self.created, *(r for r, _ in self.changed)))


def items_of(contents: Contents) -> dict[str, Record]:
    """The records of a pack's items by id, of a pack that loads."""
    return {item["id"]: canonical(item) for item in _quiz(contents).value}


def _quiz(contents: Contents) -> Document:
    content = contents.get(QUIZ_FILE)
    return yamlfile.parse(content, QUIZ_FILE) if content else Document(QUIZ_FILE, [])


def outcome(contents: Contents, name: str, incoming: Incoming) -> Outcome:
    """What the import of these items into that pack, which loads, would do."""
    known = items_of(contents)
    created = tuple(record for record in incoming.sound if record["id"] not in known)
    changed = tuple(
        (record, keys)
        for record in incoming.sound
        if record["id"] in known and (keys := differing(known[record["id"]], record))
    )
    named = {record["id"] for record in incoming.sound}
    done = named - {r["id"] for r in created} - {record["id"] for record, _ in changed}
    unchanged = tuple(record["id"] for record in incoming.sound if record["id"] in done)
    plan = Outcome(created, changed, unchanged, len(known.keys() - named))
    problems = [*incoming.problems] or [*unseen(incoming.document, plan.touched)]
    if problems or not plan.touched:
        return _with(plan, problems=tuple(problems))
    after, anew = _rewritten(contents, plan)
    try:
        pack, lines = loader.located(after, name)
    except KnowledgeError as error:
        told = tuple(_placed(error.args[0], incoming.document))
        return _with(plan, problems=told)
    advice = (*quiz_checks.items(pack, lines), *quiz_checks.together(pack, lines))
    ours = [each for each in advice if _id(each) in plan.touched]
    return _with(plan, contents=after, anew=anew, advice=tuple(_placed(ours, incoming.document)))


def _with(plan: Outcome, **more: Any) -> Outcome:
    return Outcome(plan.created, plan.changed, plan.unchanged, plan.kept, **more)


def _rewritten(contents: Contents, plan: Outcome) -> tuple[Contents, bool]:
    document, edits = _quiz(contents), Edits()
    places = {item["id"]: index for index, item in enumerate(document.value)}
    for record, _ in plan.changed:
        edits.changed[places[record["id"]]] = record
    edits.added += plan.created
    before = contents.get(QUIZ_FILE, b"").decode("utf-8")
    text, anew = edited(before, document, edits)
    return {**contents, QUIZ_FILE: text.encode("utf-8")}, anew and bool(before)


def _placed(problems: list[Problem], document: Document) -> Iterator[Problem]:
    """Problems of the pack's new `quiz.yaml`, where they stand in the file that was brought."""
    places: Mapping[str, int] = {item["id"]: n for n, item in enumerate(document.value)}
    for problem in problems:
        index = places.get(_id(problem))
        if problem.file != QUIZ_FILE or index is None:
            yield problem
            continue
        key = problem.place.partition(", ")[2]
        steps = (int(step) if step.isdecimal() else step for step in key.split(".") if step)
        line = document.line((index, *steps))
        yield Problem(document.file, line, problem.place, problem.found, problem.remedy)


def _id(problem: Problem) -> str:
    return problem.place.partition(",")[0]
