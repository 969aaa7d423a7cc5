"""The evidence notices any one figure, year, name or quotation changed in any item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pytest
import quizzes
from harbour import NAMES, SHIPPED, TEXT, Plain

from bot.entries import Language
from bot.knowledge import build, figures, loader, quiz
from bot.knowledge.evidence import Checker
from bot.knowledge.fingerprint import fingerprint
from bot.knowledge.names import NameFinder, unaccented
from bot.knowledge.pack import About, Pack, Source
from bot.knowledge.quiz_evidence import findings
from bot.knowledge.quotations import quoted_spans


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an item's record: the keys that lead to it, and its language."""

    pack: Pack
    record: Plain
    path: tuple[str | int, ...]
    language: Language

    @property
    def value(self) -> str:
        found: Any = self.record
        for key in self.path:
            found = found[key]
        return str(found)

    @property
    def untrue(self) -> bool:
        """Whether it is a wrong option, or the statement of an item whose answer is "false"."""
        if self.path[0] == "options":
            option = self.record["options"][self.path[1]]
            right = option.get("right") == "true" or self.record["kind"] == "order"
            return "why" not in self.path and not right
        return self.path[0] == "stem" and self.record.get("right") == "false"

    def changed(self, start: int, end: int, new: str) -> Plain:
        """The record with these characters of this one text exchanged."""
        record: Any = deepcopy(self.record)
        holder = record
        for key in self.path[:-1]:
            holder = holder[key]
        holder[self.path[-1]] = f"{self.value[:start]}{new}{self.value[end:]}"
        return dict(record)


Change = Callable[[Text], Iterator[Plain]]


@lru_cache(maxsize=1)
def packs() -> tuple[tuple[Pack, tuple[Plain, ...]], ...]:
    """The shipped pack and the harbour's, each with the records of its items."""
    shipped, lines = loader.load_located(SHIPPED)
    document = lines.documents.get("quiz.yaml")
    plain = tuple(kind() for kind in quizzes.KINDS)
    source = build.source(fingerprint(TEXT, Source(NAMES, {})))
    harbour = Pack(
        "harbour",
        build.required({"en": "A harbour"}),
        (build.entry(quizzes.ENTRY, "harbour"),),
        about=About(year="2001"),
        source=source,
        items=tuple(map(quizzes.item, plain)),
    )
    return (harbour, plain), (shipped, tuple(document.value) if document else ())


@lru_cache(maxsize=2)
def checker(name: str) -> Checker:
    return Checker(next(pack for pack, _ in packs() if pack.id == name))


def texts(pack: Pack, record: Plain) -> Iterator[Text]:
    """The texts that people read in an item, and the forms shown as its answer."""
    for language in Language:
        paths: list[tuple[str | int, ...]] = [(key,) for key, _ in quiz.texts_of(quiz.item(record))]
        for (key,) in paths:
            steps = [int(step) if step.isdecimal() else step for step in str(key).split(".")]
            yield Text(pack, record, (*steps, language.value), language)
        if "accepted" in record:
            yield Text(pack, record, ("accepted", language.value, 0), language)


def numbers(text: Text) -> Iterator[figures.Number]:
    spanish = text.language is Language.SPANISH
    yield from figures.numbers(unaccented(text.value).lower(), spanish=spanish)


def other_figures(text: Text) -> Iterator[Plain]:
    """The last digit one higher; a number in words exchanged for one that is nowhere said."""
    for number in numbers(text):
        said = text.value[number.start : number.end]
        if digits := re.match(r"[\d.,]*\d", said):
            new = f"{digits.group()[:-1]}{(int(digits.group()[-1]) + 1) % 10}"
            yield text.changed(number.start, number.start + len(new), new)
        else:
            yield text.changed(number.start, number.end, "17")


def other_years(text: Text) -> Iterator[Plain]:
    """One year earlier."""
    for number in numbers(text):
        if number.is_year:
            year = int(number.value.removesuffix("s"))
            yield text.changed(number.start, number.start + 4, str(year - 1))


def other_names(text: Text) -> Iterator[Plain]:
    """
    Any one name exchanged for a name that no source has, and for one of another paragraph.

    What is meant to be wrong may say what it likes of Mexico and the United States, which count
    as names of every paragraph.
    """
    source = text.pack.source
    assert source is not None
    cited = {name for n in text.record["paragraphs"] for name in source.paragraphs[int(n)].names}
    strange = next(n for n in source.names if n.id not in cited and not n.always)
    found = NameFinder(source.names).find(text.value, text.language)
    always = {name.id for name in source.names if name.always and text.untrue}
    for name in {name.id: name for name in found if name.id not in {*always, strange.id}}.values():
        yield text.changed(name.start, name.end, "Zubrowka")
        yield text.changed(name.start, name.end, strange.forms(text.language)[0])


def other_quotations(text: Text) -> Iterator[Plain]:
    """The first or the last word of a quotation exchanged."""
    for start, end in quoted_spans(text.value):
        found = list(re.finditer(r"\w+", text.value[start:end]))
        for word in (found[0], found[-1]):
            yield text.changed(start + word.start(), start + word.end(), "otherwise")


def unnoticed(pack: Pack, record: Plain, change: Change) -> list[Plain]:
    """The changed records of an item that the evidence lets pass."""
    entry = pack.by_id[quiz.item(record).entry]
    others = (other for text in texts(pack, record) for other in change(text))
    return [
        other for other in others if not list(findings(checker(pack.id), quiz.item(other), entry))
    ]


ITEMS = [
    pytest.param(pack, record, id=record["id"]) for pack, records in packs() for record in records
]


@pytest.mark.parametrize("change", [other_figures, other_years, other_names, other_quotations])
@pytest.mark.parametrize(("pack", "record"), ITEMS)
def test_no_change_passes(pack: Pack, record: Plain, change: Change) -> None:
    """
    In the stem, an option, a reason or the answer shown, in either language.
    """
    assert [] == unnoticed(pack, record, change)


@pytest.mark.parametrize(("pack", "record"), ITEMS)
def test_no_changed_number_passes(pack: Pack, record: Plain) -> None:
    """
    Of an item that asks for one.
    """
    item = quiz.item(record)
    assert item.number is None or list(
        findings(checker(pack.id), replace(item, number=item.number + 1), pack.by_id[item.entry])
    )
