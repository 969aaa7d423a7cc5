"""`refugio chat`: typed with completion where there is a terminal, else read from a pipe."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, BinaryIO

from adapters import failures
from adapters.compose import build_engine, keeps_already, open_keeping
from adapters.reloading import Reloader
from adapters.settings import Settings
from adapters.terminal import phrases, piped, surface
from adapters.terminal.conversation import Chat, Heard
from adapters.terminal.crowd import Crowd
from adapters.terminal.incoming import PLATFORM, person
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import ChannelId, PlaceId, Sender

if TYPE_CHECKING:
    from adapters.terminal.prompt import Prompt

PLACE = PlaceId(f"{PLATFORM}:here")  # the community of this computer
_SCREEN = ChannelId(f"{PLATFORM}:screen")  # all that anybody sees here
_SLOWEST = 8.0  # seconds within which simulated players answer, where somebody looks on
_TICK = 0.5  # seconds between two looks at what came of quizzes


@dataclass(frozen=True, slots=True)
class Opening:
    """How a talk begins: a line as if it were typed, and how many simulated players are there."""

    line: str = ""
    players: int = 0


def main(
    settings: Settings,
    locale: Language | None,
    role: Role | None,
    source: BinaryIO,
    opening: Opening = Opening(),
) -> None:
    """
    Talk until the person leaves or the pipe ends; source: the bytes that are piped in.

    role: what the person is in this computer's community, None for somebody who only asks. Raises
    KnowledgeError for a pack that is refused, StoreError and SettingsError where nothing can be
    kept, SettingsError for a history file that cannot be written, and BrokenPipeError when nobody
    reads the answers any more.
    """
    interactive = source.isatty() and sys.stdout.isatty()
    show = surface.coloured(sys.stdout) if interactive else surface.plain(sys.stdout)
    stack = AsyncExitStack()
    with asyncio.Runner() as runner:
        try:
            engine, sender = runner.run(_opened(settings, role, stack))
            chat = Chat(engine, show, _now, locale, Reloader(engine, settings).refresh, sender)
            crowd = _crowd(engine, opening.players, chat, slowest=_SLOWEST * interactive)
            if interactive:
                runner.run(converse(chat, settings.history, opening.line))
            else:
                answer_lines(chat, source, runner, opening.line, crowd)
            crowd.leave()
        finally:
            runner.run(stack.aclose())


def _crowd(engine: Engine, players: int, chat: Chat, slowest: float) -> Crowd:
    """Simulated players who see what the chat shows."""
    crowd = Crowd(engine, players, PLACE, Random(), _now, slowest)  # noqa: S311 - they only play
    chat.seen_by(crowd.see)
    return crowd


async def _opened(
    settings: Settings, role: Role | None, stack: AsyncExitStack
) -> tuple[Engine, Sender | None]:
    """
    An engine, and who talks to it; stack: closes what was opened.

    Something is kept only for those who write entries, and where somebody did so before; what was
    kept long enough is deleted at each start.
    """
    if role is None and not keeps_already(settings):
        return build_engine(settings), None
    keeping = await stack.enter_async_context(open_keeping(settings))
    engine = build_engine(settings, keeping=keeping)
    await engine.open()
    stack.push_async_callback(engine.finish)
    expiring = engine.expire(_now())  # where it fails, the next start does it
    await failures.tried("forgetting what is old", expiring, level=logging.INFO)
    role = role or Role.MEMBER
    sender = Sender(person(role.label), PLACE, channel=_SCREEN, aside=_SCREEN)
    await engine.appoint(sender, role, _now())
    return engine, sender


async def converse(chat: Chat, history: Path | None, first: str = "") -> None:
    """Greet, or answer a first line, then each typed one, and say goodbye."""
    from adapters.terminal.prompt import Prompt  # a pipe does not pay for it

    prompt = Prompt(chat, history)
    if first:
        await chat.answer(first)
    else:
        chat.greet()
    async with ticking(lambda: _tick(chat, prompt)):
        while (line := await prompt.read()) is not None:
            if not line.strip() and not chat.filling:
                prompt.settle(keep=False)
                continue
            heard = await chat.answer(line)
            prompt.settle(keep=heard is Heard.ANSWERED)
            if heard is Heard.FAREWELL:
                break
    chat.say(phrases.GOODBYE)


async def _tick(chat: Chat, prompt: Prompt) -> None:
    """Show above the line being typed what came of quizzes meanwhile."""
    if new := await chat.deliver():
        await prompt.above(lambda: chat.show(new))


@asynccontextmanager
async def ticking(do: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Do it again and again until this ends; a failure is told, and it is tried anew."""

    async def again() -> None:
        while True:
            await asyncio.sleep(_TICK)
            await failures.tried("quizzes", do(), level=logging.DEBUG)

    task = asyncio.create_task(again(), name="ticking")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def answer_lines(
    chat: Chat,
    stream: BinaryIO,
    runner: asyncio.Runner,
    first: str = "",
    crowd: Crowd | None = None,
) -> None:
    """
    Answer each line of the stream, shown before its answer.

    It is read outside the event loop, so that Ctrl-C ends a wait at once. first: a line before the
    others; crowd: who is waited for after each.
    """
    for line in chain([first] if first else [], piped.lines(stream)):
        if not line and not chat.filling:
            continue
        chat.echo(line)
        if runner.run(chat.answer(line)) is Heard.FAREWELL:
            return
        if crowd is not None:
            runner.run(crowd.settle())


def _now() -> datetime:
    return datetime.now(UTC)
