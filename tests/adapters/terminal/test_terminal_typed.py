"""The typed conversation: in memory with a pretended keyboard, and in a real terminal."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.cells import cell_len

from adapters.settings import Settings
from adapters.terminal import app
from tests.adapters.terminal.conftest import Paper
from tests.adapters.terminal.test_terminal_piped import environment
from tests.unix import unix

CTRL_C, CTRL_D, UP, ENTER, TAB = "\x03", "\x04", "\x1b[A", "\r", "\t"


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    """A keyboard whose keys the test presses, and a screen that nobody sees."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


async def test_typed_conversation_ends_politely(paper: Paper, keyboard: PipeInput) -> None:
    """It greets, answers, passes over empty lines, and says goodbye at Ctrl-D."""
    keyboard.send_text(f"/topics{ENTER}{ENTER}   {ENTER}{CTRL_D}")
    await app.converse(paper.chat, None)
    shown = paper.taken()

    assert "Refugio · A harbour for everyone" in shown
    assert 1 == shown.count("What would you like to read about?")
    assert shown.endswith("Goodbye, and come back with any question.\n\n")


@pytest.mark.parametrize("word", ["/quit", "salir"])
async def test_word_for_leaving_leaves(paper: Paper, keyboard: PipeInput, word: str) -> None:
    """A word for leaving does what Ctrl-D does."""
    keyboard.send_text(word + ENTER)
    await app.converse(paper.chat, None)

    assert "Goodbye" in paper.taken()


async def test_ctrl_c_clears_the_line(paper: Paper, keyboard: PipeInput) -> None:
    """Ctrl-C takes back what was typed and the conversation goes on."""
    keyboard.send_text(f"who is{CTRL_C}{CTRL_C}/topics{ENTER}{CTRL_D}")
    await app.converse(paper.chat, None)

    assert "What would you like to read about?" in paper.taken()


