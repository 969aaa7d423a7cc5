"""A group of the platform whose members are moderators: named by an admin, looked at anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.replies import Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Step, token
from tests.conversations.community import Somebody, facts, made
from tests.stores.memory import MemoryStore

REFUSED = "Only moderators of this community can do that."
OPEN = token(Language.ENGLISH, Step.SETTING, "group")


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return made(settings, MemoryStore())


@pytest.fixture
async def admin(engine: Engine) -> Somebody:
    admin = Somebody(engine, "1")
    await admin.become(Role.ADMIN)
    return admin


def inside(engine: Engine, name: str, *groups: str) -> Somebody:
    """A member of these groups."""
    somebody = Somebody(engine, name)
    somebody.sender = replace(somebody.sender, groups=frozenset(groups))
    return somebody


async def name(admin: Somebody, group: str) -> Reply:
    return await admin.send(await admin.press(OPEN), group=group)


async def test_members_of_it_moderate(engine: Engine, admin: Somebody) -> None:
    """From the moment on in which an admin names it, until it is named no more."""
    member, other = inside(engine, "2", "S1", "S9"), inside(engine, "3", "S2", "")
    before = text_of(await member.give(Task.REVIEW))
    await name(admin, "S1")
    during = [text_of(await each.give(Task.REVIEW)) for each in (member, other)]
    await name(admin, "")
    after = text_of(await member.give(Task.REVIEW))

    assert [REFUSED, REFUSED] == [before, after]
    assert REFUSED != during[0]
    assert REFUSED == during[1]


async def test_they_are_no_admins(engine: Engine, admin: Somebody) -> None:
    """They see what is set, and change none of it; an admin in it stays one."""
    await name(admin, "S1")
    member = inside(engine, "2", "S1")
    admin.sender = replace(admin.sender, groups=frozenset({"S1"}))

    refused = text_of(await member.press(token(Language.ENGLISH, Step.SET, "approval-off")))
    assert "Only admins of this community can do that." == refused
    assert (await admin.press(OPEN)).form


async def test_elsewhere_it_says_nothing(engine: Engine, admin: Somebody) -> None:
    """Another community named none."""
    await name(admin, "S1")
    stranger = Somebody(engine, "2", None)
    stranger.sender = replace(
        stranger.sender, place=type(admin.sender.place)("discord:2"), groups=frozenset({"S1"})
    )

    assert REFUSED == text_of(await stranger.give(Task.REVIEW))


@pytest.mark.parametrize("typed", ["#mods", "a b", "x", "s" * 33, "S1;", "<!here>"])
async def test_what_is_no_id(admin: Somebody, typed: str) -> None:
    """The form comes again, with what was typed and what is wrong."""
    again = await name(admin, typed)

    assert again.form
    [field] = again.form.fields
    assert (typed, True) == (field.value, "no id" in field.problem)


async def test_said_and_undone(admin: Somebody) -> None:
    """What was set is read in the settings and among the changes."""
    done = await name(admin, "S1")

    assert "Done. Group of the moderators: “S1”." in text_of(done)
    assert "Group of the moderators: “S1”" in text_of(await admin.give(Task.SETTINGS))
    assert "Grupo de la moderación" in text_of(
        await admin.give(Task.SETTINGS, locale=Language.SPANISH)
    )


async def test_their_data_says_so(engine: Engine, admin: Somebody) -> None:
    """Whoever is a moderator by it reads that among what is known of them."""
    await name(admin, "S1")
    mine = await inside(engine, "2", "S1").press(token(Language.ENGLISH, Own.MINE))

    assert "moderator" == facts(mine)["Your role in this community"]
