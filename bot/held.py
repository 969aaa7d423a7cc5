"""
Words held in memory between two presses of a button, for a quarter of an hour at most.

A conversation remembers no words. But whoever may send a question to the moderators must first see
it as it would be sent, and a phrasing is looked over before it is taught, so these are held here:
in memory only, never on disk, one a person, until they are sent, left, replaced by the next or too
old, whichever comes first. Nobody but the person who wrote them can take them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from bot.conversations import TTL
from bot.events import PersonId

_MOST = 1_000  # people whose words are held; the longest silent lose theirs first

Words = TypeVar("Words")


class Held(Generic[Words]):
    """One thing of each person's, by a key that stands on the buttons they may press."""

    def __init__(self, new_key: Callable[[], str], most: int = _MOST) -> None:
        self._new_key, self._most = new_key, most
        self._held: OrderedDict[PersonId, tuple[datetime, str, Words]] = OrderedDict()

    def hold(self, person: PersonId, words: Words, at: datetime) -> str:
        """Hold this instead of what was held before, under a new key, which is given."""
        self.forget(at)
        made = self._new_key()
        self._held[person] = at, made, words
        self._held.move_to_end(person)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return made

    def look(self, person: PersonId, key: str, at: datetime) -> Words | None:
        """What the person wrote under that key, None where it is held no more or not theirs."""
        self.forget(at)
        _, known, words = self._held.get(person, (at, "", None))
        return words if known == key else None

    def take(self, person: PersonId, key: str, at: datetime) -> Words | None:
        """The same, and hold it no more: of two presses one gets it."""
        words = self.look(person, key, at)
        if words is not None:
            del self._held[person]
        return words

    def holds(self, person: PersonId, at: datetime) -> bool:
        """Whether anything of a person's is held."""
        self.forget(at)
        return person in self._held

    def let_go(self, person: PersonId) -> None:
        """Let go of what a person wrote, whatever it is."""
        self._held.pop(person, None)

    def forget(self, at: datetime) -> None:
        """Let go of what is too old."""
        while self._held and at - next(iter(self._held.values()))[0] > TTL:
            self._held.popitem(last=False)
