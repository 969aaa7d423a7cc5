"""`refugio run`: which platforms are served, and how it ends."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from adapters.reloading import Reloader
from adapters.running import Serve, platforms, run
from adapters.settings import Settings, SettingsError, require
from bot.engine import Engine

DISCORD = {"discord_token": "a.b.c"}
SLACK = {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}


class Platform:
    """A platform that serves until it is cancelled, and then finishes what it has taken."""

    def __init__(self) -> None:
        self.began, self.finished = asyncio.Event(), False

    async def serve(self) -> None:
        try:
            self.began.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            self.finished = True


async def fails() -> None:
    raise RuntimeError("what somebody wrote")


async def refused() -> None:
    raise SettingsError("Refused the token.")


@pytest.fixture
def reloader(engine: Engine, settings: Settings) -> Reloader:
    return Reloader(engine, settings)


@pytest.mark.parametrize(
    ("tokens", "names"),
    [(DISCORD, ["Discord"]), (SLACK, ["Slack"]), (DISCORD | SLACK, ["Discord", "Slack"])],
)
def test_each_platform_with_a_token_is_served(
    engine: Engine, tokens: dict[str, str], names: list[str]
) -> None:
    """A token is all that switches a platform on."""
    assert names == list(platforms(engine, replace(Settings(), **tokens)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tokens", "missing"), [({}, "DISCORD_TOKEN"), ({"slack_bot_token": "xoxb-1"}, "SLACK_APP")]
)
def test_what_is_missing_is_named(tokens: dict[str, str], missing: str) -> None:
    """A start that cannot work is refused before anything is loaded."""
    with pytest.raises(SettingsError, match=missing):
        require(replace(Settings(), **tokens))  # type: ignore[arg-type]


def test_without_a_token_one_line_says_what_is_missing() -> None:
    """The command ends at once, naming the variables."""
    environment = {**os.environ, "DISCORD_TOKEN": "", "SLACK_BOT_TOKEN": ""}
    done = subprocess.run(
        [sys.executable, "-m", "adapters.cli", "run"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )

    assert 1 == done.returncode
    assert 1 == len(done.stderr.splitlines())
    assert all(name in done.stderr for name in ("DISCORD_TOKEN", "SLACK_BOT_TOKEN"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_every_platform_after_what_it_has_taken(
    engine: Engine, reloader: Reloader, number: signal.Signals
) -> None:
    """Both finish, and the end is a good one."""
    one, other = Platform(), Platform()
    running = asyncio.create_task(run({"One": one.serve, "Other": other.serve}, engine, reloader))
    await asyncio.gather(one.began.wait(), other.began.wait())
    os.kill(os.getpid(), number)

    assert await running
    assert one.finished
    assert other.finished


@pytest.mark.parametrize("failing", [fails, refused])
async def test_one_platform_that_fails_leaves_the_other(
    engine: Engine, reloader: Reloader, failing: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told in one line without words of people; the other goes on until the signal."""
    good = Platform()
    running = asyncio.create_task(run({"Bad": failing, "Good": good.serve}, engine, reloader))
    await good.began.wait()
    await asyncio.sleep(0)

    assert not running.done()
    os.kill(os.getpid(), signal.SIGTERM)
    assert await running
    [told] = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert told.startswith("Bad")
    assert "somebody" not in told


async def test_where_none_is_left_it_ends_badly(engine: Engine, reloader: Reloader) -> None:
    """Whoever supervises the process can see that it did not end by request."""
    assert not await run({"Bad": fails, "Worse": refused}, engine, reloader)
