"""People of a community over a store in memory: they ask, press, fill in forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.entries import Language
from bot.events import (
    Ask,
    Attached,
    Choose,
    ConversationId,
    Invoke,
    PersonId,
    PlaceId,
    Sender,
    Submit,
    Visibility,
)
from bot.persons import hashed
from bot.replies import Buttons, Choice, Facts, Options, Reply
from bot.store import PersonHash, Store
from bot.wording import tokens
from bot.wording.tokens import Aim

KEY = b"a key of this test, thirty-two bytes"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HERE = PlaceId("discord:1")
FORM = {
    "question": "When does the harbour library open?",
    "answer": "It opens at nine.",
    "source": "our own knowledge",
}


def made(settings: Settings, store: Store | None) -> Engine:
    """An engine over the shipped pack and that store, without the encoder."""
    numbers = count(1)
    keeping = store and Keeping(store, known_as, lambda: f"draft{next(numbers)}")
    return build_engine(replace(settings, semantic=False), None, keeping)


def known_as(person: PersonId) -> PersonHash:
    """A person's hash."""
    return hashed(person, KEY)


class Somebody:
    """A person in a place, or alone with the bot; the clock moves only when told."""

    def __init__(self, engine: Engine, name: str, place: PlaceId | None = HERE) -> None:
        self._engine, self.at = engine, NOON
        self.sender = Sender(PersonId(f"discord:{name}"), place)
        self._in = ConversationId(f"{place}:{name}")
        self._seen = Visibility.PRIVATE if place else Visibility.DIRECT

    @property
    def hash(self) -> PersonHash:
        return known_as(self.sender.person)

    async def become(self, role: Role) -> None:
        await self._engine.appoint(self.sender, role, self.at)

    async def ask(self, text: str, locale: Language | None = None) -> Reply:
        return await self._engine.handle(
            Ask(text, self._in, self.at, locale, self._seen, sender=self.sender)
        )

    async def give(
        self,
        command: Command | Task,
        argument: str = "",
        person: PersonId | None = None,
        locale: Language | None = None,
        file: Attached | None = None,
    ) -> Reply:
        return await self._engine.handle(
            Invoke(
                command, self._in, self.at, argument, locale, self._seen, self.sender, person, file
            )
        )

    async def press(self, token: str) -> Reply:
        return await self._engine.handle(
            Choose(token, self._in, self.at, None, self._seen, self.sender)
        )

    async def send(self, form: Reply, **values: str) -> Reply:
        assert form.form
        event = Submit(
            form.form.token, values, self._in, self.at, None, self._seen, sender=self.sender
        )
        return await self._engine.handle(event)

    async def write(self, publish: bool = True, **values: str) -> Reply:
        """Write an entry, and publish it."""
        preview = await self.send(await self.give(Task.ADD), **{**FORM, **values})
        return await self.press(to(preview, tokens.Step.PUBLISH)) if publish else preview

    def wait(self, **time: int) -> None:
        self.at += timedelta(**time)


def choices(reply: Reply) -> Iterator[Choice]:
    """All that a reply offers."""
    for block in reply.blocks:
        if isinstance(block, Buttons | Options):
            yield from block.choices


def offers(reply: Reply) -> list[Aim]:
    """What its choices lead to."""
    pointers = (tokens.parse(choice.token) for choice in choices(reply))
    return [pointer.action for pointer in pointers if pointer]


def to(reply: Reply, action: Aim) -> str:
    """The token of the choice that leads there."""
    return choice_to(reply, action).token


def choice_to(reply: Reply, action: Aim) -> Choice:
    """The choice that leads there."""
    pointed = ((tokens.parse(choice.token), choice) for choice in choices(reply))
    return next(choice for pointer, choice in pointed if pointer and pointer.action is action)


def facts(reply: Reply) -> dict[str, str]:
    """Names and values."""
    rows = (block.rows for block in reply.blocks if isinstance(block, Facts))
    return {name: value for each in rows for name, value in each}
