"""Words taken from the source: those in quotation marks, and runs copied without them."""

from __future__ import annotations

import hashlib
import re

from bot.knowledge.pack import Paragraph
from bot.text import words

SHINGLE = 5  # words in one hashed run
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")

_GLOSS = re.compile(r"(?<=[”\"»])\s*\([^)]*\)")

Span = tuple[int, int]


def shingles(text: str) -> frozenset[str]:
    """The hashed runs of `SHINGLE` words in a text, eight hexadecimal digits each."""
    tokens = words(text)
    runs = (tokens[i : i + SHINGLE] for i in range(len(tokens) - SHINGLE + 1))
    return frozenset(_digest(run) for run in runs)


def quotations(text: str) -> list[str]:
    """What stands in quotation marks, in order, without them."""
    return [next(filter(None, match.groups()), "") for match in _QUOTED.finditer(text)]


def quoted_spans(text: str) -> list[Span]:
    """Where quotations begin and end, their marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]


def unglossed(text: str) -> str:
    """The text without what stands in brackets right after a quotation: its translation."""
    return _GLOSS.sub("", text)


def stands_in(quotation: str, paragraph: Paragraph) -> bool:
    """Whether the paragraph has these words so: a phrase it quotes, or five words and more."""
    quoted = words(quotation)
    if not quoted:
        return True
    needle = f" {' '.join(quoted)} "
    if any(needle in f" {' '.join(words(listed))} " for listed in paragraph.quotes):
        return True
    runs = [quoted[i : i + SHINGLE] for i in range(len(quoted) - SHINGLE + 1)]
    return bool(runs) and all(_digest(run) in paragraph.shingles for run in runs)


def longest_copied_run(text: str, exempt: list[Span], shared: frozenset[str]) -> int:
    """
    The length in words of the longest run that the text shares with these shingles.

    exempt: spans that interrupt a run (names); quotations do too.
    """
    for start, end in (*exempt, *quoted_spans(text)):
        text = text[:start] + "|".center(end - start) + text[end:]
    return max(_longest_run(words(part), shared) for part in text.split("|"))


def _longest_run(tokens: list[str], shared: frozenset[str]) -> int:
    longest = current = 0
    for i in range(len(tokens) - SHINGLE + 1):
        current = current + 1 if _digest(tokens[i : i + SHINGLE]) in shared else 0
        longest = max(longest, current + SHINGLE - 1 if current else 0)
    return longest


def _digest(run: list[str]) -> str:
    return hashlib.blake2b(" ".join(run).encode(), digest_size=4).hexdigest()
