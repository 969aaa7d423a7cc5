"""The desk itself refuses whoever may not, whatever those who ask it looked up before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from adapters.settings import Settings
from bot.curation.acting import Actor, Verb
from bot.curation.desk import Desk
from bot.curation.roles import Role
from bot.curation.state import Draft, Origin
from bot.entries import EntryId
from bot.errors import NotAllowed
from bot.store import Kind, PersonHash, Write
from tests.conversations.community import HERE, NOON, Somebody, made
from tests.stores.memory import MemoryStore

Deed = Callable[[Desk, Actor], Awaitable[Any]]

ENTRY, ANA = EntryId("harbour-library-open"), PersonHash("ana")
RECORD = {"id": str(ENTRY), "answer": {"en": "At nine."}}
DRAFT = Draft("k", 1, RECORD, 0, ANA, Origin.FORM, "2026-05-01")
WRITE = Write(Kind.TAUGHT, "x", 0, {})
MODERATORS: dict[str, Deed] = {
    "draft": lambda desk, by: desk.draft(by, RECORD),
    "publish": lambda desk, by: desk.publish(by, DRAFT),
    "rebase": lambda desk, by: desk.rebase(by, DRAFT),
    "reject": lambda desk, by: desk.reject(by, DRAFT),
    "retire": lambda desk, by: desk.retire(by, ENTRY),
    "restore": lambda desk, by: desk.restore(by, ENTRY),
    "hide": lambda desk, by: desk.hide(by, ENTRY),
    "show": lambda desk, by: desk.show(by, ENTRY),
    "history": lambda desk, by: desk.history(by, ENTRY),
    "acts": lambda desk, by: desk.acts(by),
    "undo": lambda desk, by: desk.undo(by, 1),
    "perform": lambda desk, by: desk.perform(by, Verb.TAUGHT, WRITE),
    "perform_all": lambda desk, by: desk.perform_all(by, Verb.TAUGHT, [WRITE]),
}
ADMINS: dict[str, Deed] = {
    "purge": lambda desk, by: desk.purge(by, ENTRY),
    "grant": lambda desk, by: desk.grant(by, ANA, Role.ADMIN),
    "set": lambda desk, by: desk.set(by, "name", "x"),
}


async def refused(settings: Settings, role: Role, do: Deed) -> None:
    """Somebody with that role asks the desk, which refuses."""
    store = MemoryStore()
    bo = Somebody(made(settings, store), "bo")
    await bo.become(role)
    work = bo._engine._moderation
    assert work is not None
    actor = Actor.of(await work._communities.settled(HERE, NOON), bo.sender, work._hashed, NOON)
    before = repr(store._kept)

    assert role is actor.role
    with pytest.raises(NotAllowed):
        await do(work._desk, actor)
    assert before == repr(store._kept)


@pytest.mark.parametrize("deed", [*MODERATORS, *ADMINS])
async def test_members_do_nothing(settings: Settings, deed: str) -> None:
    """Neither what moderators do nor what admins do."""
    await refused(settings, Role.MEMBER, {**MODERATORS, **ADMINS}[deed])


@pytest.mark.parametrize("deed", ADMINS)
async def test_moderators_do_no_work_of_admins(settings: Settings, deed: str) -> None:
    """What cannot come back, roles and settings."""
    await refused(settings, Role.MODERATOR, ADMINS[deed])
