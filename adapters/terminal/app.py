"""The conversation itself: typed with history and completion, or read from a pipe."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console
from rich.text import Text as Line

from adapters.settings import Settings
from adapters.terminal import phrases
from adapters.terminal.incoming import Quit, UnknownCommand, UnknownOption, read
from adapters.terminal.outgoing import clean, render
from bot.engine import Engine
from bot.entries import Bilingual, Language
from bot.events import CATALOGUE
from bot.replies import Choice
from bot.text import MAX_QUESTION, fold
from bot.wording.speaker import Speaker

_WIDEST = 88  # cells; longer lines are hard to read
_OFFERED = 6  # stored questions offered while typing


def main(engine: Engine, settings: Settings, locale: Language | None) -> None:
    """Talk until the person leaves or the pipe ends."""
    asyncio.run(_Chat(engine, settings, locale).run())


class _Chat:
    def __init__(self, engine: Engine, settings: Settings, locale: Language | None) -> None:
        self._engine, self._settings, self._locale = engine, settings, locale
        self._language = locale or Language.ENGLISH
        self._on_screen: tuple[Choice, ...] = ()
        self._console = Console(highlight=False, emoji=False, markup=False)
        self._console.width = min(self._console.width, _WIDEST)

    async def run(self) -> None:
        typing = sys.stdin.isatty() and sys.stdout.isatty()
        if typing:
            self._greet()
        lines = self._typed() if typing else _piped()
        async for line in lines:
            if not typing:
                self._console.print(Line(f"> {clean(line.strip())[:MAX_QUESTION]}", style="bold"))
            if line.strip() and not await self._answer(line):
                break
        if typing:
            self._say(phrases.GOODBYE)

    async def _answer(self, line: str) -> bool:
        """Answer one line; False when the person leaves."""
        action = read(line, self._on_screen, datetime.now(UTC), self._locale)
        match action:
            case Quit():
                return False
            case UnknownCommand(typed=typed, near=near):
                self._say(phrases.NO_COMMAND, typed=clean(typed), near=near)
            case UnknownOption(typed=typed):
                self._say(phrases.NO_OPTION, typed=typed)
            case _:
                reply = await self._engine.handle(action)
                screen = render(reply)
                self._language = reply.language
                self._on_screen = screen.choices or self._on_screen
                self._console.print(screen.drawn, end="\n")
                self._console.print()
        sys.stdout.flush()
        return True

    def _say(self, phrase: Bilingual, **values: str) -> None:
        self._console.print(Line(Speaker(self._language).say(phrase, **values)))

    def _greet(self) -> None:
        for language in sorted(Language, key=lambda each: each is not self._language):
            self._console.print(Line(phrases.WELCOME.best(language), style="bold"))
            self._console.print(Line(phrases.HINT.best(language), style="dim"))
        self._console.print()

    async def _typed(self) -> AsyncIterator[str]:
        session: PromptSession[str] = PromptSession(
            history=_history(self._settings),
            completer=_Questions(self._engine, self),
            complete_while_typing=True,
            bottom_toolbar=self._toolbar,
        )
        while True:
            try:
                yield await session.prompt_async("› ")
            except KeyboardInterrupt:
                continue
            except EOFError:
                return

    def _toolbar(self) -> str:
        name = {Language.ENGLISH: "English", Language.SPANISH: "Español"}[self._language]
        return Speaker(self._language).say(phrases.TOOLBAR, language=name)

    @property
    def language(self) -> Language:
        """That of the last reply."""
        return self._language


class _Questions(Completer):
    """Completes commands while typing, and stored questions from three letters on."""

    def __init__(self, engine: Engine, chat: _Chat) -> None:
        self._engine, self._chat = engine, chat

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        language = self._chat.language
        if typed.startswith("/"):
            for info in CATALOGUE:
                name = f"/{info.names.best(language)}"
                if name.startswith(typed):
                    meta = info.summary.best(language)
                    yield Completion(name, -len(typed), display_meta=meta)
            return
        if len(typed.strip()) < 3:
            return
        wanted = fold(typed).split()
        titles = (entry.title(language) for entry in self._engine.pack.entries)
        near = (title for title in titles if all(word in fold(title) for word in wanted))
        for title in islice(near, _OFFERED):
            yield Completion(title, -len(typed))


def _history(settings: Settings) -> History:
    """In memory only, unless the person named a file; that file is theirs alone."""
    if settings.history is None:
        return InMemoryHistory()
    settings.history.touch(mode=0o600)
    return FileHistory(str(settings.history))


async def _piped() -> AsyncIterator[str]:
    stream: Any = sys.stdin.buffer
    while raw := stream.readline(1_000_000):
        yield raw.decode("utf-8", "replace")
