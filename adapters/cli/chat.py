"""`refugio chat`: a conversation in the terminal, or answers to piped questions."""

from __future__ import annotations

from pathlib import Path

import click

from adapters.cli.common import locale, pack_option, settings_with, standard_input


@click.command("chat")
@pack_option
def command(pack: Path | None) -> None:
    """Talk to it in this terminal; questions piped in are answered too."""
    from adapters.compose import build_engine
    from adapters.reloading import Reloader
    from adapters.terminal import app

    source = standard_input()
    settings = settings_with(pack)
    engine = build_engine(settings)
    app.main(engine, settings, locale(), Reloader(engine, settings), source)
