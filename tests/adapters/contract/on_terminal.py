"""Somebody at a terminal, wide enough that no line is broken."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from adapters.delivering import Send
from adapters.terminal.conversation import Chat
from adapters.terminal.phrases import FILLING
from bot.commands import CATALOGUE, Named, Task
from bot.entries import Language
from bot.events import ChannelId, PersonId, PlaceId, Sender, Visibility
from bot.replies import Choice, Form
from bot.wording import tokens
from tests.adapters.contract.people import Person, Shown, Witness

_MARKED = re.compile(r"^ *(=|\d+\.) ")  # before an option, and before what stands in a field


class Typist:
    """Types lines, and reads what comes out, less the title that a picked card is given."""

    def __init__(
        self,
        engine: Any,
        client: Language,
        known: Sender | None = None,
        folder: Path = Path(),
    ) -> None:
        self._page = io.StringIO()
        console = Console(file=self._page, width=5000, highlight=False, emoji=False, markup=False)
        self._chat = Chat(engine, console.print, lambda: datetime.now(UTC), client, sender=known)
        self._list: list[str] = []
        self._folder, self._window = folder, list[str]()

    @property
    def offered(self) -> None:
        return None  # numbers and commands lead there

    async def say(self, text: str) -> Shown:
        return self._parted(await self._typed(text))

    async def _typed(self, text: str) -> Shown:
        self._page.seek(0)
        self._page.truncate()
        await self._chat.answer(text)
        shown = self._page.getvalue().splitlines()
        numbered = [line.strip() for line in shown if re.match(r"\s+\d+\. ", line)]
        self._list = numbered or self._list
        return shown

    async def give(self, command: Named, argument: str) -> Shown:
        if command is Task.EXPORT:
            argument = str(self._folder / f"out.{argument}")
        return await self.say(f"/{command.value} {argument}".strip())

    async def kept(self, number: int) -> list[bytes]:
        """What stands in the files that were written."""
        return [each.read_bytes() for each in sorted(self._folder.glob("out.*"))]

    async def fill(self, form: Form, values: Mapping[str, str]) -> tuple[Shown, Shown]:
        """Type what goes into each field, one after the other."""
        asked, shown = self._window, list[str]()
        for field in form.fields:
            asked = asked + shown
            typed = values.get(field.name, field.value)
            named = [name for name, _ in field.options]
            number = str(named.index(typed) + 1) if typed in named else typed
            shown = await self._typed(number or ("-" if field.value else ""))
        return [_MARKED.sub("", line) for line in asked], self._parted(shown)

    async def bring(self, name: str, content: bytes) -> Shown:
        """Name the file behind the command."""
        path = self._folder / name
        path.write_bytes(content)
        return await self.say(f"/import {path}")

    async def arrived(self) -> Shown:
        raise NotImplementedError("it stands on the same screen, before what is answered")

    def _parted(self, shown: Shown) -> Shown:
        """What is said before a form is begun; its first field goes to the window."""
        begins = {FILLING.en, FILLING.es}
        at = next((n for n, line in enumerate(shown) if line.strip() in begins), len(shown))
        self._window = shown[at + 1 :]
        return shown[:at]

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


@asynccontextmanager
async def in_terminal(
    engine: Any, client: Language, senders: dict[str, Send]
) -> AsyncIterator[tuple[Typist, Sender]]:
    """Somebody at a terminal, and as whom the core knows them."""
    screen = ChannelId("terminal:screen")
    known = Sender(PersonId("terminal:ana"), PlaceId("terminal:here"), channel=screen)
    with TemporaryDirectory() as folder:
        yield Typist(engine, client, known, Path(folder)), known
