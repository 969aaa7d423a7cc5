"""`refugio kb export` and `refugio kb import`, run as a program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adapters.cli.conftest import Refugio

ENTRIES = """\
# Kept by hand.
- id: one
  kind: fact
  questions: {en: ["When did the harbour open?"]}
  answer: {en: "In 1990."}
- id: two
  kind: note
  questions: {en: ["Who rings the buoy?"]}
  answer: {en: "=Nobody."}
"""
NEW = "id,kind,questions.en,answer.en\none,fact,When did the harbour open?,In 1991.\npier,note,Who paints the pier?,Ana.\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "entries").mkdir(parents=True)
    (tmp_path / "pack" / "entries" / "past.yaml").write_text(ENTRIES, "utf-8")
    return tmp_path / "pack"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    (tmp_path / "new.csv").write_text(NEW, "utf-8")
    return tmp_path / "new.csv"


def entries(pack: Path) -> str:
    return (pack / "entries" / "past.yaml").read_text("utf-8")


def test_what_is_exported_is_imported_without_a_change(
    refugio: Refugio, pack: Path, tmp_path: Path
) -> None:
    """As YAML and as CSV, to standard output or to a file, whose ending is the format."""
    shown = refugio("kb", "export", "--pack", str(pack))
    file = tmp_path / "out.csv"
    told = refugio("kb", "export", "--pack", str(pack), str(file))
    again = refugio("kb", "import", str(file), "--pack", str(pack))

    assert b"- id: one\n  topic: past\n  kind: fact\n" in shown.stdout
    assert f"2 entries written to {file}.\n".encode() == told.stdout
    assert b",'=Nobody.," in file.read_bytes()
    assert b"unchanged: 2\nNothing was written.\n" == again.stdout
    assert entries(pack) == ENTRIES


def test_a_file_is_never_written_over(refugio: Refugio, pack: Path, sheet: Path) -> None:
    """The run ends with a sentence."""
    run = refugio("kb", "export", "--pack", str(pack), str(sheet))

    assert 1 == run.returncode
    assert b"cannot be used (File exists)" in run.stderr
    assert NEW == sheet.read_text("utf-8")


def test_a_dry_run_writes_nothing(refugio: Refugio, pack: Path, sheet: Path) -> None:
    """It tells what would be created, changed and kept."""
    run = refugio("kb", "import", str(sheet), "--pack", str(pack), "--dry-run")

    assert 0 == run.returncode
    assert (
        b"new: pier, Who paints the pier?\n"
        b"changed: one, When did the harbour open? (answer.en)\n"
        b"unchanged: 0\n"
        b"kept: 1 that the file does not have\n"
        b"Nothing was written.\n"
    ) == run.stdout
    assert entries(pack) == ENTRIES


def test_an_import_says_what_to_do_next(refugio: Refugio, pack: Path, sheet: Path) -> None:
    """New entries without a topic stand in a file of their own; comments stay."""
    run = refugio("kb", "import", str(sheet), "--pack", str(pack))
    checked = refugio("kb", "check", "--no-questions", "--pack", str(pack))

    assert b"Written: " in run.stdout
    assert f"Now run `refugio kb check --pack {pack}`.".encode() in run.stdout
    assert ENTRIES.splitlines()[0] == entries(pack).splitlines()[0]
    assert "In 1991." in entries(pack)
    assert ENTRIES[ENTRIES.index("- id: two") :] in entries(pack)
    assert "id: pier" in (pack / "entries" / "imported.yaml").read_text("utf-8")
    assert b"Traceback" not in checked.stderr


def test_replacing_all_deletes(refugio: Refugio, pack: Path, sheet: Path) -> None:
    """Only when it is asked for."""
    run = refugio("kb", "import", str(sheet), "--pack", str(pack), "--replace-all")

    assert b"deleted: two, Who rings the buoy?\n" in run.stdout
    assert "id: two" not in entries(pack)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,kind,questions.en,answer.en\none,fact,,\n", b"new.csv:2: [one] lacks the key"),
        ("[" * 200_000, b"has no column 'id'"),
        ("\0", b"has bytes that are no text"),
        ("id\n\x1b[2J\n", b"[2J"),
    ],
)
def test_a_bad_file_is_refused_whole(
    refugio: Refugio, pack: Path, sheet: Path, text: str, told: bytes
) -> None:
    """With code 1, nothing written, and nothing that steers the terminal."""
    sheet.write_text(text, "utf-8")
    run = refugio("kb", "import", str(sheet), "--pack", str(pack))

    assert 1 == run.returncode
    assert told in run.stderr
    assert b"\x1b" not in run.stderr
    assert b"Traceback" not in run.stderr
    assert entries(pack) == ENTRIES


def test_what_would_no_longer_load_is_refused(refugio: Refugio, pack: Path, sheet: Path) -> None:
    """A known question that expects a deleted entry, for one."""
    (pack / "questions").mkdir()
    question = "- {question: Who rings?, entry: two}\n"
    (pack / "questions" / "en.yaml").write_text(question, "utf-8")
    run = refugio("kb", "import", str(sheet), "--pack", str(pack), "--replace-all")

    assert 1 == run.returncode
    assert b"expect the entry 'two', which does not exist" in run.stderr
    assert entries(pack) == ENTRIES


def test_a_pack_must_be_named(refugio: Refugio, sheet: Path) -> None:
    """Nothing is imported into the shipped one by accident."""
    assert 2 == refugio("kb", "import", str(sheet)).returncode


def test_no_store_is_opened(refugio: Refugio, pack: Path, sheet: Path, tmp_path: Path) -> None:
    """Nothing of a community is read or made."""
    refugio("kb", "import", str(sheet), "--pack", str(pack))
    refugio("kb", "export", "--pack", str(pack))

    assert not (tmp_path / "data").exists()
