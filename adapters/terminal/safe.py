"""Text made safe for a terminal: nothing in it can move the cursor or reorder the screen."""

from __future__ import annotations

import unicodedata

_DROPPED = frozenset({"Cf", "Cs"})  # direction and other invisible marks, lone surrogates
_BREAKS = frozenset({"Zl", "Zp"})  # Unicode's own line and paragraph separators


def paragraph(text: str) -> str:
    """The text with its line breaks, each control character a space, invisible marks gone."""
    return "".join(_shown(character) for character in text)


def line(text: str) -> str:
    """The same on one line, with single spaces."""
    return " ".join(paragraph(text).split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\n" or category in _BREAKS:
        return "\n"
    if category == "Cc":
        return " "
    return "" if category in _DROPPED else character
