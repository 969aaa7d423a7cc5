"""A server that removes the bot, and one that adds it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.compose import open_store
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.events import PlaceId
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


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        (("discord:1",), False),
        (("discord:1", "slack:T1"), False),
        (("discord:1", "discord:2"), True),
        (("slack:T1",), True),
    ],
)
async def test_a_bot_that_is_shut_out(
    settings: Settings, tmp_path: Path, places: tuple[str, ...], kept: bool
) -> None:
    """The one place it served there is left; of several, or of another platform's, none is."""
    async with open_store(replace(settings, data=tmp_path), NOON) as store:
        engine = made(settings, store)
        for place in map(PlaceId, places):
            ana = Somebody(engine, "ana", place)
            await ana.become(Role.ADMIN)
            await ana.write()

        await engine.shut_out("discord", NOON)
        await engine.expire(NOON + timedelta(days=31))

        after = made(settings, store)
        await after.open()
        first = Somebody(after, "ana", PlaceId(places[0]))
        told = text_of(await first.ask(ASKED))
    assert ("It opens at nine." in told) is kept


async def test_without_a_store_nothing_is_to_be_done(settings: Settings) -> None:
    """And nothing fails."""
    engine = made(settings, None)

    await engine.joined(HERE, NOON)
    await engine.left(HERE, NOON)
    await engine.shut_out("discord", NOON)
