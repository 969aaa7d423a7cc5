"""`refugio chat`: a conversation in the terminal, or answers to piped questions."""

from __future__ import annotations

from pathlib import Path

import click

from adapters.cli.common import locale, pack_option, settings_with, standard_input
from bot.curation.roles import Role


@click.command("chat")
@pack_option
@click.option(
    "--as",
    "role",
    type=click.Choice([role.label for role in Role]),
    default=None,
    help="Be this in a community of this computer's own, and write entries.",
)
def command(pack: Path | None, role: str | None) -> None:
    """Talk to it in this terminal; questions piped in are answered too."""
    from adapters.terminal import app

    source = standard_input()
    app.main(settings_with(pack), locale(), Role.named(role) if role else None, source)
