"""What the arrow-up key brings back: in memory, or in a file that its owner alone can read."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit.history import FileHistory, History

from adapters.settings import SettingsError


class DiscreetHistory(History):
    """
    Keeps a line only once it is known not to be private.

    prompt_toolkit appends a line when it is entered, before it is answered; here it waits until
    `settle`, so that a message about a person's own case reaches neither memory nor disk.
    """

    def __init__(self, file: Path | None) -> None:
        """file: where lines are kept, None for nowhere; raises SettingsError if it cannot be."""
        super().__init__()
        self._file = FileHistory(str(_private(file))) if file else None
        self._waiting: str | None = None

    def append_string(self, string: str) -> None:
        self._waiting = string

    def settle(self, keep: bool) -> None:
        """Keep or drop the line that waits."""
        waiting, self._waiting = self._waiting, None
        if keep and waiting is not None:
            super().append_string(waiting)

    def load_history_strings(self) -> Iterable[str]:
        return self._file.load_history_strings() if self._file else ()

    def store_string(self, string: str) -> None:
        if self._file:
            self._file.store_string(string)


def _private(file: Path) -> Path:
    """The file, there and readable by its owner only."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
        elif file.is_dir():
            raise IsADirectoryError("it is a folder")
        elif file.is_file() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            file.chmod(0o600)
    except OSError as error:
        raise SettingsError(
            f"REFUGIO_HISTORY names {str(file)!r}, which cannot be written "
            f"({error.strerror or error}). Write a file's path, or leave it out."
        ) from error
    return file
