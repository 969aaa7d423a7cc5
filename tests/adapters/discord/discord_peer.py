"""
A small Discord on this machine: login, gateway, messages, interactions, commands, faults.

It knows what the tests need and refuses everything else with 404.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from aiohttp import WSMsgType, web

from tests.adapters.discord.discord_town import within_limits

APP, GUILD, CHANNEL = "1000", "2000", "3000"
ME = {"id": APP, "username": "refugio", "discriminator": "0", "avatar": None, "bot": True}
ALICE = {"id": "4000", "username": "alice", "discriminator": "0", "avatar": None}
TOKEN = "a.real.token"  # noqa: S105  # of nothing
SOON = 10  # seconds to wait for what must come; only a failing test waits them out

Json = dict[str, Any]


class Peer:
    """
    What happened there.

    requests: method, path and body of each; begun: "identify" or "resume" of each session, with
    its payload; commands: those sent, by path; answers: each answer that was accepted.
    """

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        self.begun: list[tuple[str, Json]] = []
        self.commands: dict[str, list[Json]] = {}
        self.answers: asyncio.Queue[Json] = asyncio.Queue()
        self.connected = asyncio.Event()
        self.faults: deque[tuple[int, Json, dict[str, str]]] = deque()
        self.accepted = TOKEN
        self.accepted_all: list[Json] = []
        self._ids = itertools.count(10**18)
        self._sequence = itertools.count(1)
        self._socket: web.WebSocketResponse | None = None
        self._of_shard: dict[int, web.WebSocketResponse] = {}
        self.threads: dict[str, Json] = {}  # that nobody was told of, by id
        self.shards = 1  # that a client is told to have
        self.port = 0
        self._hosted: dict[str, bytes] = {}

    async def interact(self, data: Json, kind: int = 2, **extra: Any) -> str:
        """An interaction of alice's arrives; its id."""
        number = str(next(self._ids))
        await self._emit("INTERACTION_CREATE", _interaction(number, data, kind) | extra)
        return number

    async def ask(self, question: str, **extra: Any) -> str:
        """Alice types /ask."""
        option = {"type": 3, "name": "question", "value": question}
        return await self.interact(
            {"id": "1", "name": "ask", "type": 1, "options": [option]}, **extra
        )

    async def say(self, text: str, **extra: Any) -> str:
        """Alice writes a message that mentions the bot."""
        number = str(next(self._ids))
        said = _message(number, ALICE, f"<@{APP}> {text}") | {"mentions": [ME]}
        await self._emit("MESSAGE_CREATE", said | {"guild_id": GUILD, "member": _MEMBER} | extra)
        return number

    async def write(self, text: str) -> None:
        """Alice writes to the bot alone."""
        said = _message(str(next(self._ids)), ALICE, text) | {"channel_id": ALONE["channel_id"]}
        await self._emit("MESSAGE_CREATE", said)

    async def settle(self, locale: str, *features: str) -> None:
        """The server is given a language, and features such as "COMMUNITY"."""
        changed = _guild() | {"features": features, "preferred_locale": locale}
        await self._emit("GUILD_UPDATE", changed)

    def host(self, name: str, content: bytes) -> Json:
        """A file that alice adds to something, as Discord tells of it."""
        number = str(next(self._ids))
        self._hosted[number] = content
        url = f"http://127.0.0.1:{self.port}/hosted/{number}"
        return {"id": number, "filename": name, "size": len(content), "url": url, "proxy_url": url}

    def refuse(self, status: int, body: Json | None = None, **headers: str) -> None:
        """The next answer gets this instead of being accepted."""
        self.faults.append((status, body or {}, headers))

    async def restart(self) -> None:
        """Ask the client to connect anew and go on (op 7)."""
        await self._send({"op": 7, "d": None})

    async def drop(self) -> None:
        """Close the connection as for an error on our side."""
        assert self._socket
        self.connected.clear()
        await self._socket.close(code=4000)

    def go_on_with(self, shard: int) -> None:
        """From now on what happens is told to this shard."""
        self._socket = self._of_shard[shard]

    async def forget(self) -> None:
        """The session is not known any more (op 9)."""
        await self._send({"op": 9, "d": False})

    async def _emit(self, event: str, data: Json) -> None:
        await self._send({"op": 0, "t": event, "s": next(self._sequence), "d": data})

    async def _send(self, payload: Json) -> None:
        assert self._socket
        if payload["op"] in (7, 9):
            self.connected.clear()
        await self._socket.send_str(json.dumps(payload))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = self._socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": 10, "d": {"heartbeat_interval": 41250}}))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._heard(socket, json.loads(message.data))
        return socket

    async def _heard(self, socket: web.WebSocketResponse, payload: Json) -> None:
        match payload["op"]:
            case 1:
                await socket.send_str(json.dumps({"op": 11}))
            case 2:
                shard, _ = payload["d"].get("shard", (0, 1))
                self._socket = self._of_shard[shard] = socket
                self.begun.append(("identify", payload["d"]))
                await self._emit("READY", self._ready(shard))
                await self._emit("GUILD_CREATE", _guild())
                self.connected.set()
            case 6:
                shard = _SESSIONS.index(payload["d"]["session_id"])
                self._socket = self._of_shard[shard] = socket
                self.begun.append(("resume", payload["d"]))
                await self._emit("RESUMED", {})
                self.connected.set()

    def _ready(self, shard: int) -> Json:
        return {
            "v": 10,
            "user": ME,
            "guilds": [{"id": GUILD, "unavailable": True}],
            "session_id": _SESSIONS[shard],
            "shard": [shard, self.shards],
            "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gw/",
            "application": {"id": APP, "flags": 0},
        }

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._hosted[request.match_info["number"]])

    async def _channel(self, request: web.Request) -> web.Response:
        self.requests.append((request.method, request.path, None))
        found = self.threads.get(request.match_info["number"])
        return _json(found) if found else _json({"message": "Unknown", "code": 10003}, 404)

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10")
        body = await _read(request)
        self.requests.append((request.method, path, body))
        if request.headers.get("Authorization") not in (None, f"Bot {self.accepted}"):
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        match request.method, path.split("/")[1:]:
            case "GET", ["users", "@me"]:
                return _json(ME)
            case "GET", ["oauth2", "applications", "@me"]:
                return _json(_APPLICATION)
            case "GET", ["gateway", "bot"]:
                return _json(
                    {
                        "url": f"ws://127.0.0.1:{self.port}/gw/",
                        "shards": self.shards,
                        "session_start_limit": {},
                    }
                )
            case "GET", ["applications", _, *_, "commands"]:
                full = request.query.get("with_localizations") == "true"
                return _json([_kept(c, full) for c in self.commands.get(path, [])])
            case "PUT", ["applications", _, *_, "commands"]:
                return self._sent(request.method, path, body) or self._keep(path, body)
            case "POST", ["interactions", number, _, "callback"]:
                callback = {"interaction": {"id": number, "type": 2}}
                return self._sent(request.method, path, body) or _json(callback)
            case "PATCH", ["channels", _, "messages", number]:
                return self._sent(request.method, path, body) or _json(_message(number, ME, ""))
            case "POST", ["channels", _, "messages"] | ["webhooks", _, _]:
                return self._sent(request.method, path, body) or _json(
                    _message(str(next(self._ids)), ME, "")
                )
        return _json({"message": "Not Found", "code": 0}, 404)

    def _sent(self, method: str, path: str, body: Any) -> web.Response | None:
        if self.faults:
            status, said, headers = self.faults.popleft()
            return _json(said, status, **headers)
        if not path.endswith("/commands"):
            files = {"files": body["files"]} if "files" in body else {}
            answer = body.get("data", body) | files
            changes = method == "PATCH" or body.get("type") == 7
            edited = {"flags": answer.get("flags", 0) | 4} if changes else {}
            self.accepted_all.append(answer | edited)  # with V2 no embeds are shown in any case
            self.answers.put_nowait({"path": path, **answer})
        return None

    def _keep(self, path: str, body: list[Json]) -> web.Response:
        self.commands[path] = body
        return _json([_kept(command) for command in body])


