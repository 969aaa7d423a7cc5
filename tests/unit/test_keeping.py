"""Files kept whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import pytest

from bot.keeping import keep


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
