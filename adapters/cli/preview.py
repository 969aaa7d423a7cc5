"""`refugio preview`: the exact messages that a platform would get, without one."""

from __future__ import annotations

import asyncio
import importlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adapters.cli.common import language_option, pack_option, settings_with
from adapters.cli.printing import write_json
from bot.commands import Command
from bot.events import Ask, ConversationId, Invoke, Visibility

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.replies import Reply


@click.command("preview")
@click.argument("platform", type=click.Choice(["discord", "slack"]))
@click.argument("question")
@language_option
@pack_option
def command(platform: str, question: str, language: str | None, pack: Path | None) -> None:
    """Print as JSON what PLATFORM would be sent for a QUESTION asked in private."""
    from adapters.compose import build_engine

    engine = build_engine(settings_with(pack))
    reply = asyncio.run(_asked(engine, question, language))
    outgoing = importlib.import_module(f"adapters.{platform}.outgoing")
    write_json(outgoing.payload(reply), indent=2)


async def _asked(engine: Engine, question: str, language: str | None) -> Reply:
    who, now = ConversationId("preview"), datetime.now(UTC)
    if language:
        await engine.handle(Invoke(Command.LANGUAGE, who, now, language))
    return await engine.handle(Ask(question, who, now, visibility=Visibility.PRIVATE))
