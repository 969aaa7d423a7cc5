"""What a pack's `workshop.yaml` holds: goals, questions to discuss, and a glossary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.entries import Bilingual


@dataclass(frozen=True, slots=True)
class Point:
    """A goal or a question to discuss, and the paragraphs it rests on."""

    text: Bilingual
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What is there to do on one topic; goals go on from "At the end you can ..."."""

    topic: str
    goals: tuple[Point, ...]
    prompts: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the article with its meaning there; topics: those in which it comes up."""

    id: str
    term: Bilingual
    meaning: Bilingual
    topics: tuple[str, ...]
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Workshop:
    """All that a pack has for workshops beside its quiz."""

    themes: tuple[Theme, ...] = ()
    terms: tuple[Term, ...] = ()


def workshop(value: Mapping[str, Any]) -> Workshop:
    """What a file says that is valid by its format."""
    themes = (
        Theme(each["topic"], _points(each["goals"]), _points(each["prompts"]))
        for each in value.get("topics", ())
    )
    terms = (
        Term(
            each["id"],
            _both(each["term"]),
            _both(each["meaning"]),
            tuple(each["topics"]),
            _numbers(each["paragraphs"]),
        )
        for each in value.get("glossary", ())
    )
    return Workshop(tuple(themes), tuple(terms))


def _points(values: Sequence[Mapping[str, Any]]) -> tuple[Point, ...]:
    return tuple(Point(_both(each), _numbers(each["paragraphs"])) for each in values)


def _both(value: Mapping[str, str]) -> Bilingual:
    return Bilingual(value.get("en"), value.get("es"))


def _numbers(values: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(int, values))
