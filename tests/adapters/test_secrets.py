"""Secrets are in nothing that is printed, logged, shown of a failure, or written to a file."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from adapters import logs
from adapters.compose import open_engine
from adapters.running import platforms
from adapters.settings import Settings
from adapters.standing import Standing
from adapters.supervising import supervise
from bot.engine import Engine

DISCORD, BOT, APP = "markerA.markerB.markerC", "xoxb-markerD", "xapp-markerE"
SIGNING, KEY, PASSWORD = "markerF", "markerG" * 8, "markerH"
SECRETS = ("markerA", "markerB", "markerC", "markerD", "markerE", "markerF", "markerG", "markerH")
SET = {
    "DISCORD_TOKEN": DISCORD,
    "SLACK_BOT_TOKEN": BOT,
    "SLACK_APP_TOKEN": APP,
    "SLACK_SIGNING_SECRET": SIGNING,
    "REFUGIO_KEY": KEY,
    "LOG_LEVEL": "DEBUG",
}


def told(text: str) -> list[str]:
    """The secrets that stand in a text."""
    return [each for each in SECRETS if each in text]


def refugio(tmp_path: Path, *arguments: str, **more: str) -> str:
    """All that the command prints with every secret set."""
    environment = {**os.environ, **SET, "REFUGIO_DATA": str(tmp_path), **more}
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "adapters.cli", *arguments],
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
    )
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(
    "arguments",
    [("run",), ("doctor",), ("doctor", "--data"), ("db", "upgrade"), ("chat",)],
    ids=" ".join,
)
def test_where_the_database_cannot_be_reached(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The password in its address is told neither by us nor by the libraries that fail."""
    url = f"postgresql://refugio:{PASSWORD}@127.0.0.1:{unused_port()}/refugio"
    shown = refugio(tmp_path, *arguments, DATABASE_URL=url)

    assert "cannot be reached" in shown
    assert [] == told(shown)


@pytest.mark.parametrize("name", [*[*SET][:5], "DATABASE_URL"])
def test_a_secret_with_a_slip_is_not_repeated(tmp_path: Path, name: str) -> None:
    """It is named, with what it should look like."""
    shown = refugio(tmp_path, "run", **{name: "marker H!" if name != "REFUGIO_KEY" else "markerG"})

    assert name in shown
    assert "marker" not in shown


def fall(value: str) -> None:
    """Fails with a value in hand."""
    raise Boom(value)


class Boom(Exception):
    """Fails with whatever it is given."""


@pytest.mark.parametrize("form", ["console", "json"])
async def test_a_platform_that_fails_with_its_token_in_hand(
    engine: Engine, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log tells the error's type and place, at DEBUG and for whoever reports it."""
    settings = Settings(discord_token=DISCORD, slack_bot_token=BOT, slack_app_token=APP)
    root = logging.getLogger()
    before, level = root.handlers[:], logging.getLogger("adapters").level
    logs.start("DEBUG", form, sys.stderr)
    try:

        async def fails() -> None:
            held = (settings, DISCORD, BOT, APP)
            raise Boom(*held)

        await supervise("Town", fails, Standing())
        try:
            await fails()
        except Boom:
            logging.getLogger("library").exception("it failed", stack_info=True)
        task = asyncio.create_task(fails(), name="nobody waits")
        await asyncio.wait([task])
        asyncio.get_running_loop().call_exception_handler(
            {"message": "never retrieved", "exception": task.exception(), "task": task}
        )
        asyncio.get_running_loop().call_soon(fall, DISCORD)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    finally:
        root.handlers[:] = before
        logging.getLogger("adapters").setLevel(level)
    shown = capsys.readouterr().err

    assert 4 == shown.count("Boom at ")
    assert "Exception in callback" in shown
    assert [] == told(shown)


def test_nothing_that_holds_a_secret_shows_it(engine: Engine) -> None:
    """Printed, or in a traceback that shows the values of variables."""
    settings = Settings.from_env({**SET, "DATABASE_URL": f"postgresql://r:{PASSWORD}@h/d"})
    standing = Standing()
    serving = platforms(engine, settings, standing)
    try:
        raise Boom(settings)
    except Boom as error:
        shown = "".join(
            traceback.TracebackException.from_exception(error, capture_locals=True).format()
        )

    assert "settings = Settings(" in shown
    assert [] == told(shown + repr(settings) + str(settings) + repr(serving) + repr(standing))


async def test_no_secret_is_written_to_a_file(tmp_path: Path, settings: Settings) -> None:
    """The key that the operator set is in none; only one of our own making is kept."""
    kept = Settings(
        cache=settings.cache, semantic=False, data=tmp_path, key=KEY.encode(), discord_token=DISCORD
    )
    async with open_engine(kept):
        files = [each for each in tmp_path.rglob("*") if each.is_file()]
        written = "".join(each.read_bytes().decode("latin-1") for each in files)

    assert "refugio.db" in {each.name for each in files}
    assert "key" not in {each.name for each in files}
    assert [] == told(written)
