"""Questions from a pipe: read safely, answered in plain lines, ended in silence."""

from __future__ import annotations

import asyncio
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.settings import Settings
from adapters.terminal import app, piped, surface
from adapters.terminal.conversation import Chat
from bot.engine import Engine
from tests.adapters.terminal.conftest import noon
from tests.unix import unix

ROOT = Path(__file__).parents[3]


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """The least a run needs; nothing of the tester's own."""
    assert settings.cache is not None
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "PYTHONUTF8": "1",
        "REFUGIO_CACHE": str(settings.cache),
        "REFUGIO_DATA": str(settings.data),
        "REFUGIO_SEMANTIC": "off",
    } | more


def refugio(settings: Settings, asked: bytes, **more: str) -> subprocess.CompletedProcess[bytes]:
    """`refugio chat` with these bytes piped in."""
    return subprocess.run(
        [sys.executable, "-m", "adapters.cli", "chat"],
        input=asked,
        capture_output=True,
        env=environment(settings, **more),
        timeout=120,
        check=False,
    )


def test_lines_are_read_one_by_one() -> None:
    """Line ends of any kind do not matter, nor does a missing last one; blank lines are lines."""
    assert ["a", "", "", "b", "c"] == list(piped.lines(io.BytesIO(b"\xef\xbb\xbfa\r\n\n  \nb\nc")))


def test_wrong_bytes_are_replaced() -> None:
    """Bytes that are no UTF-8 become the replacement character."""
    assert ["a\ufffdb"] == list(piped.lines(io.BytesIO(b"a\xffb\n")))


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_overlong_line_is_one_line(end: bytes) -> None:
    """A line of any length is one question; what follows it is the next."""
    asked = list(piped.lines(io.BytesIO(b"x" * 3_000_000 + b"\nnext" + end)))

    assert 2 == len(asked)
    assert len(asked[0]) < 100_000
    assert "next" == asked[1]


def test_each_answer_is_flushed_before_the_next_line_is_read(small: Engine) -> None:
    """A program that talks through pipes gets each answer before it sends the next line."""
    page = io.StringIO()
    seen: list[str] = []

    class Slow(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            seen.append(page.getvalue())
            return super().readline(size)

    chat = Chat(small, surface.plain(page), noon, None)
    with asyncio.Runner() as runner:
        app.answer_lines(chat, Slow(b"/topics\n\n/why\n"), runner)

    assert "" == seen[0]
    assert "What would you like to read about?" in seen[1]
    assert seen[1] == seen[2]  # nobody asked anything
    assert "Ask something first." in seen[3]


def test_long_question_is_echoed_short(small: Engine) -> None:
    """The echo of a question ends where reading ends."""
    page = io.StringIO()
    Chat(small, surface.plain(page), noon, None).echo("x" * 501)

    assert ">" + "x" * 500 + "…" == "".join(page.getvalue().split())


def test_piped_run(settings: Settings) -> None:
    """A pipe is answered line by line in plain text, hostile bytes too, and ends with code 0."""
    asked = (
        (
            "How many people did Mexico deport in 2015?\n"
            "/porque\n"
            "/topics\n"
            "1\n"
            "99\n"
            "/topcs\n"
            "\x1b[31mhola\x1b[0m \u202eevil\n"
        ).encode()
        + b"\xff\xfe\x00\n"
        + b"y" * 2_000_000
    )
    run = refugio(settings, asked, FORCE_COLOR="1", TTY_COMPATIBLE="1", COLUMNS="200")
    shown = run.stdout.decode()

    assert (0, b"") == (run.returncode, run.stderr)
    assert 9 == sum(line.startswith("> ") for line in shown.splitlines())
    assert "176,726" in shown
    assert "type one from 1 to 9" in shown
    assert "Did you mean /topics?" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert all(line == line.rstrip() and len(line) <= 80 for line in shown.splitlines())


def test_leaving_ends_the_run(settings: Settings) -> None:
    """What follows the word for leaving is not answered."""
    run = refugio(settings, b"/salir\nwho is AMLO?\n")

    assert (0, b"> /salir\n", b"") == (run.returncode, run.stdout, run.stderr)


@unix
def test_broken_pipe_ends_in_silence(settings: Settings) -> None:
    """When nobody reads on, as in `| head -1`, the run ends at once with code 0."""
    with subprocess.Popen(
        [sys.executable, "-m", "adapters.cli", "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(settings),
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdout.close()
        _, errors = run.communicate(b"/topics\n" * 3, timeout=120)

    assert (0, b"") == (run.returncode, errors)


def test_asking_once_loads_no_screen(settings: Settings) -> None:
    """`refugio ask` imports neither prompt_toolkit nor rich."""
    program = (
        "import sys\n"
        "from adapters.cli.__main__ import main\n"
        "try:\n"
        "    main(['ask', 'who is AMLO?'])\n"
        "except SystemExit:\n"
        "    print(sorted({'rich', 'prompt_toolkit'} & set(sys.modules)))\n"
    )
    run = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(settings),
        timeout=120,
        check=False,
    )

    assert "[]" == run.stdout.decode().splitlines()[-1]
