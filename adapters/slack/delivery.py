"""A reply sent to where it belongs, and to the person's direct messages where that fails."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.failures import place as place_of
from adapters.slack.incoming import Heard, Place
from adapters.slack.outgoing import Drawn, payload
from adapters.slack.people import People
from bot.events import Visibility
from bot.replies import Audience, Reply

Send = Callable[[Drawn], Awaitable[object]]

_log = logging.getLogger(__name__)


class NotTakenError(Exception):
    """Slack did not take an answer at a `response_url`; holds its status alone."""


async def deliver(client: AsyncWebClient, people: People, heard: Heard, reply: Reply) -> None:
    """
    Send a reply to something heard; raises what slack_sdk raises where no way is left.

    A `response_url` takes five answers and a person may have left the channel; what a place does
    not take goes to the direct messages, so a private reply never lands where others read it.
    """
    send, place = _way(client, heard, reply.audience), heard.place
    for message in payload(reply):
        try:
            await send(message)
        except Exception as error:
            if heard.event.visibility is Visibility.DIRECT and not place.thread:
                raise  # it was there already
            _log.warning("event %s, not taken there: %s", heard.name, place_of(error))
            send = _post(client, await people.direct(client, place))
            await send(message)


def _way(client: AsyncWebClient, heard: Heard, audience: Audience) -> Send:
    place, alone = heard.place, audience is Audience.SENDER
    match heard.event.visibility:
        case Visibility.DIRECT:
            return _post(client, place.channel, place.thread)
        case Visibility.OPEN if not alone:
            return _post(client, place.channel, place.root)
        case Visibility.OPEN:
            return _show(client, place)
        case Visibility.PRIVATE:
            return _respond(client, place, "ephemeral" if alone else "in_channel")


def _post(client: AsyncWebClient, channel: str, thread: str = "") -> Send:
    async def send(message: Drawn) -> object:
        return await client.chat_postMessage(channel=channel, thread_ts=thread or None, **message)

    return send


def _show(client: AsyncWebClient, place: Place) -> Send:
    """For one person's eyes; in a thread only if there is one, else Slack would show nothing."""

    async def send(message: Drawn) -> object:
        return await client.chat_postEphemeral(
            channel=place.channel, user=place.user, thread_ts=place.thread or None, **message
        )

    return send


def _respond(client: AsyncWebClient, place: Place, response_type: str) -> Send:
    """Through the `response_url`, which works where the bot is no member, also several times."""
    hook = AsyncWebhookClient(
        place.response_url,
        timeout=client.timeout,
        ssl=client.ssl,
        proxy=client.proxy,
        session=client.session,
        logger=client.logger,  # its own would write the whole message
        retry_handlers=client.retry_handlers,
    )
    where = {"response_type": response_type, "replace_original": False}
    if place.thread:
        where["thread_ts"] = place.thread

    async def send(message: Drawn) -> object:
        answer = await hook.send_dict({**where, **message})
        if answer.status_code != 200:
            raise NotTakenError(answer.status_code)
        return answer

    return send
