"""A progress bar on a terminal's standard error, and nowhere else."""

from __future__ import annotations

import os
import stat
from typing import IO, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


class Reading:
    """
    How much of a stream of questions is answered.

    A bar by bytes where the stream is a file, since its size is known; a count where it is a pipe.
    """

    def __init__(self, source: IO[bytes], screen: TextIO) -> None:
        self._bar = Progress(
            TextColumn("{task.fields[count]} answered"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(file=screen),
            transient=True,
            disable=not screen.isatty(),
        )
        self._task = self._bar.add_task("", total=_size(source), count=0)
        self._count = 0

    def __enter__(self) -> Reading:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def step(self, read: int) -> None:
        """One more is answered; read: the bytes its line had."""
        self._count += 1
        self._bar.update(self._task, advance=read, count=self._count)


def _size(source: IO[bytes]) -> int | None:
    """The bytes of a file, None for a pipe or a terminal."""
    try:
        status = os.fstat(source.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
