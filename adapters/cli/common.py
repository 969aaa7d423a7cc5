"""What the verbs share: the settings, the choice of a pack, and errors told in one place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import click

from adapters.cli.printing import say
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
    """
    Errors a person can mend end the command with their message and exit code 1.

    Where nobody reads on, as in `| head -1`, the run ends in silence with code 0: they have what
    they wanted, and a pipe with `pipefail` must not fail for it.
    """
    try:
        yield
    except (BotError, SettingsError) as error:
        say(str(error), error=True)
        sys.exit(1)
    except BrokenPipeError:
        _give_up_output()
        sys.exit(0)
    except OSError as error:
        _give_up_output()
        say(_sentence(error), error=True)
        sys.exit(1)


def standard_input() -> BinaryIO:
    """The bytes of standard input; wrong usage, exit code 2, where it is closed."""
    if sys.stdin is None:
        raise click.UsageError("Standard input is closed. Pipe the questions in.")
    return sys.stdin.buffer


def _give_up_output() -> None:
    """Let what still waits to be written go nowhere, or Python complains about it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: OSError) -> str:
    why = error.strerror or str(error)
    if error.filename is not None:
        return f"{str(error.filename)!r} cannot be used ({why}). Name another, or mend its rights."
    return f"The output cannot be written ({why}). Free some space, or write it elsewhere."


def locale() -> Language | None:
    """The language of the terminal's locale, where it is one of ours."""
    value = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    code = value[:2].casefold()
    return Language(code) if code in set(Language) else None
