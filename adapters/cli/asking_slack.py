"""Slack asked about a token: whether it is taken, and what it may do."""

from __future__ import annotations

from collections.abc import Iterable

from aiohttp import ClientError, ClientSession

from adapters.cli.slack_manifest import scopes

REMOTE = (ClientError, TimeoutError, ValueError)  # what may be raised where nothing is reached

Said = tuple[bool, str]  # whether it is good, and what it says


async def tried(
    session: ClientSession, url: str, token: str, more: Iterable[str] = ()
) -> tuple[str, list[str]]:
    """
    Slack's error, "" where it takes the bot's token, and which scopes that lacks.

    more: scopes beside those of the manifest.
    """
    headers = {"Authorization": f"Bearer {token}"}
    async with session.post(f"{url}/auth.test", headers=headers) as answer:
        told, granted = await answer.json(), answer.headers.get("x-oauth-scopes", "")
    if not told.get("ok"):
        return str(told.get("error"))[:40], []
    return "", sorted({*scopes(), *more} - {scope.strip() for scope in granted.split(",")})


def unreachable(platform: str, error: Exception) -> Said:
    """That a platform cannot be asked."""
    return False, f"{platform} cannot be reached ({type(error).__name__}); check the network"
