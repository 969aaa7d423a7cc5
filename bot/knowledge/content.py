"""The words that carry a question's meaning: stems, without the stop words of both languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil

import snowballstemmer

from bot.entries import Language
from bot.text import words

_STEMMERS = {Language.ENGLISH: "english", Language.SPANISH: "spanish"}
_STOP = """
    a an and any are as at be been being but by can could did do does doing for from had has have
    he her him his how i if in into is it its me my no not of off on or our out she should so some
    than that the their them then there these they this those to too up us was we were what when
    where which who whom whose why will with would you your about over under again also am im id
    ive whats thats dont doesnt didnt isnt wasnt please tell know like just ok so well said say
    says article text piece

    al algo algun alguna algunas alguno algunos ante como con contra cual cuales cuando cuanta
    cuantas cuanto cuantos de del desde donde e el ella ellas ellos en entre era eran es esa esas
    ese eso esos esta estan estas este esto estos fue fueron ha habia han hasta hay la las le les
    lo los mas me mi mis muy ni o para pero por porque pues que quien quienes se segun ser si sin
    sobre son su sus tal tambien te tu tus u un una unas uno unos vos ya y yo nos decime dime
    sabes saber quiero quisiera favor oye che dice dijo dicen articulo texto nota
"""
_STOPPED = frozenset(_STOP.split())


def telling(text: str) -> list[str]:
    """The folded words of a text that carry meaning, in order."""
    return [word for word in words(text) if word not in _STOPPED]


@lru_cache(maxsize=16_384)
def content_words(text: str, language: Language) -> frozenset[str]:
    """The stems of a text's content words; empty where it has none."""
    return stems(telling(text), language)


def stems(folded: Iterable[str], language: Language) -> frozenset[str]:
    """Folded words without their endings."""
    return frozenset(snowballstemmer.stemmer(_STEMMERS[language]).stemWords(folded))


def dice(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of words that two texts have in common, 0 to 1; 0 where one has none."""
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def twins(sets: Sequence[frozenset[str]], share: float) -> Iterator[tuple[int, int]]:
    """
    The pairs of places, the later first, whose sets have that share of words in common.

    Two sets that reach the share have one of their rarest words in common, so only those are
    looked up: with n words, all but `share / (2 - share)` of them, and one.
    """
    frequency = Counter(word for words_ in sets for word in words_)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, words_ in enumerate(sets):
        rarest = sorted(words_, key=lambda word: (frequency[word], word))
        looked_up = rarest[: len(rarest) - ceil(share / (2 - share) * len(rarest)) + 1]
        near = dict.fromkeys(other for word in looked_up for other in holders[word])
        yield from ((place, other) for other in near if dice(words_, sets[other]) >= share)
        for word in looked_up:
            holders[word].append(place)
