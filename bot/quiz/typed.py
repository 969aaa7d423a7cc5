"""
Short texts and numbers as people type them, held against an item.

Accents, case, punctuation, articles and natural typos are forgiven. What is as close to a near
miss that the item lists as to an answer it accepts is none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.entries import Phrasing
from bot.items import Item
from bot.knowledge import figures
from bot.knowledge.names import unaccented
from bot.quiz.slips import is_slip
from bot.text import cut, fold, words

_ARTICLES = frozenset("the a an el la los las un una unos unas lo".split())
_BEFORE = _ARTICLES | frozenset(  # words that begin an answer and say nothing
    """it its is was they were he she i think believe maybe probably in at on to by from answer
    es era fue fueron son eran creo que pienso quiza quizas en al del de por respuesta se
    llama llamaba called president presidente presidenta candidate candidato candidata delegate
    delegado mr mrs ms dr sr sra senor senora""".split()
)
_MOST_SLIPS = 2  # in one answer, each in a word of its own
_TELLING = 4  # letters of a word that, being right, makes up for a letter of another
_CLOSE = 0.75  # similarity from which an answer counts as near
_CLOSE_LETTERS = 4  # of an answer that may be near by its letters
_WHOLE = 8  # letters of words run together that may have a slip

_DOTTED = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")  # in "A.M.L.O."
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '’]\d{3})+(?![\d])")
_CENTS = re.compile(r"(?<=\d)[.,]0{1,2}(?!\d)")
_AND = re.compile(r"\b((?:tre|cuare|cincue|sese|sete|oche|nove)(?:i)?nta) y (?=\w)")
_KILO = re.compile(r"(?<=\d) ?k\b")
_MINUS = re.compile(r"\s*[-−]\s*\d")
_NEAR_SHARE = Decimal("0.1")  # of the number, within which another is near
_NEAR_YEARS = 5


def is_text(item: Item, given: str) -> bool:
    """Whether it is an answer that the item accepts, typos aside."""
    said = _key(given)
    plain = " ".join(words(cut(given)))
    if plain in _plainly(item.accepted):
        return bool(plain)
    if not said or plain in _plainly(item.near):
        return False
    keys, others = _keys(item.accepted), _keys(item.near)
    if said in keys:
        return True
    closest = min((_distance(said, other) for other in others), default=None)
    return any(
        _same(said, key) and (closest is None or _distance(said, key) < closest) for key in keys
    )


def is_near_text(item: Item, given: str) -> bool:
    """Whether it is close to an answer that the item accepts, or to one that it lists as near."""
    said = _key(given)
    letters = "".join(said)
    for key in (*_keys(item.accepted), *_keys(item.near)):
        if said == key or (set(key) <= set(said) and key):
            return True
        if len(letters) < _CLOSE_LETTERS:
            continue
        if OSA.normalized_similarity(letters, "".join(key)) >= _CLOSE:
            return True
        if any(len(word) >= _CLOSE_LETTERS and word in key for word in said) and (
            set(said) <= set(key)
        ):
            return True
    return False


def is_number(item: Item, given: str) -> bool:
    """
    Whether it names one number, and that within the item's tolerance.

    The year beside it is no second one ("176,726 in 2015"), where no year is asked for.
    """
    meant = item.number
    if meant is None:
        return False
    for said in _readings(given):
        counted = said if _is_year(meant) else [n for n in said if not _is_year(n)]
        if len(counted) == 1 and abs(counted[0] - meant) <= item.tolerance:
            return True
    return False


def is_near_number(item: Item, given: str) -> bool:
    """Whether a number it names is not far off."""
    meant = item.number
    if meant is None:
        return False
    far = Decimal(_NEAR_YEARS) if _is_year(meant) else abs(meant) * _NEAR_SHARE
    far = max(far, item.tolerance * 2)
    return any(abs(number - meant) <= far for said in _readings(given) for number in said)


def _is_year(number: Decimal) -> bool:
    return figures.Number(format(number, "f"), 0, 0).is_year


@lru_cache(maxsize=1_000)
def _plainly(forms: tuple[Phrasing, ...]) -> frozenset[str]:
    return frozenset(" ".join(words(form.text)) for form in forms)


@lru_cache(maxsize=1_000)  # the same forms are held against what hundreds typed
def _keys(forms: tuple[Phrasing, ...]) -> list[tuple[str, ...]]:
    return [_key(form.text) for form in forms]


def _key(text: str) -> tuple[str, ...]:
    """The words that tell one answer from another; all of them where none is left."""
    said = words(_DOTTED.sub("", cut(text)))
    start = next((at for at, word in enumerate(said) if word not in _BEFORE), 0)
    left = [word for word in said[start:] if word not in _ARTICLES]
    return tuple(left or said)


def _distance(said: tuple[str, ...], key: tuple[str, ...]) -> int:
    return OSA.distance("".join(said), "".join(key))


def _same(said: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether the two are one but for slips, or for spaces between words."""
    if len(said) == len(key):
        pairs = [pair for pair in zip(said, key, strict=True) if pair[0] != pair[1]]
        helped = any(len(one) >= _TELLING for one in said if one in key)
        return len(pairs) <= _MOST_SLIPS and all(
            is_slip(one, other, helped=helped) for one, other in pairs
        )
    typed, meant = "".join(said), "".join(key)
    if abs(len(said) - len(key)) > 1:
        return typed == meant
    return typed == meant or (len(meant) >= _WHOLE and is_slip(typed, meant))


def _readings(given: str) -> list[list[Decimal]]:
    """The different numbers that the text names, read as English and as Spanish."""
    plain = _plain(given)
    sign = -1 if _MINUS.match(plain) else 1
    return [
        [sign * number for number in dict.fromkeys(_decimals(plain, spanish=spanish))]
        for spanish in (False, True)
    ]


def _plain(given: str) -> str:
    folded = unaccented(fold(cut(given)))
    joined = _SPACED.sub(lambda match: re.sub(r"[ '’]", "", match.group()), folded)
    return _KILO.sub(" thousand", _AND.sub(r"\1 ", _CENTS.sub("", joined)))


def _decimals(plain: str, *, spanish: bool) -> list[Decimal]:
    try:
        found = figures.numbers(plain, spanish=spanish)
        return [Decimal(number.value.removesuffix("s")) for number in found]
    except ArithmeticError:  # "1.2.3", "twice"
        return []
