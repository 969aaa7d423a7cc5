"""`refugio doctor --live`: ask the bot that runs here how it is, as a container's health check."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException

from adapters.monitor_address import Address

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
_PATIENCE = 5.0  # seconds

Said = tuple[bool, str]  # whether it is good, and what it says


def found(address: Address | None) -> tuple[Said, ...]:
    """Whether it runs; whether it is connected, which may be the platform's trouble, is told."""
    if address is None:
        return ((False, "the bot cannot be asked: set REFUGIO_MONITOR, 9464 say, and restart it"),)
    host = _EVERYWHERE.get(address.host, address.host)
    try:
        _, ready = _page(host, address.port, "/healthz"), _page(host, address.port, "/readyz")
    except (OSError, HTTPException) as error:
        told = f"no bot answers at {address} ({type(error).__name__})"
        return ((False, f"{told}; start it with `refugio run`, and look at its log"),)
    return ((True, f"the bot runs: {ready}"),)


def _page(host: str, port: int, path: str) -> str:
    connection = HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read(200).decode().strip()
    finally:
        connection.close()
