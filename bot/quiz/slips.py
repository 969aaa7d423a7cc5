"""
Is a word a slip of the fingers or of spelling, or another word?

One edit is forgiven, and only one as people make them: two letters swapped, one doubled, dropped
or put in beside its neighbour on the keyboard, a vowel for a vowel, a spelling that sounds alike.
What makes another word of it is not: a beginning or an ending that differs ("emigrant", "reported",
"deportee"), a digit; nor is any edit of a word of few letters, where other words are near.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.matching.correction import sound

_DOUBLED = 3  # letters of a word in which one may be doubled
_ALIKE = 4  # letters of a word that may be spelt as it sounds
_SAFE = 5  # letters from which other edits are forgiven
_CLEAR = 7  # letters of a word whose first one may be wrong, or one of another row of keys
_LONG = 8  # letters of a word that has few neighbours
_VOWELS = frozenset("aeiouy")
_INFLECTED = frozenset("densrt")  # last letters that change the meaning
_PREFIXES = frozenset({"de", "re"})
_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
_HARD_G = re.compile(r"gu(?=[ei])")


def is_slip(typed: str, meant: str, *, helped: bool = False) -> bool:
    """
    Whether the folded word is the one meant, as it is or with a natural typo.

    helped: the words around it are right, which makes up for a letter.
    """
    if typed == meant:
        return True
    shorter = min(len(typed), len(meant)) + helped
    if shorter < _DOUBLED or not (typed.isalpha() and meant.isalpha()) or _person(typed, meant):
        return False
    distance = OSA.distance(typed, meant, score_cutoff=2)
    heard, sounds = _heard(typed), _heard(meant)
    if heard == sounds:
        return shorter >= _ALIKE or distance == 1
    if distance == 1:
        return _natural(typed, meant, helped)
    return (
        distance == 2
        and shorter >= _LONG
        and typed[0] == meant[0]
        and OSA.distance(heard, sounds) == 1
        and _natural(heard, sounds, helped)
    )


def _heard(word: str) -> str:
    return sound(_HARD_G.sub("g", word))


def _person(typed: str, meant: str) -> bool:
    """Whether one is of the other what "refugee" is of "refuge"."""
    longer = max(typed, meant, key=len)
    named = longer.endswith("ee") and len(longer) >= _CLEAR
    return named and longer[:-1] in {typed, meant}


def _natural(typed: str, meant: str, helped: bool) -> bool:
    """Whether the one edit between the two is one that people make."""
    place = _differ_at(typed, meant)
    if len(typed) != len(meant):
        return _one_more_or_less(typed, meant, place, helped)
    if len(meant) + helped < _SAFE:
        return False
    if typed[place + 1 :] != meant[place + 1 :]:
        return True  # two letters swapped
    if place == 0:
        return _first_wrong(typed, meant, helped) and _beside(typed[0], meant[0])
    return _exchanged(typed, meant, place, helped)


def _differ_at(typed: str, meant: str) -> int:
    pairs = enumerate(zip(typed, meant, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(typed), len(meant)))


def _first_wrong(typed: str, meant: str, helped: bool) -> bool:
    """Whether a word so long may lack its first letter or have another: no prefix, no vowel."""
    if len(meant) + helped < _CLEAR:
        return False
    if len(typed) < len(meant):
        return meant[0] not in _VOWELS and meant[:2] not in _PREFIXES
    return not {typed[:2], meant[:2]} <= _PREFIXES


def _exchanged(typed: str, meant: str, place: int, helped: bool) -> bool:
    letters = {typed[place], meant[place]}
    if place == len(meant) - 1:
        if letters <= _VOWELS and len(meant) < _LONG:
            return False  # "France", "Franco"
        if letters <= _INFLECTED:
            return False
    if letters <= _VOWELS and place > 1:
        return True  # nobody misspells the first syllable ("petrol", "patrol")
    return _beside(typed[place], meant[place], rows=len(meant) + helped >= _CLEAR)


def _one_more_or_less(typed: str, meant: str, place: int, helped: bool) -> bool:
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    letter, letters = longer[place], len(shorter) + helped
    around = longer[max(0, place - 1) : place] + longer[place + 1 : place + 2]
    if place == 0:
        return letter == "h" or (longer is meant and _first_wrong(typed, meant, helped))
    if letter in around:
        return True  # doubled, or one of two
    if letters < _SAFE:
        return False
    if place == len(shorter) or longer is meant:
        return True
    near = any(_beside(letter, other) for other in around)
    return near or letter in _VOWELS or letter == "h" or len(meant) >= _LONG


def _beside(one: str, other: str, *, rows: bool = True) -> bool:
    """
    Whether the two keys touch; each row stands half a key right of the one above.

    rows: also those of two rows, which fingers mistake less often.
    """
    places = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
    if one not in places or other not in places:
        return False
    (upper, left), (lower, right) = sorted((places[one], places[other]))
    if upper == lower:
        return right - left == 1
    return rows and lower - upper == 1 and left - right in {0, 1}
