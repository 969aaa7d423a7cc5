"""Quiz items made of the records of a `quiz.yaml`, and what is wrong with them as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.errors import Problem
from bot.items import Item, ItemId, ItemKind, Level, Option
from bot.knowledge.lines import Lines
from bot.knowledge.pack import Pack
from bot.text import normalise

TRUE = Bilingual("True", "Verdadero")
FALSE = Bilingual("False", "Falso")


def item(value: Mapping[str, Any]) -> Item:
    """The item of one record that is valid by its schema."""
    kind = ItemKind(value["kind"])
    return Item(
        id=ItemId(value["id"]),
        entry=EntryId(value["entry"]),
        paragraphs=tuple(int(number) for number in value["paragraphs"]),
        kind=kind,
        level=Level(value["level"]),
        stem=_both(value["stem"]),
        why=_both(value["why"]),
        options=tuple(_options(kind, value)),
        accepted=_forms(value.get("accepted", {})),
        near=_forms(value.get("near", {})),
        number=Decimal(value["number"]) if "number" in value else None,
        tolerance=Decimal(value.get("tolerance", "0")),
    )


def _options(kind: ItemKind, value: Mapping[str, Any]) -> Iterator[Option]:
    if kind is ItemKind.TRUE_FALSE:
        why, why_not = _both(value["why"]), _both(value["why_not"])
        true = value["right"] == "true"
        yield Option(TRUE, true, why if true else why_not)
        yield Option(FALSE, not true, why_not if true else why)
    for option in value.get("options", ()):
        right = kind is ItemKind.ORDER or option.get("right") == "true"
        yield Option(_both(option), right, _both(option["why"]))


def _both(value: Mapping[str, Any]) -> Bilingual:
    return Bilingual(value.get("en"), value.get("es"))


def _forms(value: Mapping[str, Sequence[str]]) -> tuple[Phrasing, ...]:
    return tuple(
        Phrasing(text, language) for language in Language for text in value.get(language.value, ())
    )


def texts_of(each: Item) -> Iterator[tuple[str, Bilingual]]:
    """The texts of an item that people read as it stands in the file, by key."""
    yield "stem", each.stem
    yield "why", each.why
    if each.kind is ItemKind.TRUE_FALSE:
        yield "why_not", next(option.why for option in each.options if not option.right)
        return
    for place, option in enumerate(each.options):
        yield f"options.{place}", option.text
        yield f"options.{place}.why", option.why


def structure(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """What is wrong with items that are each well formed."""
    yield from _repeated_ids(pack.items, lines)
    for place, each in enumerate(pack.items):
        for key, found, remedy in (*_cited(each, pack), *_right(each), *_typed(each)):
            yield lines.item_problem(place, each, key, found, remedy)


_Told = Iterator[tuple[str, str, str]]  # the key, what was found, what to write


def _repeated_ids(items: Iterable[Item], lines: Lines) -> Iterator[Problem]:
    seen: set[ItemId] = set()
    for place, each in enumerate(items):
        if each.id in seen:
            found = f"repeats the id {each.id!r}"
            yield lines.item_problem(place, each, "id", found, "Give it an id of its own")
        seen.add(each.id)


def _cited(each: Item, pack: Pack) -> _Told:
    for number, count in Counter(each.paragraphs).items():
        if count > 1:
            yield "paragraphs", f"names {number} twice", "Keep one of the two"
    entry = pack.by_id.get(each.entry)
    if entry is None:
        yield "entry", f"names {each.entry!r}, which is no entry", "Name an entry of the pack"
        return
    cited = entry.citation.paragraphs
    for number in dict.fromkeys(each.paragraphs):
        if number not in cited:
            found = f"names ¶{number}, which {entry.id} does not cite"
            known = ", ".join(map(str, cited))
            remedy = f"Name some of: {known}" if known else "Choose an entry that cites it"
            yield "paragraphs", found, remedy


def _right(each: Item) -> _Told:
    for place, option in enumerate(each.options):
        if not option.text.languages:
            yield f"options.{place}", "has no text", "Write it: `en:` and `es:`"
    right = sum(option.right for option in each.options)
    wrong = len(each.options) - right
    if each.kind is ItemKind.SINGLE and right != 1:
        yield "options", f"has {right} right options", 'Mark exactly one with `right: "true"`'
    if each.kind is ItemKind.SEVERAL and (right < 2 or not wrong):
        found = f"has {right} right and {wrong} wrong options"
        yield "options", found, "Mark two or more as right, and leave one or more that are not"


def _typed(each: Item) -> _Told:
    """A form is accepted or near, not both; what is typed in one language has its forms there."""
    for key in ("accepted", "near"):
        forms: tuple[Phrasing, ...] = getattr(each, key)
        for language in Language:
            said = [normalise(form.text) for form in forms if form.language is language]
            for text in [text for text, count in Counter(said).items() if count > 1]:
                yield f"{key}.{language}", f"has {text!r} twice", "Keep one of the two"
    accepted = {normalise(form.text) for form in each.accepted}
    for form in each.near:
        if normalise(form.text) in accepted:
            found = f"has {form.text!r}, which is accepted too"
            yield f"near.{form.language}", found, "Keep one of the two"
