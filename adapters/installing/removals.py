"""Workspaces that the bot has no part in any more, as Slack tells of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from adapters.installing.workspaces import Workspaces

EVENTS = ("app_uninstalled", "tokens_revoked", "team_access_revoked")


async def removed(
    body: Mapping[str, Any], context: AsyncBoltContext, many: Workspaces | None
) -> tuple[str, ...]:
    """
    Those that an event takes the app from; their tokens are deleted, where each has its own.

    None where only a person's token ended, or it was installed again since.
    """
    event, team = body["event"], context.team_id or context.enterprise_id
    if event["type"] == "team_access_revoked":  # an organisation takes it from some of its own
        teams = tuple(map(str, event.get("team_ids") or ()))
        if many:
            await many.withdrawn(teams)
        return teams
    if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
        return ()
    if many:
        return await many.removed(context, _since(body))
    return (team,) if team else ()


def _since(body: Mapping[str, Any]) -> float:
    """When an event happened, in seconds; far off where Slack does not tell."""
    told = body.get("event_time")
    return float(told) if isinstance(told, int) else math.inf
