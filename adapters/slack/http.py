"""Slack over HTTP: nothing that Slack has not signed gets as far as Bolt."""

from __future__ import annotations

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from adapters.installing import pages

PATH = "/slack/events"
_LIMIT = 512 * 1024  # bytes of a body; Slack's largest, a view, have 250 KB
_HEADERS = ("Content-Type", "X-Slack-Request-Timestamp", "X-Slack-Signature")  # Bolt reads others


def application(app: AsyncApp, signing_secret: str) -> web.Application:
    """
    The web application that takes Slack's requests at `PATH`.

    What is unsigned, altered, more than five minutes off or no request of Slack's gets a 4xx and
    runs nothing. What Slack signed goes to the app, which answers it once however often it comes.
    Where many workspaces install the app, it takes their browsers there and back, too.
    """
    verifier = SignatureVerifier(signing_secret)

    async def receive(request: web.Request) -> web.Response:
        headers = {name: request.headers[name] for name in _HEADERS if name in request.headers}
        body = await request.read()
        if not _signed(verifier, body, headers):
            raise web.HTTPUnauthorized
        try:
            asked = AsyncBoltRequest(body=body.decode(), headers={**headers})
            answer = await app.async_dispatch(asked)
        except Exception as error:  # Bolt raises whatever a malformed body leads to
            raise web.HTTPBadRequest from error
        return await to_aiohttp_response(answer)

    served = web.Application(client_max_size=_LIMIT)
    served.router.add_post(PATH, receive)
    if app.oauth_flow:
        served.router.add_routes(pages.routes(app.oauth_flow))
    return served


def _signed(verifier: SignatureVerifier, body: bytes, headers: dict[str, str]) -> bool:
    """Whether Slack signed it; what slack_sdk stumbles over it did not."""
    try:
        return verifier.is_valid_request(body, headers)
    except (ValueError, TypeError, OverflowError):  # no number, no ASCII, no time, no UTF-8
        return False
