"""Messages of quizzes, posted to channels and changed where they stand."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.delivering import UndeliverableError
from adapters.installing import refusals
from adapters.installing.refusals import BAD
from adapters.slack import outgoing
from bot.handling.quizzing import Delivery

PLATFORM = "slack"
CLOSED = BAD | {  # nothing may be written there, however often it is tried
    "channel_not_found", "ekm_access_denied", "is_archived", "is_inactive", "messages_tab_disabled",
    "no_permission", "not_in_channel", "restricted_action", "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel", "team_access_not_granted", "team_not_found",
    "user_not_found",
}  # fmt: skip
_GONE = frozenset({"cant_update_message", "edit_window_closed", "message_not_found"})

_log = logging.getLogger(__name__)


class Poster:
    """Sends what quizzes have to say in channels, and to hosts alone."""

    def __init__(self, ask: Callable[[str], Awaitable[AsyncWebClient | None]]) -> None:
        """ask: Slack, asked with a workspace's token; None where that has none."""
        self._ask = ask

    async def send(self, delivery: Delivery) -> str:
        """
        Post it, or put it in the place of an earlier one; gives the channel and the time of it.

        A message that nobody can change any more is posted anew. Raises UndeliverableError, and
        what slack_sdk raises.
        """
        _, team, channel = delivery.channel.split(":")
        if (client := await self._ask(team)) is None:
            raise UndeliverableError("not_installed")
        before = (delivery.replaces or "").rpartition(":")[2]
        first, *more = outgoing.payload(delivery.reply)
        try:
            time = before if await _changed(client, channel, before, first) else ""
            if not time:
                posted = await client.chat_postMessage(channel=channel, **first)
                time = str(posted["ts"])
            for message in more:  # in its thread, so that one change stays one message
                await client.chat_postMessage(channel=channel, thread_ts=time, **message)
        except SlackApiError as error:
            code = refusals.code(error)
            if code not in CLOSED:
                raise
            if code not in BAD:  # of the token, which is told where it is refused
                _log.warning(
                    "nothing can be written in channel %s (%s): invite the app there, "
                    "/invite @Refugio, or play the quiz elsewhere",
                    channel,
                    code,
                )
            raise UndeliverableError(code) from None
        return f"{channel}:{time}"


async def _changed(
    client: AsyncWebClient, channel: str, time: str, message: dict[str, Any]
) -> bool:
    """Change the message of that time; whether there still is one that can be."""
    if not time.replace(".", "", 1).isdecimal():  # an earlier one was never sent
        return False
    changed = {key: message[key] for key in ("text", "blocks")}
    try:
        await client.chat_update(channel=channel, ts=time, **changed)
    except SlackApiError as error:
        if refusals.code(error) in _GONE:
            return False
        raise
    return True
