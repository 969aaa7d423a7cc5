"""
What a moderator types into a form, and the record it makes. Text in, the same text out.

Three things must be there: the question, the answer, and where it is from. The rest is "more".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.curation.state import TOPIC
from bot.entries import Language, StatementKind
from bot.knowledge import records, schema, sound
from bot.knowledge.content import telling
from bot.text import fold, normalise

_SLUG_WORDS = 6  # words of a question that make its entry's id
_SLUG = 40  # characters of an id, before a number that makes it one of its own
_POSSESSIVE = re.compile(r"['’]s\b")
_NUMBER = re.compile(r"\d{1,4}")
_ADDRESS = re.compile(r"https://\S+")
_PARAGRAPHS = re.compile(  # "¶15", "paragraphs 15 and 16", "párrafo 3 del artículo"
    r"(?:(?:paragraphs?|parrafos?|para?|p|y|and|of|the|del?|el|article|articulo)\b|[¶\d,;. &-])+"
)
_UNSEEN = re.compile(  # controls, turns of direction, signs without width, half letters, tags
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)  # what joins emoji and letters (U+200C, U+200D) stays: with it they look otherwise
_OWN = re.compile(r"our own|own knowledge|nuestr|propio|ourselves|nosotr")

Guess = Callable[[str], Language | None]  # the language a text is written in


class Field(StrEnum):
    """A field of the form, by the name it has in what a platform sends back."""

    QUESTION = "question"
    ANSWER = "answer"
    SOURCE = "source"
    PHRASINGS = "phrasings"
    KIND = "kind"
    BY = "by"
    WHEN = "when"
    TRANSLATION = "translation"
    REVIEW = "review"  # by when it is to be looked at again


FIRST = (Field.QUESTION, Field.ANSWER, Field.SOURCE)
_MORE = (Field.PHRASINGS, Field.BY, Field.WHEN, Field.TRANSLATION)
_KEYS = frozenset({"questions", "answer", "source", "kind", "by", "when", "review"})  # they fill
MOST: dict[Field, int] = {  # characters of each
    Field.QUESTION: schema.MAX_PHRASING,
    Field.ANSWER: schema.MAX_ANSWER,
    Field.SOURCE: 300,
    Field.PHRASINGS: 3_000,
    Field.KIND: 20,
    Field.BY: 120,
    Field.WHEN: 40,
    Field.TRANSLATION: schema.MAX_ANSWER,
    Field.REVIEW: 10,
}
KINDS = tuple(kind for kind in StatementKind if kind is not StatementKind.GAP)

Values = Mapping[str, str]  # what was typed, by field


def more(values: Values) -> tuple[Field, ...]:
    """
    The fields of the rest, of which a form holds five: what an entry says of the article has a
    kind, and what a community knows by itself may be out of date one day.
    """
    if Field.SOURCE in values:
        cites = bool((_source(values[Field.SOURCE]) or {}).get("paragraphs"))
        kind = cites and not values.get(Field.REVIEW)
    else:  # only what this form had was sent
        kind = Field.REVIEW not in values
    first, *rest = _MORE
    return (first, Field.KIND if kind else Field.REVIEW, *rest)


class Slip(StrEnum):
    """What is wrong with a field of the form, before anything else is looked at."""

    EMPTY = "empty"
    SOURCE = "source"  # neither a paragraph, nor an address, nor one's own knowledge
    VERBATIM = "verbatim"  # somebody else's own words
    PERSONAL = "personal"  # what the privacy guard would keep out
    UNSEEN = "unseen"  # characters nobody sees, or that turn the writing around
    LONG = "long"  # more than the field holds, of somebody who only suggests


@dataclass(frozen=True, slots=True)
class Read:
    """A record made of a form, or the fields that made it impossible."""

    record: dict[str, Any]
    slips: Mapping[Field, Slip]


def read(values: Values, language: Language, guess: Guess, before: records.Record) -> Read:
    """
    The record that a form makes of an earlier one.

    language: that of question and answer; before: the entry's record so far, with at least an id;
    fields that the form did not have stay as they are.
    """
    before = sound.readable(before, _KEYS)
    slips = {f: Slip.EMPTY for f in FIRST if f in values and not values[f].strip()}
    record = {"topic": TOPIC, "kind": StatementKind.NOTE.value, **before}
    if Field.SOURCE in values and Field.SOURCE not in slips:
        source = _source(values[Field.SOURCE])
        if source is None:
            slips[Field.SOURCE] = Slip.SOURCE
        else:
            record["source"] = source
            record["kind"] = _kind(values, before, source)
    if values.get(Field.KIND):
        record["kind"] = values[Field.KIND]
    asked = _questions(values, language, guess, before)
    answer = dict(before.get("answer", {}))
    for field, spoken in ((Field.ANSWER, language), (Field.TRANSLATION, language.other)):
        if field in values:
            answer[spoken.value] = values[field]
    record |= {"questions": asked, "answer": {k: text for k, text in answer.items() if text}}
    for field, key in ((Field.BY, "by"), (Field.WHEN, "when"), (Field.REVIEW, "review")):
        if field in values:
            text = values[field].strip()
            record[key] = ({language.value: text} if field is Field.BY else text) if text else None
    return Read({key: value for key, value in record.items() if value}, slips)


def values(record: records.Record, language: Language) -> dict[str, str]:
    """What a form shows of a record to whoever changes it."""
    record = sound.readable(record, _KEYS)
    asked, answer = record.get("questions", {}), record.get("answer", {})
    own, others = list(asked.get(language.value, ())), list(asked.get(language.other.value, ()))
    by = record.get("by") or {}
    return {
        Field.QUESTION: own[0] if own else "",
        Field.ANSWER: answer.get(language.value, ""),
        Field.SOURCE: _spelled(record.get("source") or {}, language),
        Field.PHRASINGS: "\n".join([*own[1:], *others]),
        Field.KIND: record.get("kind", StatementKind.NOTE.value),
        Field.BY: by.get(language.value, ""),
        Field.WHEN: record.get("when") or "",
        Field.TRANSLATION: answer.get(language.other.value, ""),
        Field.REVIEW: record.get("review") or "",
    }


def unseen(text: str) -> bool:
    """Whether it holds what nobody sees, and what may show others another text than was read."""
    return first_unseen(text) is not None


def first_unseen(text: str) -> str | None:
    """The first of what nobody sees in it, as "U+202E"; None where there is none."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def visible(text: str) -> str:
    """The text with what nobody sees written out."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def identifier(question: str, taken: Collection[str]) -> str:
    """An id for a new entry, made of its question: "library-opening-hours"."""
    plain = _POSSESSIVE.sub("", question)
    words = re.findall(r"[a-z0-9]+", " ".join(telling(plain)))[:_SLUG_WORDS]
    slug = "-".join(words)[:_SLUG].strip("-") or "entry"
    number = 1
    while (made := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return made


def _kind(values: Values, before: records.Record, source: Mapping[str, Any]) -> str:
    """What a statement is where nobody says: a summary of the article, or a note of ours."""
    if "kind" in before and bool(before.get("source", {}).get("paragraphs")):
        return str(before["kind"]) if source.get("paragraphs") else StatementKind.NOTE.value
    return StatementKind.FACT.value if source.get("paragraphs") else StatementKind.NOTE.value


def _questions(
    values: Values, language: Language, guess: Guess, before: records.Record
) -> dict[str, list[str]]:
    asked = {each: list(before.get("questions", {}).get(each.value, ())) for each in Language}
    first = values.get(Field.QUESTION)
    if Field.PHRASINGS in values:
        main = first if first is not None else next(iter(asked[language]), "")
        asked = {language: [main], language.other: []}
        for line in filter(str.strip, values[Field.PHRASINGS].splitlines()):
            asked[guess(line) or language].append(line.strip())
    elif first is not None:
        asked[language][:1] = [first]
    return {each.value: _once(asked[each]) for each in Language if any(asked[each])}


def _once(texts: list[str]) -> list[str]:
    """The texts without those that only repeat one before."""
    kept: dict[str, str] = {}
    for text in filter(None, texts):
        kept.setdefault(normalise(text) or text, text)
    return [*kept.values()]


def _source(text: str) -> dict[str, Any] | None:
    """Paragraphs, an address, or nothing for one's own knowledge; None where it is none of them."""
    plain = fold(text.strip())
    if address := _ADDRESS.fullmatch(text.strip()):
        return {"address": address[0]}
    if _PARAGRAPHS.fullmatch(plain) and (numbers := _NUMBER.findall(plain)):
        return {"paragraphs": list(dict.fromkeys(str(int(number)) for number in numbers))}
    return {} if _OWN.search(plain) else None


def _spelled(source: Mapping[str, Any], language: Language) -> str:
    if address := source.get("address"):
        return str(address)
    if numbers := source.get("paragraphs"):
        return ", ".join(f"¶{number}" for number in numbers)
    return "our own knowledge" if language is Language.ENGLISH else "conocimiento propio"
