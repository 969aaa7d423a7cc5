"""A Slack with many workspaces and organisations, which gives each installation its own token."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import ClientSession, web

from adapters.installing.pages import BACK, INSTALL
from tests.adapters.slack.peer import BOT, Slack, failed

CLIENT_ID, CLIENT_SECRET = "12.34", "SECRETCLIENT"
_NEEDED = {"conversations.members": "channels:read", "usergroups.users.list": "usergroups:read"}


@dataclass
class Network(Slack):
    """
    `oauth.v2.access` beside what `Slack` has.

    lives: seconds of a token, None for ever; refused: tokens that are taken no more, with the
    error; crossed: methods that were called for one workspace with the token of another; granted:
    the scopes of all tokens.
    """

    lives: int | None = None
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    refreshing: dict[str, dict[str, Any]] = field(default_factory=dict)
    refreshed: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    crossed: list[str] = field(default_factory=list)
    granted: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.tokens = set()
        self.slow, self.waiting = asyncio.Event(), 0  # whether tokens are given; who waits for one
        self.slow.set()
        self._numbers = itertools.count(1)
        self._allowed: dict[str, list[str]] = {}  # by token

    def allow(self, team: str | None, organisation: str | None = None, scopes: str = "") -> str:
        """
        Somebody who runs it allows the app there; the code that Slack sends them back with.

        scopes: what they were asked for, with commas between.
        """
        code = f"code{next(self._numbers)}"
        self.codes[code] = {
            "team": {"id": team, "name": "Town"} if team else None,
            "enterprise": {"id": organisation, "name": "Org"} if organisation else None,
            "is_enterprise_install": team is None,
            "scope": scopes,
        }
        return code

    def token_of(self, name: str) -> str:
        """The newest token of a workspace or an organisation."""
        return max((each for each in self.tokens if f"-{name}-" in each), key=_number)

    def refuse(self, name: str, error: str) -> None:
        """Take no token of a workspace or an organisation any more."""
        mine = {each for each in self.tokens if f"-{name}-" in each}
        self.refused |= dict.fromkeys(mine, error)

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "oauth.v2.access":
            given = {**await request.post()}
            await self._tell(self._waits)
            await self.slow.wait()
            return self._access(given)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if error := self.refused.get(token):
            self.asked.append((method, token))
            return failed(error)
        if not await self._owns(token, request):
            self.crossed.append(method)
        if method in _NEEDED and _NEEDED[method] not in self._allowed[token]:
            return failed("missing_scope")
        answer = await super()._call(request)
        answer.headers["x-oauth-scopes"] = self.granted
        return answer

    def _waits(self) -> None:
        self.waiting += not self.slow.is_set()

    async def _owns(self, token: str, request: web.Request) -> bool:
        """Whether what is asked for is of whose token it is; an organisation's is of all its own."""
        given = {**request.query}
        given |= await request.json() if request.can_read_body and _is_json(request) else {}
        given |= {} if _is_json(request) else {**await request.post()}
        team = str(given.get("team_id") or "")
        return not team or f"-{team}-" in token or "-E" in token

    def _access(self, given: dict[str, Any]) -> web.Response:
        if (given["client_id"], given["client_secret"]) != (CLIENT_ID, CLIENT_SECRET):
            return failed("bad_client_secret")
        if given.get("grant_type") == "refresh_token":
            found = self.refreshing.pop(str(given["refresh_token"]), None)
            self.refreshed += 1
        else:
            found = self.codes.pop(str(given.get("code")), None)
        if found is None:
            return failed("invalid_refresh_token" if "refresh_token" in given else "invalid_code")
        return web.json_response({"ok": True, **self._granted(found)})

    def _granted(self, found: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        name = (found["team"] or found["enterprise"])["id"]
        self.tokens.add(token := f"xoxb-SECRET-{name}-{number}")
        self._allowed[token] = found["scope"].split(",")
        more: dict[str, Any] = {}
        if self.lives is not None:
            self.refreshing[refresh := f"xoxe-SECRET-{number}"] = found
            more = {"refresh_token": refresh, "expires_in": self.lives}
        return {
            "access_token": token,
            "token_type": "bot",
            "bot_user_id": BOT,
            "app_id": "A1",
            "authed_user": {"id": "UINSTALLER"},
            **found,
            **more,
        }

    def within(self, body: dict[str, Any], team: str, organisation: str) -> dict[str, Any]:
        """What Slack delivers of an organisation that installed the app as a whole."""
        one = {"team_id": team, "enterprise_id": organisation, "is_enterprise_install": True}
        return {
            **body,
            "team_id": team,
            "enterprise_id": organisation,
            "authorizations": [{**one, "user_id": BOT, "is_bot": True}],
        }

    def ended(self, kind: str, at: float | None = None, **more: Any) -> dict[str, Any]:
        """The app was removed, or its token taken back."""
        event = {"type": kind, **({"tokens": {"bot": [BOT]}} if kind == "tokens_revoked" else {})}
        return {**self.event(event), "event_time": int(time.time() if at is None else at), **more}


@dataclass
class Browser:
    """Somebody's browser, with the cookie that it was given."""

    at: str
    cookie: str = ""

    async def begin(self) -> dict[str, list[str]]:
        """Open the page to install; what Slack is then asked."""
        status, headers, _ = await self._get(INSTALL)
        assert 302 == status
        self.cookie = headers["Set-Cookie"].partition(";")[0]
        return parse_qs(urlsplit(headers["Location"]).query)

    async def back(self, **query: str) -> tuple[int, str]:
        """Slack sends it back."""
        status, _, text = await self._get(BACK, query)
        return status, text

    async def _get(
        self, path: str, query: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        async with (
            ClientSession() as session,
            session.get(
                f"{self.at}{path}", params=query, headers=headers, allow_redirects=False
            ) as answer,
        ):
            return answer.status, {**answer.headers}, await answer.text()


def _is_json(request: web.Request) -> bool:
    return request.content_type == "application/json"


def _number(token: str) -> int:
    return int(token.rpartition("-")[2])
