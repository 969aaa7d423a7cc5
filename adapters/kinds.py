"""The kind of statement that a card's title names, for adapters that colour by it."""

from __future__ import annotations

from bot.entries import Language, StatementKind
from bot.wording.phrases import KINDS


def kind_of(label: str, language: Language) -> StatementKind | None:
    """The kind whose phrase the title was made of, None for a title that names none."""
    for kind, phrase in KINDS.items():
        before, place, after = phrase.best(language).partition("{by}")
        fits = label.startswith(before) and label.endswith(after) if place else label == before
        if fits:
            return kind
    return None
