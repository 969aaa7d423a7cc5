"""What the verbs share: the settings, the choice of a pack, and errors told in one place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from adapters.settings import Settings, SettingsError
from bot.entries import Language
from bot.errors import BotError

pack_option = click.option(
    "--pack",
    "pack",
    type=click.Path(path_type=Path),
    default=None,
    help="A pack's folder instead of the shipped one.",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice([language.value for language in Language]),
    default=None,
    help="Answer in this language whatever the question's.",
)

Command = Callable[..., Any]


def settings_with(pack: Path | None) -> Settings:
    """The environment's settings, with the pack named on the command line."""
    settings = Settings.from_env()
    return replace(settings, pack=pack) if pack else settings


@contextmanager
def told() -> Iterator[None]:
    """Errors a person can mend end the command with their message and exit code 1."""
    try:
        yield
    except (BotError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as in `| head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def locale() -> Language | None:
    """The language of the terminal's locale, where it is one of ours."""
    value = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    code = value[:2].casefold()
    return Language(code) if code in set(Language) else None