def card(token: str) -> Json:
    """A message of the bot's with one button."""
    button = {"type": 2, "style": 2, "label": "Press", "custom_id": token}
    container = {"type": 17, "components": [{"type": 1, "components": [button]}]}
    return shown([container])


def shown(components: list[Json]) -> Json:
    """A message of the bot's with these components."""
    return _message("5000", ME, "") | {"components": components, "flags": 1 << 15}


@asynccontextmanager
async def peer() -> AsyncIterator[Peer]:
    """A peer on a free port, to which discord.py goes until it is closed."""
    one = Peer()
    app = web.Application()
    app.router.add_get("/gw/", one._gateway)
    app.router.add_get("/hosted/{number}", one._file)
    app.router.add_get("/api/v10/channels/{number}", one._channel)
    app.router.add_route("*", "/api/v10/{rest:.*}", one._rest)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    one.port = runner.addresses[0][1]
    before = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    lead_to(one.port)
    try:
        yield one
        for sent in one.accepted_all:
            if "components" in sent:
                within_limits(sent)
    finally:
        discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = before
        await runner.cleanup()


def lead_to(port: int) -> None:
    """From now on this process's discord.py takes the peer on that port for Discord."""
    discord.http.Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gw/")


async def _read(request: web.Request) -> Any:
    """The body of a request; files that come with it are in it under their own name, as bytes."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return json.loads(text) if text else None
    form = await request.post()
    files = [part for part in form.values() if isinstance(part, web.FileField)]
    read = {part.filename: part.file.read() for part in files}
    return {**json.loads(str(form["payload_json"])), "files": read}


def _json(body: Any, status: int = 200, **headers: str) -> web.Response:
    # discord.py reads JSON only where the type is exactly this, without a charset.
    headers["Content-Type"] = "application/json"
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)


def _kept(command: Json, full: bool = False) -> Json:
    """A command as Discord gives it back: with ids, and its other languages only when asked."""
    left_out = () if full else ("name_localizations", "description_localizations")
    shown = {key: value for key, value in command.items() if key not in left_out}
    added = {"id": "1", "application_id": APP, "version": "1", "default_permission": True}
    return {"description": "", **shown, **added, "dm_permission": True, "nsfw": False}


def _message(number: str, author: Json, text: str) -> Json:
    return {
        "id": number,
        "type": 0,
        "channel_id": CHANNEL,
        "author": author,
        "content": text,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "components": [],
    }


def _interaction(number: str, data: Json, kind: int) -> Json:
    return {
        "id": number,
        "application_id": APP,
        "type": kind,
        "token": f"token{number}",
        "version": 1,
        "data": data,
        "guild_id": GUILD,
        "channel_id": CHANNEL,
        "channel": _CHANNEL,
        "member": {**_MEMBER, "user": ALICE, "permissions": "0"},
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "app_permissions": str(1 << 10 | 1 << 11),  # it sees the channel and writes in it
        "attachment_size_limit": 1,
    }


def _guild() -> Json:
    return {
        "id": GUILD,
        "name": "town",
        "owner_id": ALICE["id"],
        "channels": [_CHANNEL],
        "roles": [
            {"id": GUILD, "name": "@everyone", "permissions": "0", "position": 0, "color": 0}
        ],
        "members": [{**_MEMBER, "user": ME}],
        "emojis": [],
        "features": [],
        "threads": [],
        "member_count": 2,
    }


_SESSIONS = ("session", "another session")  # of each shard
_MEMBER: Json = {"roles": [], "joined_at": None, "deaf": False, "mute": False, "flags": 0}
_CHANNEL: Json = {
    "id": CHANNEL,
    "type": 0,
    "name": "general",
    "position": 0,
    "permission_overwrites": [],
    "nsfw": False,
    "parent_id": None,
}
_APPLICATION: Json = {
    "id": APP,
    "name": "refugio",
    "icon": None,
    "description": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "0",
    "owner": ALICE,
}
ALONE: Json = {  # of an interaction in direct messages
    "guild_id": None,
    "guild_locale": None,
    "user": ALICE,
    "channel_id": "3001",
    "channel": {"id": "3001", "type": 1, "recipients": [ALICE]},
}
