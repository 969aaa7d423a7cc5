"""Two terminals over one store: each sees what the other did."""

from __future__ import annotations

import io
from itertools import count

import pytest

from adapters.terminal import surface
from adapters.terminal.app import PLACE
from adapters.terminal.conversation import Chat
from adapters.terminal.incoming import person
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.events import Sender
from bot.store import PersonHash
from tests.adapters.terminal.conftest import HARBOUR, noon
from tests.stores.memory import MemoryStore


class Desk:
    """A terminal with an engine of its own."""

    def __init__(self, store: MemoryStore, role: Role) -> None:
        numbers, self._page = count(1), io.StringIO()
        made = Keeping(store, lambda who: PersonHash(f"#{who}"), lambda: f"{role}{next(numbers)}")
        self._engine, self._role = Engine(HARBOUR, keeping=made), role
        self._sender = Sender(person(role.label), PLACE)
        self._chat = Chat(self._engine, surface.plain(self._page), noon, None, sender=self._sender)

    async def open(self) -> None:
        await self._engine.open()
        await self._engine.appoint(self._sender, self._role, noon())

    async def type(self, *lines: str) -> str:
        """What is shown in the end."""
        for line in lines:
            self._page.seek(0)
            self._page.truncate()
            await self._chat.answer(line)
        return self._page.getvalue()


async def test_two_terminals_see_what_the_other_did() -> None:
    """An entry that waits in one is approved in the other, and a role counts in both."""
    store = MemoryStore()
    moderator, admin = Desk(store, Role.MODERATOR), Desk(store, Role.ADMIN)
    await moderator.open()
    await admin.open()

    waits = await moderator.type(
        "/add", "Where is the lighthouse?", "On the rock.", "our own knowledge", "1"
    )
    approved = await admin.type("/review", "1", "1")

    assert "waits for another moderator" in waits
    assert "Saved: “Where is the lighthouse?”" in approved
    assert "On the rock." in await moderator.type("Where is the lighthouse?")


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        (Role.MEMBER, "/suggest /answer /settings /role", "/add /retire /changes /import /link"),
        (Role.HOST, "/suggest /answer /settings /role", "/add /retire /changes /import /link"),
        (Role.MODERATOR, "/suggest /answer /add /retire /changes /import /link", ""),
        (Role.ADMIN, "/suggest /answer /add /retire /changes /settings /role /link", ""),
    ],
)
async def test_help_lists_what_the_role_can_use(role: Role, shown: str, hidden: str) -> None:
    """Behind what everybody can."""
    desk = Desk(MemoryStore(), role)
    await desk.open()
    told = (await desk.type("/help")).split()

    assert "/topics" in told
    assert {*shown.split()} <= {*told}
    assert not {*hidden.split()} & {*told}


async def test_help_goes_by_the_role_of_the_moment() -> None:
    """One that was given, or taken away, a moment ago in another terminal."""
    store = MemoryStore()
    member, admin = Desk(store, Role.MEMBER), Desk(store, Role.ADMIN)
    await member.open()
    await admin.open()
    before = await member.type("/ayuda")
    await admin.type("/role member moderator")
    given = await member.type("/ayuda")
    await admin.type("/role member none")
    taken = await member.type("/ayuda")

    assert "En esta comunidad también puedes usar:" in before
    assert ["/retirar" in each for each in (before, given, taken)] == [False, True, False]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/respuesta ABCD-EFGH", "No conozco ese código."),
        ("/answer ABCD-EFGH", "I know no such code."),
        ("/ajustes", "Lo que está ajustado en esta comunidad"),
        ("/ayuda", "Ask me, in English or Spanish"),
    ],
)
async def test_a_command_called_in_spanish_is_answered_in_spanish(typed: str, told: str) -> None:
    """Also after a conversation in English, but for what goes on with that; who chose gets that."""
    desk = Desk(MemoryStore(), Role.ADMIN)
    await desk.open()
    await desk.type("When was the lighthouse built?", "/topics")

    assert told in await desk.type(typed)
    await desk.type("/language english")
    assert "I know no such code." in await desk.type("/respuesta ABCD-EFGH")


async def test_a_form_is_left_behind_what_stands_in_its_field() -> None:
    """A field that is filled in already stands where one types, with the cursor at its end."""
    moderator = Desk(MemoryStore(), Role.MODERATOR)
    await moderator.open()
    await moderator.type("/edit opening")

    left = await moderator.type("When did the harbour open?/cancel")

    assert "The form was left; nothing was sent." in left
