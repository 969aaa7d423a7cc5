"""
Is a word a slip of the fingers or of spelling, or another word?

One edit is forgiven, and only one as people make them: two letters swapped, one doubled, dropped
or put in beside its neighbour on the keyboard, a vowel for a vowel, a spelling that sounds alike.
What makes another word of it is not: a first letter that differs ("emigrate"), an ending that
does ("deported", "deportee"), a digit.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.matching.correction import sound

_SHORTEST = 4  # letters; shorter words have to be typed as they are
_SAFE = 5  # letters from which one may be dropped or exchanged
_LONG = 8  # letters of a word that has few neighbours
_VOWELS = frozenset("aeiouy")
_INFLECTED = frozenset("densrt")  # "deported", "deportee": last letters that change the meaning
_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")


def is_slip(typed: str, meant: str) -> bool:
    """Whether the folded word is the one meant, as it is or with a natural typo."""
    if typed == meant:
        return True
    shorter = min(len(typed), len(meant))
    if shorter < _SHORTEST or not (typed.isalpha() and meant.isalpha()):
        return False
    if {typed, meant} == {whole := max(typed, meant), whole[:-1]} and whole.endswith("ee"):
        return False  # "refuge", "refugee"
    heard, sounds = sound(typed), sound(meant)
    if heard == sounds and heard:
        return True
    if OSA.distance(typed, meant, score_cutoff=1) == 1:
        return _natural(typed, meant)
    return (
        shorter >= _LONG
        and typed[0] == meant[0]
        and OSA.distance(typed, meant, score_cutoff=2) == 2
        and OSA.distance(heard, sounds, score_cutoff=1) == 1
        and _natural(heard, sounds)
    )


def _natural(typed: str, meant: str) -> bool:
    """Whether the one edit between the two is one that people make."""
    place = _differ_at(typed, meant)
    if len(typed) != len(meant):
        return _one_more_or_less(typed, meant, place)
    if typed[place + 1 :] != meant[place + 1 :]:
        return True  # two letters swapped
    return _exchanged(typed[place], meant[place], place, len(meant))


def _differ_at(typed: str, meant: str) -> int:
    pairs = enumerate(zip(typed, meant, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(typed), len(meant)))


def _exchanged(typed: str, meant: str, place: int, length: int) -> bool:
    if length < _SAFE:
        return False
    if place == 0:
        return length >= _LONG and _beside(typed, meant, same_row=True)
    last = place == length - 1
    if last and length < _LONG and {typed, meant} <= _VOWELS:
        return False  # "France", "Franco"
    if last and {typed, meant} <= _INFLECTED:
        return False
    return {typed, meant} <= _VOWELS or _beside(typed, meant)


def _one_more_or_less(typed: str, meant: str, place: int) -> bool:
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    letter = longer[place]
    around = longer[max(0, place - 1) : place] + longer[place + 1 : place + 2]
    if place == 0:
        return letter == "h"
    if letter in around:
        return True  # doubled, or one of two
    if place == len(shorter):
        return len(shorter) > _SAFE or (letter == "s" and len(shorter) >= _SHORTEST)
    if longer is meant:
        return len(meant) >= _SAFE
    near = any(_beside(letter, other) for other in around)
    return near or letter in _VOWELS or letter == "h" or len(meant) >= _LONG


def _beside(one: str, other: str, *, same_row: bool = False) -> bool:
    """Whether the two keys touch; each row stands half a key right of the one above."""
    places = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
    if one not in places or other not in places:
        return False
    (upper, left), (lower, right) = sorted((places[one], places[other]))
    if upper == lower:
        return right - left == 1
    return not same_row and lower - upper == 1 and left - right in {0, 1}
