"""The connection to Slack: what it delivers is heard once, answered by the engine, sent back."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import builtin_async_handlers as retrying
from slack_sdk.web.async_client import AsyncWebClient

from adapters import failures, quiet, reconnecting, web_server
from adapters.delivering import Send
from adapters.installing import pages, refusals, removals
from adapters.installing.looking_over import looked_over
from adapters.installing.workspaces import Workspaces
from adapters.settings import Settings, require
from adapters.slack import forms, http, incoming, outgoing, typed
from adapters.slack.listening import Listeners
from adapters.slack.posting import PLATFORM, Poster
from adapters.slack.trouble import TRIES, Trouble
from adapters.standing import Broken, untold
from adapters.supervising import UnreachableError
from adapters.underway import UnderWay
from bot.engine import Engine
from bot.entries import Language
from bot.wording.outcomes import failed
from bot.wording.plain import text_of

_PATIENCE = 3.0  # seconds given at the end to answers that are under way
_CLOSING = 2.0  # seconds given before that to acknowledgements
_MOMENT = 0.01
_TIMEOUT = ClientTimeout(total=30)  # seconds for a request to Slack


def create_app(
    engine: Engine,
    settings: Settings,
    under_way: UnderWay | None = None,
    many: Workspaces | None = None,
) -> AsyncApp:
    """
    The Bolt app over an engine, not yet connected; the settings have a bot token, or there are
    many workspaces.

    under_way: told of each answer while it is made.
    """
    for name in ("SLACK_CLIENT_ID", "SLACK_REDIRECT_URI"):
        os.environ.pop(name, None)  # with the first Bolt turns OAuth on and ignores the token
    listeners = Listeners(engine, under_way or UnderWay(), many)
    if many:
        many.joined, many.left = listeners.joined, listeners.parted
    app = AsyncApp(
        name="adapters.slack.bolt",
        # Bolt copies its level and filters to each of its own.
        logger=quiet.wordless("adapters.slack.library"),
        **(pages.access(many) if many else {"token": settings.slack_bot_token}),
        # Without a secret nothing that comes by HTTP is ever right.
        signing_secret=settings.slack_signing_secret or secrets.token_hex(),
        raise_error_for_unhandled_request=True,  # else Bolt logs what it does not know
        ssl_check_enabled=False,  # Slack's check of certificates comes without a signature
        user_facing_authorize_error_message="\n".join(text_of(failed(each)) for each in Language),
    )
    limited = retrying.AsyncRateLimitErrorRetryHandler(max_retry_count=TRIES)
    hears = refusals.Refusals(many.tokens.refused if many else refusals.Refused())
    app.client.retry_handlers += [limited, Trouble(), hears]
    app.error(_unhandled)
    app.middleware(listeners.once)
    for command in (typed.REFUGIO, *typed.OWN):
        app.command(command)(listeners.hear)
    for shortcut in incoming.SHORTCUTS:
        app.message_shortcut(shortcut)(listeners.hear)
    for shortcut in incoming.ANYWHERE:
        app.global_shortcut(shortcut)(listeners.hear)
    for event in incoming.READ_BY:
        app.event(event)(listeners.hear)
    for event in removals.EVENTS:
        app.event(event)(listeners.left)
    app.view_submission(forms.CALLBACK)(listeners.submitted)
    app.action(re.compile(rf"^{outgoing.ACTION}:\d+$"))(listeners.hear)
    return app


class Service:
    """Slack, connected by Socket Mode where there is an app token, else by HTTP."""

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        host: str = "0.0.0.0",  # noqa: S104  # nosec B104
        senders: dict[str, Send] | None = None,
        many: Workspaces | None = None,
        broken: Broken = untold,
    ) -> None:
        """
        host: the address HTTP is served on; senders: told how messages are sent to channels here,
        while it is connected; many: the workspaces, where the app is theirs to install; broken:
        told where the connection breaks meanwhile.

        All by default, since Slack reaches it through a container's port or a proxy, which
        127.0.0.1 would shut out; whatever Slack did not sign is refused. Raises SettingsError
        where a setting is missing.
        """
        require(settings)
        self._engine, self._settings, self._host = engine, settings, host
        self._under_way = UnderWay(refusals.level)
        self.app = create_app(engine, settings, self._under_way, many)
        self._workspaces = many
        self.ready = asyncio.Event()  # set once it is connected
        self._senders, self._broken = {} if senders is None else senders, broken
        self._stop, self._running = asyncio.Event(), asyncio.Lock()

    async def run(self) -> None:
        """
        Answer until `close` is called or this is cancelled.

        At the end nothing new is taken, and what was acknowledged is answered. Raises
        SettingsError where Slack refuses a token, UnreachableError where it cannot be reached.
        """
        async with self._running, AsyncExitStack() as stack:
            session = ClientSession(timeout=_TIMEOUT)
            self.app.client.session = await stack.enter_async_context(session)
            if self._workspaces:
                stack.push_async_callback(self._workspaces.kept.close)
            if team := await self._open(stack):
                joining = self._engine.joined(incoming.place_id(team), datetime.now(UTC))
                await failures.tried("joining a workspace", joining)
            if self._workspaces:
                await stack.enter_async_context(looked_over(self._workspaces))
            self._senders[PLATFORM] = Poster(self._ask).send
            stack.callback(self._senders.pop, PLATFORM, None)
            self.ready.set()
            stack.callback(self.ready.clear)
            await self._stop.wait()

    async def close(self) -> None:
        """End `run`, now or as soon as it begins, and wait for it; may be called twice."""
        self._stop.set()
        async with self._running:
            pass

    async def _ask(self, team: str) -> AsyncWebClient | None:
        """Slack, asked with the token of a workspace, where there is one."""
        return await self._workspaces.ask(team) if self._workspaces else self.app.client

    async def _open(self, stack: AsyncExitStack) -> str:
        """Connect, and give the workspace it is connected to, "" where that can be many."""
        try:
            if self._workspaces:
                await self._http(stack, self._settings.slack_signing_secret or "")
                return ""
            team = await self._served()
            if self._settings.slack_app_token:
                await self._socket_mode(stack, self._settings.slack_app_token)
            else:
                await self._http(stack, self._settings.slack_signing_secret or "")
            return team
        except SlackApiError as error:
            raise refusals.refusal(error) from None
        except (ClientError, TimeoutError) as error:
            raise UnreachableError(
                f"Slack cannot be reached ({type(error).__name__}). Check the network."
            ) from None

    async def _served(self) -> str:
        """The workspace whose token is set; raises what slack_sdk raises."""
        try:
            return str((await self.app.client.auth_test())["team_id"])
        except SlackApiError as error:
            if refusals.ended(error):  # the app was removed while nobody was there to hear it
                leaving = self._engine.shut_out(PLATFORM, datetime.now(UTC))
                await failures.tried("leaving a workspace", leaving)
            raise

    async def _socket_mode(self, stack: AsyncExitStack, token: str) -> None:
        handler, acknowledging = AsyncSocketModeHandler(self.app, token), UnderWay()

        async def take(*delivered: Any) -> None:
            async with acknowledging.working("acknowledgement"):
                await handler.handle(*delivered)

        async def drained() -> None:
            while not handler.client.message_queue.empty():  # heard, and not begun
                await asyncio.sleep(_MOMENT)

        listeners = handler.client.socket_mode_request_listeners
        listeners[:] = [take]
        stack.push_async_callback(self._under_way.finish, _PATIENCE)
        # From here on nothing is heard: what Slack gets no acknowledgement for, it gives to others,
        # but for commands. So the connection ends at once, and answers go out without it.
        stack.push_async_callback(handler.close_async)
        stack.callback(listeners.clear)
        stack.push_async_callback(acknowledging.finish, _CLOSING)
        stack.push_async_callback(drained)
        # Tells a refused token now; to connect with one would be tried for ever.
        client = handler.client
        client.wss_uri = await client.issue_new_wss_url()
        await client.connect()  # type: ignore[no-untyped-call]  # slack_sdk leaves it so
        watching = reconnecting.keep(
            client.is_connected, client.connect_to_new_endpoint, self._broken
        )
        stack.callback(asyncio.create_task(watching, name="reconnecting").cancel)

    async def _http(self, stack: AsyncExitStack, signing_secret: str) -> None:
        stack.push_async_callback(self._under_way.finish, _PATIENCE)
        application, at = (
            http.application(self.app, signing_secret),
            (self._host, self._settings.port),
        )
        refused = f"PORT: nothing can be served at {self._settings.port} ({{}}). Set another."
        serving = web_server.served(application, at, refused, _CLOSING, self.app.logger)
        await stack.enter_async_context(serving)


async def _unhandled(error: Exception) -> BoltResponse | None:
    """What nobody here listens to is acknowledged in silence; anything else is told by place."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200)
    failures.tell("a delivery", error)
    return None
