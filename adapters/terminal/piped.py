"""Lines read from a pipe or a file, one question each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from adapters import bounded

_LONGEST = 65_536  # bytes of a line that are read; far more than a question's characters


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines; bytes that are no UTF-8 are replaced, overlong ends dropped."""
    for raw, _ in bounded.lines(stream, _LONGEST):
        yield raw.decode("utf-8", "replace").lstrip("\ufeff").strip()
