"""A connection that broke is made anew at once, and later each time where that fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from adapters import failures

_LOOK = 0.5  # seconds between two looks at a connection
_MOST = 8.0  # seconds between two tries


async def keep(
    whole: Callable[[], Awaitable[bool]],
    anew: Callable[[], Awaitable[None]],
    broken: Callable[[bool], None],
    rest: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """
    Look after a connection until this is cancelled.

    For libraries that look themselves only each ten seconds, while people ask in vain. whole:
    whether it is there; anew: makes it, and raises where it cannot; broken: told at each look
    whether it is not there; rest: lets so many seconds pass.
    """
    pause = _LOOK
    while True:
        await rest(pause)
        there = await whole()
        broken(not there)
        if there:
            pause = _LOOK
        else:
            await failures.tried("connecting anew", anew(), level=logging.WARNING)
            pause = min(2 * pause, _MOST)
