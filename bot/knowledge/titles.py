"""Editorial rules on titles: what stands for an entry in lists must tell it from all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.entries import Entry, Language
from bot.errors import Problem
from bot.knowledge import schema
from bot.knowledge.content import stems, twins
from bot.knowledge.lines import Lines
from bot.knowledge.pack import Pack
from bot.text import normalise, words

_TWINS = 0.91  # share of words from which two labels look the same, unless a figure differs
_APART = "Write what tells the two apart"
_ARTICLES = frozenset("a an the el la los las un una unos unas".split())


@dataclass(frozen=True, slots=True)
class _Shown:
    """How an entry looks in a list: its label, and the label's words without their endings."""

    entry: Entry
    text: str
    stems: frozenset[str]


def languages(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """Titles that are missing in a language which the pack or the entry's questions speak."""
    for entry in pack.entries:
        if entry.own_title is None:
            continue
        spoken = {*pack.rules.languages, *(phrasing.language for phrasing in entry.phrasings)}
        for language in sorted(spoken - {*entry.own_title.languages}):
            remedy = "Write it, or leave the title out"
            yield lines.problem(entry, f"title.{language}", f"is missing in {language}", remedy)


def lengths(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """Titles that a button would cut, of entries that never were in a file."""
    for entry in pack.entries:
        for language in entry.own_title.languages if entry.own_title else ():
            if (length := len(entry.title(language))) > schema.MAX_TITLE:
                remedy = f"Write at most {schema.MAX_TITLE}"
                found = f"has {length} characters"
                yield lines.problem(entry, f"title.{language}", found, remedy)


def alike(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """Titles that another entry's label, or one of its questions, could be taken for."""
    for language in Language:
        shown = [_shown(entry, language) for entry in pack.entries]
        yield from _twins(shown, language, lines)
        yield from _asked_elsewhere(shown, language, lines)


def _shown(entry: Entry, language: Language) -> _Shown:
    text = entry.title(language)
    kept = (word for word in words(text) if word not in _ARTICLES)
    return _Shown(entry, text, stems(kept, language))


def _twins(shown: list[_Shown], language: Language, lines: Lines) -> Iterator[Problem]:
    for places in twins([item.stems for item in shown], _TWINS):
        later, earlier = (shown[place] for place in places)
        titled, other = (later, earlier) if _has(later, language) else (earlier, later)
        if _has(titled, language) and not any(map(str.isdigit, later.stems ^ earlier.stems)):
            found = f"looks the same in a list as {other.entry.id}: {other.text!r}"
            yield lines.problem(titled.entry, f"title.{language}", found, _APART)


def _asked_elsewhere(shown: list[_Shown], language: Language, lines: Lines) -> Iterator[Problem]:
    asked: defaultdict[str, list[Entry]] = defaultdict(list)
    for item in shown:
        for phrasing in item.entry.phrasings:
            asked[normalise(phrasing.text)].append(item.entry)
    for item in shown:
        if not _has(item, language):
            continue
        for entry in asked[normalise(item.text)]:
            if entry.id != item.entry.id:
                found = f"is a question of {entry.id}, which would answer it"
                yield lines.problem(item.entry, f"title.{language}", found, _APART)


def _has(item: _Shown, language: Language) -> bool:
    return bool(item.entry.own_title and item.entry.own_title.get(language))
