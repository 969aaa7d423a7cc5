"""What `refugio doctor --online` says: whether each token works, and what it may do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from adapters.cli.asking_slack import REMOTE, Said, tried, unreachable
from adapters.cli.asking_workspaces import workspaces
from adapters.settings import Settings

_PATIENCE = ClientTimeout(total=10)  # seconds
_NEW = "make a new one and set {} (docs/operating.md, Rotation)"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the platforms answer."""

    discord: str = "https://discord.com/api/v10"
    slack: str = "https://slack.com/api"


def found(settings: Settings, at: Addresses = Addresses()) -> Iterator[Said]:
    """Ask each platform whose token is set; no token is ever printed."""
    yield from asyncio.run(_asked(settings, at))


async def _asked(settings: Settings, at: Addresses) -> list[Said]:
    said: list[Said] = []
    async with ClientSession(timeout=_PATIENCE) as session:
        if settings.discord_token:
            said.append(await _discord(session, at.discord, settings.discord_token))
        if settings.slack_bot_token:
            said += await _slack_bot(session, at.slack, settings.slack_bot_token)
        if settings.slack_bot_token and settings.slack_app_token:
            said.append(await _slack_app(session, at.slack, settings.slack_app_token))
        if settings.slack_client_id:
            said += await workspaces(session, at.slack, settings)
    return said


async def _discord(session: ClientSession, url: str, token: str) -> Said:
    try:
        headers = {"Authorization": f"Bot {token}"}
        async with session.get(f"{url}/users/@me", headers=headers) as answer:
            if answer.status == 401:
                return False, f"Discord refuses the token; {_NEW.format('DISCORD_TOKEN')}"
            if answer.status != 200:
                return False, f"Discord answers {answer.status}; try again later"
    except (ClientError, TimeoutError) as error:
        return unreachable("Discord", error)
    return True, "Discord accepts the token"


async def _slack_bot(session: ClientSession, url: str, token: str) -> list[Said]:
    try:
        refusal, missing = await tried(session, url, token)
    except REMOTE as error:
        return [unreachable("Slack", error)]
    if refusal:
        return [_refused(refusal, "SLACK_BOT_TOKEN")]
    if missing:
        remedy = "paste the manifest anew and install the app again"
        return [(False, f"Slack: scopes are missing: {', '.join(missing)}; {remedy}")]
    return [(True, "Slack accepts the bot token, with all scopes")]


async def _slack_app(session: ClientSession, url: str, token: str) -> Said:
    try:
        headers = {"Authorization": f"Bearer {token}"}
        async with session.post(f"{url}/apps.connections.open", headers=headers) as answer:
            told = await answer.json()
    except REMOTE as error:
        return unreachable("Slack", error)
    if told.get("ok"):
        return True, "Slack accepts the app-level token"
    return _refused(str(told.get("error")), "SLACK_APP_TOKEN")


def _refused(code: str, name: str) -> Said:
    return False, f"Slack refuses {name} ({code[:40]}); {_NEW.format(name)}"
