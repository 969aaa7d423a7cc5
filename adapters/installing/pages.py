"""How a workspace installs the app: to Slack and back, with what it says in between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore

from adapters import failures
from adapters.installing import phrases
from adapters.installing.workspaces import Workspaces
from bot.entries import Bilingual, Language

if TYPE_CHECKING:
    from adapters.compose import Installed

INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"
_SECONDS = 600  # from the first page until Slack sends somebody back
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",  # the address of the last page has a code in it
}


class _States(AsyncSQLAlchemyOAuthStateStore):
    """slack_sdk's store of who began to install; each is known for ten minutes, and works once."""

    def __init__(self, of: Workspaces) -> None:
        super().__init__(_SECONDS, of.kept.writing, of.logger, of.kept.states)
        self._kept: Installed = of.kept

    async def async_issue(self, *_: object, **__: object) -> str:
        """A new one; those whose time is over go."""
        await self._kept.tidy()
        return await super().async_issue()


def access(workspaces: Workspaces) -> dict[str, Any]:
    """What a Bolt app is made with, in the place of a token, so that many workspaces install it."""
    return {
        "client": workspaces.client,
        "authorize": workspaces.authorize,
        "oauth_flow": _flow(workspaces),
    }


def _flow(workspaces: Workspaces) -> AsyncOAuthFlow:
    """Bolt's way through an installation, which asks a workspace for our scopes and no others."""

    async def done(args: AsyncSuccessArgs) -> BoltResponse:
        to = args.installation
        if to.team_id:
            await workspaces.added(to.team_id, to.enterprise_id)
        where = {"app": to.app_id or "", "team": to.team_id or to.enterprise_id or ""}
        link = f"https://slack.com/app_redirect?{urlencode(where)}"
        return _page(200, phrases.INSTALLED, link, phrases.OPEN)

    async def failed(args: AsyncFailureArgs) -> BoltResponse:
        return _not_installed(args.suggested_status_code)

    settings = AsyncOAuthSettings(
        client_id=workspaces.id,
        client_secret=workspaces.secret,
        scopes=workspaces.scopes,
        user_scopes=[],
        install_path=INSTALL,
        install_page_rendering_enabled=False,  # there is nothing to choose: on to Slack at once
        redirect_uri_path=BACK,
        callback_options=AsyncCallbackOptions(success=done, failure=failed),
        installation_store=workspaces.tokens,
        state_store=_States(workspaces),
        state_expiration_seconds=_SECONDS,
        logger=workspaces.logger,
    )
    return AsyncOAuthFlow(client=workspaces.client, logger=workspaces.logger, settings=settings)


def routes(flow: AsyncOAuthFlow) -> list[web.RouteDef]:
    """Where browsers are taken to Slack, and come back from there."""
    return [
        web.get(INSTALL, _page_of(flow.handle_installation), allow_head=False),
        web.get(BACK, _page_of(flow.handle_callback), allow_head=False),
    ]


def _page_of(
    handle: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """What answers a browser; of what goes wrong, it learns only that it did."""

    async def receive(request: web.Request) -> web.Response:
        try:
            answer = await handle(await to_bolt_request(request))
        except Exception as error:
            failures.tell("an installation", error)
            answer = _not_installed(503)
        return await to_aiohttp_response(answer)

    return receive


def _not_installed(status: int) -> BoltResponse:
    return _page(status, phrases.NOT_INSTALLED, INSTALL.rpartition("/")[2], phrases.AGAIN)


def _page(status: int, said: Bilingual, link: str, label: Bilingual) -> BoltResponse:
    parts = (
        f'<p lang="{each.value}">{escape(said.best(each))} '
        f'<a href="{escape(link)}">{escape(label.best(each))}</a></p>'
        for each in Language
    )
    title = '<!doctype html><meta charset="utf-8"><title>Refugio</title>'
    return BoltResponse(status=status, body=title + "".join(parts), headers={**_HEADERS})
