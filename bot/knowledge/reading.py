"""
How easy a text is to read: Flesch for English, Fernández-Huerta for Spanish, 0 (hard) to 100.

Syllables are counted by rule, not by dictionary. Spanish spelling shows them exactly; English
only nearly: of the common words in the tests one in twenty is a syllable off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bot.entries import Language

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»)]*(?=\s|$)")
_SPANISH_STRONG = re.compile(r"[aeoáéíóú]")
_SPANISH_WEAK_ALONE = re.compile(r"(?<![aeoáéíóúiuü])[iuü]+(?![aeoáéíóúiuü])")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_ENGLISH_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|ll)e$|(?:[^aeiouytdl]|[aeiouy]ll?)ed$|[^aeiouyscgzx]es$|ely$"
)
_ENGLISH_ONE = re.compile(r"[tcs]i[ao](?!ti)|[gn]io|llio|qua|gua")  # "nation", "religion"
_ENGLISH_HIATUS = re.compile(
    r"i[ao]|eo(?!pl)|ua(?!r)|ue[lnt]|ie(?:t|nc)|oe[mt]|[aeiou][rd]ea$|creat|[aeouy]ing|ism$"
)  # neighbours that are spoken apart: "period", "society", "poem", "idea"

Span = tuple[int, int]


def ease(text: str, language: Language) -> float | None:
    """
    The reading ease of a text, or None where it has no word.

    Sources: Flesch 1948; Fernández Huerta 1959, with words a sentence as its second term.
    """
    lengths = [len(words) for sentence in sentences(text) if (words := _WORD.findall(sentence))]
    if not lengths:
        return None
    spoken = sum(syllables(word, language) for word in _WORD.findall(text))
    per_word, per_sentence = spoken / sum(lengths), sum(lengths) / len(lengths)
    if language is Language.ENGLISH:
        return 206.835 - 84.6 * per_word - 1.015 * per_sentence
    return 206.84 - 60.0 * per_word - 1.02 * per_sentence


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop without a space after it ends none."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def longest_sentence(text: str) -> int:
    """The words in the longest sentence of a text."""
    return max((len(_WORD.findall(sentence)) for sentence in sentences(text)), default=0)


def syllables(word: str, language: Language) -> int:
    """The syllables of a word, at least one; a figure counts as one."""
    lower = word.lower()
    count = _english(lower) if language is Language.ENGLISH else _spanish(lower)
    return max(1, count)


def rewritten(text: str, spans: Iterable[Span], rewrite: Callable[[str], str]) -> str:
    """
    The text with the words of these spans (names) rewritten.

    The full stop of "U.S." ends a sentence only before a capital or at the end of the text.
    """
    for start, end in sorted(spans, reverse=True):
        after = text[end:].lstrip()
        ends = text[start:end].endswith(".") and (not after or after[0].isupper())
        text = text[:start] + rewrite(text[start:end]) + ("." if ends else "") + text[end:]
    return text


def _spanish(word: str) -> int:
    """Each strong vowel is a syllable, and so is each group of weak ones that leans on none."""
    vowelled = f"{word[:-1]}i" if word.endswith("y") else word
    return len(_SPANISH_STRONG.findall(vowelled)) + len(_SPANISH_WEAK_ALONE.findall(vowelled))


def _english(word: str) -> int:
    """Groups of vowels, less silent endings, and two where neighbours are spoken apart."""
    base = word.replace("’", "'").removesuffix("'s")
    count = len(_ENGLISH_VOWELS.findall(base)) - len(_ENGLISH_SILENT.findall(base))
    return count + len(_ENGLISH_HIATUS.findall(_ENGLISH_ONE.sub("-", base)))
