"""Somebody on a platform: what every adapter's stand-in can do, and the engine behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from bot.commands import Named
from bot.engine import Engine
from bot.events import ConversationId, Event, PersonId
from bot.replies import Block, Choice, Label, Quote, Reply

# No card of the shipped pack has a quotation. This one is full of what platforms read as markup.
QUOTE = Quote("I *am*  _here_ <!channel> & `there` [now](https://x.org) @everyone 1. ~no~ | > yes")

Shown = list[str]  # the texts of an answer in order, stripped of what the platform's markup adds


class Person(Protocol):
    """Somebody on a platform; each thing they do is given what they are shown for it."""

    @property
    def offered(self) -> set[str] | None:
        """The tokens that the last answer carries, None where it carries none."""

    async def say(self, text: str) -> Shown: ...

    async def give(self, command: Named, argument: str) -> Shown: ...

    async def pick(self, choice: Choice) -> Shown:
        """Pick a choice that the last answer shows; fails where it does not."""

    async def send(self, token: str) -> Shown:
        """Have a button with this token come back."""


class Witness:
    """An engine that an adapter talks to, and that says on the side what it should have said."""

    def __init__(self, engine: Engine, name: str, without: type[Block] | None = None) -> None:
        """
        name: of the test; its conversations are nobody else's.

        without: blocks that the adapter is not given, as if it did not draw them.
        """
        self._engine, self._name, self._without = engine, name, without

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    async def handle(self, event: Event) -> Reply:
        reply = await self._reply(event, event.conversation)
        given = (block for block in reply.blocks if type(block) is not self._without)
        return replace(reply, blocks=tuple(given))

    async def again(self, event: Event) -> Reply:
        """The core's own reply, in a conversation that no adapter took part in."""
        return await self._reply(event, event.conversation)

    async def _reply(self, event: Event, conversation: str) -> Reply:
        own, sender = ConversationId(f"{self._name} {conversation}"), event.sender
        if sender:
            sender = replace(sender, person=PersonId(f"{self._name} {sender.person}"))
        reply = await self._engine.handle(replace(event, conversation=own, sender=sender))
        first, *rest = reply.blocks
        return replace(reply, blocks=(first, QUOTE, *rest)) if isinstance(first, Label) else reply
