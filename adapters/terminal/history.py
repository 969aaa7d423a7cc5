"""What the arrow-up key brings back: in memory, or in a file that its owner alone can read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit.history import FileHistory, History

from adapters.settings import SettingsError


class DiscreetHistory(History):
    """
    Keeps a line only once it is known not to be private.

    prompt_toolkit appends a line when it is entered, before it is answered; here it waits until
    `settle`, so that a message about a person's own case reaches neither memory nor disk.
    """

    def __init__(self, file: Path | None, lost: Callable[[], None] = lambda: None) -> None:
        """
        file: where lines are kept, None for nowhere; raises SettingsError if it cannot be.

        lost: called once, when the file can be used no longer; lines are then kept in memory.
        """
        super().__init__()
        self._path, self._lost = file, lost
        self._file = FileHistory(str(made_private(file))) if file else None
        self._waiting: str | None = None

    def append_string(self, string: str) -> None:
        self._waiting = string

    def settle(self, keep: bool) -> None:
        """Keep or drop the line that waits."""
        waiting, self._waiting = self._waiting, None
        if keep and waiting is not None:
            super().append_string(waiting)

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(self._file.load_history_strings()) if self._file else ()
        except OSError:
            self._lose()
            return ()

    def store_string(self, string: str) -> None:
        if self._file is None or self._path is None:
            return
        try:
            made_private(self._path)  # one that was removed would come back for all to read
            self._file.store_string(string)
        except (OSError, SettingsError):
            self._lose()

    def _lose(self) -> None:
        self._file = None
        self._lost()


def made_private(file: Path) -> Path:
    """The file, there and readable by its owner only; raises SettingsError if it cannot be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
        elif file.is_dir():
            raise IsADirectoryError("it is a folder")
        elif not file.is_file():
            if str(file) != os.devnull:  # other devices and pipes may have no end
                raise OSError("it is no regular file")
        elif stat.S_IMODE(file.stat().st_mode) & 0o077:
            file.chmod(0o600)
        if not os.access(file, os.R_OK | os.W_OK):
            raise PermissionError("its rights do not allow it")
    except OSError as error:
        raise SettingsError(
            f"REFUGIO_HISTORY names {str(file)!r}, which cannot be written "
            f"({error.strerror or error}). Write a file's path, or leave it out."
        ) from error
    return file
