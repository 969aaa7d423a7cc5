"""Which language a question is written in, from its own words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from bot.entries import Language
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

    def __init__(self, uses: Mapping[Language, Mapping[str, int]] | None = None) -> None:
        """uses: how often each folded word stands in a pack's texts, by their language."""
        counts = {language: Counter((uses or {}).get(language, {})) for language in Language}
        for language, common in ((Language.ENGLISH, _ENGLISH), (Language.SPANISH, _SPANISH)):
            counts[language].update({word: int(_PRIOR) for word in common.split()})
        self._english, self._spanish = counts[Language.ENGLISH], counts[Language.SPANISH]
        self._shift = math.log((self._spanish.total() + 1) / (self._english.total() + 1))

    def guess(self, text: str) -> Language | None:
        """The language of the text, None where its words do not tell."""
        odds = sum(map(self._odds, words(text)))
        odds -= 1.0 * len(_SPANISH_LETTERS & set(text.lower()))
        if abs(odds) < _CERTAIN:
            return None
        return Language.ENGLISH if odds > 0 else Language.SPANISH

    def _odds(self, word: str) -> float:
        """The log odds that a word is English; 0 for one that neither language has here."""
        english, spanish = self._english[word], self._spanish[word]
        if not english and not spanish:
            return 0.0
        return _clamp(math.log((english + 0.2) / (spanish + 0.2)) + self._shift)


def _clamp(value: float) -> float:
    return max(-_CAP, min(_CAP, value))
