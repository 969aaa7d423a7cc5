"""Lines of a stream of which only a bounded beginning is ever held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 65_536  # bytes read at a time of what is thrown away


def lines(stream: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    """
    Each line's beginning, of at most `most` bytes, and how many bytes the whole line had.

    A line end belongs to its line. A stream is read no further than the line that is asked for.
    """
    while raw := stream.readline(most):
        length, last = len(raw), raw
        while last and not last.endswith(b"\n"):
            last = stream.readline(_CHUNK)
            length += len(last)
        yield raw, length
