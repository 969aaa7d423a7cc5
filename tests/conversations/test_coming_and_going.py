"""A server that removes the bot, and one that adds it again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.compose import open_store
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.wording.plain import text_of
from tests.conversations.community import HERE, NOON, Somebody, made

ASKED = "When does the harbour library open?"


@pytest.mark.parametrize(("again", "kept"), [(False, False), (True, True)])
async def test_what_a_place_had_goes_unless_it_comes_back(
    settings: Settings, again: bool, kept: bool
) -> None:
    """In 30 days; the bot that is there again finds all as it was, also in the same process."""
    async with open_store(settings, NOON) as store:
        engine = made(settings, store)
        ana = Somebody(engine, "ana")
        await ana.become(Role.ADMIN)
        await ana.write()

        await engine.left(HERE, NOON)
        if again:
            await engine.joined(HERE, NOON + timedelta(days=29))
        await engine.expire(NOON + timedelta(days=31))

        after = made(settings, store)
        await after.open()
        told = text_of(await Somebody(after, "ana").ask(ASKED))
    assert ("It opens at nine." in told) is kept


async def test_without_a_store_nothing_is_to_be_done(settings: Settings) -> None:
    """And nothing fails."""
    engine = made(settings, None)

    await engine.joined(HERE, NOON)
    await engine.left(HERE, NOON)
