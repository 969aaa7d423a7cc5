"""People of one place talking to an engine that keeps what they send in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.events import Ask, Choose, ConversationId, Invoke, PersonId, PlaceId, Sender, Submit
from bot.replies import Block, Buttons, Choice, Options, Reply
from bot.store import CommunityId, PersonHash
from tests.stores.memory import MemoryStore

NOON = datetime(2026, 3, 4, 12, 34, 56, tzinfo=UTC)
ADMIN, MODERATOR, ASKER = "admin", "moderator", "asker"
_ROLES = {ADMIN: Role.ADMIN, MODERATOR: Role.MODERATOR}


def an_engine(settings: Settings) -> tuple[Engine, MemoryStore]:
    """An engine over the shipped pack that keeps things until the test ends."""
    store, numbers = MemoryStore(), count(1)
    keeping = Keeping(
        store,
        lambda person: PersonHash(f"{abs(hash(('key', person))):x}"),
        lambda: f"k{next(numbers):04}",  # in their order, also as text
    )
    without = replace(settings, semantic=False)  # what is declined is so with and without it
    return build_engine(without, keeping=keeping), store


@dataclass
class Inbox:
    """One place; the clock moves only when told."""

    engine: Engine
    store: MemoryStore
    place: PlaceId
    at: datetime = NOON

    async def open(self) -> Inbox:
        """The place with an admin and a moderator, where questions may be sent."""
        for name, role in _ROLES.items():
            await self.engine.appoint(self.sender(name), role, self.at)
        await self.invoke(ADMIN, Task.INBOX, "on")
        return self

    def sender(self, name: str) -> Sender:
        return Sender(PersonId(f"{self.place}:{name}"), self.place)

    async def ask(self, name: str, text: str) -> Reply:
        asked = Ask(text, self._conversation(name), self.at, sender=self.sender(name))
        return await self.engine.handle(asked)

    async def press(self, name: str, reply: Reply, label: str) -> Reply:
        token = choice(reply, label).token
        chosen = Choose(token, self._conversation(name), self.at, sender=self.sender(name))
        return await self.engine.handle(chosen)

    async def invoke(self, name: str, task: Task, argument: str = "") -> Reply:
        invoked = Invoke(
            task, self._conversation(name), self.at, argument, sender=self.sender(name)
        )
        return await self.engine.handle(invoked)

    async def fill_in(self, name: str, reply: Reply, typed: Mapping[str, str]) -> Reply:
        """Send the form of a reply, with what stood in it where nothing else is typed."""
        assert reply.form is not None
        values = {each.name: each.value for each in reply.form.fields} | dict(typed)
        sent = Submit(
            reply.form.token, values, self._conversation(name), self.at, sender=self.sender(name)
        )
        return await self.engine.handle(sent)

    async def send(self, name: str, text: str) -> Reply:
        """Ask in vain, and send it to the moderators."""
        shown = await self.press(name, await self.ask(name, text), OFFER)
        return await self.press(name, shown, "Send")

    async def group(self, text: str) -> Reply:
        """An unanswered question as a moderator opens it from the list."""
        listed = await self.invoke(MODERATOR, Task.UNANSWERED)
        return await self.press(MODERATOR, listed, text)

    async def community(self) -> CommunityId:
        return await self.store.community(self.place, self.at)

    def wait(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)

    def _conversation(self, name: str) -> ConversationId:
        return ConversationId(f"{self.place}:{name}")


OFFER = "Send to the moderators without my name"


def choices(reply: Reply) -> list[Choice]:
    """All that can be picked of a reply."""
    return [each for block in reply.blocks for each in _choices(block)]


def labels(reply: Reply) -> list[str]:
    return [each.label for each in choices(reply)]


def choice(reply: Reply, label: str) -> Choice:
    """The choice whose label begins like this."""
    return next(each for each in choices(reply) if each.label.startswith(label))


def _choices(block: Block) -> tuple[Choice, ...]:
    return block.choices if isinstance(block, Options | Buttons) else ()
