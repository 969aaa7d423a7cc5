"""A small web server on a port of its own that tells how a running bot is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.metrics import Metrics
from adapters.monitor_address import NAME, Address
from adapters.settings import SettingsError
from adapters.standing import Standing

_CLOSING = 1.0  # seconds for whoever is reading at the end
_PAGE = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' own format


@asynccontextmanager
async def monitored(address: Address, standing: Standing, metrics: Metrics) -> AsyncIterator[None]:
    """
    Serve `/healthz`, `/readyz` and `/metrics` at that address, to the end.

    `/healthz` answers as long as the process does; `/readyz` says 503 until every platform is
    connected, while one is not, and from the moment it is told to stop. Raises SettingsError where
    nothing can be served there.
    """
    runner = web.AppRunner(
        _application(standing, metrics), access_log=None, shutdown_timeout=_CLOSING
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, address.host, address.port).start()
    except (OSError, UnicodeError) as error:  # the latter for what is no machine's name
        await runner.cleanup()
        why = getattr(error, "strerror", None) or type(error).__name__
        told = f"{NAME}: nothing can be served at {address} ({why})."
        raise SettingsError(f"{told} Name another port, or off.") from None
    try:
        yield
    finally:
        await runner.cleanup()


def _application(standing: Standing, metrics: Metrics) -> web.Application:
    async def health(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readiness(_: web.Request) -> web.Response:
        if standing.ready:
            return web.Response(text="ready\n")
        why = "stopping" if standing.stopping else f"not connected: {', '.join(standing.missing)}"
        return web.Response(text=f"{why}\n", status=503)

    async def counted(_: web.Request) -> web.Response:
        return web.Response(body=metrics.page(), headers={"Content-Type": _PAGE})

    served = web.Application(client_max_size=1)
    served.router.add_get("/healthz", health)
    served.router.add_get("/readyz", readiness)
    served.router.add_get("/metrics", counted)
    return served
