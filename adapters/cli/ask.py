"""`refugio ask`: one question, or one JSON object a line."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from adapters.cli.common import (
    language_option,
    locale,
    pack_option,
    settings_with,
    standard_input,
)
from adapters.cli.printing import say, write_json
from bot.entries import Language

if TYPE_CHECKING:
    from adapters.jsonl import Desk
    from adapters.reloading import Reloader

EXIT = {"answered": 0, "suggested": 3, "declined": 4}


@click.command("ask")
@click.argument("question", required=False)
@click.option("--jsonl", is_flag=True, help="Read and write one JSON object a line.")
@pack_option
@language_option
def command(question: str | None, jsonl: bool, pack: Path | None, language: str | None) -> None:
    """
    Answer a QUESTION: exit code 0 answered, 3 suggested, 4 declined.

    With --jsonl, reads {"text", "conversation"?, "locale"?} lines and writes one line for each.
    """
    if jsonl == (question is not None):
        raise click.UsageError('Give one question, as in: refugio ask "...", or --jsonl.')
    from adapters.compose import build_engine
    from adapters.jsonl import Desk
    from bot.text import MAX_QUESTION

    settings = settings_with(pack)
    source = standard_input() if jsonl else None
    engine = build_engine(settings)
    desk = Desk(engine, Language(language) if language else None, locale())
    if source:
        from adapters.reloading import Reloader  # one question does not pay for it

        asyncio.run(_lines(desk, Reloader(engine, settings), source))
        return
    record = asyncio.run(desk.record({"text": str(question)[: MAX_QUESTION + 1]}))
    say(record["answer"])
    sys.exit(EXIT[record["status"]])


async def _lines(desk: Desk, reloader: Reloader, source: BinaryIO) -> None:
    from adapters import bounded
    from adapters.cli.progress import Reading
    from adapters.jsonl import MAX_LINE

    with Reading(source, sys.stderr) as reading:
        for raw, length in bounded.lines(source, MAX_LINE + 1):
            if error := reloader.refresh():
                say(f"the last good pack goes on: {error.problems[0]}", error=True)
            if (record := await desk.line(raw)) is not None:
                write_json(record)
            reading.step(length)
