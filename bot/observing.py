"""The port to whoever watches the bot at work: numbers and times, never what people wrote."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from bot.events import Event
from bot.replies import Reply

Seen = Callable[[Reply], None]


@dataclass(frozen=True, slots=True)
class Load:
    """What waits for people: quizzes that are not over, questions that no moderator settled."""

    quizzes: int = 0
    open_tickets: int = 0


class Observer(Protocol):
    """Sees each event come and its reply go. It measures and counts; it keeps neither."""

    def handling(self, event: Event) -> AbstractContextManager[Seen]:
        """Entered when the event comes, left when it is answered or fails; told the reply."""


class Nobody:
    """Watches nothing."""

    def handling(self, event: Event) -> AbstractContextManager[Seen]:
        return nullcontext(_unseen)


def _unseen(reply: Reply) -> None:
    pass
