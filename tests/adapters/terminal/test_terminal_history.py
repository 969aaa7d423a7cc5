"""What arrow-up brings back, and what is never kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from adapters.settings import SettingsError
from adapters.terminal.history import DiscreetHistory


async def recalled(history: DiscreetHistory) -> list[str]:
    return [line async for line in history.load()]


async def test_line_is_kept_once_it_is_settled() -> None:
    """A line can be brought back after its answer, not before."""
    history = DiscreetHistory(None)
    assert [] == await recalled(history)
    history.append_string("who is the mayor?")
    assert [] == await recalled(history)
    history.settle(keep=True)

    assert ["who is the mayor?"] == await recalled(history)


async def test_private_line_is_kept_nowhere(tmp_path: Path) -> None:
    """A message of one's own case reaches neither memory nor the file."""
    file = tmp_path / "history"
    history = DiscreetHistory(file)
    await recalled(history)
    history.append_string("me detuvo la migra")
    history.settle(keep=False)
    history.settle(keep=True)

    assert [] == await recalled(history)
    assert b"" == file.read_bytes()


async def test_file_brings_lines_back_later(tmp_path: Path) -> None:
    """With a file, the next conversation has the lines of this one."""
    file = tmp_path / "new" / "history"
    history = DiscreetHistory(file)
    history.append_string("hola")
    history.settle(keep=True)

    assert ["hola"] == await recalled(DiscreetHistory(file))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize("there", [True, False])
def test_file_is_its_owners_alone(tmp_path: Path, there: bool) -> None:
    """The file is made, or made to be, readable by its owner only."""
    file = tmp_path / "history"
    if there:
        file.touch(mode=0o644)
    DiscreetHistory(file)

    assert 0o600 == stat.S_IMODE(file.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_what_is_no_file_keeps_its_permissions(tmp_path: Path) -> None:
    """A history in /dev/null or another device leaves the device as it is."""
    device = tmp_path / "device"
    os.mkfifo(device, 0o644)
    before = device.stat().st_mode
    DiscreetHistory(device)

    assert before == device.stat().st_mode


def test_folder_is_told(tmp_path: Path) -> None:
    """A path that cannot be written is told with the setting's name and the fix."""
    with pytest.raises(
        SettingsError, match=r"REFUGIO_HISTORY names .* folder.*Write a file's path"
    ):
        DiscreetHistory(tmp_path)
