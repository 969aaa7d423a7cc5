"""`refugio quiz export` and `refugio quiz import`, run as a program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adapters.cli.conftest import Refugio

ENTRIES = """\
- id: harbour
  kind: fact
  questions: {en: ["When did the harbour open?"]}
  answer: {en: "In 1990."}
"""
QUIZ = """\
# Kept by hand.
- id: open
  entry: harbour
  paragraphs: ["1"]
  kind: true_false
  level: easy
  stem: {en: "The harbour is open.", es: "El puerto está abierto."}
  right: "true"
  why: {en: "It is.", es: "Lo está."}
  why_not: {en: "It is not shut.", es: "No está cerrado."}
"""
FOREIGN = "Who rows?\nA. Ana\nB. Ben\nC. Cy\nANSWER: B\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "entries").mkdir(parents=True)
    (tmp_path / "pack" / "entries" / "past.yaml").write_text(
        ENTRIES.replace("  questions", '  source: {paragraphs: ["1"]}\n  questions'), "utf-8"
    )
    (tmp_path / "pack" / "quiz.yaml").write_text(QUIZ, "utf-8")
    return tmp_path / "pack"


def test_items_go_out_and_come_back(refugio: Refugio, pack: Path, tmp_path: Path) -> None:
    """What is lost is told beside; a dry run is the rule."""
    file = tmp_path / "quiz.gift"
    out = refugio("quiz", "export", str(file), "--pack", str(pack), "--language", "es")
    back = refugio("quiz", "import", str(file), "--into", str(pack))
    file.write_text(file.read_text("utf-8").replace("Lo está.", "Sí."), "utf-8")
    changed = refugio("quiz", "import", str(file), "--into", str(pack))
    written = refugio("quiz", "import", str(file), "--into", str(pack), "--write")

    assert b"1 of 1 items written to " in out.stderr
    assert b"not in the file: All items: what they say in en" in out.stderr
    assert b"unchanged: 1\nNothing was written.\n" == back.stdout
    assert (
        b"changed: open, true_false, easy (why.es)\nunchanged: 0\n"
        b"Nothing was written. Add --write to write it into quiz.yaml.\n"
    ) == changed.stdout
    assert b"Written: quiz.yaml. Now run `refugio kb check" in written.stdout
    assert "# Kept by hand.\n- id: open\n" in (pack / "quiz.yaml").read_text("utf-8")
    assert "es: Sí." in (pack / "quiz.yaml").read_text("utf-8")


def test_what_is_wrong_is_told_and_nothing_written(
    refugio: Refugio, pack: Path, tmp_path: Path
) -> None:
    """Exit code 1; what was read becomes a table to fill in."""
    (tmp_path / "q.txt").write_text(FOREIGN, "utf-8")
    command = ("quiz", "import", str(tmp_path / "q.txt"), "--into", str(pack), "--write")
    unnamed = refugio(*command)
    run = refugio(
        *command, "--format", "aiken", "--language", "en", "--draft", str(tmp_path / "d.csv")
    )

    assert 2 == unnamed.returncode
    assert b"'q.txt' does not tell its format. Add --format: gift, aiken, csv, yaml." in (
        unnamed.stderr
    )
    assert 1 == run.returncode
    assert b"problem: q.txt:1: [who-rows] is new, and Aiken has no place for its entry" in (
        run.stdout
    )
    assert b"1 problems. Nothing was written.\n" in run.stdout
    assert "who-rows,,,single,,Who rows?,,Ana," in (tmp_path / "d.csv").read_text("utf-8")
    assert (pack / "quiz.yaml").read_text("utf-8") == QUIZ


def test_items_of_a_topic_or_a_level(refugio: Refugio, pack: Path) -> None:
    """To standard output; a topic that is not there is told."""
    hard = refugio("quiz", "export", "-", "--format", "csv", "--pack", str(pack), "--level", "hard")
    past = refugio("quiz", "export", "-", "--format", "csv", "--pack", str(pack), "--topic", "past")
    none = refugio("quiz", "export", "-", "--format", "csv", "--pack", str(pack), "--topic", "x")

    assert 1 == hard.stdout.count(b"\n")
    assert b"\nopen,harbour,1,true_false,easy,The harbour is open." in past.stdout
    assert b"There is no topic 'x'. Topics: past." in none.stderr


def test_without_a_word_one_practises(refugio: Refugio) -> None:
    """Its help names what else there is."""
    assert b"/practice" in refugio("quiz").stdout
    told = refugio("quiz", "--help").stdout
    assert all(word in told for word in (b"export", b"import", b"--players"))


def test_a_file_is_never_written_over(refugio: Refugio, pack: Path, tmp_path: Path) -> None:
    """The run ends with a sentence."""
    (tmp_path / "here.csv").write_text("mine", "utf-8")
    run = refugio("quiz", "export", str(tmp_path / "here.csv"), "--pack", str(pack))

    assert 1 == run.returncode
    assert b"cannot be used (File exists)" in run.stderr
    assert "mine" == (tmp_path / "here.csv").read_text("utf-8")
