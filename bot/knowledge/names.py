"""The names of a source, found in texts; and capitalised words that are none of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.entries import Language
from bot.knowledge.pack import Name
from bot.text import fold

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\"”’)»]*\s+|[\n“\"«])[“\"«¿¡(\s]*(?=\w)")
_CAPITALISED = re.compile(r"[^\W\d_]*[A-ZÁÉÍÓÚÜÑ][^\W\d_]*(?:\.[A-Z])*")
_LOWER_WORD = re.compile(r"(?<!\w)[a-záéíóúüñ]+(?!\w)")
_CENTURIES = frozenset({"XIX", "XX", "XXI"})  # numbers, checked as such

_COMMON = """
    a an the in on at of for from with by to as it its this that these those there they their he
    his she her we our one two three four nobody no not none never neither nor but and or if so
    some many most much more few each every all both another other others when while where who
    what which how why because since after before during between under over about around nearly
    almost only even still yet also then thus here people someone authorities whom whose did do does
    is are was were has have had must should would could according

    el la los las un una unos unas lo este esta esto estos estas ese esa eso esos esas aquel
    aquella su sus ella ellos ellas nadie nada ningun ninguno ninguna ni nunca tampoco pero y o si
    asi muchos muchas algunos algunas cada todo todos toda todas ambos ambas otro otra otros otras
    cuando mientras donde quien que cual como porque desde despues tras antes durante entre bajo
    sobre casi cerca alrededor solo aun todavia tambien luego aqui ahi alli alla hay para por con
    sin en de del al segun se le les fue era son es estan ha han habia hubo cuales quienes cuanto
    cuanta cuantos cuantas adonde
"""  # words that begin a sentence in any text, without accents


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name's id, the form it was found in, and its span in the text."""

    id: str
    form: str
    start: int
    end: int


class NameFinder:
    """Finds the names of a source in texts, longest form first, accents aside."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._ids: dict[Language, dict[str, str]] = {language: {} for language in Language}
        for name in names:
            for language in Language:
                for form in name.forms(language):
                    self._ids[language][unaccented(form)] = name.id
        self._patterns = {language: _alternatives(ids) for language, ids in self._ids.items()}

    def find(self, text: str, language: Language) -> list[FoundName]:
        """The names in the text, in order; forms are compared with their capitals."""
        ids = self._ids[language]
        return [
            FoundName(ids[match.group()], text[match.start() : match.end()], *match.span())
            for match in self._patterns[language].finditer(unaccented(text))
        ]


def _alternatives(forms: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")


def unaccented(text: str) -> str:
    """The text without accents, in the same length so that spans agree, capitals kept."""
    return text.translate(_BARE)


class _BareLetters(dict[int, str]):
    """Each character without its accents, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code))[0]
        return self[code]


_BARE = _BareLetters()


def is_common(word: str) -> bool:
    """Whether it is a word that begins a sentence in any text, and so no name."""
    return fold(word) in _COMMON.split()


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in lower case in some text: at a sentence's start they are no names."""
    found = (fold(word) for text in texts for word in _LOWER_WORD.findall(text))
    return frozenset(_COMMON.split()).union(found)


def capitals(text: str) -> frozenset[str]:
    """The capitalised words of a text, as they stand."""
    return frozenset(_CAPITALISED.findall(text))


def stray_capitals(
    text: str, spans: list[tuple[int, int]], ordinary: frozenset[str]
) -> Iterator[str]:
    """
    The capitalised words of a text outside these spans (its known names and quotations).

    A sentence may begin with an `ordinary` word.
    """
    starts = {match.end() for match in _SENTENCE_START.finditer(text)}
    for match in _CAPITALISED.finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        word = match.group()
        opens = match.start() in starts and word[1:] == word[1:].lower()
        if not (opens and fold(word) in ordinary) and word not in _CENTURIES:
            yield word
