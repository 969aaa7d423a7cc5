"""One language's voice: any phrase of the catalogue, filled in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.entries import Bilingual, Language


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says phrases in one language."""

    language: Language

    def say(self, phrase: Bilingual, **values: str) -> str:
        """The phrase in this language with its places filled in."""
        return phrase.best(self.language).format(**values)
