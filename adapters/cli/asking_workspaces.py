"""What `refugio doctor --online` says of an app for many workspaces: if Slack takes each token."""

from __future__ import annotations

import time
from collections.abc import Sequence

from aiohttp import ClientSession
from slack_sdk.oauth.installation_store import Bot

from adapters.cli.asking_slack import REMOTE, Said, tried, unreachable
from adapters.compose import keeps_already, open_installed
from adapters.installing.tokens import Tokens
from adapters.settings import Settings
from bot.store import StoreError

_AGAIN = "have the app installed there again"


async def workspaces(session: ClientSession, url: str, settings: Settings) -> list[Said]:
    """One line for all whose token is good, and one for each whose is not."""
    if not keeps_already(settings):
        return [_good(0)]
    try:
        bots = await _installed(settings)
    except StoreError as error:
        return [(False, f"the workspaces of Slack cannot be read ({error})")]
    said, good = list[Said](), 0
    for whose, bot in bots:
        if bot.bot_token_expires_at and bot.bot_token_expires_at < time.time():
            said.append((True, f"the token of {whose} is over; the bot renews it when it runs"))
        elif wrong := await _wrong(session, url, whose, bot.bot_token, settings.slack_scopes):
            said.append((False, wrong))
        else:
            good += 1
    return [_good(good), *said] if good or not said else said


async def _installed(settings: Settings) -> list[tuple[str, Bot]]:
    """The newest token of each workspace and organisation, with whose it is."""
    kept, client = open_installed(settings), settings.slack_client_id or ""
    tokens, found = Tokens(client, kept), []
    try:
        for organisation, team in await kept.installed(client):
            whole = team is None
            bot = await tokens.newest(
                enterprise_id=organisation, team_id=team, is_enterprise_install=whole
            )
            if bot:
                found.append((str(team or organisation), bot))
    finally:
        await kept.close()
    return found


async def _wrong(
    session: ClientSession, url: str, whose: str, token: str, scopes: Sequence[str]
) -> str:
    """What is wrong with it, "" where nothing is."""
    try:
        error, missing = await tried(session, url, token, scopes)
    except REMOTE as failure:
        return unreachable("Slack", failure)[1]
    if error:
        return f"Slack refuses the token of {whose} ({error}); {_AGAIN}"
    return (
        f"Slack: scopes are missing in {whose}: {', '.join(missing)}; {_AGAIN}" if missing else ""
    )


def _good(number: int) -> Said:
    if not number:
        return True, "no workspace of Slack has installed the app yet"
    of = "1 workspace" if number == 1 else f"{number} workspaces"
    return True, f"Slack accepts the token of {of}, with all scopes"
