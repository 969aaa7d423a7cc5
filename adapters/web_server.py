"""A web application served at an address of this machine."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.settings import SettingsError

_log = logging.getLogger(__name__)


@asynccontextmanager
async def served(
    application: web.Application,
    at: tuple[str, int],
    refused: str,
    closing: float,
    log: logging.Logger = _log,
) -> AsyncIterator[None]:
    """
    Serve it to the end, when whoever still reads has so many seconds more.

    at: the address and the port; log: where aiohttp reports what fails. Raises SettingsError,
    which says what `refused` does with the reason for `{}`, where nothing can be served there.
    """
    runner = web.AppRunner(application, access_log=None, logger=log, shutdown_timeout=closing)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, *at).start()
        except (OSError, UnicodeError) as error:  # the latter for what is no machine's name
            why = getattr(error, "strerror", None) or type(error).__name__
            raise SettingsError(refused.format(why)) from None
        yield
    finally:
        await runner.cleanup()
