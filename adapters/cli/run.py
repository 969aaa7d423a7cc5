"""`refugio run`: the bot on every platform whose token is set."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

from adapters.cli.common import pack_option, settings_with
from adapters.settings import Settings


@click.command("run")
@pack_option
def command(pack: Path | None) -> None:
    """Answer on Discord and Slack, wherever a token is set, until it is told to stop."""
    from adapters import logs
    from adapters.settings import require

    settings = settings_with(pack)
    require(settings)
    logs.start(settings.log_level, settings.log_format, sys.stderr)
    if not asyncio.run(_serve(settings)):
        sys.exit(1)


async def _serve(settings: Settings) -> bool:
    from adapters.compose import open_engine
    from adapters.serving import serve

    async with open_engine(settings) as engine:
        return await serve(engine, settings)
