"""`refugio db`: the database of what is kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import click

from adapters.cli.printing import say
from adapters.settings import Settings
from adapters.terminal import safe


@click.group("db")
def command() -> None:
    """Bring the database up to date, and back it up."""


@command.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
def backup(folder: Path) -> None:
    """
    Copy the database of SQLite and the key into FOLDER, while the bot runs.

    To restore: stop the bot, put both into the folder of REFUGIO_DATA, and start it.
    """
    from adapters.compose import back_up

    for made in back_up(Settings.from_env(), folder):
        say(safe.line(str(made)))


@command.command("upgrade")
def upgrade() -> None:
    """
    Bring the database to the schema of this Refugio, and say what was done.

    PostgreSQL needs it before the first start and after an update; SQLite is brought up to date
    by itself when it is opened. A copy of SQLite is made before, and kept for a week.
    """
    from adapters.compose import upgrade_store

    done = asyncio.run(upgrade_store(Settings.from_env(), datetime.now(UTC)))
    if done.before == done.after:
        say(safe.line(f"{done.name} is up to date: schema {done.after}."))
        return
    had = "was empty" if done.before is None else f"had schema {done.before}"
    say(safe.line(f"{done.name} {had} and has schema {done.after} now."))
    if done.copy is not None:
        say(safe.line(f"As it was before: {done.copy}"))
