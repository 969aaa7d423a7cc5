"""Words with which every text on some paragraphs must begin, such as the date of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.entries import Bilingual, Entry
from bot.knowledge.findings import Finding, What
from bot.knowledge.pack import Opening


def unopened(entry: Entry, openings: Iterable[Opening]) -> Iterator[Finding]:
    """The texts of an entry that do not begin as its paragraphs ask for ("As of 2018, ...")."""
    for opening in openings:
        if not set(entry.citation.paragraphs) & set(opening.paragraphs):
            continue
        for key, text, wanted in _opened(entry, opening):
            for language in text.languages:
                begin = wanted.get(language)
                if begin and not text.best(language).startswith(begin):
                    at, details = f"{key}.{language}", {"begin": begin}
                    yield Finding(at, What.OPENING, details, _cited(entry, opening))


def _opened(entry: Entry, opening: Opening) -> Iterator[tuple[str, Bilingual, Bilingual]]:
    yield "answer", entry.answer, opening.answer
    if entry.simple and opening.simple:
        yield "simple", entry.simple, opening.simple


def _cited(entry: Entry, opening: Opening) -> tuple[int, ...]:
    return tuple(sorted(set(entry.citation.paragraphs) & set(opening.paragraphs)))
