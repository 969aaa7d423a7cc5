"""The project's own question sets about the article, and what the engine makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.answering import Answerer, after
from bot.conversations import Conversation
from bot.entries import Language
from bot.knowledge.pack import KnownQuestion, Pack
from bot.outcomes import Answer, NoAnswer, Outcome, Suggestions
from bot.text import normalise

QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class Case:
    """
    A question written by a reader of the article.

    form: clean, typo, mixed, followup or decline; entries: ids whose answers state the fact asked
    for; after: the question before a follow-up.
    """

    text: str
    form: str
    language: str
    entries: frozenset[str]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of a set, 0..1: right, wrong, suggested (holding a right entry), offered in all."""

    count: int
    right: float
    wrong: float
    offered: float  # right, or a right entry among the suggestions


def read(name: str) -> list[Case]:
    """The cases of one file of `questions/`; a decline that turned out answerable is left out."""
    rows = map(json.loads, (QUESTIONS / name).read_text("utf-8").splitlines())
    return [
        Case(
            row["q"], row["form"], row["lang"], frozenset(row.get("entries", ())), row.get("after")
        )
        for row in rows
        if not row.get("answerable")
    ]


def of_known(question: KnownQuestion, pack: Pack) -> Case:
    """A pack's known question as a case; one that must meet a gap counts as a decline."""
    entry = next((entry for entry in pack.entries if entry.id == question.entry), None)
    if entry is None or entry.is_gap:
        return Case(question.text, "decline", question.language, frozenset())
    return Case(question.text, "clean", question.language, frozenset({entry.id}))


def unphrased(cases: list[Case], pack: Pack) -> list[Case]:
    """The cases that are not written in the pack: a question found word for word proves nothing."""
    written = {normalise(p.text) for entry in pack.entries for p in entry.phrasings}
    written |= {normalise(entry.title(each)) for entry in pack.entries for each in Language}
    return [case for case in cases if normalise(case.text) not in written]


def outcomes(answerer: Answerer, cases: list[Case]) -> Iterator[Outcome]:
    """What the engine makes of each case, a follow-up after its first question."""
    for case in cases:
        before = Conversation()
        if case.after:
            first = answerer.answer(case.after, before)
            before = after(before, first)
        yield answerer.answer(case.text, before).outcome


def rates(cases: list[Case], found: list[Outcome]) -> Rates:
    """How often the cases were answered right, wrong, or had a right entry on offer."""
    right = wrong = offered = 0
    for case, outcome in zip(cases, found, strict=True):
        match outcome:
            case Answer(match=best):
                good = best.entry.id in case.entries
                right, wrong, offered = right + good, wrong + (not good), offered + good
            case Suggestions(matches=matches) | NoAnswer(nearest=matches):
                offered += any(match.entry.id in case.entries for match in matches)
    count = len(cases) or 1
    return Rates(len(cases), right / count, wrong / count, offered / count)


def main() -> None:
    """Print the rates of every file and form, with the encoder where it is installed."""
    from adapters.compose import build_engine, load_pack
    from adapters.settings import Settings

    settings = Settings.from_env()
    answerer, pack = build_engine(settings).answerer, load_pack(settings)
    print(
        "| set | form | questions | right | wrong | right or offered |\n|---|---|---|---|---|---|"
    )
    for file in sorted(QUESTIONS.glob("*.jsonl")):
        cases = unphrased(read(file.name), pack)
        for form in ("clean", "typo", "mixed", "followup", "decline"):
            chosen = [case for case in cases if case.form == form]
            if not chosen:
                continue
            found = rates(chosen, list(outcomes(answerer, chosen)))
            print(
                f"| {file.stem} | {form} | {found.count} | {found.right:.3f}"
                f" | {found.wrong:.3f} | {found.offered:.3f} |"
            )


if __name__ == "__main__":
    main()
