"""What of a text is compared: stems, pairs of neighbours, and letters in a row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from bot.matching.stems import stem

_SIZES = (2, 3, 4, 5)  # letters in a row, word boundaries counted


class Block(IntEnum):
    """The kinds of feature; each is weighed by itself, so that none drowns the others."""

    STEMS = 0
    PAIRS = 1
    LETTERS = 2


# Share of each block in the similarity of two texts; measured (docs/decisions/0004-matching.md).
SHARES: dict[Block, float] = {Block.STEMS: 0.2, Block.PAIRS: 0.2, Block.LETTERS: 0.6}


def stems_of(words: Sequence[str]) -> list[str]:
    """The stems of folded words, in order."""
    return [stem(word) for word in words]


def pairs_of(stems: Sequence[str]) -> list[str]:
    """Neighbouring stems, the text's beginning and end included."""
    framed = ["<", *stems, ">"]
    return [f"{left} {right}" for left, right in pairwise(framed)]


def word_letters(word: str) -> list[str]:
    """The runs of one word."""
    framed = f" {word} "
    return [framed[i : i + size] for size in _SIZES for i in range(len(framed) - size + 1)]
