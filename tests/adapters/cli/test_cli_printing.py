"""What the verbs print: harmless to a terminal, exact for a program."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from adapters.cli.printing import say, write_json
from tests.adapters.cli.conftest import HOSTILE, Refugio

NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
LATIN = {"PYTHONIOENCODING": "latin-1"}


def steering(shown: str) -> list[str]:
    """The characters in it that a terminal would obey."""
    return [c for c in shown if c != "\n" and unicodedata.category(c) in {"Cc", "Cf"}]


@pytest.mark.parametrize("verb", [["ask"], ["kb", "explain"]], ids=["ask", "explain"])
def test_a_pack_steers_no_terminal(refugio: Refugio, hostile: Path, verb: list[str]) -> None:
    """Escapes in answers and questions are not printed."""
    run = refugio(*verb, "--pack", str(hostile), "when did the harbour open?", PYTHONUTF8="1")

    assert "harbour" in run.stdout.decode() or "1990" in run.stdout.decode()
    assert not steering(run.stdout.decode())


def test_a_packs_problem_steers_no_terminal(refugio: Refugio, hostile: Path) -> None:
    """Nor are they in file names, keys and ids of a pack that is refused, wherever it is told."""
    (hostile / "entries" / "\x1b]0;x\x07.yaml").write_text(
        HOSTILE.replace("harbour\n", r'"\e]0;x\a"' + "\n").replace("kind: fact", r'"\e]0;x\a": x'),
        "utf-8",
    )
    check = refugio("kb", "check", "--pack", str(hostile), PYTHONUTF8="1")
    doctor = refugio("doctor", REFUGIO_PACKS=str(hostile), PYTHONUTF8="1")
    ask = refugio("ask", "x", "--pack", str(hostile), PYTHONUTF8="1")

    assert (1, 1, 1) == (check.returncode, doctor.returncode, ask.returncode)
    assert 1 < len(check.stdout.splitlines())
    for run in (check, doctor, ask):
        assert not steering((run.stdout + run.stderr).decode())


def test_json_keeps_every_character(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What would steer a terminal, or has no UTF-8, stands as an escape and reads back the same."""
    value = {"text": "é \x1b[2J \x9b31m \u202e \u2028 \x85 \udc80 \U0001f600"}
    write_json(value)
    written = capfdbinary.readouterr().out

    assert value == json.loads(written)
    assert "é" in written.decode()
    assert not steering(written.decode())
    assert 1 == len(written.decode().splitlines())


def test_sentences_keep_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Line breaks are kept, the rest of what steers is not."""
    say("a\x1b[2J\r\nb\u202e")

    assert "a [2J \nb\n" == capsys.readouterr().out


@pytest.mark.parametrize("locale", [NARROW, LATIN], ids=["ascii", "latin-1"])
def test_programs_get_utf8_in_any_locale(
    refugio: Refugio, hostile: Path, tmp_path: Path, locale: dict[str, str]
) -> None:
    r"""Records, fingerprints, schema and problems are UTF-8 with "\n" whatever the locale."""
    source = tmp_path / "source.txt"
    source.write_text("¶1 In 1990 the town of Peñón opened a “harbour of all.”\n", "utf-8")
    question = '{"text": "¿cuándo abrió? \\ud800"}\r\n'.encode()
    record = refugio("ask", "--jsonl", "--pack", str(hostile), asked=question, **locale)
    made = refugio("kb", "fingerprint", str(source), **locale)
    schema = refugio("kb", "schema", **locale)
    (hostile / "entries" / "ñ.yaml").write_text("[{id: ¡no!}]", "utf-8")
    problems = refugio("kb", "check", "--json", "--pack", str(hostile), **locale)

    assert [0, 0, 0, 1] == [run.returncode for run in (record, made, schema, problems)]
    assert "¿cuándo abrió? \ud800" == json.loads(record.stdout)["text"]
    assert "Peñón" in made.stdout.decode()
    assert "$defs" in json.loads(schema.stdout)
    assert "¡no!" in json.loads(problems.stdout)["problems"][0]["place"]
    assert b"\r" not in record.stdout + made.stdout + schema.stdout + problems.stdout
