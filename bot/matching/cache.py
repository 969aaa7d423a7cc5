"""Arrays kept on disk by the content they were made from; a lost or broken file is made again."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from bot.keeping import keep

Arrays = dict[str, Any]
_VERSION = "1"  # raised when the meaning of what is kept changes
_KEPT = 24  # files; the oldest go first


class ArrayCache:
    """Named arrays by key in one directory, or nowhere when there is none."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory

    def get(self, kind: str, content: Iterable[str], make: Callable[[], Arrays]) -> Arrays:
        """The arrays made from this content: read where they were kept, else made and kept."""
        if self._directory is None:
            return make()
        file = self._directory / f"{kind}-{_key(content)}.npz"
        broken = (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError)
        with contextlib.suppress(*broken), np.load(file, allow_pickle=False) as kept:
            return dict(kept)
        arrays = make()
        with contextlib.suppress(OSError):  # a read-only home costs time, not answers
            keep(file, lambda stream: np.savez(stream, **arrays), _KEPT)
        return arrays


def _key(content: Iterable[str]) -> str:
    digest = hashlib.blake2b(_VERSION.encode(), digest_size=16)
    for part in content:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
