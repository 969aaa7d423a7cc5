"""Streams of which only a bounded beginning is ever held in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import BinaryIO

CHUNK = 65_536  # bytes read at a time


def lines(stream: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    """
    Each line's beginning, of at most `most` bytes, and how many bytes the whole line had.

    A line end belongs to its line. A stream is read no further than the line that is asked for.
    """
    while raw := stream.readline(most):
        length, last = len(raw), raw
        while last and not last.endswith(b"\n"):
            last = stream.readline(CHUNK)
            length += len(last)
        yield raw, length


async def beginning(parts: AsyncIterator[bytes], most: int) -> bytes:
    """The first bytes of what comes in parts, of which no more are awaited than hold them."""
    taken = bytearray()
    async for part in parts:
        taken += part
        if len(taken) >= most:
            break
    return bytes(taken[:most])
