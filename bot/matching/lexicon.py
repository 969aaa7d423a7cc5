"""
The words of some entries: of each phrasing, of each entry, how often in which language.

Splitting twenty thousand phrasings into words takes a second; what comes of it is kept as plain
arrays, and single phrasings and entries are looked up when a question comes near them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bot.entries import Entry, Language
from bot.matching.cache import ArrayCache, Arrays, numbered, shaped
from bot.matching.floats import Ints
from bot.matching.stems import stem
from bot.text import words as words_of


class Lexicon:
    """
    words: all distinct folded words of phrasings and answers, V of them; stems: theirs.

    Phrasings are numbered through, entry by entry.
    """

    def __init__(self, arrays: Arrays) -> None:
        """arrays: as `_arrays` makes them."""
        # A thousand communities have most of their words in common: one copy of each is enough.
        self.words: list[str] = [*map(sys.intern, _lines(arrays["words"]))]
        self.stems: list[str] = [*map(sys.intern, _lines(arrays["stems"]))]
        self.phrasings: list[str] = _lines(arrays["phrasings"])
        self._counts: NDArray[np.int32] = arrays["counts"]
        self._starts: NDArray[np.int64] = arrays["starts"]
        self._of_entries: Ints = arrays["entries"]

    @classmethod
    def of(cls, entries: Sequence[Entry], cache: ArrayCache) -> Lexicon:
        """The lexicon of these entries, read where it was kept."""
        content = ("\n".join([_spoken(entry), *texts_of(entry)]) for entry in entries)
        fits = partial(_fit, entries)
        return cls(cache.get("lexicon", content, lambda: _arrays(entries), fits))

    def phrasing(self, row: int) -> tuple[str, ...]:
        """The folded words of one phrasing."""
        return tuple(self.phrasings[row].split())

    def of_entry(self, number: int) -> Ints:
        """The numbers of the distinct words of an entry, its phrasings' and its answers'."""
        numbers: Ints = self._of_entries[self._starts[number] : self._starts[number + 1]]
        return numbers

    def counts(self, language: Language | None = None) -> dict[str, int]:
        """How often each word stands in phrasings, of one language or of both."""
        chosen = [language] if language else list(Language)
        uses = self._counts[:, list(map(list(Language).index, chosen))].sum(axis=1)
        return {word: use for word, use in zip(self.words, uses.tolist(), strict=True) if use}


def texts_of(entry: Entry) -> list[str]:
    """What an entry says and is asked: its phrasings, then its answers."""
    answers = [entry.answer.best(language) for language in Language]
    return [*(phrasing.text for phrasing in entry.phrasings), *answers]


def _spoken(entry: Entry) -> str:
    """The languages of an entry's phrasings, in order."""
    return " ".join(phrasing.language for phrasing in entry.phrasings)


def _arrays(entries: Sequence[Entry]) -> Arrays:
    uses = {language: Counter[str]() for language in Language}
    phrasings: list[str] = []
    spoken: list[list[str]] = []
    one: dict[str, str] = {}  # a word, once in memory
    for entry in entries:
        said = {one.setdefault(w, w) for text in texts_of(entry) for w in words_of(text)}
        for phrasing in entry.phrasings:
            words = words_of(phrasing.text)
            uses[phrasing.language].update(words)
            phrasings.append(" ".join(words))
        spoken.append(sorted(said))
    vocabulary = sorted(one)
    number = {word: place for place, word in enumerate(vocabulary)}
    return {
        "words": _joined(vocabulary),
        "stems": _joined(map(stem, vocabulary)),
        "phrasings": _joined(phrasings),
        "counts": np.array(
            [[uses[language][word] for language in Language] for word in vocabulary], np.int32
        ).reshape(len(vocabulary), len(Language)),
        "starts": np.cumsum([0, *map(len, spoken)]),
        "entries": np.array([number[word] for said in spoken for word in said], np.int32),
    }


def _fit(entries: Sequence[Entry], arrays: Arrays) -> bool:
    """Whether arrays that were kept can be those of these entries."""
    lines = {name: len(_lines(arrays[name])) for name in ("words", "stems", "phrasings")}
    starts = arrays["starts"]
    return (
        lines["words"] == lines["stems"]
        and lines["phrasings"] == sum(len(entry.phrasings) for entry in entries)
        and shaped(arrays["counts"], "i", lines["words"], len(Language))
        and shaped(starts, "i", len(entries) + 1)
        and numbered(arrays["entries"], int(starts[-1]), lines["words"])
    )


def _joined(lines: Iterable[str]) -> NDArray[np.str_]:
    return np.array("".join(f"{line}\n" for line in lines))


def _lines(joined: NDArray[np.str_]) -> list[str]:
    return str(joined).split("\n")[:-1]
