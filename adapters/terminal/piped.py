"""Lines read from a pipe or a file, one question each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_LONGEST = 65_536  # bytes of a line that are read; far more than a question's characters


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines that hold anything; bytes that are no UTF-8 are replaced, overlong ends dropped."""
    while raw := stream.readline(_LONGEST):
        whole = raw
        while whole and not whole.endswith(b"\n"):
            whole = stream.readline(_LONGEST)
        line = raw.decode("utf-8", "replace").lstrip("\ufeff").strip()
        if line:
            yield line
