"""How sure a text is and whose word it gives: hedges before figures, modal verbs, attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.entries import Bilingual, Language, StatementKind
from bot.knowledge.names import unaccented
from bot.text import words

ATTRIBUTED = frozenset(
    {
        StatementKind.REPORTED,
        StatementKind.PROMISE,
        StatementKind.VIEW,
        StatementKind.DISPUTED,
    }
)  # kinds of statement that say whose they are
_REACH = 28  # characters before a figure in which its hedge stands
_SHORT = 3  # letters of a word that tells nobody's name ("the", "los")

_HEDGES: dict[str, dict[Language, str]] = {
    "about": {
        Language.ENGLISH: r"nearly|almost|around|about|some|roughly|close to|approximately",
        Language.SPANISH: r"casi|alrededor del?(?: los)?|cerca del?(?: los)?|unos|unas"
        r"|en torno (?:a|al)|aproximadamente|mas o menos",
    },
    "more": {
        Language.ENGLISH: r"more than|over",
        Language.SPANISH: r"mas (?:de|que|del)",
    },
}
_HEDGES["nearly"] = _HEDGES["about"]  # one may stand for the other, neither may go missing

# "May" is a month in English; "cabría esperar" is how Spanish says "might be expected".
_MODAL = {
    Language.ENGLISH: re.compile(r"\b(?:may|(?i:might|could|can|cannot|perhaps))\b"),
    Language.SPANISH: re.compile(
        r"\b(?:pued[aeo]\w*|pod(?:ria|ia|ra)\w*|pud(?:o|ier\w*)|poder|cabria\w*|quizas?|tal vez"
        r"|acaso)\b",
        re.IGNORECASE,
    ),
}


def hedged(text: str, start: int, hedge: str, language: Language) -> bool:
    """Whether that kind of hedge stands close before the figure which begins at `start`."""
    return hedges(text[max(0, start - _REACH) : start], hedge, language)


def hedges(text: str, hedge: str, language: Language) -> bool:
    """Whether that kind of hedge stands anywhere in the text."""
    return bool(re.search(rf"\b(?:{_HEDGES[hedge][language]})\b", unaccented(text).lower()))


def equally_sure(texts: Bilingual) -> bool:
    """Whether both languages say that a thing may be so, or both that it is."""
    english, spanish = (
        bool(_MODAL[language].search(unaccented(texts.best(language)))) for language in Language
    )
    return english is spanish


def voiceless(by: Bilingual, texts: Bilingual) -> Iterator[Language]:
    """The languages in which the text has no word of the name behind it."""
    for language in texts.languages:
        voice = tuple(word for word in words(by.best(language)) if len(word) > _SHORT)
        if not any(word.startswith(voice) for word in words(texts.best(language))):
            yield language
