"""How a run ends when its input, its output or a file is not what it must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adapters.cli.conftest import Ran, Refugio
from tests.unix import unix

Shell = Callable[[str], Ran]


def sentence(run: Ran) -> str:
    """What was complained about, which is one line."""
    (last,) = run.stderr.decode().splitlines()[-1:]
    assert "Traceback" not in run.stderr.decode()
    assert "ignored" not in run.stderr.decode()
    return last


@unix
@pytest.mark.parametrize("verb", ["ask --jsonl", "chat"])
def test_closed_input_is_wrong_usage(shell: Shell, verb: str) -> None:
    """A verb that reads standard input says so where it is closed."""
    run = shell(f"refugio {verb} <&-")

    assert 2 == run.returncode
    assert "Standard input is closed. Pipe the questions in." in sentence(run)


@unix
@pytest.mark.parametrize("verb", ["ask x", "chat", "kb schema", "doctor"])
def test_closed_output_is_wrong_usage(shell: Shell, verb: str) -> None:
    """Without anywhere to answer the run ends with one sentence."""
    run = shell(f"refugio {verb} </dev/null >&-")

    assert 2 == run.returncode
    assert "Standard output is closed. Leave it open, or send it to a file." == sentence(run)


@unix
def test_closed_error_output_is_no_error(shell: Shell) -> None:
    """Complaints then go nowhere and the exit code tells."""
    assert 0 == shell("refugio kb schema 2>&-").returncode
    assert 1 == shell("refugio ask x --pack /nowhere 2>&-").returncode


@unix
@pytest.mark.parametrize("verb", ["ask x", "ask --jsonl", "chat", "kb schema", "doctor"])
def test_full_disk_is_told(shell: Shell, verb: str) -> None:
    """Output that cannot be written gives one sentence and code 1."""
    run = shell(f"""echo '{{"text": "x"}}' | refugio {verb} >/dev/full""")

    assert 1 == run.returncode
    assert sentence(run).startswith("The output cannot be written (No space left on device).")


@unix
@pytest.mark.parametrize("verb", ["ask x", "kb explain x", "kb schema", "chat", "ask --jsonl"])
def test_nobody_reads_on(shell: Shell, verb: str) -> None:
    """As in `| true`, the run ends in silence with code 0."""
    run = shell(f"""echo '{{"text": "x"}}' | refugio {verb} | true; echo ${{PIPESTATUS[1]}}""")

    assert (b"0\n", b"") == (run.stdout, run.stderr)


def test_a_source_that_is_no_text_is_a_problem(refugio: Refugio, tmp_path: Path) -> None:
    """`kb check --source` names a file of bad bytes, in JSON too; a folder is wrong usage."""
    bad = tmp_path / "bad"
    bad.write_bytes(b"\xff\xfe")
    run = refugio("kb", "check", "--no-questions", "--source", str(bad))
    as_json = refugio("kb", "check", "--no-questions", "--json", "--source", str(bad))
    folder = refugio("kb", "check", "--source", str(tmp_path))

    assert (1, 1, 2) == (run.returncode, as_json.returncode, folder.returncode)
    assert b"is not UTF-8 text. Save it as UTF-8." in run.stdout
    assert b'"found": "is not UTF-8 text"' in as_json.stdout
    assert "is a directory" in sentence(folder)


def test_an_impossible_pack_is_told(refugio: Refugio) -> None:
    """A name too long to be a folder's gives one sentence, not a traceback."""
    run = refugio("ask", "x", "--pack", "x" * 5_000)

    assert 1 == run.returncode
    assert "File name too long" in sentence(run)
