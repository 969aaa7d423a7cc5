"""What `refugio doctor --online` says of an app that many workspaces install."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from adapters.cli import asking_platforms
from adapters.cli.asking_platforms import Addresses
from adapters.cli.slack_manifest import scopes
from adapters.settings import Settings
from tests.adapters.slack.many.app import App
from tests.adapters.slack.many.network import Network


async def said(settings: Settings, network: Network) -> list[tuple[bool, str]]:
    at = Addresses(slack=network.api.rstrip("/"))
    return await asyncio.to_thread(lambda: [*asking_platforms.found(settings, at)])


async def test_nobody_installed_it(many: Settings, network: Network) -> None:
    """Nothing is asked, and no database is made."""
    assert [(True, "no workspace of Slack has installed the app yet")] == await said(many, network)
    assert many.data
    assert not many.data.exists()


async def test_each_token_is_tried(app: App, many: Settings, network: Network) -> None:
    """Those that are good are counted, of the others each is told with what to do; none is shown."""
    network.granted = ",".join(scopes())
    for team in ("TA", "TB", "TC"):
        await app.install(team)
    await app.install(None, "E1")
    network.refuse("TB", "token_revoked")
    network.refuse("TC", "account_inactive")
    network.lives = -1
    await app.install("TD")
    found = await said(many, network)

    assert [
        (True, "Slack accepts the token of 2 workspaces, with all scopes"),
        (
            False,
            "Slack refuses the token of TB (token_revoked); have the app installed there again",
        ),
        (
            False,
            "Slack refuses the token of TC (account_inactive); have the app installed there again",
        ),
        (True, "the token of TD is over; the bot renews it when it runs"),
    ] == found
    assert "SECRET" not in repr(found)


async def test_scopes_that_are_missing(app: App, many: Settings, network: Network) -> None:
    """Where the app was installed before it asked for more."""
    network.granted = ",".join(scope for scope in scopes() if scope != "files:write")
    await app.install("TA")

    told = "Slack: scopes are missing in TA: files:write; have the app installed there again"
    assert [(False, told)] == await said(many, network)


async def test_scopes_that_were_set(app: App, many: Settings, network: Network) -> None:
    """Those that an operator wants beside the manifest's are missed, too."""
    network.granted = ",".join(scopes())
    await app.install("TA")

    told = "Slack: scopes are missing in TA: usergroups:read; have the app installed there again"
    more = replace(many, slack_scopes=("usergroups:read",))
    assert [(False, told)] == await said(more, network)
