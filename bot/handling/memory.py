"""What lasts from one press to the next, also when the pack changes; nothing of it on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.curation.importing import MOST_HELD, Received
from bot.curation.opinions import Opinions
from bot.curation.rewording import Words
from bot.curation.teaching import Lesson
from bot.events import PersonId
from bot.held import Held


@dataclass(frozen=True, slots=True)
class Tied:
    """What a moderator typed to say which entry answers; source: what it is about."""

    values: Mapping[str, str] = field(repr=False)
    lesson: Lesson = field(repr=False)
    source: str


class Memory:
    """
    Opinions until they are written, and people's words until they are sent, left or too old.

    asked: questions that found no answer; messages: what an entry is to be made of; ties: what
    moderators look over before it is taught; imports: files of theirs that were looked over.
    """

    def __init__(self, opinions: Opinions, new_key: Callable[[], str]) -> None:
        self.opinions = opinions
        self.asked: Held[Words] = Held(new_key)
        self.messages: Held[Words] = Held(new_key)
        self.ties: Held[Tied] = Held(new_key)
        self.imports: Held[Received] = Held(new_key, MOST_HELD)
        self._held: tuple[Held[Any], ...] = (self.asked, self.messages, self.ties, self.imports)

    def holds(self, person: PersonId, at: datetime) -> bool:
        """Whether words of a person are held."""
        return any(held.holds(person, at) for held in self._held)

    def leave(self, person: PersonId, key: str, at: datetime) -> None:
        """Let go of what a person wrote under that key."""
        for held in self._held:
            held.take(person, key, at)

    def let_go(self, person: PersonId) -> None:
        """Let go of all words of a person."""
        for held in self._held:
            held.let_go(person)

    def forget(self, at: datetime) -> None:
        """Let go of words that are too old."""
        for held in self._held:
            held.forget(at)
