"""Slack over HTTP: nothing that Slack has not signed, and nothing twice, gets as far as Bolt."""

from __future__ import annotations

import re

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from adapters.slack.memory import Memory

PATH = "/slack/events"
_LIMIT = 512 * 1024  # bytes of a body; Slack's largest, a view, have 250 KB
_WINDOW = 600.0  # seconds in which a signature may be right: five minutes either way
_MOST = 50_000  # signatures remembered
_TIMESTAMP = re.compile(r"\d{1,12}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_HEADERS = ("Content-Type", "X-Slack-Request-Timestamp", "X-Slack-Signature")  # Bolt reads others


def application(app: AsyncApp, signing_secret: str) -> web.Application:
    """
    The web application that takes Slack's requests at `PATH`.

    What is unsigned, altered, more than five minutes off or no request of Slack's gets a 4xx and
    runs nothing; a signed request that comes again gets a 200 and runs nothing.
    """

    async def receive(request: web.Request) -> web.Response:
        headers = {name: request.headers[name] for name in _HEADERS if name in request.headers}
        try:
            body = (await request.read()).decode()
            asked = AsyncBoltRequest(body=body, headers={**headers})
            answer = await app.async_dispatch(asked)
        except Exception as error:  # Bolt raises whatever a malformed body leads to
            raise web.HTTPBadRequest from error
        return await to_aiohttp_response(answer)

    served = web.Application(client_max_size=_LIMIT, middlewares=[_guard(signing_secret)])
    served.router.add_post(PATH, receive)
    return served


def _guard(signing_secret: str) -> Middleware:
    verifier = SignatureVerifier(signing_secret)
    signatures: Memory[None] = Memory(_MOST)

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        body = await request.read()
        signature = request.headers.get("X-Slack-Signature", "")
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        if not _right(verifier, body, timestamp, signature):
            raise web.HTTPUnauthorized
        if not signatures.first(signature, None, _WINDOW):
            return web.Response()
        return await handler(request)

    return guard


def _right(verifier: SignatureVerifier, body: bytes, timestamp: str, signature: str) -> bool:
    """Whether Slack signed it; what slack_sdk would stumble over is refused before."""
    if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
        return False
    try:
        return verifier.is_valid(body, timestamp, signature)
    except UnicodeDecodeError:
        return False
