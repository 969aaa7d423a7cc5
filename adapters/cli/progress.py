"""A count of what is done, on a terminal's standard error and nowhere else."""

from __future__ import annotations

from typing import TextIO


class Progress:
    """Counts steps in place; silent where the stream is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._done = 0

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._stream:
            self._stream.write(f"\r{self._done} answered")
            self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._stream and self._done:
            self._stream.write("\n")
