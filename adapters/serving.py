"""`refugio run` put together: the platforms, what watches them, and the lines it starts with."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from importlib import metadata
from typing import Any

from adapters.encoder import installed
from adapters.metrics import Metrics
from adapters.monitor import monitored
from adapters.reloading import Reloader
from adapters.running import again, platforms, run
from adapters.settings import Settings
from adapters.standing import Standing
from bot.engine import Engine

_LOADS = 60.0  # seconds between two looks at what waits for people
_QUEUES = 5.0  # at what waits to be sent
_MOST = 1_000  # messages to be sent that are looked at

_log = logging.getLogger(__name__)


async def serve(engine: Engine, settings: Settings) -> bool:
    """
    Serve every platform whose token is set until told to stop, and say whether it was.

    Where the settings name an address, health, readiness and metrics are told there. Raises
    SettingsError where that cannot be.
    """
    _log.info("%s", greeting(engine, settings))
    metrics = Metrics()
    standing = Standing(metrics.connected)
    serving = platforms(engine, settings, standing)
    async with _watched(engine, settings, standing, metrics) as besides:
        return await run(serving, engine, Reloader(engine, settings), standing, besides)


@asynccontextmanager
async def _watched(
    engine: Engine, settings: Settings, standing: Standing, metrics: Metrics
) -> AsyncIterator[list[Coroutine[Any, Any, None]]]:
    """Tell all of it at the settings' address, if any; what has to be done meanwhile."""
    if settings.monitor is None:
        yield []
        return
    log = logging.getLogger()
    async with monitored(settings.monitor, standing, metrics):
        log.addHandler(metrics)
        engine.watched_by(metrics)
        _log.info("health, readiness and metrics at http://%s", settings.monitor)
        try:
            yield [
                again(partial(_loads, engine, metrics), _LOADS),
                again(partial(_queues, engine, standing, metrics), _QUEUES),
            ]
        finally:
            log.removeHandler(metrics)


async def _loads(engine: Engine, metrics: Metrics, _: datetime) -> None:
    metrics.waits(await engine.load())


async def _queues(engine: Engine, standing: Standing, metrics: Metrics, at: datetime) -> None:
    now = asyncio.get_running_loop().time()
    metrics.queued(await engine.unsent(at, _MOST), standing.expected, now)


def greeting(engine: Engine, settings: Settings) -> str:
    """What starts, on one line: version, pack, where things are kept, the semantic layer."""
    pack = engine.pack
    on = settings.semantic and installed()
    postgresql = (settings.database_url or "").startswith("postgres")
    parts = (
        f"Refugio {metadata.version('refugio')}",
        f"pack {pack.id} with {len(pack.entries)} entries",
        f"kept in {'PostgreSQL' if postgresql else 'SQLite'}",
        f"semantic layer {'on' if on else 'off'}",
    )
    return ", ".join(parts)
