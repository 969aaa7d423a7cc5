"""What can be completed: commands as they are typed, stored questions when Tab is pressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from adapters.terminal import phrases
from adapters.terminal.conversation import Chat
from adapters.terminal.incoming import QUIT, slashed
from bot.commands import Command, command_named
from bot.completing import alike
from bot.entries import Language
from bot.text import words
from bot.wording.phrases import LANGUAGE_NAMES

_MOST = 8  # questions offered at once


class Completions(Completer):
    """Completes for a chat, in the language it is in."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        typed = document.text_before_cursor
        if typed.startswith("/"):
            yield from commands(typed, self._chat.language, self._chat.writes)
        elif complete_event.completion_requested and document.is_cursor_at_the_end:
            for title in questions(typed, self._chat.titles):
                yield Completion(title, -len(typed))


def commands(typed: str, language: Language, writes: bool = False) -> Iterator[Completion]:
    """The commands that begin like this, the language's own names first."""
    if " " in typed:
        yield from _arguments(typed)
        return
    for each in (language, language.other):
        offered = (*slashed(each, writes), (f"/{QUIT.best(each)}", phrases.QUIT))
        for name, summary in offered:
            if name.startswith(typed.casefold()):
                yield Completion(name, -len(typed), display_meta=summary.best(each))


def questions(typed: str, titles: Sequence[str]) -> list[str]:
    """The titles whose words begin or sound like the typed ones, likest first."""
    return [titles[place] for place in alike(typed, map(words, titles))][:_MOST]


def _arguments(typed: str) -> Iterator[Completion]:
    name, _, begun = typed.partition(" ")
    if command_named(name[1:]) is Command.LANGUAGE:
        for language, names in LANGUAGE_NAMES.items():
            if language.value.startswith(begun.casefold()):
                yield Completion(language.value, -len(begun), display_meta=names.best(language))
