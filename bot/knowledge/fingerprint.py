"""
A `source.yaml` made from a text with numbered paragraphs; no sentence of the text is kept.

The text: lines "¶1 ...", headings "## ...", and any other line (headline, caption, author's
line), which counts as paragraph 0. What a program cannot know (Spanish forms of names, whose
figure it is) is kept from an earlier `source.yaml` when one is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from bot.entries import Language
from bot.knowledge.figures import Number, numbers
from bot.knowledge.names import NameFinder, is_common
from bot.knowledge.pack import Name, Paragraph, Source
from bot.knowledge.quotations import shingles
from bot.text import fold, words

_MONTHS = dict(
    zip(
        "January February March April May June July August September October November"
        " December".split(),
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
        " diciembre".split(),
        strict=True,
    )
)
QUOTE_WORDS = 12  # words kept of a phrase the source quotes

_PARAGRAPH = re.compile(r"^¶(\d+)\s+(.*)$")
_QUOTED = re.compile(r"[“‘]([^”’]+)[”’](?!\w)")
_HEDGE = re.compile(r"\b(nearly|almost|around|about|some|more than)(?: [\w$]+)?\s*$")
_HEDGE_NAMES = {"nearly": "nearly", "almost": "nearly", "more than": "more"}
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|de|of))*")


def paragraphs(text: str) -> dict[int, tuple[str | None, str]]:
    """The section and the words of each numbered paragraph; 0 gathers what has no number."""
    found: dict[int, tuple[str | None, str]] = {0: (None, "")}
    section: str | None = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if match := _PARAGRAPH.match(line):
            found[int(match[1])] = (section, match[2])
        elif line.startswith("## "):
            section = line[3:].strip()
        else:
            found[0] = (None, f"{found[0][1]}\n{line.lstrip('# *').rstrip('*')}".strip())
    return found


def fingerprint(text: str, known: Source | None = None) -> dict[str, Any]:
    """
    The plain value of a `source.yaml` for this text.

    known: an earlier fingerprint, whose names, voices of figures and quotes are kept.
    """
    parts = paragraphs(text)
    names = known.names if known else _guessed_names(parts)
    finder = NameFinder(names)
    earlier = known.paragraphs if known else {}
    return {
        "names": [_name_value(name) for name in names],
        "paragraphs": [
            _paragraph_value(number, section, body, finder, earlier.get(number))
            for number, (section, body) in sorted(parts.items())
        ],
    }


def to_yaml(value: dict[str, Any]) -> str:
    """The `source.yaml` of a fingerprint."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def _paragraph_value(
    number: int, section: str | None, body: str, finder: NameFinder, earlier: Paragraph | None
) -> dict[str, Any]:
    found = list(_numbers(body))
    voices = {figure.value: figure.by for figure in earlier.figures} if earlier else {}
    kept = earlier.quotes if earlier else ()
    value = {
        "number": str(number),
        "section": section,
        "figures": [_figure(n, body, voices.get(n.value)) for n in found if not n.is_year],
        "years": sorted({n.value for n in found if n.is_year}),
        "names": sorted({name.id for name in finder.find(body, Language.ENGLISH)}),
        "quotes": list(dict.fromkeys((*_quotes(body), *kept))),
        "shingles": sorted(shingles(body)),
    }
    return {key: item for key, item in value.items() if item not in (None, [])}


def _numbers(body: str) -> Iterator[Number]:
    seen = set()
    for number in numbers(fold(body), spanish=False):
        if number.value not in seen:
            seen.add(number.value)
            yield number


def _figure(number: Number, body: str, by: str | None) -> dict[str, str]:
    before = _HEDGE.search(fold(body)[: number.start])
    hedge = _HEDGE_NAMES.get(before[1], "about") if before else None
    value = {"value": number.value, "hedge": hedge, "by": by}
    return {key: text for key, text in value.items() if text}


def _quotes(body: str) -> list[str]:
    return [" ".join(words_of(match[1])) for match in _QUOTED.finditer(body)]


def words_of(phrase: str) -> list[str]:
    """The phrase's first `QUOTE_WORDS` words as they stand, without punctuation at its ends."""
    return phrase.strip(" .,;").split()[:QUOTE_WORDS]


def _guessed_names(parts: dict[int, tuple[str | None, str]]) -> tuple[Name, ...]:
    guessed = {
        match.group().removesuffix("’s")
        for _, body in parts.values()
        for match in _NAME.finditer(body)
        if not is_common(match.group())  # "We", where a quotation begins
    }
    return tuple(
        Name("-".join(words(form)), (form,), (_MONTHS.get(form, form),)) for form in sorted(guessed)
    )


def _name_value(name: Name) -> dict[str, Any]:
    value: dict[str, Any] = {"id": name.id, "en": list(name.en), "es": list(name.es)}
    return value | ({"always": "true"} if name.always else {})
