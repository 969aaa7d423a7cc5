"""
A small Slack of our own, which real slack-bolt and slack_sdk talk to over loopback.

It keeps state: people, channels and their members, messages, views, what became of each
`response_url`. Unknown methods, wrong tokens and what breaks Block Kit's limits get Slack's errors.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, WSMsgType, web
from aiohttp.test_utils import TestServer

from tests.adapters.slack.block_kit import RefusedError, check_message, check_view
from tests.adapters.slack.effects import live
from tests.adapters.slack.people import BOT, People
from tests.adapters.slack.uploads import Uploads
from tests.adapters.slack.views import Modal, Modals

BOT_TOKEN = "xoxb-SECRETBOT"  # noqa: S105 -- made up
APP_TOKEN = "xapp-1-SECRETAPP"  # noqa: S105 -- made up
SECRET = "SECRETSIGNING"  # noqa: S105 -- made up
_TEAMS = itertools.count(1)  # the engine of the tests is one, their conversations are not
USES, MINUTES = 5, 30  # of a response_url


@dataclass
class Sent:
    """A message or a view as it arrived: by which way, to whom, in which thread, for whose eyes."""

    way: str
    data: dict[str, Any]
    channel: str = ""
    thread: str | None = None
    only: str | None = None
    ts: str = ""
    at: float = field(default_factory=time.perf_counter)

    @property
    def text(self) -> str:
        return str(self.data.get("text", ""))

    @property
    def words(self) -> str:
        """All that can be read in the blocks."""
        return json.dumps(self.data["blocks"], ensure_ascii=False)


@dataclass
class ResponseUrl:
    """Where answers to one command or press are taken."""

    channel: str
    user: str
    made: float
    used: int = 0


@dataclass
class Slack(People):
    """The peer; `start` it, then use its methods as a person or as the network."""

    locales: dict[str, str] = field(default_factory=lambda: {"U1": "en-US", "U2": "es-MX"})
    members: dict[str, set[str]] = field(default_factory=lambda: {"C1": {"U1", "U2", BOT}})
    archived: set[str] = field(default_factory=set)
    teams: dict[str, str] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    admins: set[str] = field(default_factory=set)
    sent: list[Sent] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    faults: dict[str, list[web.Response]] = field(default_factory=dict)
    acks: dict[str, dict[str, Any]] = field(default_factory=dict)
    now: float = 0.0
    files: dict[str, bytes] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.team = f"T{next(_TEAMS)}"
        self._ids = itertools.count(1)
        self._pongs = 0
        self._news = asyncio.Condition()
        self._urls: dict[str, ResponseUrl] = {}
        self.sockets: list[web.WebSocketResponse] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.modals, self.uploads = Modals(), Uploads()
        self.posted: dict[str, dict[str, Any]] = {}
        self.live: list[str] = []  # what would have taken effect
        self.tokens = {BOT_TOKEN}
        self.gives_files = True  # whether the tokens have the scope to read them
        self.asked: list[tuple[str, str]] = []  # the methods that were called, and with which token

    async def start(self) -> None:
        served = web.Application()
        served.router.add_route("*", "/api/{method}", self._call)
        served.router.add_post("/response/{id}", self._respond)
        served.router.add_get("/socket", self._socket)
        served.router.add_get("/files/{id}", self._file)
        served.router.add_post("/upload/{id}", self.uploads.take)
        self._server = TestServer(served)
        await self._server.start_server()

    async def close(self) -> None:
        """End; nothing that was sent took an effect on Slack that nobody meant."""
        await self._server.close()
        assert [] == self.live

    @property
    def api(self) -> str:
        return str(self._server.make_url("/api/"))

    # -- what a test sees

    async def next(self, number: int = 1) -> Sent:
        """The message of this number, counted from the first, once it is there."""
        await self.until(lambda: len(self.sent) >= number)
        return self.sent[number - 1]

    async def until(self, true: Any) -> None:
        async with self._news, asyncio.timeout(10):
            await self._news.wait_for(true)

    async def modal(self, number: int = 1) -> Modal:
        """The modal of this number, counted from the first, once it is there."""
        await self.until(lambda: len(self.modals.all) >= number)
        return self.modals.all[number - 1]

    def _trigger(self, user: str) -> str:
        return self.modals.trigger(f"{next(self._ids)}.1", user, self.now)

    def ts(self) -> str:
        return f"17000000{next(self._ids):02d}.000100"

    def home_hash(self, user: str) -> str:
        """Of how somebody's App Home stands now."""
        return f"home.{user}.{self.pages.get(user, 0)}"

    def dm(self, user: str) -> str:
        channel = f"D{user}"
        self.members.setdefault(channel, {user, BOT})
        return channel

    def response_url(self, channel: str, user: str) -> str:
        name = f"r{next(self._ids)}"
        self._urls[name] = ResponseUrl(channel, user, self.now)
        return str(self._server.make_url(f"/response/{name}"))

    # -- Socket Mode

    async def deliver(self, body: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Deliver over the newest socket, and wait for the acknowledgement."""
        envelope = f"E{next(self._ids)}"
        await self.sockets[-1].send_json(
            {
                "envelope_id": envelope,
                "type": _kind(body),
                "payload": body,
                "accepts_response_payload": True,
                **more,
            }
        )
        await self.until(lambda: envelope in self.acks)
        if body.get("type") == "view_submission" and body["view"].get("id"):
            await self.taken(body["view"]["id"], self.acks[envelope].get("payload"))
        return self.acks[envelope]

    async def taken(self, view_id: str, answer: dict[str, Any] | None) -> None:
        """Show what a modal that was sent in is acknowledged with."""
        self.live += live(answer or {})
        await self._tell(lambda: self.modals.answered(view_id, answer))

    async def refresh(self) -> None:
        """Ask the client to connect anew, and wait until it has."""
        before = len(self.sockets)
        await self.sockets[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self.until(lambda: len(self.sockets) > before)

    def drop(self) -> None:
        """The newest connection breaks, as where a network does: nobody says so."""
        request = self.sockets[-1]._req
        assert request is not None
        assert request.transport is not None
        request.transport.abort()

    async def ping(self) -> None:
        """Wait until the client has read everything sent before."""
        before = self._pongs
        await self.sockets[-1].ping(b"here")
        await self.until(lambda: self._pongs > before)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        await self._tell(lambda: self.sockets.append(socket))
        async for frame in socket:
            if frame.type is WSMsgType.PING:
                await socket.pong(frame.data)
            elif frame.type is WSMsgType.PONG:
                await self._tell(self._ponged)
            elif frame.type is WSMsgType.TEXT:
                ack = json.loads(frame.data)
                await self._tell(lambda ack=ack: self.acks.update({ack["envelope_id"]: ack}))
        return socket

    # -- files that people add

    def given(self, name: str, content: bytes) -> str:
        """A file that somebody adds to a form, as what they send in tells of it."""
        self.files[name] = content
        address = str(self._server.make_url(f"/files/{name}"))
        return json.dumps({"id": "F9", "name": name, "url_private_download": address})

    async def _file(self, request: web.Request) -> web.Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.tokens or not self.gives_files:
            return web.Response(status=302, headers={"Location": "/login"})
        return web.Response(body=self.files[request.match_info["id"]])

    # -- HTTP

    def signed(self, body: str, offset: int = 0, secret: str = SECRET) -> dict[str, str]:
        """The headers that go with a body sent `offset` seconds from now."""
        stamp = str(int(time.time()) + offset)
        digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
        kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
        return {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest.hexdigest()}",
        }

    @staticmethod
    def body(of: dict[str, Any]) -> str:
        """The body in which Slack sends this by HTTP."""
        match _kind(of):
            case "events_api":
                return json.dumps(of)
            case "slash_commands":
                return urlencode(of)
            case _:
                return urlencode({"payload": json.dumps(of)})

    # -- the Web API

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given = {**request.query}
        if request.content_type == "application/json":
            given |= await request.json()
        else:
            given |= dict(await request.post())
        await self._tell(lambda: self.calls.append(method))
        if gate := self.gates.get(method):
            await gate.wait()
        if waiting := self.faults.get(method):
            return waiting.pop(0)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.live += live(given)
        wanted = {APP_TOKEN} if method == "apps.connections.open" else self.tokens
        handler = _METHODS.get(method)
        if handler is None:
            return failed("unknown_method")
        await self._tell(lambda: self.asked.append((method, token)))
        if token not in wanted:
            return failed("invalid_auth" if token else "not_authed")
        try:
            answer = await handler(self, given)
            await self._tell(lambda: None)
            return web.json_response({"ok": True, **answer})
        except RefusedError as error:
            return failed(error.args[0])

    async def _auth_test(self, given: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": "https://x.slack.com/",
            "team_id": self.team,
            "user_id": BOT,
            "bot_id": "B1",
            "user": "refugio",
        }

    async def _connections_open(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"url": str(self._server.make_url("/socket")).replace("http", "ws")}

    async def _users_info(self, given: dict[str, Any]) -> dict[str, Any]:
        if given["user"] not in self.locales:
            raise RefusedError("user_not_found")
        told = given.get("include_locale") in {"1", "true", True}
        locale = {"locale": self.locales[given["user"]]} if told else {}
        runs = {"is_admin": given["user"] in self.admins, "is_owner": False}
        return {
            "user": {
                "id": given["user"],
                "team_id": self.teams.get(given["user"], self.team),
                **locale,
                **runs,
            }
        }

    async def _open(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"channel": {"id": self.dm(given["users"])}}

    async def _group(self, given: dict[str, Any]) -> dict[str, Any]:
        if given["usergroup"] not in self.groups:
            raise RefusedError("no_such_subteam")
        return {"users": sorted(self.groups[given["usergroup"]])}

    async def _members(self, given: dict[str, Any]) -> dict[str, Any]:
        """A page of one member each, so that all of them must be asked for."""
        self._check_place(given, set())
        here, start = sorted(self.members[given["channel"]]), int(given.get("cursor") or 0)
        more = str(start + 1) if start + 1 < len(here) else ""
        page = here[start : start + 1]
        return {"members": page, "response_metadata": {"next_cursor": more}}

    async def _post_message(self, given: dict[str, Any]) -> dict[str, Any]:
        self._check_place(given, {BOT})
        check_message(given)
        ts = self.ts()
        self.posted[ts] = given
        await self._keep(Sent("post", given, given["channel"], given.get("thread_ts"), ts=ts))
        return {"ts": ts, "channel": given["channel"]}

    async def _update(self, given: dict[str, Any]) -> dict[str, Any]:
        self._check_place(given, {BOT})
        before = self.posted.get(given["ts"])
        if before is None or before["channel"] != given["channel"]:
            raise RefusedError("message_not_found")
        check_message(given)
        self.posted[given["ts"]] = given
        await self._keep(Sent("update", given, given["channel"], ts=given["ts"]))
        return {"ts": given["ts"], "channel": given["channel"]}

    async def _post_ephemeral(self, given: dict[str, Any]) -> dict[str, Any]:
        self._check_place(given, {BOT})
        if given["user"] not in self.members[given["channel"]]:
            raise RefusedError("user_not_in_channel")
        check_message(given)
        await self._keep(
            Sent("ephemeral", given, given["channel"], given.get("thread_ts"), given["user"])
        )
        return {"message_ts": self.ts()}

    async def _publish(self, given: dict[str, Any]) -> dict[str, Any]:
        view = given["view"]
        view = json.loads(view) if isinstance(view, str) else view
        check_view(view)
        user = given["user_id"]
        if given.get("hash") not in {None, self.home_hash(user)}:
            raise RefusedError("hash_conflict")
        self.pages[user] = self.pages.get(user, 0) + 1
        await self._keep(Sent("home", view, only=user))
        return {"view": {"id": "V1", "hash": self.home_hash(user)}}

    async def _upload_url(self, given: dict[str, Any]) -> dict[str, Any]:
        name = self.uploads.expect(given)
        return {"file_id": name, "upload_url": str(self._server.make_url(f"/upload/{name}"))}

    async def _complete_upload(self, given: dict[str, Any]) -> dict[str, Any]:
        self._check_place({"channel": given["channel_id"]}, {BOT})
        done = self.uploads.shared(given)
        await self._tell(lambda: None)
        return {"files": done}

    async def _open_view(self, given: dict[str, Any]) -> dict[str, Any]:
        return self.modals.opened(given, self.now)

    async def _update_view(self, given: dict[str, Any]) -> dict[str, Any]:
        return self.modals.updated(given)

    def _check_place(self, given: dict[str, Any], needed: set[str]) -> None:
        if given["channel"] not in self.members:
            raise RefusedError("channel_not_found")
        if given["channel"] in self.archived:
            raise RefusedError("is_archived")
        if not needed <= self.members[given["channel"]]:
            raise RefusedError("not_in_channel")

    async def _respond(self, request: web.Request) -> web.Response:
        name = request.match_info["id"]
        given = await request.json()
        self.live += live(given)
        await self._tell(lambda: self.calls.append("response_url"))
        if waiting := self.faults.get("response_url"):
            return waiting.pop(0)
        url = self._urls[name]
        if self.now > url.made + MINUTES * 60:
            return web.Response(status=404, text="expired_url")
        if url.used >= USES:
            return web.Response(status=404, text="used_url")
        try:
            check_message(given)
        except RefusedError as error:
            return web.Response(status=400, text=error.args[0])
        url.used += 1
        only = url.user if given.get("response_type") != "in_channel" else None
        way = "replaced" if given.get("replace_original") else "response"
        await self._keep(Sent(way, given, url.channel, given.get("thread_ts"), only))
        return web.Response(text="ok")

    async def _keep(self, sent: Sent) -> None:
        await self._tell(lambda: self.sent.append(sent))

    def _ponged(self) -> None:
        self._pongs += 1

    async def _tell(self, change: Any) -> None:
        async with self._news:
            change()
            self._news.notify_all()


def failed(code: str) -> web.Response:
    """Slack's answer to a call that it refuses."""
    return web.json_response({"ok": False, "error": code})


def limited(seconds: int) -> web.Response:
    """Slack's answer to one call too many."""
    return web.json_response(
        {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)}
    )


def _kind(body: dict[str, Any]) -> str:
    if body.get("type") == "event_callback":
        return "events_api"
    return "slash_commands" if "command" in body else "interactive"


_METHODS = {
    "auth.test": Slack._auth_test,
    "apps.connections.open": Slack._connections_open,
    "users.info": Slack._users_info,
    "conversations.members": Slack._members,
    "usergroups.users.list": Slack._group,
    "conversations.open": Slack._open,
    "chat.postMessage": Slack._post_message,
    "chat.update": Slack._update,
    "chat.postEphemeral": Slack._post_ephemeral,
    "files.getUploadURLExternal": Slack._upload_url,
    "files.completeUploadExternal": Slack._complete_upload,
    "views.open": Slack._open_view,
    "views.publish": Slack._publish,
    "views.update": Slack._update_view,
}


async def post(url: str, body: str | bytes, headers: dict[str, str]) -> tuple[int, str]:
    """The status and the text that a request by HTTP is answered with."""
    async with ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        return answer.status, await answer.text()
