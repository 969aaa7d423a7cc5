"""The Bolt app: what Slack delivers is heard once, answered by the engine, and sent back."""

from __future__ import annotations

import logging
import os
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)

from adapters import quiet
from adapters.failures import place as place_of
from adapters.memory import Memory
from adapters.settings import Settings
from adapters.slack import incoming, outgoing
from adapters.slack.incoming import Place
from adapters.slack.web import Web
from adapters.underway import UnderWay
from bot.engine import Engine
from bot.entries import Language
from bot.events import Event
from bot.replies import Reply
from bot.wording import cards, outcomes, sharing
from bot.wording.plain import text_of

_MOST = 50_000  # names of what was heard
_KEPT = 48 * 3_600.0  # seconds; Slack delivers again for some minutes, a network for longer

_LIBRARY = "adapters.slack.library"  # the logger given to Slack's libraries and the web server

_log = logging.getLogger(__name__)


def create_app(engine: Engine, settings: Settings, under_way: UnderWay | None = None) -> AsyncApp:
    """
    The Bolt app over an engine, not yet connected; the settings have a bot token.

    under_way: told of each answer while it is made. `adapters.slack.Service` connects it, and
    checks the signature of what comes by HTTP before Bolt reads it.
    """
    app = _bolt(settings)
    listeners = _Listeners(engine, Web(app.client), under_way or UnderWay())
    app.error(_unhandled)
    app.middleware(listeners.once)
    for command in ("/ask", "/refugio"):
        app.command(command)(listeners.hear)
    for event in ("app_mention", "message", "app_home_opened"):
        app.event(event)(listeners.hear)
    app.action(re.compile(rf"^{outgoing.ACTION}:\d+$"))(listeners.hear)
    return app


def _bolt(settings: Settings) -> AsyncApp:
    os.environ.pop("SLACK_CLIENT_ID", None)  # with it Bolt turns OAuth on and ignores the token
    sorry = "\n".join(text_of(outcomes.failed(language)) for language in Language)
    app = AsyncApp(
        name="adapters.slack.bolt",
        logger=quiet.wordless(_LIBRARY),  # Bolt copies its level and filters to each of its own
        token=settings.slack_bot_token,
        # Without a secret nothing that comes by HTTP is ever right.
        signing_secret=settings.slack_signing_secret or secrets.token_hex(),
        raise_error_for_unhandled_request=True,  # else Bolt logs what it does not know
        ssl_check_enabled=False,  # Slack's check of certificates comes without a signature
        user_facing_authorize_error_message=sorry,
    )
    limited = AsyncRateLimitErrorRetryHandler(max_retry_count=2)
    app.client.retry_handlers += [limited, AsyncServerErrorRetryHandler()]
    return app


class _Listeners:
    """What is done with each thing that Slack delivers."""

    def __init__(self, engine: Engine, web: Web, under_way: UnderWay) -> None:
        self._engine, self._web, self._under_way = engine, web, under_way
        self._heard: Memory[None] = Memory(_MOST)

    async def once(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """What comes again, from Slack or from somebody in between, is acknowledged, no more."""
        name = incoming.name(body)
        if name != "-" and not self._heard.first(name, None, _KEPT):
            return BoltResponse(status=200)
        return await next_()

    async def hear(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """
        Answer, if there is something to answer.

        It is acknowledged empty and answered later: an answer in the acknowledgement would have to
        be ready in three seconds, and be one message.
        """
        await ack()
        if place := incoming.place(body, context):
            async with self._under_way.working(place.name):
                place = await self._web.placed(place)
                locale, bot = await self._web.locale(place), context.bot_user_id or ""
                event = incoming.event(body, place, datetime.now(UTC), locale, bot)
                await self._web.deliver(place, await self._reply(event, place))

    async def _reply(self, event: Event, place: Place) -> Reply:
        try:
            reply = await self._engine.handle(event)
        except Exception as error:
            _log.error("event %s was not answered: %s", place.name, place_of(error))
            return sharing.failed(event)
        return self._with_contacts(reply) if place.home else reply

    def _with_contacts(self, reply: Reply) -> Reply:
        """The reply, and where people can find help."""
        found = self._engine.pack.help_cards
        blocks = (block for card in found for block in cards.help_card(card, reply.language))
        return replace(reply, blocks=(*reply.blocks, *blocks))


async def _unhandled(error: Exception) -> BoltResponse | None:
    """What nobody here listens to is acknowledged in silence; anything else is told by place."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200)
    _log.error("a delivery failed: %s", place_of(error))
    return None
