"""Where a pack's `source.yaml` differs from the text it was made from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.errors import Problem
from bot.knowledge import build
from bot.knowledge.fingerprint import fingerprint, paragraphs
from bot.knowledge.lines import Lines
from bot.knowledge.pack import Pack, Paragraph
from bot.text import words

_FILE = "source.yaml"
_AGAIN = "Run `refugio kb fingerprint` again, or mend the text"


@dataclass(frozen=True, slots=True)
class _Place:
    """One paragraph of the pack's `source.yaml`, for messages."""

    number: int
    line: int

    def problem(self, key: str, found: str) -> Problem:
        return Problem(_FILE, self.line, f"¶{self.number}, {key}", found, _AGAIN)


def against_text(pack: Pack, text: str, lines: Lines | None = None) -> list[Problem]:
    """
    Every figure, year, name, quoted phrase and shingle in which `source.yaml` and a text differ.

    text: paragraphs numbered "¶1 ...", as `fingerprint` reads them.
    """
    if pack.source is None:
        found = "is missing, so there is nothing to compare"
        return [Problem(_FILE, 0, "", found, "Run `refugio kb fingerprint` on the text")]
    fresh = build.source(fingerprint(text, pack.source)).paragraphs
    bodies = {number: body for number, (_, body) in paragraphs(text).items()}
    kept = pack.source.paragraphs
    problems = list(_unpaired(set(kept), set(fresh)))
    for position, (number, paragraph) in enumerate(kept.items()):
        place = _Place(number, _line(lines, position))
        if number in fresh:
            problems += _differences(place, paragraph, fresh[number])
            problems += _strange_quotes(place, paragraph, bodies[number])
    return sorted(problems)


def _line(lines: Lines | None, position: int) -> int:
    document = lines.documents.get(_FILE) if lines else None
    return document.line(("paragraphs", position)) if document else 0


def _unpaired(kept: set[int], fresh: set[int]) -> Iterator[Problem]:
    for number in kept - fresh:
        yield Problem(_FILE, 0, f"¶{number}", "is a paragraph that the text has not", _AGAIN)
    for number in fresh - kept:
        yield Problem(_FILE, 0, f"¶{number}", "is a paragraph of the text, and missing", _AGAIN)


def _differences(place: _Place, kept: Paragraph, fresh: Paragraph) -> Iterator[Problem]:
    if kept.section != fresh.section:
        found = f"is under {kept.section!r}, in the text under {fresh.section!r}"
        yield place.problem("section", found)
    for key, left, right in (
        ("figures", _figures(kept), _figures(fresh)),
        ("years", kept.years, fresh.years),
        ("names", kept.names, fresh.names),
        ("quotes", kept.quotes, fresh.quotes),
    ):
        for value in sorted(set(left) - set(right)):
            yield place.problem(key, f"has {value!r}, which the text has not")
        for value in sorted(set(right) - set(left)):
            yield place.problem(key, f"lacks {value!r} of the text")
    if changed := len(kept.shingles ^ fresh.shingles):
        yield place.problem("shingles", f"differ from the text's in {changed} runs of words")


def _figures(paragraph: Paragraph) -> Collection[str]:
    return [" ".join(filter(None, (f.hedge, f.value))) for f in paragraph.figures]


def _strange_quotes(place: _Place, kept: Paragraph, body: str) -> Iterator[Problem]:
    """Phrases kept by hand survive a new fingerprint, so they are looked up in the text itself."""
    said = f" {' '.join(words(body))} "
    for quote in kept.quotes:
        if f" {' '.join(words(quote))} " not in said:
            yield place.problem("quotes", f"has {quote!r}, which the text does not say")
