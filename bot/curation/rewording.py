"""People's own words, which are said in other words before anything is saved of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.entries import Language
from bot.text import normalise

_PHRASE = 5  # words in a row by which people know their own again


@dataclass(frozen=True, slots=True)
class Words:
    """
    What somebody asked or wrote: sent questions that ask for the same, or one message.

    texts: each wording once, the commonest first; at least one; tickets: the ids of the questions.
    """

    texts: tuple[str, ...] = field(repr=False)
    language: Language
    tickets: tuple[str, ...] = ()


def verbatim(text: str, words: Words) -> bool:
    """Whether a text is one of these wordings, or holds a whole one of five words or more."""
    own = f" {normalise(text)} "
    return any(own == each or (len(each.split()) >= _PHRASE and each in own) for each in _of(words))


def _of(words: Words) -> Iterable[str]:
    return (f" {plain} " for plain in map(normalise, words.texts) if plain)
