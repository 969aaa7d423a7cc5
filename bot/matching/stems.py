"""Words reduced to their stems, whichever of the two languages they belong to."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

_ENGLISH = snowballstemmer.stemmer("english")
_SPANISH = snowballstemmer.stemmer("spanish")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """
    The shorter of a folded word's English and Spanish Snowball stems.

    Both languages sit in one index and a question may mix them, so the choice must not depend
    on a guess of the language: it is a function of the word alone.
    """
    if word[0].isdigit():
        return word
    english, spanish = str(_ENGLISH.stemWord(word)), str(_SPANISH.stemWord(word))
    return english if len(english) <= len(spanish) else spanish
