"""Which language a question is written in, from its own words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from bot.entries import Language, Phrasing
from bot.text import words

_PRIOR = 40.0  # how often each function word counts as seen in its language
_CERTAIN = 1.2  # log odds beyond which a text is taken to be of one language
_CAP = 3.0  # log odds one word may add
_SPANISH_LETTERS = frozenset("áéíóúüñ¿¡")

_ENGLISH = (
    "the a an of to and is are was were do does did what who whom whose when where why how which "
    "that this these those there it he she they them his her their i you we my your our not with "
    "for from by about into than many much can could would should will has have had be been or if "
    "tell say said says explain please know want people country in on at any some more did"
)
_SPANISH = (
    "el la los las un una unos unas de del al y es son fue fueron era que quien quienes cual "
    "cuales "
    "cuando donde como cuanto cuantos cuanta cuantas porque por para con sin sobre en lo le les se "
    "su sus mi mis tu tus nos ellos ellas esto eso esta este estos hay hubo habia ha han ser estar "
    "hola buenas buenos dias tardes gracias adios ayuda dice dijo dime decime quiero saber gente "
    "pais muy mas menos si no ya pero tambien entre desde"
)


class LanguageGuesser:
    """Tells English from Spanish by the words a pack uses in each, and by function words."""

    def __init__(self, phrasings: Iterable[Phrasing] = ()) -> None:
        counts = {language: Counter[str]() for language in Language}
        for phrasing in phrasings:
            counts[phrasing.language].update(words(phrasing.text))
        for language, common in ((Language.ENGLISH, _ENGLISH), (Language.SPANISH, _SPANISH)):
            counts[language].update({word: int(_PRIOR) for word in common.split()})
        english, spanish = counts[Language.ENGLISH], counts[Language.SPANISH]
        shift = math.log((spanish.total() + 1) / (english.total() + 1))
        self._odds = {
            word: _clamp(math.log((english[word] + 0.2) / (spanish[word] + 0.2)) + shift)
            for word in english | spanish
        }

    def guess(self, text: str) -> Language | None:
        """The language of the text, None where its words do not tell."""
        odds = sum(self._odds.get(word, 0.0) for word in words(text))
        odds -= 1.0 * len(_SPANISH_LETTERS & set(text.lower()))
        if abs(odds) < _CERTAIN:
            return None
        return Language.ENGLISH if odds > 0 else Language.SPANISH


def _clamp(value: float) -> float:
    return max(-_CAP, min(_CAP, value))
