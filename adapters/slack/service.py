"""The connection to Slack, from the first check of the tokens to the last answer."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from aiohttp import ClientError, ClientSession, ClientTimeout, web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.settings import Settings, SettingsError
from adapters.slack import http
from adapters.slack.app import Listeners, connect
from adapters.slack.quiet import library_logger
from bot.engine import Engine

_PATIENCE = 10.0  # seconds given at the end to answers that are under way
_TIMEOUT = 30.0  # seconds for a request to Slack


async def serve(engine: Engine, settings: Settings) -> None:
    """Answer on Slack until cancelled; raises SettingsError where Slack refuses a token."""
    await Service(engine, settings).run()


class Service:
    """Slack, connected by Socket Mode where there is an app token, else by HTTP."""

    def __init__(self, engine: Engine, settings: Settings, host: str = "0.0.0.0") -> None:  # noqa: S104 -- see below
        """
        host: the address HTTP is served on.

        All by default, since Slack reaches it through a container's port or a proxy, which
        127.0.0.1 would shut out; whatever Slack did not sign is refused. Raises SettingsError
        where a setting is missing.
        """
        if not (settings.slack_app_token or settings.slack_signing_secret):
            raise SettingsError(
                "Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set. "
                "Write an app-level token (xapp-...) for Socket Mode, or the secret for HTTP."
            )
        self._listeners = Listeners(engine)
        self._settings, self._host = settings, host
        self.app = connect(self._listeners, settings)
        self.ready = asyncio.Event()  # set once it is connected
        self._stop, self._stopped = asyncio.Event(), asyncio.Event()
        self._stopped.set()

    async def run(self) -> None:
        """
        Answer until `close` is called or this is cancelled.

        At the end nothing new is taken, and what was acknowledged is answered. Raises
        SettingsError where Slack refuses a token or cannot be reached.
        """
        self._stopped.clear()
        try:
            async with AsyncExitStack() as stack:
                timeout = ClientTimeout(total=_TIMEOUT)
                session = await stack.enter_async_context(ClientSession(timeout=timeout))
                self.app.client.session = session
                await self._open(stack)
                self.ready.set()
                await self._stop.wait()
        finally:
            self._stopped.set()

    async def close(self) -> None:
        """End `run`, now or as soon as it begins, and wait for it; may be called twice."""
        self._stop.set()
        await self._stopped.wait()

    async def _open(self, stack: AsyncExitStack) -> None:
        try:
            await self.app.client.auth_test()
            if self._settings.slack_app_token:
                await self._socket_mode(stack, self._settings.slack_app_token)
            else:
                await self._http(stack, self._settings.slack_signing_secret or "")
        except SlackApiError as error:
            raise SettingsError(
                f"Slack refused a token ({error.response['error']}). Copy SLACK_BOT_TOKEN and "
                "SLACK_APP_TOKEN from the app's pages once more."
            ) from None
        except (ClientError, TimeoutError) as error:
            raise SettingsError(
                f"Slack cannot be reached ({type(error).__name__}). Check the network."
            ) from None

    async def _socket_mode(self, stack: AsyncExitStack, token: str) -> None:
        handler = _Handler(self.app, self._listeners, token)
        stack.push_async_callback(handler.close_async)
        stack.push_async_callback(self._listeners.finish, _PATIENCE)
        # What is not acknowledged, Slack delivers again, to whoever is connected then.
        stack.callback(handler.client.socket_mode_request_listeners.clear)
        # Tells a refused token now; to connect with one would be tried for ever.
        handler.client.wss_uri = await handler.client.issue_new_wss_url()
        await handler.client.connect()  # type: ignore[no-untyped-call]  # slack_sdk leaves it so

    async def _http(self, stack: AsyncExitStack, signing_secret: str) -> None:
        stack.push_async_callback(self._listeners.finish, _PATIENCE)
        served = http.application(self.app, signing_secret)
        runner = web.AppRunner(
            served, access_log=None, logger=library_logger(), shutdown_timeout=_PATIENCE
        )
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, self._host, self._settings.port).start()


class _Handler(AsyncSocketModeHandler):
    """Bolt's, whose acknowledgements are waited for as well."""

    def __init__(self, app: AsyncApp, listeners: Listeners, token: str) -> None:
        super().__init__(app, token)
        self._listeners = listeners

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        async with self._listeners.working("acknowledgement"):
            await super().handle(client, req)
