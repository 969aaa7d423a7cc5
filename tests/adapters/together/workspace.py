"""A Slack of many connections: each thing goes to one of them, and to another where that one died."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from aiohttp import ClientError, ClientSession, WSMsgType, web

from tests.adapters.slack.peer import Slack, _kind

_WAITS = 10.0  # seconds for an acknowledgement, of three, for a machine may be busy
_PATIENCE = 60
_TRIES = 12
_PAUSE = 0.3


class LostError(Exception):
    """What Slack does not deliver again got no acknowledgement; the person is told it failed."""


class Workspace(Slack):
    """
    A workspace whose app runs in several processes.

    Events are delivered again until they are acknowledged; commands, presses and forms are not,
    and whoever did them sees an error.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.urls: list[str] = []  # where it reaches the app by HTTP; by Socket Mode without
        self.only: web.WebSocketResponse | None = None  # the one that hears all, while it is named
        self._chance = random.Random(5)  # noqa: S311  # any of them will do

    async def until(self, true: Any) -> None:
        """Wait until that is so; processes start and take over meanwhile."""
        async with self._news, asyncio.timeout(_PATIENCE):
            await self._news.wait_for(true)

    async def deliver(self, body: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Deliver to one process, again to others where it may be; its acknowledgement."""
        again = _kind(body) == "events_api"
        for number in range(_TRIES):
            envelope = f"E{next(self._ids)}"
            ack = await (self._by_http(body) if self.urls else self._by_socket(envelope, body))
            if ack is not None:
                if body.get("type") == "view_submission":
                    answer = ack.get("payload")
                    await self._tell(lambda a=answer: self.modals.answered(body["view"]["id"], a))
                return ack
            if not again:
                break
            await asyncio.sleep(_PAUSE * (number + 1) / 2)
        raise LostError(_kind(body))

    async def _by_socket(self, envelope: str, body: dict[str, Any]) -> dict[str, Any] | None:
        living = [each for each in self.sockets if not each.closed and self.only in (None, each)]
        if not living:
            return None
        socket = self._chance.choice(living)
        parts = {"envelope_id": envelope, "type": _kind(body), "payload": body}
        try:
            await socket.send_json({**parts, "accepts_response_payload": True})
            async with self._news, asyncio.timeout(_WAITS):
                await self._news.wait_for(
                    lambda: envelope in self.acks or socket not in self.sockets
                )
        except (TimeoutError, ConnectionError):
            return None
        return self.acks.get(envelope)

    async def _by_http(self, body: dict[str, Any]) -> dict[str, Any] | None:
        sent, url = self.body(body), self._chance.choice(self.urls)
        try:
            async with (
                asyncio.timeout(_WAITS),
                ClientSession() as session,
                session.post(url, data=sent, headers=self.signed(sent)) as answer,
            ):
                if answer.status != 200:
                    return None
                text = await answer.text()
                return {"payload": await answer.json()} if text.startswith("{") else {}
        except (ClientError, TimeoutError):
            return None

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        await self._tell(lambda: self.sockets.append(socket))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    ack = frame.json()
                    await self._tell(lambda ack=ack: self.acks.update({ack["envelope_id"]: ack}))
        finally:  # where the process dies, this is cancelled
            await self._tell(lambda: self.sockets.remove(socket))
        return socket
