"""One language's voice: any phrase of the catalogue, filled in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.entries import Bilingual, Language
from bot.replies import Choice
from bot.wording.tokens import Aim, token


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says phrases in one language."""

    language: Language

    def say(self, phrase: Bilingual, **values: str) -> str:
        """The phrase in this language with its places filled in."""
        return phrase.best(self.language).format(**values)

    def choice(
        self, label: Bilingual | str, action: Aim, target: str = "", page: int = 0
    ) -> Choice:
        """Something to pick; a label that is a phrase is said in this language."""
        said = label if isinstance(label, str) else self.say(label)
        return Choice(said, token(self.language, action, target, page))
