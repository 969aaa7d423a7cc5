"""What can be completed: commands as they are typed, stored questions when Tab is pressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from rapidfuzz import fuzz

from adapters.terminal import phrases
from adapters.terminal.conversation import Chat
from adapters.terminal.incoming import QUIT, slashed
from bot.entries import Language
from bot.events import Command, command_named
from bot.text import words

_SHORTEST = 2  # characters; fewer say nothing about a question
_MOST = 8  # questions offered at once
_LIKE = 75.0  # 0..100; the mean likeness of the typed words from which a title is offered


class Completions(Completer):
    """Completes for a chat, in the language it is in."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        typed = document.text_before_cursor
        if typed.startswith("/"):
            yield from commands(typed, self._chat.language)
        elif complete_event.completion_requested and document.is_cursor_at_the_end:
            for title in questions(typed, self._chat.titles):
                yield Completion(title, -len(typed))


def commands(typed: str, language: Language) -> Iterator[Completion]:
    """The commands that begin like this, the language's own names first."""
    if " " in typed:
        yield from _arguments(typed)
        return
    for each in (language, language.other):
        offered = (*slashed(each), (f"/{QUIT.best(each)}", phrases.QUIT))
        for name, summary in offered:
            if name.startswith(typed.casefold()):
                yield Completion(name, -len(typed), display_meta=summary.best(each))


def questions(typed: str, titles: Iterable[str]) -> list[str]:
    """The titles whose words begin or sound like the typed ones, likest first."""
    asked = words(typed)
    if not asked or len(typed.strip()) < _SHORTEST:
        return []
    scored = [(_likeness(asked, words(title)), title) for title in titles]
    near = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return [title for _, title in near[:_MOST]]


def _arguments(typed: str) -> Iterator[Completion]:
    name, _, begun = typed.partition(" ")
    if command_named(name[1:]) is Command.LANGUAGE:
        for language, called in phrases.LANGUAGES.items():
            if language.value.startswith(begun.casefold()):
                yield Completion(language.value, -len(begun), display_meta=called)


def _likeness(asked: list[str], offered: list[str]) -> float:
    """How well each typed word meets its best word of the title, 0 to 100, on average."""
    best = (max((_word(word, other) for other in offered), default=0.0) for word in asked)
    return sum(best) / len(asked)


def _word(typed: str, other: str) -> float:
    if other.startswith(typed):
        return 100.0
    return fuzz.ratio(typed, other[: len(typed) + 1]) if len(typed) > _SHORTEST else 0.0
