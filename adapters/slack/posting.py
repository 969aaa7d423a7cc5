"""Messages of quizzes, posted to channels and changed where they stand."""

from __future__ import annotations

import logging
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.delivering import UndeliverableError
from adapters.slack import outgoing
from bot.handling.quizzing import Delivery

PLATFORM = "slack"
CLOSED = frozenset(  # nothing may be written there, however often it is tried
    {
        "account_inactive", "channel_not_found", "ekm_access_denied", "invalid_auth", "is_archived",
        "is_inactive", "messages_tab_disabled", "no_permission", "not_in_channel",
        "restricted_action", "restricted_action_read_only_channel", "user_not_found",
        "restricted_action_thread_only_channel", "team_access_not_granted", "team_not_found",
        "token_revoked",
    }
)  # fmt: skip
_GONE = frozenset({"cant_update_message", "edit_window_closed", "message_not_found"})

_log = logging.getLogger(__name__)


class Poster:
    """Sends what quizzes have to say in channels, and to hosts alone."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def send(self, delivery: Delivery) -> str:
        """
        Post it, or put it in the place of an earlier one; gives the channel and the time of it.

        A message that nobody can change any more is posted anew. Raises UndeliverableError, and
        what slack_sdk raises.
        """
        channel = delivery.channel.rpartition(":")[2]
        before = (delivery.replaces or "").rpartition(":")[2]
        first, *more = outgoing.payload(delivery.reply)
        try:
            time = before if await self._changed(channel, before, first) else ""
            if not time:
                posted = await self._client.chat_postMessage(channel=channel, **first)
                time = str(posted["ts"])
            for message in more:  # in its thread, so that one change stays one message
                await self._client.chat_postMessage(channel=channel, thread_ts=time, **message)
        except SlackApiError as error:
            code = str(error.response["error"])
            if code not in CLOSED:
                raise
            _log.warning(
                "nothing can be written in channel %s (%s): invite the app there, "
                "/invite @Refugio, or play the quiz elsewhere",
                channel,
                code,
            )
            raise UndeliverableError(code) from None
        return f"{channel}:{time}"

    async def _changed(self, channel: str, time: str, message: dict[str, Any]) -> bool:
        """Change the message of that time; whether there still is one that can be."""
        if not time.replace(".", "", 1).isdecimal():  # an earlier one was never sent
            return False
        changed = {key: message[key] for key in ("text", "blocks")}
        try:
            await self._client.chat_update(channel=channel, ts=time, **changed)
        except SlackApiError as error:
            if error.response["error"] in _GONE:
                return False
            raise
        return True
