"""The commands that help lists are those that do something for whoever asks for help."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import CURATING, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PlaceId
from bot.wording.curating_phrases import NOT_ALLOWED, ONLY_ADMINS
from bot.wording.plain import text_of
from tests.conversations.community import NOON, Somebody, made
from tests.stores.memory import MemoryStore

REFUSALS = {NOT_ALLOWED.en, ONLY_ADMINS.en}


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Engine:
    return made(settings, MemoryStore())


@pytest.mark.parametrize("task", Task)
@pytest.mark.parametrize("role", Role)
async def test_what_is_listed_is_not_refused_and_the_rest_is(
    engine: Engine, place: PlaceId, role: Role, task: Task
) -> None:
    """Whatever the role; each command without anything behind it."""
    person = Somebody(engine, role.label, place)
    await person.become(role)
    listed = {info.command for info in await engine.tasks(person.sender, NOON)}
    told = text_of(await person.give(task))

    assert (told not in REFUSALS) is (task in listed)


async def test_where_nobody_writes_nothing_is_listed(engine: Engine) -> None:
    """Alone with the bot; a role counts only where it was given."""
    admin = Somebody(engine, "admin", PlaceId("here"))
    await admin.become(Role.ADMIN)
    elsewhere = Somebody(engine, "admin", PlaceId("there"))

    assert len(CURATING) == len(await engine.tasks(admin.sender, NOON))
    assert () == await engine.tasks(Somebody(engine, "admin", None).sender, NOON)
    assert 4 == len(await engine.tasks(elsewhere.sender, NOON))


async def test_a_moderator_is_told_who_opens_the_inbox(engine: Engine, place: PlaceId) -> None:
    """An admin; whether it is open they see."""
    person = Somebody(engine, "ana", place)
    await person.become(Role.MODERATOR)

    assert ONLY_ADMINS.en == text_of(await person.give(Task.INBOX, "on"))
    assert "cannot be sent" in text_of(await person.give(Task.INBOX))
