"""
How well typed answers to quiz items are graded: slips accepted, near misses refused.

    python -m benchmarks.shorttext [--all]

Over `questions/shorttext.yaml`, whose cases were written by hand; and over random slips of the
answers, made as for `labelled.py`, of which some make another word. An answer that is a text item
of the shipped pack is graded as that item.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.labelled import with_typos
from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.items import Item, ItemId, ItemKind, Level
from bot.knowledge import loader, yamlfile
from bot.quiz.grading import Verdict, grade
from bot.text import normalise

CASES = Path(__file__).parent / "questions" / "shorttext.yaml"
PACK = Path(__file__).parents[1] / "knowledge" / "country-of-refuge"
RANDOM = 20  # slips drawn for each accepted form
SEED = 7


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody typed for an item, and whether it has to pass."""

    item: Item
    given: str
    passes: bool

    @property
    def verdict(self) -> Verdict:
        """What the grading makes of it."""
        return grade(self.item, self.given).verdict

    @property
    def holds(self) -> bool:
        """Whether that is as it has to be."""
        return (self.verdict is Verdict.RIGHT) is self.passes


def written(items: Iterable[Item] = ()) -> list[Case]:
    """The cases written by hand; `items` with the same answer stand for those of the file."""
    known = {normalise(form.text): item for item in items for form in item.accepted[:1]}
    return list(_cases(yamlfile.read(CASES, CASES.name).value, known))


def near_of(items: Iterable[Item]) -> list[Case]:
    """The near misses that items list themselves."""
    return [Case(item, form.text, passes=False) for item in items for form in item.near]


def drawn(items: Iterable[Item], seed: int = SEED) -> list[Case]:
    """Random slips of every accepted form with a word long enough for one."""
    rng = random.Random(seed)  # noqa: S311  not a secret
    slips = (
        (item, form.text, with_typos(form.text, rng))
        for item in items
        for form in item.accepted
        for _ in range(RANDOM)
    )
    return [Case(item, typed, passes=True) for item, meant, typed in slips if typed != meant]


def text_items() -> list[Item]:
    """The items of the shipped pack that are answered in words."""
    return [item for item in loader.load(PACK).items if item.kind is ItemKind.TEXT]


def _cases(groups: list[dict[str, Any]], known: dict[str, Item]) -> Iterator[Case]:
    for group in groups:
        item = known.get(normalise(group["accepted"]["en"][0])) or _item(group)
        yield from (Case(item, given, passes=True) for given in group["typos"])
        yield from (Case(item, given, passes=False) for given in group["misses"])


def _item(group: dict[str, Any]) -> Item:
    nothing = Bilingual("-", "-")
    blank = Item(ItemId("case"), EntryId("case"), (), ItemKind.TEXT, Level.EASY, nothing, nothing)
    return replace(blank, accepted=_forms(group["accepted"]), near=_forms(group["near"]))


def _forms(value: dict[str, list[str]]) -> tuple[Phrasing, ...]:
    return tuple(Phrasing(text, Language(code)) for code, texts in value.items() for text in texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="print each case that fails")
    given = parser.parse_args()
    items = text_items()
    cases = written(items)
    everything = list({id(case.item): case.item for case in cases}.values())
    sets = (
        ("slips written by hand: accepted", [case for case in cases if case.passes]),
        ("near misses written by hand: refused", [case for case in cases if not case.passes]),
        ("near misses that the items list: refused", near_of([*everything, *items])),
        ("random slips: accepted", drawn(everything)),
    )
    print("| cases | number | as they have to be |\n|---|---:|---:|")
    for name, those in sets:
        held = sum(case.holds for case in those)
        print(f"| {name} | {len(those)} | {held} ({held / max(1, len(those)):.1%}) |")
    for case in (case for _, those in sets[:3] for case in those):
        if given.all and not case.holds:
            print(f"{case.item.accepted[0].text}: {case.given!r} is {case.verdict}")


if __name__ == "__main__":
    main()
