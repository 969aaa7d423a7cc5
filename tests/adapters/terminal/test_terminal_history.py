"""What arrow-up brings back, and what is never kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from adapters.settings import SettingsError
from adapters.terminal.history import DiscreetHistory
from tests.unix import unix


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


@unix
@pytest.mark.parametrize("there", [True, False])
def test_file_is_its_owners_alone(tmp_path: Path, there: bool) -> None:
    """The file is made, or made to be, readable by its owner only."""
    file = tmp_path / "history"
    if there:
        file.touch(mode=0o644)
    DiscreetHistory(file)

    assert 0o600 == stat.S_IMODE(file.stat().st_mode)


@unix
def test_what_is_no_file_is_refused_and_keeps_its_permissions(tmp_path: Path) -> None:
    """A pipe has no end to be read to; /dev/null keeps nothing, and stays as it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o644)
    before = pipe.stat().st_mode, Path(os.devnull).stat().st_mode
    with pytest.raises(SettingsError, match="it is no regular file"):
        DiscreetHistory(pipe)
    DiscreetHistory(Path(os.devnull))

    assert before == (pipe.stat().st_mode, Path(os.devnull).stat().st_mode)


def test_folder_is_told(tmp_path: Path) -> None:
    """A path that cannot be written is told with the setting's name and the fix."""
    with pytest.raises(
        SettingsError, match=r"REFUGIO_HISTORY names .* folder.*Write a file's path"
    ):
        DiscreetHistory(tmp_path)


@unix
@pytest.mark.parametrize("harm", ["folder", "parent", "device"])
async def test_a_file_that_fails_is_told_once_and_memory_goes_on(tmp_path: Path, harm: str) -> None:
    """A file replaced by a folder, its folder by a file, or a device, ends no conversation."""
    file = tmp_path / "own" / "history"
    told: list[str] = []
    history = DiscreetHistory(file, lambda: told.append("lost"))
    await recalled(history)
    file.unlink()
    match harm:
        case "folder":
            file.mkdir()
        case "parent":
            file.parent.rmdir()
            file.parent.touch()
        case _:
            file.symlink_to("/dev/full")
    for line in ("one", "two"):
        history.append_string(line)
        history.settle(keep=True)

    assert ["lost"] == told
    assert ["two", "one"] == await recalled(history)


@unix
async def test_a_removed_file_comes_back_as_its_owners_alone(tmp_path: Path) -> None:
    """What is kept after the file was removed is kept from others too."""
    file = tmp_path / "history"
    history = DiscreetHistory(file)
    file.unlink()
    history.append_string("hola")
    history.settle(keep=True)

    assert 0 == stat.S_IMODE(file.stat().st_mode) & 0o077
    assert ["hola"] == await recalled(DiscreetHistory(file))


async def test_a_file_that_cannot_be_read_brings_nothing_back(tmp_path: Path) -> None:
    """One that became a folder before it was read is told, and the conversation goes on."""
    told: list[str] = []
    history = DiscreetHistory(tmp_path / "history", lambda: told.append("lost"))
    (tmp_path / "history").unlink()
    (tmp_path / "history").mkdir()

    assert [] == await recalled(history)
    assert ["lost"] == told
