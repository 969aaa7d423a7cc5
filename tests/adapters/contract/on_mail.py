"""Somebody who writes e-mail."""

from __future__ import annotations

import itertools
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage

from bot.commands import Command
from bot.entries import Language
from bot.events import Visibility
from bot.replies import Choice
from tests.adapters.contract.people import Person, Shown, Witness
from tests.adapters.mail import Mailbox


class Writer:
    """Answers in the thread of their first message, as mail programs do."""

    def __init__(self, mailbox: Mailbox, client: Language) -> None:
        self._mailbox, self._client = mailbox, client
        self._ids = itertools.count(1)
        self._last: EmailMessage | None = None

    @property
    def offered(self) -> set[str]:
        return set(re.findall(r"\[(\S+)\]$", self._text, re.MULTILINE))

    @property
    def _text(self) -> str:
        return str(self._last.get_content()) if self._last else ""

    async def say(self, text: str) -> Shown:
        message = EmailMessage()
        message["From"], message["To"] = "Ana <ana@example.org>", "refugio@example.org"
        message["Accept-Language"] = f"{self._client.value}-MX, fr;q=0.5"
        message["Message-ID"] = f"<{next(self._ids)}@example.org>"
        quoted = ""
        if self._last:
            message["In-Reply-To"] = "<answer@example.org>"
            message["References"] = self._last["References"]
            lines = self._text.splitlines()
            quoted = "\n\nOn Monday, Refugio wrote:\n" + "\n".join(f"> {line}" for line in lines)
        message.set_content(text + quoted)
        self._last = await self._mailbox.receive(message)
        return [self._text]

    async def give(self, command: Command, argument: str) -> Shown:
        return await self.say(f"/{command.value} {argument}".strip())

    async def pick(self, choice: Choice) -> Shown:
        [line] = [each for each in self._text.splitlines() if f"[{choice.token}]" in each]
        number = line.partition(".")[0]
        return await self.say(number if number.isdecimal() else line)

    async def send(self, token: str) -> Shown:
        return await self.say(f"1. A card [{token}]")


@asynccontextmanager
async def mail(engine: Witness, where: Visibility, client: Language) -> AsyncIterator[Person]:
    """Somebody alone with the bot: there is nobody else in a mailbox."""
    yield Writer(Mailbox(engine), client)
