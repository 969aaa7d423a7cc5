"""A Discord of shards: events go to every connection of a server's shard, messages are kept."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.discord_peer import APP, Json, Peer, _guild, _json, _message

ME = {"id": APP, "username": "refugio", "discriminator": "0", "avatar": None, "bot": True}
_REPLAYED = 200  # events that a session can hear again
ANSWERED = {"message": "Interaction has already been acknowledged.", "code": 40060}


@dataclass
class Posted:
    """A message of the bot's in a channel; edits: what it became, in their order."""

    id: str
    channel: str
    body: Json
    edits: list[Json] = field(default_factory=list)


class Discord(Peer):
    """
    A Discord of that many shards and these servers.

    answers_to: what each interaction was answered, in order; posted: what stands in channels.
    """

    def __init__(self, guilds: tuple[int, ...], shards: int = 1) -> None:
        super().__init__()
        self.guilds, self.shards = guilds, shards
        self.sockets: dict[web.WebSocketResponse, int] = {}
        self.answers_to: dict[str, list[Json]] = defaultdict(list)
        self.posted: list[Posted] = []
        self.refused = 0  # second answers to one interaction
        self._session: dict[web.WebSocketResponse, str] = {}
        self._told_lately: deque[tuple[int, str, str]] = deque(maxlen=_REPLAYED)
        self._once: dict[tuple[str, str], Posted] = {}
        self._acknowledged: set[str] = set()
        self._news = asyncio.Condition()

    def shard_of(self, guild: int) -> int:
        """The shard whose connections hear of a server."""
        return (guild >> 22) % self.shards

    async def until(self, true: Any, seconds: float = 60) -> None:
        """Wait until that is so."""
        async with self._news, asyncio.timeout(seconds):
            await self._news.wait_for(true)

    async def tell(self, guild: int, event: str, data: Json) -> bool:
        """An event of a server; whether anybody was there to hear of it."""
        shard, heard = self.shard_of(guild), False
        for socket, its in list(self.sockets.items()):
            if its == shard and not socket.closed:
                heard = await self._emit_to(socket, event, data) or heard
        return heard

    async def leave(self) -> None:
        """All connections end as for an error of Discord's."""
        for socket in list(self.sockets):
            await socket.close(code=4000)

    def serving(self, shard: int = 0) -> int:
        """How many connections a shard has."""
        return sum(its == shard for its in self.sockets.values())

    async def _emit_to(self, socket: web.WebSocketResponse, event: str, data: Json) -> bool:
        """Tell a connection; whether it is there. What a session missed it hears when it resumes."""
        number = next(self._sequence)
        said = json.dumps({"op": 0, "t": event, "s": number, "d": data})
        try:
            await socket.send_str(said)
        except ConnectionError:  # killed
            await self._changed(lambda: self.sockets.pop(socket, None))
            return False
        self._told_lately.append((number, self._session.get(socket, ""), said))
        return True

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": 10, "d": {"heartbeat_interval": 41250}}))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._told(socket, json.loads(message.data))
        await self._changed(lambda: self.sockets.pop(socket, None))
        self._session.pop(socket, None)
        return socket

    async def _told(self, socket: web.WebSocketResponse, payload: Json) -> None:
        match payload["op"]:
            case 1:
                await socket.send_str(json.dumps({"op": 11}))
            case 2:
                shard, _ = payload["d"].get("shard", (0, 1))
                mine = [each for each in self.guilds if self.shard_of(each) == shard]
                guilds = [{"id": str(each), "unavailable": True} for each in mine]
                ready = self._ready(shard) | {"guilds": guilds, "shard": [shard, self.shards]}
                self._session[socket] = f"session-{next(self._ids)}-{shard}"
                ready["session_id"] = self._session[socket]
                await self._emit_to(socket, "READY", ready)
                for each in mine:
                    await self._emit_to(socket, "GUILD_CREATE", _guild() | {"id": str(each)})
                await self._changed(lambda: self.sockets.__setitem__(socket, shard))
            case 6:
                session, heard = payload["d"]["session_id"], payload["d"]["seq"]
                self._session[socket] = session
                for number, whose, said in [*self._told_lately]:
                    if number > heard and whose == session:
                        await socket.send_str(said)
                await self._emit_to(socket, "RESUMED", {})
                shard = int(session.rpartition("-")[2])
                await self._changed(lambda: self.sockets.__setitem__(socket, shard))

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10").split("/")[1:]
        if request.method == "GET" and path == ["gateway", "bot"]:
            url = f"ws://127.0.0.1:{self.port}/gw/"
            limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
            told = {"url": url, "shards": self.shards, "session_start_limit": limit}
            return _json(told)
        if self.faults and request.method != "GET":
            status, said, headers = self.faults.popleft()
            return _json(said, status, **headers)
        return await super()._rest(request)

    def _sent(self, method: str, path: str, body: Any) -> web.Response | None:
        match path.split("/")[1:]:
            case ["interactions", number, _, "callback"]:
                if number in self._acknowledged:
                    self.refused += 1
                    return _json(ANSWERED, 400)
                self._acknowledged.add(number)
                self._soon(self.answers_to[number], body)
            case ["webhooks", _, token]:
                self._soon(self.answers_to[token.removeprefix("token")], {"type": 4, "data": body})
            case ["channels", channel, "messages"]:
                return _json(self._post(channel, body))
            case ["channels", channel, "messages", number]:
                found = [each for each in self.posted if each.id == number]
                if not found:
                    return _json({"message": "Unknown Message", "code": 10008}, 404)
                self._soon(found[0].edits, body)
        return None

    def _post(self, channel: str, body: Json) -> Json:
        """A message, which stands there once for each nonce that is to be enforced."""
        nonce = (channel, str(body.get("nonce", "")))
        if body.get("enforce_nonce") and nonce in self._once:
            return _message(self._once[nonce].id, ME, "") | {"channel_id": channel}
        made = Posted(str(next(self._ids)), channel, body)
        if body.get("enforce_nonce"):
            self._once[nonce] = made
        self._soon(self.posted, made)
        return _message(made.id, ME, "") | {"channel_id": channel}

    def _soon(self, kept: list[Any], new: Any) -> None:
        kept.append(new)
        task = asyncio.ensure_future(self._changed(lambda: None))
        self._telling = task

    async def _changed(self, change: Any) -> None:
        async with self._news:
            change()
            self._news.notify_all()


@asynccontextmanager
async def gateway(guilds: tuple[int, ...] = (2000,), shards: int = 1) -> AsyncIterator[Discord]:
    """A Discord on a free port, for other processes."""
    one = Discord(guilds, shards)
    app = web.Application()
    app.router.add_get("/gw/", one._gateway)
    app.router.add_route("*", "/api/v10/{rest:.*}", one._rest)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    one.port = runner.addresses[0][1]
    try:
        yield one
    finally:
        await runner.cleanup()
