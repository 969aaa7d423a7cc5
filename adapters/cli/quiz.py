"""`refugio quiz`: practise alone, host with simulated players, take a pack's items out and in."""

from __future__ import annotations

from pathlib import Path

import click

from adapters.cli import quiz_files
from adapters.cli.common import locale, pack_option, settings_with, standard_input
from bot.curation.roles import Role
from bot.entries import Language
from bot.items import Level
from bot.quiz.composing import MOST
from bot.quiz.session import Mode

_MOST_PLAYERS = 500
_LANGUAGES = ("en", "es", "both")


@click.group("quiz", invoke_without_command=True)
@pack_option
@click.option("--topic", default="", help="A topic's id, such as border; all where left out.")
@click.option("--length", type=click.IntRange(1, MOST), help="How many questions.")
@click.option("--level", type=click.Choice([level.value for level in Level]))
@click.option("--language", type=click.Choice(_LANGUAGES))
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), help="Of a hosted quiz.")
@click.option(
    "--players",
    type=click.IntRange(0, _MOST_PLAYERS),
    default=0,
    help="Host a quiz that so many simulated players play; without it you practise alone.",
)
@click.pass_context
def command(
    context: click.Context,
    pack: Path | None,
    topic: str,
    length: int | None,
    level: str | None,
    language: str | None,
    mode: str | None,
    players: int,
) -> None:
    """Practise in this terminal, or host a quiz here with simulated players."""
    if context.invoked_subcommand:
        return
    from adapters.terminal import app

    said = (topic, str(length or ""), level, language, mode if players else "")
    wished = " ".join(filter(None, said))
    line = f"/quiz start {wished}" if players else f"/practice {wished}"
    opening = app.Opening(line.strip(), players)
    role = Role.HOST if players else None
    spoken = Language(language) if language in set(Language) else locale()
    app.main(settings_with(pack), spoken, role, standard_input(), opening)


command.add_command(quiz_files.export)
command.add_command(quiz_files.import_)
