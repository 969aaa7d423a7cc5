"""
Questions that only make sense after another: "and in 2013?", "¿y él?", "why?".

Such a question is completed with the stored phrasing that the question before it matched, in
which its own year or name takes the place of the old one; a "he" in it becomes the name that was
spoken of. The person's earlier words are not needed and not kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.text import words

Find = Callable[[Sequence[str]], frozenset[str]]

_OPENERS = frozenset(
    "and but so also then or y e pero entonces tambien o ahora what how que".split()
)
_PHRASES = ("what about", "how about", "que tal", "que hay de", "que paso con", "and what about")
_POINTERS = frozenset(
    "he him his she her hers it its they them their theirs that those this these "
    "there same one ones el ella ellos ellas eso esa ese esos esas esto esta este "
    "estas estos su sus le les lo la los las ahi alli mismo misma otro otra otros "
    "otras other others".split()
)
_BARE = frozenset(
    "why when who where how which what much many por que quien quienes cuando "
    "donde como cual cuales cuanto cuantos cuantas porque really seguro sure".split()
)
_LONGEST = 9  # words; a longer question is taken to stand by itself
_LONGEST_OPENED = 16  # the same where it opens with "and", "so", "pero" ...
_GOING_ON = frozenset("and y but pero so entonces also tambien ok o".split())
# Who is spoken of, in words; "él" keeps its accent, since "el" is only "the".
_HE = re.compile(r"\b(?:he|she|him|his|hers?|él|ella|su|sus)\b", re.IGNORECASE)
# Spanish leaves "he" out: a question that ends in one of these lacks its subject.
_WITHOUT_HE = frozenset(
    "es era fue viene dijo dice hizo hace propuso propone prometio quiere queria opina piensa "
    "trabaja vive nacio apoya defiende".split()
)


def depends(text: str) -> bool:
    """Whether a question leans on the one before it."""
    asked = words(text)
    if not asked:
        return False
    if asked[0] in _GOING_ON:
        return len(asked) <= _LONGEST_OPENED
    return len(asked) <= _LONGEST and (
        len(asked) <= 3
        or asked[-1] in _WITHOUT_HE
        or " ".join(asked).startswith(_PHRASES)
        or bool(_POINTERS & set(asked))
    )


def complete(text: str, matched: str, find: Find) -> str:
    """
    The question completed from the phrasing that was matched before.

    find: tells which years, places and names words speak of.
    """
    asked = [word for i, word in enumerate(words(text)) if i or word not in _OPENERS]
    new = find(asked)
    kept = words(matched)
    if new:
        kept = [word for word in kept if not _replaced(word, new, find)]
    return " ".join([*kept, *asked])


def naming(text: str, matched: str, find: Find) -> str:
    """
    The question with the one name of the phrasing matched before for its "he", "his", "él" ...

    The same text where it names somebody itself, or the phrasing names nobody or several.
    find: tells which people words speak of.
    """
    asked = words(text)
    names = [word for word in words(matched) if not word.isdigit() and find([word])]
    if not asked or "one" in asked or find(asked) or len(find(names)) != 1:
        return text
    named, count = _HE.subn(names[-1], text)
    if count or asked[-1] not in _WITHOUT_HE:
        return named
    return f"{text} {names[-1]}"


def _replaced(word: str, new: frozenset[str], find: Find) -> bool:
    """Whether the old word names a thing of the kind that the new question names."""
    old = find([word])
    years = {name.isdigit() for name in new}
    return bool(old) and all(name.isdigit() in years for name in old) and not old & new
