"""One engine behind all platforms of a process: who looks after it, and how often."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from adapters import running, slack
from adapters.cli.run import _serve
from adapters.compose import build_engine
from adapters.settings import Settings
from adapters.standing import Broken, Standing
from bot.engine import Engine
from tests.adapters.discord.discord_peer import TOKEN, Peer, peer
from tests.adapters.slack.peer import APP_TOKEN, BOT_TOKEN, Slack

SOON = 20  # seconds to wait for what must come; only a failing test waits them out
ONCE = ("open", "complete", "warm", "refresh", "expire", "finish")  # complete wakes the encoder
DISCORD = {"discord_token": TOKEN}
SLACK = {"slack_bot_token": BOT_TOKEN, "slack_app_token": APP_TOKEN}


@pytest.fixture(autouse=True)
def cached(settings: Settings) -> None:
    """All that a first start makes is in the cache, so that no test waits for it."""
    build_engine(settings)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each thing is done with any engine; the second look at the store never comes."""
    counted: Counter[str] = Counter()

    def count(name: str) -> None:
        done = getattr(Engine, name)

        @wraps(done)
        def called(*given: Any, **more: Any) -> Any:
            counted[name] += 1
            return done(*given, **more)

        monkeypatch.setattr(Engine, name, called)

    for name in ONCE:
        count(name)
    monkeypatch.setattr(running, "_REFRESH", 3_600.0)
    return counted


@pytest.fixture
async def on_discord() -> AsyncIterator[Peer]:
    async with peer() as there:
        yield there


@pytest.fixture
async def on_slack(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Slack]:
    """A Slack that every service of ours connects to."""
    there, made = Slack(), slack.Service

    def led(
        engine: Engine, settings: Settings, senders: Standing, many: None, broken: Broken
    ) -> slack.Service:
        service = made(engine, settings, senders=senders, many=many, broken=broken)
        service.app.client.base_url = there.api
        return service

    monkeypatch.setattr(slack, "Service", led)
    await there.start()
    yield there
    await there.close()


@pytest.mark.parametrize("tokens", [DISCORD, SLACK, DISCORD | SLACK])
async def test_one_engine_is_looked_after_once(
    settings: Settings,
    tmp_path: Path,
    tokens: dict[str, Any],
    calls: Counter[str],
    on_discord: Peer,
    on_slack: Slack,
) -> None:
    """The process opens, wakes, warms, refreshes, expires and finishes it; no platform does."""
    serving = asyncio.create_task(_serve(replace(settings, data=tmp_path, **tokens)))
    async with asyncio.timeout(SOON):
        if "discord_token" in tokens:
            await on_discord.connected.wait()
        if "slack_app_token" in tokens:
            await on_slack.until(lambda: bool(on_slack.sockets))
    before = dict(calls)
    os.kill(os.getpid(), signal.SIGTERM)

    assert await serving
    assert dict.fromkeys(ONCE[:-1], 1) == before
    assert dict.fromkeys(ONCE, 1) == calls


async def test_connections_that_break_are_told(
    settings: Settings,
    tmp_path: Path,
    on_discord: Peer,
    on_slack: Slack,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """And that they are whole again; the process goes on, and neither platform minds the other."""
    caplog.set_level("INFO")
    serving = asyncio.create_task(_serve(replace(settings, data=tmp_path, **DISCORD | SLACK)))

    async def told(name: str, *ways: str) -> None:
        async with asyncio.timeout(SOON):
            while len(_lines(caplog, name)) < len(ways):
                await asyncio.sleep(0.01)
        assert [f"{name} is {way}" for way in ways] == [
            line.removesuffix("; ready") for line in _lines(caplog, name)
        ]

    await told("Discord", "connected")
    await on_discord.drop()
    await told("Discord", "connected", "connected no more", "connected")
    await told("Slack", "connected")
    on_slack.drop()
    await told("Slack", "connected", "connected no more", "connected")
    os.kill(os.getpid(), signal.SIGTERM)
    assert await serving


def _lines(caplog: pytest.LogCaptureFixture, name: str) -> list[str]:
    """What was told of a platform's connection."""
    told = (each.getMessage() for each in caplog.records)
    return [each for each in told if each.startswith(f"{name} is connected")]
