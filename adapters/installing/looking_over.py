"""Workspaces that removed the app while nobody was there to hear it, found out at a start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.failures import tried
from adapters.installing.refusals import ENDED
from adapters.installing.workspaces import Workspaces

_APART = 0.2  # seconds between two tokens, so that answers come first


@asynccontextmanager
async def looked_over(many: Workspaces) -> AsyncIterator[None]:
    """Try each token once beside what is done meanwhile; `joined` and `left` are told."""
    looking = asyncio.create_task(tried("a look at all workspaces", look_over(many)))
    try:
        yield
    finally:
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)


async def look_over(many: Workspaces, apart: float = _APART) -> None:
    """
    Try each token once.

    A workspace whose token Slack took back is left, as it would be by the event that was missed;
    its token stays, since Slack may be wrong, and the next start finds out.
    """
    for organisation, team in await many.kept.installed(many.id):
        whole = team is None
        teams = (team,) if team else await many.kept.served(str(organisation))
        found = await many.found(team, organisation, whole=whole)
        bot = await many.tokens.newest(
            enterprise_id=organisation, team_id=team, is_enterprise_install=whole
        )
        code = many.tokens.refused.code(bot.bot_token) if bot else None
        for each in teams:
            if found:
                await many.joined(each)
            elif code in ENDED:
                await many.left(each)
        await asyncio.sleep(apart)
