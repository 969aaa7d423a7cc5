"""`refugio run`: the bot on every platform whose token is set."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

import click

from adapters.cli.common import pack_option, settings_with

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@click.command("run")
@pack_option
def command(pack: Path | None) -> None:
    """Answer on Discord and Slack, wherever a token is set, until it is told to stop."""
    from adapters.compose import build_engine
    from adapters.reloading import Reloader
    from adapters.running import platforms, run
    from adapters.settings import require
    from bot.limits import Limits

    settings = settings_with(pack)
    require(settings)
    logging.basicConfig(format=_FORMAT, stream=sys.stderr)
    logging.getLogger("adapters").setLevel(settings.log_level)
    engine = build_engine(settings, Limits())
    serving = platforms(engine, settings)
    if not asyncio.run(run(serving, Reloader(engine, settings))):
        sys.exit(1)
