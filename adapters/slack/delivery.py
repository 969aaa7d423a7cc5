"""A reply sent to where it belongs, and to the person's direct messages where that fails."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from slack_sdk.errors import SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.failures import place as place_of
from adapters.slack import outgoing
from adapters.slack.incoming import Place
from adapters.slack.people import People
from bot.events import Visibility
from bot.replies import Audience, Reply

_log = logging.getLogger(__name__)


async def deliver(client: AsyncWebClient, people: People, place: Place, reply: Reply) -> None:
    """
    Send a reply; raises what slack_sdk raises where no way is left.

    A `response_url` takes five answers and a person may have left the channel; what a place does
    not take goes to the direct messages, so a private reply never lands where others read it.
    """
    if place.home:
        await client.views_publish(user_id=place.user, view=outgoing.home(reply))
        return
    send = _way(client, place, reply.audience)
    for message in outgoing.payload(reply):
        try:
            await send(**message)
        except Exception as error:
            if place.visibility is Visibility.DIRECT and not place.thread:
                raise  # it was there already
            _log.warning("event %s, not taken there: %s", place.name, place_of(error))
            send = partial(client.chat_postMessage, channel=await people.direct(place))
            await send(**message)


def _way(
    client: AsyncWebClient, place: Place, audience: Audience
) -> Callable[..., Awaitable[object]]:
    post, channel = client.chat_postMessage, place.channel
    match place.visibility:
        case Visibility.DIRECT:
            return partial(post, channel=channel, thread_ts=place.thread or None)
        case Visibility.OPEN if audience is Audience.EVERYONE:
            return partial(post, channel=channel, thread_ts=place.root or None)
        case Visibility.OPEN:  # in a thread only if there is one, else Slack would show nothing
            show, thread = client.chat_postEphemeral, place.thread or None
            return partial(show, channel=channel, user=place.user, thread_ts=thread)
        case Visibility.PRIVATE:
            return partial(_respond, client, place, audience)


async def _respond(
    client: AsyncWebClient, place: Place, audience: Audience, **message: Any
) -> None:
    """Through the `response_url`, which works where the bot is no member, also several times."""
    hook = AsyncWebhookClient(
        place.response_url,
        session=client.session,
        logger=client.logger,  # its own would write the whole message
        retry_handlers=client.retry_handlers,
    )
    message["response_type"] = "ephemeral" if audience is Audience.SENDER else "in_channel"
    answer = await hook.send_dict(
        {**message, "replace_original": False, "thread_ts": place.thread or None}
    )
    if answer.status_code != 200:
        raise SlackRequestError(answer.status_code)
