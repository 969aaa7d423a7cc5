"""`refugio doctor` for an operator: what is stored, whether tokens work, whether the bot is well."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from adapters.cli import asking_platforms, live, setting_up
from adapters.cli.asking_platforms import Addresses
from adapters.cli.slack_manifest import scopes
from adapters.cli.stored import line
from adapters.metrics import Metrics
from adapters.monitor import monitored
from adapters.monitor_address import Address
from adapters.settings import Settings
from adapters.standing import Standing
from bot.retention import DEFAULTS
from bot.stores.sqlstore import open_store
from bot.upkeep import Ends, Stock, Stored
from tests.adapters.cli.conftest import Refugio
from tests.stores.deeds import DAY, HERE, NOW, say, ticket
from tests.unix import unix

DISCORD, BOT, APP = "aaa.bbb.marker", "xoxb-marker", "xapp-marker"
ALL = Settings(discord_token=DISCORD, slack_bot_token=BOT, slack_app_token=APP)


def test_nothing_is_stored_before_somebody_begins(refugio: Refugio) -> None:
    """And looking makes no database."""
    run = refugio("doctor", "--data")

    assert (0, b"Nothing is stored yet.\n") == (run.returncode, run.stdout)
    assert b"Nothing is stored yet.\n" == refugio("doctor", "--data").stdout


async def test_what_is_stored_is_listed(refugio: Refugio, tmp_path: Path) -> None:
    """Each kind with its number, its oldest row and when that goes; never what people wrote."""
    data = tmp_path / "kept"
    async with open_store(data / "refugio.db", NOW) as store:
        here = await store.community(HERE, NOW)
        await say(store, here, "marker", "marker")
        await store.send(here, ticket("one", text="marker"))
    (data / "refugio.db.0001.20260501T123015Z.copy").touch()
    run = await asyncio.to_thread(
        refugio, "doctor", "--data", REFUGIO_DATA=str(data), REFUGIO_KEEP_TICKETS_DAYS="30"
    )
    shown = run.stdout.decode()

    assert 0 == run.returncode
    assert len(Stored) + 1 == len(shown.splitlines())
    assert "1 unanswered questions that their askers sent; oldest 2026-05-01 00:00 UTC, " in shown
    assert "2 what moderators did; oldest 2026-05-01 12:30 UTC, goes " in shown
    assert "1 entries, drafts and other texts of moderators; stay until taken away" in shown
    assert "\n0 what players picked\n" in shown
    assert "copy: made 2026-05-01 12:30 UTC, goes 2026-05-08 12:30 UTC" in shown
    assert "marker" not in shown


@pytest.mark.parametrize(
    ("stock", "told"),
    [
        (Stock(Stored.PICKS, 0), "0 what players picked"),
        (
            Stock(Stored.EVENTS, 1_200, NOW, DEFAULTS.events),
            "1,200 ids of platforms' events; oldest 2026-05-01 12:30 UTC, "
            "goes 2026-05-03 12:30 UTC",
        ),
        (
            Stock(Stored.EVENTS, 1, NOW - 9 * DAY, DEFAULTS.events),
            "1 ids of platforms' events; oldest 2026-04-22 12:30 UTC, "
            "goes with the next daily sweep",
        ),
        (
            Stock(Stored.PRACTICE, 3, ends=Ends.FORGET_ME),
            "3 how far people practised, under their hashes; "
            "stay until their person says “forget me”",
        ),
        (
            Stock(Stored.RUNNING_QUIZZES, 1, None, DEFAULTS.idle_sessions),
            "1 quizzes that are not over; the next sweep begins to count their time",
        ),
    ],
)
def test_how_a_kind_is_told(stock: Stock, told: str) -> None:
    """How many, since when, until when."""
    assert told == line(stock, NOW)


@dataclass
class Platforms:
    """Both platforms, as far as a token can be asked about."""

    status: int = 200
    slack: dict[str, object] = field(default_factory=lambda: {"ok": True})
    granted: str = ",".join(scopes())
    seen: list[str] = field(default_factory=list)

    async def discord_me(self, request: web.Request) -> web.Response:
        self.seen.append(request.headers["Authorization"])
        return web.json_response({}, status=self.status)

    async def slack_call(self, request: web.Request) -> web.Response:
        self.seen.append(request.headers["Authorization"])
        return web.json_response(self.slack, headers={"x-oauth-scopes": self.granted})


@pytest.fixture
def peer() -> Platforms:
    return Platforms()


@pytest.fixture
async def addresses(peer: Platforms) -> AsyncIterator[Addresses]:
    """Where they answer."""
    app = web.Application()
    app.router.add_get("/users/@me", peer.discord_me)
    app.router.add_post("/auth.test", peer.slack_call)
    app.router.add_post("/apps.connections.open", peer.slack_call)
    async with TestServer(app) as server:
        yield Addresses(*[str(server.make_url("")).rstrip("/")] * 2)


async def asked(settings: Settings, at: Addresses) -> list[tuple[bool, str]]:
    return await asyncio.to_thread(lambda: [*asking_platforms.found(settings, at)])


async def test_tokens_that_work(peer: Platforms, addresses: Addresses) -> None:
    """Each is asked about once, and none is shown."""
    found = await asked(ALL, addresses)

    assert [
        (True, "Discord accepts the token"),
        (True, "Slack accepts the bot token, with all scopes"),
        (True, "Slack accepts the app-level token"),
    ] == found
    assert [f"Bot {DISCORD}", f"Bearer {BOT}", f"Bearer {APP}"] == peer.seen


async def test_tokens_that_are_refused(peer: Platforms, addresses: Addresses) -> None:
    """With what to do; no token is repeated."""
    peer.status, peer.slack = 401, {"ok": False, "error": "invalid_auth"}
    found = await asked(ALL, addresses)

    assert [
        (
            False,
            "Discord refuses the token; "
            "make a new one and set DISCORD_TOKEN (docs/operating.md, Rotation)",
        ),
        (
            False,
            "Slack refuses SLACK_BOT_TOKEN (invalid_auth); "
            "make a new one and set SLACK_BOT_TOKEN (docs/operating.md, Rotation)",
        ),
        (
            False,
            "Slack refuses SLACK_APP_TOKEN (invalid_auth); "
            "make a new one and set SLACK_APP_TOKEN (docs/operating.md, Rotation)",
        ),
    ] == found
    assert "marker" not in repr(found)


async def test_scopes_that_are_missing_are_named(peer: Platforms, addresses: Addresses) -> None:
    """An app made from an older manifest."""
    peer.granted = ",".join(scope for scope in scopes() if scope != "files:write")
    found = await asked(Settings(slack_bot_token=BOT), addresses)

    told = "paste the manifest anew and install the app again"
    assert [(False, f"Slack: scopes are missing: files:write; {told}")] == found


async def test_platforms_that_cannot_be_reached() -> None:
    """The network is named, not the token."""
    nowhere = f"http://127.0.0.1:{unused_port()}"
    found = await asked(ALL, Addresses(nowhere, nowhere))

    assert [False, False, False] == [good for good, _ in found]
    assert all(
        "cannot be reached (ClientConnectorError); check the net" in said for _, said in found
    )


async def test_a_bot_that_runs_is_well() -> None:
    """Also where its platform is away, which no restart mends; readiness is told."""
    standing, address = Standing(), Address("0.0.0.0", unused_port())  # noqa: S104
    standing.expect(("Slack",))
    async with monitored(address, standing, Metrics()):
        found = await asyncio.to_thread(live.found, address)

    assert ((True, "the bot runs: not connected: Slack"),) == found


def test_a_bot_that_does_not_run_is_told(refugio: Refugio) -> None:
    """Exit code 1, as a container's health check reads it."""
    run = refugio("doctor", "--live", REFUGIO_MONITOR=str(unused_port()))

    assert 1 == run.returncode
    assert b"bad   no bot answers at 127.0.0.1:" in run.stdout
    assert b"start it with `refugio run`" in run.stdout
    assert 1 == len(run.stdout.splitlines())


