"""A process that could not look for a while learns of all that others did meanwhile."""

from __future__ import annotations

from datetime import timedelta

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.wording.plain import text_of
from tests.conversations.community import NOON, Somebody, made
from tests.stores.memory import MemoryStore


async def test_what_was_done_during_a_long_outage_is_learnt_of(settings: Settings) -> None:
    """A role that was taken away meanwhile is gone, however long ago that was."""
    store = MemoryStore()
    here, there = made(settings, store), made(settings, store)
    await here.open()
    await there.open()
    admin, moderator = Somebody(here, "ana"), Somebody(there, "ben")
    await admin.become(Role.ADMIN)
    await moderator.become(Role.MODERATOR)
    await there.refresh(NOON)
    await here.refresh(NOON)
    admin.wait(minutes=1)
    await admin.give(Task.ROLE, "member", moderator.sender.person)

    await there.refresh(NOON + timedelta(minutes=10))

    assert "Only moderators" in text_of(await moderator.give(Task.HIDE, "deportations-2013-2015"))


async def test_what_was_read_before_the_first_look_is_brought_up_to_date(
    settings: Settings,
) -> None:
    """A terminal looks when something is typed, and that may be long after it began."""
    store = MemoryStore()
    here, there = made(settings, store), made(settings, store)
    admin, member = Somebody(here, "ana"), Somebody(there, "mia")
    await admin.become(Role.ADMIN)
    await there.open()
    await member.ask("Who is Ricardo Anaya?")
    admin.wait(minutes=1)
    await admin.press("1:en:set:pause-silent")

    await there.refresh(NOON + timedelta(minutes=10))

    assert "paused" in text_of(await member.ask("Who is Ricardo Anaya?"))
