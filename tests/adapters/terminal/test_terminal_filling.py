"""A form filled in line by line, and entries written through a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.settings import Settings
from adapters.terminal.filling import Filling, cancels
from bot.replies import Field, Form
from tests.unix import unix

ROOT = Path(__file__).parents[3]
KINDS = (("fact", "The article states it"), ("note", "Our own note"))
FORM = Form(
    "1:en:write",
    "New entry",
    (
        Field("question", "Question", value="Who?"),
        Field("answer", "Answer", long=True),
        Field("kind", "Kind", options=KINDS, value="note"),
    ),
    "Look it over",
)


def filled(*lines: str) -> dict[str, str] | str:
    """What was typed when all is filled in, else the name of the field that is asked for."""
    filling = Filling(FORM)
    for line in lines:
        filling = filling.take(line)
    return filling.field.name if filling.field else dict(filling.values)


def test_what_is_typed_goes_into_the_fields_in_order() -> None:
    """To the letter."""
    assert {"question": " Why? ", "answer": "So.", "kind": "fact"} == filled(" Why? ", "So.", "1")


def test_an_empty_line_keeps_what_is_there_and_a_dash_empties_it() -> None:
    """So that nothing is lost by pressing Enter."""
    assert {"question": "Who?", "answer": "", "kind": "note"} == filled("", "-", "")


def test_a_backslash_goes_on_in_the_next_line() -> None:
    """In fields that may have several lines; elsewhere it is a character like others."""
    several = {"question": "a\\", "answer": "one\n\ntwo", "kind": "note"}

    assert several == filled("a\\", "one\\", "\\", "two", "")


@pytest.mark.parametrize("typed", ["fact", "FACT", "1", " the article states it "])
def test_an_option_is_picked_by_its_number_name_or_label(typed: str) -> None:
    """In any case."""
    assert {"question": "q", "answer": "a", "kind": "fact"} == filled("q", "a", typed)


@pytest.mark.parametrize("typed", ["gospel", "0", "3", "-1"])
def test_what_is_no_option_is_asked_for_again(typed: str) -> None:
    """Nothing is guessed."""
    assert "kind" == filled("q", "a", typed)


@pytest.mark.parametrize(
    ("line", "left"), [("/cancel", True), (" /CANCELAR ", True), ("cancel", False), ("", False)]
)
def test_a_form_is_left_by_a_command(line: str, left: bool) -> None:
    """In both languages."""
    assert left is cancels(line)


def chat(settings: Settings, data: Path, lines: str, *options: str) -> str:
    """What `refugio chat` says to these lines."""
    assert settings.cache is not None
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "adapters.cli", "chat", *options],
        input=lines.encode(),
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "PYTHONUTF8": "1",
            "REFUGIO_CACHE": str(settings.cache),
            "REFUGIO_DATA": str(data),
            "REFUGIO_SEMANTIC": "off",
        },
        timeout=120,
        check=True,
    )
    return done.stdout.decode()


def test_an_entry_outlives_the_process(settings: Settings, tmp_path: Path) -> None:
    """Written by a moderator, it answers whoever asks afterwards, and they may only suggest."""
    data = tmp_path / "data"
    written = "/add\nWhat are the library's opening hours?\nFrom 9 to 17.\nour own knowledge\n1\n"
    said = chat(settings, data, written, "--as", "moderator")
    told = chat(settings, data, "what are the library's opening hours?\n/add\n")

    assert "Saved: “What are the library's opening hours?”" in said
    assert "From 9 to 17." in told
    assert "Only moderators of this community can do that." in told


@unix
def test_what_is_kept_is_the_owners_alone(settings: Settings, tmp_path: Path) -> None:
    """The key too."""
    chat(settings, tmp_path / "data", "/changes\n", "--as", "moderator")
    kept = [*(tmp_path / "data").iterdir()]

    assert {"key", "refugio.db"} <= {file.name for file in kept}
    assert all(not file.stat().st_mode & 0o077 for file in kept)


def test_whoever_only_asks_keeps_nothing(settings: Settings, tmp_path: Path) -> None:
    """Not even a file."""
    told = chat(settings, tmp_path / "data", "/add\n")

    assert "Nothing can be kept here" in told
    assert not (tmp_path / "data").exists()


def test_a_role_is_given_by_a_local_name(settings: Settings, tmp_path: Path) -> None:
    """In either language; the list counts, and names nobody."""
    typed = "/role Ana moderator\n/papel ben admin\n/role\n"
    told = chat(settings, tmp_path / "data", typed, "--as", "admin")

    assert "Done. Their role here: moderator." in told
    assert "Listo. Su papel aquí: administración." in told
    assert ["2", "1", "0"] == [
        line.split()[-1] for line in told.splitlines() if line.startswith(("  En la", "  Dirigen"))
    ]