def test_without_an_address_it_cannot_be_asked(refugio: Refugio) -> None:
    """And the remedy is told."""
    run = refugio("doctor", "--live")

    assert 1 == run.returncode
    assert b"set REFUGIO_MONITOR" in run.stdout


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(), (False, "no platform's token is set, so `refugio run` has nothing to do; ")),
        (Settings(discord_token=DISCORD), (True, "Discord: a token is set")),
        (Settings(slack_bot_token=BOT), (False, "Slack: a bot token is set, but no way to ")),
        (
            Settings(slack_bot_token=BOT, slack_app_token=APP),
            (True, "Slack: tokens are set, by Socket Mode"),
        ),
        (
            Settings(slack_bot_token=BOT, slack_signing_secret="abc", port=8080),  # noqa: S106
            (True, "Slack: a token is set, over HTTP on port 8080"),
        ),
    ],
)
def test_what_would_be_served_is_told(settings: Settings, told: tuple[bool, str]) -> None:
    """And what is missing, with the remedy."""
    [(good, said)] = setting_up.platforms(settings)

    assert told[0] == good
    assert said.startswith(told[1])
    assert "marker" not in said


@unix
def test_files_that_others_could_read_are_told(tmp_path: Path) -> None:
    """The key, the database, a `.env` file; with the command that mends it."""
    key = tmp_path / "key"
    key.touch(0o600)
    key.chmod(0o644)
    found = [*setting_up.kept(Settings(data=tmp_path))]

    assert (True, f"kept in {tmp_path}") == found[0]
    assert (False, f"{key} can be used by others (mode 644); chmod 600 {key}") == found[1]
    key.chmod(0o600)
    assert [(True, f"kept in {tmp_path}")] == [*setting_up.kept(Settings(data=tmp_path))]


def test_a_full_disk_is_told_before_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The daily sweep needs as much room as the database has."""
    monkeypatch.setattr(setting_up, "_ROOM", 10**12)
    _, (good, said) = setting_up.kept(Settings(data=tmp_path))

    assert not good
    assert f"MB are free in {tmp_path}; free " in said


def test_where_numbers_are_told() -> None:
    """Off unless asked for."""
    assert (True, "health, readiness and metrics at http://127.0.0.1:9464") == setting_up.monitor(
        Settings(monitor=Address("127.0.0.1", 9464))
    )
    assert "REFUGIO_MONITOR=9464 does" in setting_up.monitor(Settings())[1]
