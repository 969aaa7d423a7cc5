"""`refugio doctor`: everything that is wrong at once, and what to do."""

from __future__ import annotations

from pathlib import Path

from tests.adapters.cli.conftest import Refugio


def test_all_is_told_at_once(refugio: Refugio, tmp_path: Path) -> None:
    """Wrong values, slips in names, a cache and a history that cannot be written: code 1."""
    file = tmp_path / "file"
    file.touch()
    run = refugio(
        "doctor",
        REFUGIO_PACKS="/nowhere",
        REFUGIO_HELP=str(tmp_path),
        REFUGIO_SEMANTIC="maybe",
        REFUGIO_CACHE=str(file),
        REFUGIO_HISTORY=str(tmp_path),
        REFUGIO_HISTROY="x",
        REFUGIO_KEEP_ACTS_DAYS="29",
    )
    shown = run.stdout.decode().splitlines()
    bad = [line for line in shown if line.startswith("bad ")]

    assert (1, b"") == (run.returncode, run.stderr)
    assert 7 == len(bad)
    assert "REFUGIO_PACKS names '/nowhere', which does not exist. Write a pack's" in bad[0]
    assert "which is a folder. Write a help.yaml file." in bad[1]
    assert "REFUGIO_SEMANTIC is 'maybe'. Write on or off." in bad[2]
    assert "REFUGIO_KEEP_ACTS_DAYS is '29'. Write a whole number of days from 30" in bad[3]
    assert "Did you mean REFUGIO_HISTORY?" in bad[4]
    assert "cannot be written (Not a directory)" in bad[5]
    assert "Name another folder in REFUGIO_CACHE, or none." in bad[5]
    assert "Write a file's path, or leave it out." in bad[6]
    assert any(line.startswith("ok    pack country-of-refuge") for line in shown)


def test_a_bad_pack_hides_nothing_else(refugio: Refugio, tmp_path: Path) -> None:
    """Each problem of the pack is a line of its own, and the other settings are told too."""
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "a.yaml").write_text("[", "utf-8")
    (tmp_path / "entries" / "b.yaml").write_text("{", "utf-8")
    run = refugio("doctor", REFUGIO_PACKS=str(tmp_path))
    shown = run.stdout.decode()

    assert 1 == run.returncode
    assert "bad   entries/a.yaml" in shown
    assert "bad   entries/b.yaml" in shown
    assert "cache in" in shown


def test_a_sound_set_up_has_no_wrong_line(refugio: Refugio, tmp_path: Path) -> None:
    """What works but could be better is marked, and no error."""
    run = refugio("doctor", REFUGIO_CACHE="none", REFUGIO_HISTORY=str(tmp_path / "history"))
    shown = run.stdout.decode()

    assert 0 == run.returncode
    assert "bad" not in shown
    assert "look  no cache" in shown
    assert "ok    history in" in shown
    assert (
        "ok    days that things are kept: events of platforms 2, unanswered questions 90" in shown
    )
