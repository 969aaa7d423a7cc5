"""`refugio ask`: one question, or one JSON object a line."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adapters.cli.common import language_option, locale, pack_option, settings_with, told
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
    from adapters.reloading import Reloader
    from bot.text import MAX_QUESTION

    with told():
        settings = settings_with(pack)
        engine = build_engine(settings)
        desk = Desk(engine, Language(language) if language else None, locale())
        if jsonl:
            asyncio.run(_lines(desk, Reloader(engine, settings)))
            return
        record = asyncio.run(desk.record({"text": str(question)[: MAX_QUESTION + 1]}))
    click.echo(record["answer"])
    sys.exit(EXIT[record["status"]])


async def _lines(desk: Desk, reloader: Reloader) -> None:
    from adapters.cli.progress import Reading  # one question does not pay for it

    source = sys.stdin.buffer
    with Reading(source, sys.stderr) as reading:
        for raw in source:
            if raw.strip():
                if error := reloader.refresh():
                    click.echo(f"the last good pack goes on: {error.problems[0]}", err=True)
                answer = await desk.line(raw)
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
                sys.stdout.flush()
            reading.step(len(raw))
