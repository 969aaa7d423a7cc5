"""A platform that fails is connected anew, later each time; what cannot be mended is left."""

from __future__ import annotations

import asyncio
import logging
import os
import signal

import discord
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters import running
from adapters.delivering import Send
from adapters.installing.refusals import refusal
from adapters.reloading import Reloader
from adapters.settings import Settings, SettingsError
from adapters.standing import Standing
from adapters.supervising import Serve, UnreachableError, supervise
from bot.engine import Engine
from bot.handling.quizzing import Delivery
from tests.adapters.test_store_down import until

UNREACHABLE = UnreachableError("Town cannot be reached.")
REFUSED = SettingsError("Town refused the token.")
FAULT = RuntimeError("what somebody wrote")


class Naps:
    """A sleep that takes no time and remembers how long it should have been."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


async def send(delivery: Delivery) -> str:
    """Send nothing."""
    return "1"


def failing(standing: Standing, *errors: Exception, connects: bool = False) -> Serve:
    """What fails with each of these in turn, and then serves to the end."""
    left = list(errors)

    async def serve() -> None:
        if connects or not left:
            standing["town"] = send
        if left:
            standing.pop("town", None)
            raise left.pop(0)

        await asyncio.Event().wait()

    return serve


async def connected(serve: Serve, standing: Standing, naps: Naps) -> None:
    """Supervise until it is connected for good."""
    task = asyncio.create_task(supervise("Town", serve, standing, naps))
    while not (task.done() or "town" in standing):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_what_cannot_be_reached_is_tried_again_later_each_time() -> None:
    """Pauses double up to two minutes, none alike, so that not all bots come back at once."""
    standing, naps = Standing(), Naps()
    await connected(failing(standing, *[UNREACHABLE] * 10), standing, naps)

    assert "town" in standing
    assert 10 == len(naps.taken)
    most = [1, 2, 4, 8, 16, 32, 64, 120, 120, 120]
    assert all(one / 2 <= nap <= one for nap, one in zip(naps.taken, most, strict=True))


async def test_a_fault_after_it_was_connected_is_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever it was; it is told without anybody's words."""
    standing, naps = Standing(), Naps()
    await connected(failing(standing, FAULT, connects=True), standing, naps)

    assert "town" in standing
    [told] = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert told.startswith("Town failed: RuntimeError at ")
    assert "somebody" not in told


@pytest.mark.parametrize("error", [REFUSED, FAULT])
async def test_what_waiting_does_not_mend_is_left(error: Exception) -> None:
    """A refused token, and a fault of a program that was never connected."""
    standing, naps = Standing(), Naps()
    await supervise("Town", failing(standing, error), standing, naps)

    assert [] == naps.taken


async def test_a_token_that_is_refused_later_ends_it() -> None:
    """Somebody made a new one, and the old one is worth nothing any more."""
    standing, naps = Standing(), Naps()
    await supervise("Town", failing(standing, UNREACHABLE, REFUSED), standing, naps)

    assert 1 == len(naps.taken)


def test_it_is_ready_once_all_are_connected(caplog: pytest.LogCaptureFixture) -> None:
    """And not while one is away, nor from the moment it is told to stop."""
    caplog.set_level(logging.INFO)
    changes: list[tuple[str, bool]] = []
    standing = Standing(lambda name, now: changes.append((name, now)))
    empty: Send = send
    assert not standing.ready
    standing.expect(("Discord", "Slack"))
    standing["discord"] = empty
    assert (False, ("Slack",)) == (standing.ready, standing.missing)
    standing["slack"] = empty
    standing["slack"] = empty  # as after each reconnection
    assert standing.ready
    standing.pop("slack", None)
    assert not standing.ready
    standing["slack"] = empty
    standing.stopping = True
    assert not standing.ready
    told = [each.getMessage() for each in caplog.records]
    assert [
        "Discord is connected",
        "Slack is connected; ready",
        "Slack is connected no more",
        "Slack is connected; ready",
    ] == told
    assert [("discord", True), ("slack", True), ("slack", False), ("slack", True)] == changes


async def test_an_end_is_waited_for_only_so_long(
    engine: Engine,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A platform that does not end is named and given up; the others finished."""
    monkeypatch.setattr(running, "_ENDING", 0.0)
    finished, going = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        try:
            going.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.Event().wait()

    async def good() -> None:
        try:
            await until(asyncio.Event())()
        finally:
            finished.set()

    serving = {"Slow": slow, "Good": good}
    run = asyncio.create_task(running.run(serving, engine, Reloader(engine, settings)))
    await going.wait()

    os.kill(os.getpid(), signal.SIGTERM)

    assert await run
    assert finished.is_set()
    assert any("Slow" in each.getMessage() for each in caplog.records)


class Client:
    """A client of Discord that cannot start."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def start(self, _: str) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError("no route to hidden"), UnreachableError),
        (discord.GatewayNotFound(), UnreachableError),
        (discord.LoginFailure("hidden"), SettingsError),
    ],
)
async def test_a_discord_that_is_away_is_no_token_that_is_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, error: Exception, kind: type[SettingsError]
) -> None:
    """The first passes, the second does not."""
    monkeypatch.setattr("adapters.discord.create_client", lambda *_: Client(error))
    serve = running.platforms(engine, Settings(discord_token="a.b.c"))["Discord"]  # noqa: S106

    with pytest.raises(SettingsError) as told:
        await serve()
    assert kind is type(told.value)
    assert "hidden" not in str(told.value)


def answered(**data: object) -> AsyncSlackResponse:
    """What Slack answers."""
    return AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers={},
        status_code=200,
    )


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (answered(ok=False, error="invalid_auth"), SettingsError),
        (answered(ok=False, error="ratelimited"), UnreachableError),
        (answered(ok=False, error="service_unavailable"), UnreachableError),
        ({"status": 503, "body": "<html>"}, UnreachableError),
    ],
)
def test_a_slack_that_has_trouble_is_no_token_that_is_refused(
    response: object, kind: type[SettingsError]
) -> None:
    """An answer that is no JSON is a proxy's."""
    assert kind is type(refusal(SlackApiError("", response)))
