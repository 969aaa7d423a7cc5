"""A small web server on a port of its own that tells how a running bot is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.metrics import Metrics
from adapters.monitor_address import NAME, Address
from adapters.standing import Standing
from adapters.web_server import served

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
    refused = f"{NAME}: nothing can be served at {address} ({{}}). Name another port, or off."
    at = (address.host, address.port)
    async with served(_application(standing, metrics), at, refused, _CLOSING):
        yield


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

    application = web.Application(client_max_size=1)
    application.router.add_get("/healthz", health)
    application.router.add_get("/readyz", readiness)
    application.router.add_get("/metrics", counted)
    return application
