"""What is kept of many workspaces' installations, on each kind of database."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore

from adapters.installing.tokens import Tokens
from bot.stores.installed import Installed
from bot.stores.upgrade import upgrade
from tests.stores.deeds import NOW


@pytest.fixture
async def installed(bare: str) -> AsyncIterator[Installed]:
    await upgrade(bare, NOW)
    kept = Installed(bare)
    yield kept
    await kept.close()


def bot(team: str, token: str, at: float) -> Bot:
    return Bot(
        app_id="A1",
        team_id=team,
        bot_token=token,
        bot_id="B1",
        bot_user_id="U1",
        bot_refresh_token="xoxe",  # noqa: S106 -- made up
        bot_token_expires_in=3_600,
        installed_at=at,
    )


async def test_the_newest_token_is_found_until_it_is_deleted(installed: Installed) -> None:
    """Of the workspace that was asked about, with the time at which it ends."""
    tokens, now = Tokens("12.34", installed), time.time()
    await tokens.async_save_bot(bot("TA", "xoxb-old", now - 60))
    await tokens.async_save_bot(bot("TA", "xoxb-new", now))
    await tokens.async_save_bot(bot("TB", "xoxb-other", now))

    found = await tokens.async_find_bot(enterprise_id=None, team_id="TA")
    assert found is not None
    assert "xoxb-new" == found.bot_token
    assert abs((found.bot_token_expires_at or 0) - now - 3_600) < 5
    assert abs(found.installed_at - now) < 1

    await tokens.async_delete_bot(enterprise_id=None, team_id="TA")
    assert await tokens.async_find_bot(enterprise_id=None, team_id="TA") is None
    assert await tokens.async_find_bot(enterprise_id=None, team_id="TB") is not None


async def test_a_state_is_taken_once(installed: Installed) -> None:
    """By one of ten at the same time; what is over is tidied away."""
    states = AsyncSQLAlchemyOAuthStateStore(600, installed.writing, table_name=installed.states)
    state = await states.async_issue()
    took = await asyncio.gather(*(states.async_consume(state) for _ in range(10)))
    assert 1 == took.count(True)

    late = AsyncSQLAlchemyOAuthStateStore(-1, installed.writing, table_name=installed.states)
    over = await late.async_issue()
    await installed.tidy()
    assert not await states.async_consume(over)


async def test_places_are_known_with_their_organisation(installed: Installed) -> None:
    """Those that it installed as a whole go with it."""
    await installed.belongs("TA", "E1", whole=False)
    await installed.belongs("TA", "E1", whole=True)
    await installed.belongs("TB", "E1", whole=False)

    assert ("E1", True) == await installed.organisation("TA")
    assert ("TA",) == await installed.ended("E1")
    assert (None, ("E1", False)) == (
        await installed.organisation("TA"),
        await installed.organisation("TB"),
    )
    await installed.forget("TB")
    assert await installed.organisation("TB") is None


async def test_one_token_is_kept_of_each(installed: Installed) -> None:
    """Those before the newest go, of that place alone, also where an organisation has its own."""
    tokens, now = Tokens("12.34", installed), time.time()
    for team, token, at in (
        ("TA", "xoxb-1", now - 60),
        ("TA", "xoxb-2", now),
        ("TB", "xoxb-3", now),
    ):
        await tokens.async_save_bot(bot(team, token, at))
    await installed.supersede("12.34", None, "TA")
    of_all = bot("TA", "xoxb-4", now)
    of_all.team_id, of_all.enterprise_id, of_all.is_enterprise_install = None, "E1", True
    await tokens.async_save_bot(of_all)

    assert (("E1", None), (None, "TA"), (None, "TB")) == await installed.installed("12.34")
    await tokens.async_delete_bot(enterprise_id=None, team_id="TA")
    assert (("E1", None), (None, "TB")) == await installed.installed("12.34")
    assert () == await installed.installed("56.78")
    await installed.belongs("TA", "E1", whole=True)
    await installed.belongs("TB", "E1", whole=False)
    assert ("TA",) == await installed.served("E1")
