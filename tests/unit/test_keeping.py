"""Files kept whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from bot.keeping import NotRegularError, keep, open_regular
from tests.unix import pipe, unix


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    """Neither the file nor a draft of it stays when writing fails."""

    def fail(stream: IO[bytes]) -> None:
        stream.write(b"half")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        keep(tmp_path / "a.json", fail, 8)

    assert [] == list(tmp_path.iterdir())


def test_only_the_newest_stay(tmp_path: Path) -> None:
    """The oldest files of the same ending go; others are left alone."""
    (tmp_path / "other.txt").write_text("stays")
    for number in range(5):
        file = tmp_path / f"{number}.json"
        keep(file, lambda stream: stream.write(b"{}"), 3)
        os.utime(file, (number, number))

    keep(tmp_path / "last.json", lambda stream: stream.write(b"{}"), 3)

    assert ["3.json", "4.json", "last.json", "other.txt"] == sorted(
        each.name for each in tmp_path.iterdir()
    )


def test_a_folder_in_its_place_leaves_no_draft(tmp_path: Path) -> None:
    """What cannot be replaced is told, and nothing new stays behind."""
    (tmp_path / "a.json" / "within").mkdir(parents=True)

    with pytest.raises(OSError, match=r"a\.json"):
        keep(tmp_path / "a.json", lambda stream: stream.write(b"{}"), 8)

    assert ["a.json"] == [each.name for each in tmp_path.iterdir()]


def test_drafts_of_processes_that_were_killed_go_in_time(tmp_path: Path) -> None:
    """A draft an hour older than a new file is nobody's; a young one may be being written."""
    for name, age in (("old.tmp", 0), ("young.tmp", 4_000_000_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (age, age))

    keep(tmp_path / "a.json", lambda stream: stream.write(b"{}"), 8)

    assert ["a.json", "young.tmp"] == sorted(each.name for each in tmp_path.iterdir())


@unix
@pytest.mark.parametrize("stand_in", [pipe, Path.mkdir], ids=["pipe", "folder"])
def test_only_regular_files_are_opened(stand_in: Callable[[Path], None], tmp_path: Path) -> None:
    """A pipe is refused at once, not waited for."""
    stand_in(tmp_path / "a.json")

    with pytest.raises(NotRegularError):
        open_regular(tmp_path / "a.json")
