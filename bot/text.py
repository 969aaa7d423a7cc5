"""
Text as people type it, made comparable: one pure pipeline from any string to tokens.

Whatever comes in (a million characters, zalgo, bidirectional controls, lone surrogates),
`normalise` returns plain lower-case words, and normalising twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata

MAX_QUESTION = 500  # characters; longer input is cut before any work (stated in the README)
_MAX_WORD = 40  # characters; longer runs are no words of any language, only load

_NUMBER = r"\d+(?:[.,]\d+)*"
_WORD = re.compile(rf"{_NUMBER}|[^\W\d_]+|\d+")
_GROUPED = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")
_LIGATURES = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ı": "i", "ł": "l"}
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cs", "Co"})  # marks on letters, formats, halves of signs
_COMMON = 0x3000  # what lies above is looked up each time, so that nobody can fill the memory
_MENTION = re.compile(r"<(?:@[!&]?|#|:\w{0,32}:|a:\w{0,32}:|t:)[^>\s]{0,64}>")
_LINK = re.compile(r"https?://\S+")
_APOSTROPHE = re.compile(r"['’‘`´]")


class _Folded(dict[int, str | None]):
    """What stands for each decomposed sign, as `str.translate` asks for it; filled as it goes."""

    def __missing__(self, number: int) -> str | None:
        sign = chr(number)
        category = unicodedata.category(sign)
        found = " " if category == "Cc" else _LIGATURES.get(sign, sign)
        folded = None if category in _DROPPED else found
        if number < _COMMON:
            self[number] = folded
        return folded


_FOLDED = _Folded()


def cut(text: str) -> str:
    """The part of the text that is read at all: its first `MAX_QUESTION` characters."""
    return text[:MAX_QUESTION]


def goes_on(text: str) -> bool:
    """Whether there is more to the text than is read."""
    return bool(text[MAX_QUESTION:].strip())


def fold(text: str) -> str:
    """The text in lower case without accents, controls, or marks piled on letters."""
    return unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_FOLDED)


def normalise(text: str) -> str:
    """The folded words of a text with single spaces between: the form everything compares."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """
    The folded words and figures of a text, in order.

    Figures keep one form: "176,726", "176.726" and "176726" are the same word.
    Mentions and links are no words: what they point at has no bearing on a question.
    """
    plain = _LINK.sub(" ", _MENTION.sub(" ", text))
    folded = _APOSTROPHE.sub("", fold(plain))
    return [_canonical(word[:_MAX_WORD].rstrip(".,")) for word in _WORD.findall(folded)]


def _canonical(word: str) -> str:
    if not word[0].isdigit():
        return word
    digits = word.replace(",", "").replace(".", "") if _GROUPED.match(word) else word
    return digits.replace(",", ".")


def shortened(label: str, most: int) -> str:
    """The label within `most` letters, ending in an ellipsis where it went on."""
    return label if len(label) <= most else label[: most - 1] + "…"
