"""The Bolt app: what Slack delivers is heard once, answered by the engine, and sent back."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
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
from slack_sdk.web.async_client import AsyncWebClient

from adapters.failures import place as place_of
from adapters.settings import Settings, SettingsError
from adapters.slack import incoming, outgoing
from adapters.slack.delivery import deliver
from adapters.slack.incoming import Heard
from adapters.slack.memory import Memory
from adapters.slack.people import People
from adapters.slack.quiet import library_logger
from bot.engine import Engine
from bot.entries import Language
from bot.events import Visibility
from bot.replies import Reply
from bot.wording import cards, outcomes, sharing
from bot.wording.plain import text_of

_EVENTS = 50_000  # ids remembered
_EVENTS_KEPT = 48 * 3_600.0  # seconds; Slack delivers again for some minutes, a network for longer

_log = logging.getLogger(__name__)


def create_app(engine: Engine, settings: Settings) -> AsyncApp:
    """
    The Bolt app over an engine, not yet connected.

    Raises SettingsError without a bot token. `adapters.slack.Service` connects it, and checks the
    signature of what comes by HTTP before Bolt reads it.
    """
    return connect(Listeners(engine), settings)


class Listeners:
    """What is done with each thing that Slack delivers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._people = People()
        self._events: Memory[None] = Memory(_EVENTS)
        self._underway: set[asyncio.Task[Any]] = set()

    async def once(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """An event that comes again is acknowledged, and no more."""
        name = body.get("event_id")
        if isinstance(name, str) and not self._events.first(name, None, _EVENTS_KEPT):
            return BoltResponse(status=200)
        return await next_()

    async def act(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """
        A command or a button.

        It is acknowledged empty and answered later: an answer in the acknowledgement would have to
        be ready in three seconds, and be one message.
        """
        await ack()
        read = incoming.command if "command" in body else incoming.press
        await self._answer(client, read(body, _now()))

    async def hear(
        self, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        """A message, which Bolt has acknowledged."""
        await self._answer(client, incoming.message(body, _now(), context.bot_user_id or ""))

    async def home(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        """App Home: what one can do here, and where people can find help."""
        if (heard := incoming.home_opened(body, _now())) is None:
            return
        async with self.working(heard.name):
            heard = heard.spoken(await self._people.locale(client, heard.place))
            reply = await self._reply(heard)
            view = outgoing.home(self._with_contacts(reply))
            await client.views_publish(user_id=heard.place.user, view=view)

    @asynccontextmanager
    async def working(self, name: str) -> AsyncIterator[None]:
        """Work that `finish` waits for; a failure is logged with this name, never its words."""
        task = asyncio.current_task()
        assert task  # noqa: S101 -- an event loop runs nothing outside a task
        self._underway.add(task)
        try:
            yield
        except Exception as error:
            _log.error("event %s failed: %s", name, place_of(error))
        finally:
            self._underway.discard(task)

    async def finish(self, seconds: float) -> None:
        """Wait until all work is done; what is not done after that many seconds is given up."""
        await asyncio.sleep(0)  # a listener that Bolt has just started counts too
        try:
            async with asyncio.timeout(seconds):
                while self._underway:  # an acknowledgement under way may start a listener
                    await asyncio.wait(self._underway)
        except TimeoutError:
            late = [*self._underway]
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _answer(self, client: AsyncWebClient, heard: Heard | None) -> None:
        if heard is None:
            return
        async with self.working(heard.name):
            heard = await self._placed(client, heard)
            heard = heard.spoken(await self._people.locale(client, heard.place))
            await deliver(client, self._people, heard, await self._reply(heard))

    def _with_contacts(self, reply: Reply) -> Reply:
        found = self._engine.pack.help_cards
        blocks = (block for card in found for block in cards.help_card(card, reply.language))
        return replace(reply, blocks=(*reply.blocks, *blocks))

    async def _placed(self, client: AsyncWebClient, heard: Heard) -> Heard:
        """The same, in direct messages where it was there, or on App Home, which has no channel."""
        if not heard.place.channel:
            return heard.directly(await self._people.direct(client, heard.place))
        private = heard.event.visibility is Visibility.PRIVATE
        if private and await self._people.are_alone(client, heard.place):
            return heard.directly(heard.place.channel)
        return heard

    async def _reply(self, heard: Heard) -> Reply:
        try:
            return await self._engine.handle(heard.event)
        except Exception as error:
            _log.error("event %s was not answered: %s", heard.name, place_of(error))
            return sharing.failed(heard.event)


def connect(listeners: Listeners, settings: Settings) -> AsyncApp:
    """The Bolt app with these listeners; raises SettingsError without a bot token."""
    if settings.slack_bot_token is None:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set. Write the bot's token, which begins xoxb-."
        )
    with _no_oauth():
        app = AsyncApp(
            name="adapters.slack.bolt",
            logger=library_logger(),
            token=settings.slack_bot_token,
            # Without a secret nothing that comes by HTTP is ever right.
            signing_secret=settings.slack_signing_secret or secrets.token_hex(),
            raise_error_for_unhandled_request=True,  # else Bolt logs what it does not know
            ssl_check_enabled=False,  # Slack's check of certificates comes without a signature
            user_facing_authorize_error_message="\n".join(
                text_of(outcomes.failed(language)) for language in Language
            ),
        )
    app.client.retry_handlers += [
        AsyncRateLimitErrorRetryHandler(max_retry_count=2),
        AsyncServerErrorRetryHandler(),
    ]
    app.error(_unhandled)
    app.middleware(listeners.once)
    app.command("/ask")(listeners.act)
    app.command("/refugio")(listeners.act)
    app.action(re.compile(rf"^{outgoing.ACTION}:\d+$"))(listeners.act)
    app.event("app_mention")(listeners.hear)
    app.event("message")(listeners.hear)
    app.event("app_home_opened")(listeners.home)
    return app


async def _unhandled(error: Exception) -> BoltResponse | None:
    """What nobody here listens to is acknowledged in silence; anything else is told by place."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200)
    _log.error("a delivery failed: %s", place_of(error))
    return None


@contextmanager
def _no_oauth() -> Iterator[None]:
    """Hides what would make Bolt turn OAuth on and ignore the token."""
    names = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
    hidden = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)


def _now() -> datetime:
    return datetime.now(UTC)
