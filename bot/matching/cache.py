"""Arrays kept on disk by the content they were made from; a lost or broken file is made again."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bot.keeping import keep

Arrays = dict[str, Any]
_VERSION = "3"  # raised when the meaning of what is kept changes
_KEPT = 16  # files; the oldest go first
_BROKEN = (  # whatever numpy says of a file that is not what it was
    OSError,
    ValueError,
    KeyError,
    TypeError,
    RuntimeError,
    zipfile.BadZipFile,
    EOFError,
)


class ArrayCache:
    """
    Named arrays in one directory, or nowhere when there is none.

    shipped: a directory that is only read, with arrays made beforehand.
    """

    def __init__(self, directory: Path | None, shipped: Path | None = None) -> None:
        self._directory = directory
        self._read = [folder for folder in (shipped, directory) if folder]

    def get(self, kind: str, content: Iterable[str], make: Callable[[], Arrays]) -> Arrays:
        """The arrays made from this content: read where they were kept, else made and kept."""
        name = f"{kind}-{_key(content)}"
        for kept in self.kept(name):
            return kept
        arrays = make()
        self.keep(name, arrays)
        return arrays

    def kept(self, name: str) -> Iterator[Arrays]:
        """The arrays under this name, those shipped first; none where they are lost or broken."""
        for folder in self._read:
            with contextlib.suppress(*_BROKEN):
                with (folder / f"{name}.npz").open("rb") as file:
                    arrays = dict(np.load(file, allow_pickle=False))
                yield arrays

    def keep(self, name: str, arrays: Arrays) -> None:
        """Keep arrays under a name; a read-only disk costs time at the next start, not answers."""
        if self._directory is None:
            return
        with contextlib.suppress(OSError):
            file = self._directory / f"{name}.npz"
            keep(file, lambda stream: np.savez(stream, **arrays), _KEPT)


def _key(content: Iterable[str]) -> str:
    digest = hashlib.blake2b(_VERSION.encode(), digest_size=16)
    for part in content:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
