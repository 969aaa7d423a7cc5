"""What can be picked on screen now: by the number beside it, or by a letter that it bears. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.replies import Choice


@dataclass(frozen=True, slots=True)
class Example:
    """A question on screen that is asked when its number is typed."""

    text: str


Numbered = Choice | Example


@dataclass(frozen=True, slots=True)
class Offered:
    """The last list on screen, and the last whose options bear letters, which may stand above."""

    numbered: tuple[Numbered, ...] = ()
    lettered: tuple[tuple[str, Choice], ...] = ()

    def then(self, shown: tuple[Numbered, ...]) -> Offered:
        """What can be picked once this list is shown too; as before where it is empty."""
        if not shown:
            return self
        choices = (each for each in shown if isinstance(each, Choice))
        letters = tuple((each.letter, each) for each in choices if each.letter)
        return Offered(shown, letters or self.lettered)

    def by_number(self, number: int) -> Numbered | None:
        """What stands beside a number, from 1; None where it is not on screen."""
        return self.numbered[number - 1] if 1 <= number <= len(self.numbered) else None

    def by_letter(self, letter: str) -> Choice | None:
        """The option that bears a letter, in either case; None where none does."""
        return dict(self.lettered).get(letter.upper())
