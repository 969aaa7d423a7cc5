"""Files read and kept with care: only regular ones are opened, and kept ones are whole."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

_ABANDONED = 3_600  # seconds; a draft so much older than a new file has lost its process
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotRegularError(OSError):
    """A pipe, a socket, a device or a directory stands where a file is wanted."""


def open_regular(file: Path) -> IO[bytes]:
    """
    The file, opened for reading.

    Raises OSError, and NotRegularError for what is no regular file: opening a pipe would wait
    for ever, and opening a device may do something.
    """
    _refuse_irregular(file.stat().st_mode)
    descriptor = os.open(file, os.O_RDONLY | _WITHOUT_WAITING)
    stream = os.fdopen(descriptor, "rb")
    try:
        _refuse_irregular(os.fstat(descriptor).st_mode)  # it may have been replaced meanwhile
    except OSError:
        stream.close()
        raise
    return stream


def keep(file: Path, write: Callable[[IO[bytes]], object], most: int) -> None:
    """
    Write `file` in one step, also for other processes, readable by its owner only.

    most: files with the same ending that stay in its folder; the oldest go first.
    Raises OSError; nothing half-written is left behind then.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".tmp", delete=False) as stream:
        draft = Path(stream.name)
        try:
            write(stream)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    try:
        os.replace(draft, file)  # noqa: PTH105  its guarantee is the one that is wanted
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    for oldest in _by_age(file.parent, file.suffix)[:-most]:
        oldest.unlink(missing_ok=True)
    for abandoned in _by_age(file.parent, draft.suffix):
        if file.stat().st_mtime - abandoned.stat().st_mtime > _ABANDONED:
            abandoned.unlink(missing_ok=True)


def _by_age(folder: Path, suffix: str) -> list[Path]:
    """The regular files with that ending, oldest first."""
    files = [file for file in folder.glob(f"*{suffix}") if file.is_file()]
    return sorted(files, key=lambda file: file.stat().st_mtime)


def _refuse_irregular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotRegularError(0, "it is no regular file")
