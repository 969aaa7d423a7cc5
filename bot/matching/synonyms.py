"""Words that name one thing, brought to one form before they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.text import words as words_of

Form = tuple[str, ...]


class Synonyms:
    """Groups of interchangeable words or phrases; the first of a group stands for all."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        groups = [tuple(group) for group in groups]
        self.described = "\n".join(map(" = ".join, groups))  # one text for all of them
        self._forms: dict[str, list[tuple[Form, Form]]] = defaultdict(list)
        for group in groups:
            forms = [tuple(words_of(phrase)) for phrase in group]
            for form in filter(None, forms[1:]):
                self._forms[form[0]].append((form, forms[0]))
        for choices in self._forms.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    @property
    def words(self) -> frozenset[str]:
        """Every word of every form, none of which is a typing error."""
        return frozenset(
            word for choices in self._forms.values() for pair in choices for f in pair for word in f
        )

    def unify(
        self, words: Sequence[str], trust: Sequence[float] | None = None
    ) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """The words with each form replaced by its group's first, and the weight of each."""
        belief = trust or [1.0] * len(words)
        unified: list[str] = []
        weights: list[float] = []
        at = 0
        while at < len(words):
            length, replacement = self._at(words, at)
            unified += replacement
            weights += [min(belief[at : at + length])] * len(replacement)
            at += length
        return tuple(unified), tuple(weights)

    def _at(self, words: Sequence[str], at: int) -> tuple[int, Form]:
        for form, first in self._forms.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                return len(form), first
        return 1, (words[at],)
