"""`refugio chat`: typed with completion where there is a terminal, else read from a pipe."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from adapters.reloading import Reloader
from adapters.settings import Settings
from adapters.terminal import phrases, piped, surface
from adapters.terminal.conversation import Chat, Heard
from bot.engine import Engine
from bot.entries import Language


def main(
    engine: Engine,
    settings: Settings,
    locale: Language | None,
    reloader: Reloader,
    source: BinaryIO,
) -> None:
    """
    Talk until the person leaves or the pipe ends; source: the bytes that are piped in.

    Raises SettingsError for a history file that cannot be written, and BrokenPipeError when
    nobody reads the answers any more.
    """
    interactive = source.isatty() and sys.stdout.isatty()
    show = surface.coloured(sys.stdout) if interactive else surface.plain(sys.stdout)
    chat = Chat(engine, show, _now, locale, reloader.refresh)
    if interactive:
        asyncio.run(converse(chat, settings.history))
    else:
        answer_lines(chat, source)


async def converse(chat: Chat, history: Path | None) -> None:
    """Greet, answer each typed line, and say goodbye."""
    from adapters.terminal.prompt import Prompt  # a pipe does not pay for it

    prompt = Prompt(chat, history)
    chat.greet()
    while (line := await prompt.read()) is not None:
        if not line.strip() and not chat.filling:
            prompt.settle(keep=False)
            continue
        heard = await chat.answer(line)
        prompt.settle(keep=heard is Heard.ANSWERED)
        if heard is Heard.FAREWELL:
            break
    chat.say(phrases.GOODBYE)


def answer_lines(chat: Chat, stream: BinaryIO) -> None:
    """
    Answer each line of the stream, shown before its answer.

    It is read outside the event loop, so that Ctrl-C ends a wait at once.
    """
    with asyncio.Runner() as runner:
        for line in piped.lines(stream):
            chat.echo(line)
            if runner.run(chat.answer(line)) is Heard.FAREWELL:
                return


def _now() -> datetime:
    return datetime.now(UTC)
