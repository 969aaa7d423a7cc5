"""What a question that is still being typed may become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from bot.entries import Entry, Language
from bot.knowledge.pack import Pack
from bot.matching.matcher import Matcher
from bot.text import cut, words

MOST = 25  # entries offered at once
_SHORTEST = 2  # characters; fewer say nothing about a question
_LIKE = 75.0  # 0..100; the mean likeness of the typed words from which a title is offered


class Completer:
    """Completes from the entries of one pack or library; matcher: of all that is asked of it."""

    def __init__(self, pack: Pack, matcher: Matcher) -> None:
        self._pack, self._matcher = pack, matcher

    @cached_property
    def _titles(self) -> dict[Language, list[list[str]]]:
        """The words of every entry's title."""
        entries = self._pack.entries
        return {each: [words(entry.title(each)) for entry in entries] for each in Language}

    def complete(self, typed: str, language: Language, most: int = MOST) -> list[Entry]:
        """
        The entries that a question begun like this may be after, at most `most`.

        What the engine would answer with comes first, then the titles that the typed words begin
        or sound like, then what comes closest and is asked for with these words. Nothing typed
        gives one entry of each topic.
        """
        typed = cut(typed)
        if not _begun(typed):
            return [*self._pack.examples[:most]]
        ranking = self._matcher.rank(typed)
        here = [m for m in ranking.matches if m.entry.id in self._pack.by_id]
        meant = [m.entry.id for m in here if m.confidence >= ranking.suggest]
        begun = [self._pack.entries[place].id for place in alike(typed, self._titles[language])]
        close = alike(typed, [words(m.phrasing.text) for m in here])
        found = dict.fromkeys([*meant, *begun, *(here[place].entry.id for place in close)])
        return [self._pack.by_id[each] for each in found][:most]


def alike(typed: str, titles: Iterable[Sequence[str]]) -> list[int]:
    """The places of the titles whose words begin or sound like the typed ones, likest first."""
    asked = _begun(typed)
    scored = [(_likeness(asked, title), place) for place, title in enumerate(titles)]
    return [place for score, place in sorted(scored, key=_likest) if score >= _LIKE]


def _begun(typed: str) -> list[str]:
    """The words typed so far, none where there is too little of them."""
    return words(typed) if len(typed.strip()) >= _SHORTEST else []


def _likest(scored: tuple[float, int]) -> tuple[float, int]:
    return -scored[0], scored[1]


def _likeness(asked: Sequence[str], offered: Sequence[str]) -> float:
    """How well each typed word meets its best word of the title, 0 to 100, on average."""
    if not asked:
        return 0.0
    best = (max((_word(word, other) for other in offered), default=0.0) for word in asked)
    return sum(best) / len(asked)


def _word(typed: str, other: str) -> float:
    if other.startswith(typed):
        return 100.0
    return fuzz.ratio(typed, other[: len(typed) + 1]) if len(typed) > _SHORTEST else 0.0
