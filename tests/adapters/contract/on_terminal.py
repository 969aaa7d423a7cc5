"""Somebody at a terminal, wide enough that no line is broken."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from rich.console import Console

from adapters.terminal.conversation import Chat
from bot.commands import CATALOGUE, Command
from bot.entries import Language
from bot.events import Visibility
from bot.replies import Choice
from bot.wording import tokens
from tests.adapters.contract.people import Person, Shown, Witness


class Typist:
    """Types lines, and reads what comes out, less the title that a picked card is given."""

    def __init__(self, engine: Witness, client: Language) -> None:
        self._page = io.StringIO()
        console = Console(file=self._page, width=5000, highlight=False, emoji=False, markup=False)
        self._chat = Chat(engine, console.print, lambda: datetime.now(UTC), client)
        self._list: list[str] = []

    @property
    def offered(self) -> None:
        return None  # numbers and commands lead there

    async def say(self, text: str) -> Shown:
        self._page.seek(0)
        self._page.truncate()
        await self._chat.answer(text)
        shown = self._page.getvalue().splitlines()
        numbered = [line.strip() for line in shown if re.match(r"\s+\d+\. ", line)]
        self._list = numbered or self._list
        return shown

    async def give(self, command: Command, argument: str) -> Shown:
        return await self.say(f"/{command.value} {argument}".strip())

    async def pick(self, choice: Choice) -> Shown:
        for line in self._list:
            number, label = line.split(". ", 1)
            if label.strip() == choice.label:
                title, *shown = await self.say(number)
                return shown if title.rstrip() == choice.label else [title, *shown]
        pointer = tokens.parse(choice.token)
        assert pointer
        [info] = [info for info in CATALOGUE if info.command.value == pointer.action.value]
        return await self.say(f"/{info.names.best(pointer.language)}")

    async def send(self, token: str) -> Shown:
        raise NotImplementedError("a number that is not on the screen leads nowhere")


@asynccontextmanager
async def terminal(engine: Witness, where: Visibility, client: Language) -> AsyncIterator[Person]:
    """Somebody alone with the bot."""
    yield Typist(engine, client)
