"""A platform kept up: connected anew after a failure, later each time, and alone with it."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable

from adapters import failures
from adapters.settings import SettingsError
from adapters.standing import Standing

_FIRST = 1.0  # seconds until the first new try; each pause doubles
_MOST = 120.0  # seconds; Discord lets a bot identify a thousand times a day
_LONG = 300.0  # seconds of service after which a failure is a first one again

_log = logging.getLogger(__name__)

Serve = Callable[[], Awaitable[None]]  # serves until cancelled, then finishes what it has taken
Sleep = Callable[[float], Awaitable[None]]


class UnreachableError(SettingsError):
    """A platform cannot be reached now, for no fault of the settings; it is tried again."""


async def supervise(
    name: str, serve: Serve, standing: Standing, sleep: Sleep = asyncio.sleep
) -> None:
    """
    Serve a platform, and again after each failure that may pass, until cancelled.

    It ends where a setting is refused, and where something else than the network fails before it
    was ever connected: waiting mends neither. Each failure is one line in the log.
    """
    clock, pause = asyncio.get_running_loop().time, _FIRST
    while True:
        begun = clock()
        if not await _served(name, serve, standing):
            return
        pause = _FIRST if clock() - begun > _LONG else pause
        wait = pause * random.uniform(0.5, 1.0)  # noqa: S311 - so that not all come back at once
        _log.warning("%s is tried again in %.0f seconds", name, max(wait, 1))
        await sleep(wait)
        pause = min(2 * pause, _MOST)


async def _served(name: str, serve: Serve, standing: Standing) -> bool:
    """Serve until it fails or ends, tell why, and say whether it makes sense to try again."""
    try:
        await serve()
    except UnreachableError as error:
        _log.error("%s: %s", name, error)
        return True
    except SettingsError as error:
        _log.error("%s: %s", name, error)
        return False
    except Exception as error:
        failures.tell(name, error)
    else:
        _log.error("%s closed the connection", name)
    return standing.was_connected(name)
