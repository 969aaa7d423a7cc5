"""
The years, places and names a text speaks of, which an answer must share with its question.

"How many Haitians in 2021?" must not get the Central Americans of 2015, however alike the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from bot.text import normalise

_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
_LONGEST = 6  # words in one name ("Comisión Nacional de los Derechos Humanos")
_AMBIGUOUS = frozenset({"usa", "el paso", "eu", "america"})  # common words of the other language


@cache
def places() -> Mapping[str, str]:
    """Ids of the world's countries, their people, and the region's places, by folded form."""
    text = resources.files("bot.matching").joinpath("places.json").read_text("utf-8")
    return {
        normalise(form): record["id"]
        for record in json.loads(text)
        for form in (*record["en"], *record["es"])
        if form not in _AMBIGUOUS
    }


class EntityFinder:
    """Finds years, places and the names of a source in folded words."""

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        """names: ids with their written forms; they take precedence over places."""
        own = {normalise(form): name for name, forms in names for form in forms}
        self._ids = {**places(), **own}
        self._openers = {form.split(" ", 1)[0] for form in self._ids if form}

    @property
    def words(self) -> frozenset[str]:
        """Every word of every form; none is a typing error."""
        return frozenset(word for form in self._ids for word in form.split())

    def find(self, words: Sequence[str]) -> frozenset[str]:
        """Ids of what the words name: "2015", "haiti", "anaya"; the longest form wins."""
        found: set[str] = set()
        at = 0
        while at < len(words):
            word = words[at]
            at += 1
            if _YEAR.match(word):
                found.add(word)
            elif word in self._openers:
                name, length = self._name_at(words, at - 1)
                if name:
                    found.add(name)
                    at += length - 1
        return frozenset(found)

    def _name_at(self, words: Sequence[str], at: int) -> tuple[str | None, int]:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if name := self._ids.get(" ".join(words[at : at + length])):
                return name, length
        return None, 0