async def test_lost_history_is_told_and_the_chat_goes_on(
    paper: Paper, keyboard: PipeInput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A history file that fails on the way gets one sentence, once."""

    def full(_: FileHistory, __: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "history"
    monkeypatch.setattr(FileHistory, "store_string", full)
    keyboard.send_text(f"/topics{ENTER}/help{ENTER}{CTRL_D}")
    await app.converse(paper.chat, file)
    shown = paper.taken()

    assert 1 == shown.count("The file of REFUGIO_HISTORY can no longer be used")
    assert "You can also use:" in shown
    assert "Goodbye" in shown


# missing where it could work, it is an error and no reason to skip
pexpect = import_module("pexpect") if os.name != "nt" else None
termios = import_module("termios") if os.name != "nt" else None
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()=>].?|[A-Z0-9])")
_BETWEEN = rf"(?:\s|{_ESCAPES.pattern})+"  # words of one sentence


class Terminal:
    """`refugio chat` in a pseudo-terminal of 60 columns."""

    def __init__(self, settings: Settings, **more: str) -> None:
        assert pexpect is not None
        self._log = io.StringIO()
        # nobody here would answer a question for the cursor's position
        variables = environment(settings, TERM="xterm", PROMPT_TOOLKIT_NO_CPR="1") | more
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "adapters.cli", "chat"],
            env=variables,
            dimensions=(50, 60),
            encoding="utf-8",
            codec_errors="replace",
            timeout=60,
        )
        self.child.logfile_read = self._log

    def press(self, keys: str) -> None:
        """Press keys once they are read one by one: until then the terminal keeps some to itself."""
        until = time.monotonic() + 60
        while termios.tcgetattr(self.child.child_fd)[3] & termios.ICANON:
            assert time.monotonic() < until, "It does not read keys."
            time.sleep(0.01)
        self.child.send(keys)

    def wait_for(self, *shown: str) -> None:
        """Wait until these have appeared, in this order, wherever lines break."""
        for text in shown:
            self.child.expect(_BETWEEN.join(map(re.escape, text.split())))

    def cards(self) -> list[str]:
        """The lines that were written, without escapes; the prompt draws its own over and over."""
        lines = _ESCAPES.sub("", self._log.getvalue()).replace("\r", "\n").splitlines()
        return [line for line in lines if "›" not in line]

    def end(self) -> int | None:
        assert pexpect is not None
        self.child.expect(pexpect.EOF)
        self.child.close()
        code: int | None = self.child.exitstatus
        return code


@pytest.fixture
def opened(settings: Settings) -> Iterator[Terminal]:
    """An open terminal at its first prompt."""
    shown = Terminal(settings)
    shown.wait_for("Refugio", "›")
    yield shown
    shown.child.close(force=True)


@unix
def test_conversation_in_a_terminal(opened: Terminal) -> None:
    """Question, /why, a number, Ctrl-C and Ctrl-D, as a person would; no line is over 60 cells."""
    opened.press(f"How many people did Mexico deport in 2015?{ENTER}")
    opened.wait_for("The article states", "176,726", "/simpler /why /related /topics")
    opened.press(f"/why{ENTER}")
    opened.wait_for("How this answer was found", "Confidence", "Source: paragraph 15")
    opened.press(f"/related{ENTER}")
    opened.wait_for("Related questions:", "1.")
    opened.press(f"1{ENTER}")
    opened.wait_for("/simpler /why /related /topics")
    opened.press(f"nonsense that is taken back{CTRL_C}/idioma es{ENTER}")
    opened.wait_for("Voy a responder en español.", "›")
    opened.press(CTRL_D)
    opened.wait_for("Hasta luego")

    assert 0 == opened.end()
    assert not [line for line in opened.cards() if cell_len(line) > 60]


@unix
def test_commands_are_offered_while_typing(opened: Terminal) -> None:
    """A slash opens the menu; Tab takes from it, in either language."""
    opened.press("/tem")
    opened.wait_for("Ver de qué se puede preguntar")
    opened.press(f"{TAB}{ENTER}")
    opened.wait_for("¿Sobre qué te gustaría leer?")


@unix
@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"NO_COLOR": "1"}], ids=["dumb", "plain"])
def test_terminal_without_colour(settings: Settings, variables: dict[str, str]) -> None:
    """A dumb terminal, or one asked for no colour, shows the same words within its width."""
    shown = Terminal(settings, **variables)
    shown.wait_for("Refugio", "›")
    shown.press(f"Who is López Obrador?{ENTER}")
    shown.wait_for("! The article is from 2018", "/simpler /why /related /topics")
    shown.press(CTRL_D)
    shown.wait_for("Goodbye")

    assert 0 == shown.end()
    assert not re.search(r"\x1b\[[\d;]*3[1-7]m", shown._log.getvalue())
    assert not [line for line in shown.cards() if cell_len(line) > 60]


@unix
def test_arrow_up_brings_no_private_line_back(settings: Settings, tmp_path: Path) -> None:
    """After a message of one's own case arrow-up finds the line before it, and so does the file."""
    file = tmp_path / "history"
    shown = Terminal(settings, REFUGIO_HISTORY=str(file))
    shown.wait_for("Refugio", "›")
    shown.press(f"/topics{ENTER}")
    shown.wait_for("What would you like to read about?", "›")
    shown.press(f"me detuvo la migra{ENTER}")
    shown.wait_for("https://help.unhcr.org/", "›")
    shown.press(UP)
    shown.wait_for("/topics")
    shown.press(ENTER)
    shown.wait_for("¿Sobre qué te gustaría leer?", "›")
    shown.press(CTRL_D)
    shown.wait_for("Hasta luego")

    assert 0 == shown.end()
    assert ["+/topics"] == [x for x in file.read_text("utf-8").splitlines() if x.startswith("+")]


@unix
def test_history_that_cannot_be_written_is_told(settings: Settings, tmp_path: Path) -> None:
    """A wrong REFUGIO_HISTORY ends the start with one sentence and the fix."""
    shown = Terminal(settings, REFUGIO_HISTORY=str(tmp_path))
    shown.wait_for("REFUGIO_HISTORY names", "Write a file's path")

    assert 1 == shown.end()
