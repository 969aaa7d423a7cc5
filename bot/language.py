"""Which language a question is written in, from its own words, or asks to be answered in."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from bot.entries import Language
from bot.text import cut, fold, words

_PRIOR = 40.0  # how often each function word counts as seen in its language
_CERTAIN = 1.2  # log odds beyond which a text is taken to be of one language
_CAP = 3.0  # log odds one word may add
_SHARED = frozenset("no ok okay lol wow bot".split())  # said alike in both
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

_NAMES = {
    "english": Language.ENGLISH, "ingles": Language.ENGLISH,
    "spanish": Language.SPANISH, "espanol": Language.SPANISH, "castellano": Language.SPANISH,
}  # fmt: skip
_NAME = rf"(?P<name>{'|'.join(_NAMES)})"
_POLITE = (
    r"(?:please|pls|plz|por favor|porfa|porfavor|xfa|hi|hello|hola|hey|ok|okay|no|sorry|perdon|now"
    r"|ahora|and|y|pero|but|then|entonces|thanks|thank you|gracias|bot|again|otra vez|mejor|better"
    r"|only|solo|version)"
)
_ASKED_FOR = re.compile(
    rf"(?:{_POLITE} ){{0,4}}(?:"
    r"(?:(?:can|could|would|will) (?:you|we) |can i (?:get|have|see|read) (?:it|that|this) "
    r"|i want (?:it |that )?|i need (?:it |that )?|lets )?"
    r"(?:(?:answer|reply|respond|speak|talk|write|say|tell|repeat|translate|explain|give|switch"
    r"|change|show|read)(?: (?:it|that|this|me|to me|again|back)){0,3} )?(?:in|to|into)"
    r"|(?:what|how) (?:about|is (?:it|that|this)) in|use|speak"
    r"|(?:(?:me |lo |me lo )?(?:puedes|podes|podrias|puede) |lo (?:quiero|necesito) |quiero "
    r"|dame )?"
    r"(?:(?:responde|responder|contesta|contestar|habla|hablar|di|decir|dime|decime|escribe|escribir"
    r"|explica|explicar|traduce|traducir|traduci|repite|repetir|cambia|cambiar|pasa|ponlo)"
    r"(?:me|lo|melo)?(?: (?:eso|esto|lo mismo|me|todo)){0,2} )?(?:en|al|a)"
    rf")? ?{_NAME}(?: {_POLITE}){{0,3}}"
)
_NOT_SPOKEN = re.compile(
    r"(?:(?:sorry|perdon) )?(?:i (?:dont|do not|cant) (?:\w+ )?(?:speak|understand|read|know)"
    r"|(?:yo )?no (?:hablo|entiendo|se|leo|comprendo|se leer)(?: (?:el|nada de|bien|mucho))?) "
    rf"{_NAME}"
)


def named(name: str) -> Language | None:
    """The language of that name or ISO 639-1 code, however it is written; None for any other."""
    folded = fold(name.strip())
    return Language(folded) if folded in set(Language) else _NAMES.get(folded)


def asked_for(text: str) -> Language | None:
    """
    The language that a message asks to be answered in, where it asks for nothing else.

    Only its first `MAX_QUESTION` characters are read.
    """
    said = " ".join(words(cut(text)))
    if found := _NOT_SPOKEN.fullmatch(said):
        return _NAMES[found["name"]].other
    found = _ASKED_FOR.fullmatch(said)
    return _NAMES[found["name"]] if found else None


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
        odds = sum(self._odds(word) for word in words(text) if word not in _SHARED)
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
