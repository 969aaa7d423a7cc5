"""Arrays kept on disk by the content they were made from; a lost or broken file is made again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bot.keeping import keep, open_regular

Arrays = dict[str, Any]
_VERSION = "3"  # raised when the meaning of what is kept changes
_KEPT = 16  # files; the oldest go first
_MOST_BYTES = 2**30  # of a file that is read; a pack of 30,000 phrasings needs a twentieth


class ArrayCache:
    """
    Named arrays in one directory, or nowhere when there is none.

    shipped: a directory that is only read, with arrays made beforehand.
    """

    def __init__(self, directory: Path | None, shipped: Path | None = None) -> None:
        self._directory = directory
        self._read = [folder for folder in (shipped, directory) if folder]

    def get(
        self,
        kind: str,
        content: Iterable[str],
        make: Callable[[], Arrays],
        fits: Callable[[Arrays], bool] = lambda _: True,
    ) -> Arrays:
        """
        The arrays made from this content: read where they were kept, else made and kept.

        fits: whether arrays that were read have the names, types and shapes they must have; those
        for which it is false, or raises, are made anew.
        """
        name = f"{kind}-{_key(content)}"
        for kept in self.kept(name):
            with contextlib.suppress(Exception):
                if fits(kept):
                    return kept
        arrays = make()
        self.keep(name, arrays)
        return arrays

    def kept(self, name: str) -> Iterator[Arrays]:
        """The arrays under this name, those shipped first; none where they are lost or broken."""
        for folder in self._read:
            if (arrays := _read(folder / f"{name}.npz")) is not None:
                yield arrays

    def keep(self, name: str, arrays: Arrays) -> None:
        """Keep arrays under a name; a read-only disk costs time at the next start, not answers."""
        if self._directory is None:
            return
        with contextlib.suppress(OSError):
            file = self._directory / f"{name}.npz"
            keep(file, lambda stream: np.savez(stream, **arrays), _KEPT)


class Remembered(ArrayCache):
    """
    A cache that also remembers in memory all that it gave and was given.

    Pickled, it takes along what another process needs and must not make again.
    """

    def __init__(self, directory: Path | None, shipped: Path | None = None) -> None:
        super().__init__(directory, shipped)
        self._held: dict[str, Arrays] = {}

    def kept(self, name: str) -> Iterator[Arrays]:
        """The arrays under this name, those remembered first."""
        if name in self._held:
            yield self._held[name]
        for arrays in super().kept(name):
            self._held[name] = arrays
            yield arrays

    def keep(self, name: str, arrays: Arrays) -> None:
        """Remember arrays under a name, and keep them on disk where there is a directory."""
        self._held[name] = arrays
        super().keep(name, arrays)


def shaped(array: Any, kind: str, *shape: int | None) -> bool:
    """
    Whether it is an array of that kind and shape.

    kind: a letter as in `numpy.dtype.kind`; None in a shape stands for any length.
    """
    return (
        array.dtype.kind == kind
        and len(array.shape) == len(shape)
        and all(wanted in {None, found} for wanted, found in zip(shape, array.shape, strict=True))
    )


def numbered(array: Any, length: int, below: int) -> bool:
    """Whether it is a row of so many whole numbers from 0 on, all of them below that one."""
    if array.dtype.kind not in "iu" or array.shape != (length,):
        return False
    return not length or (int(array.min()) >= 0 and int(array.max()) < below)


def _read(file: Path) -> Arrays | None:
    """
    The arrays in a file, None where it is not what `ArrayCache.keep` writes.

    Anything may be wrong with it, and zipfile, zlib and numpy each say so in their own way.
    """
    try:
        with open_regular(file) as stream:
            _refuse_bombs(stream.fileno(), zipfile.ZipFile(stream))
            stream.seek(0)
            arrays = dict(np.load(stream, allow_pickle=False))
            return arrays if all(isinstance(a, np.ndarray) for a in arrays.values()) else None
    except Exception:
        return None


def _refuse_bombs(descriptor: int, archive: zipfile.ZipFile) -> None:
    """Raise ValueError unless the file holds no more bytes than it has; ours are not packed."""
    size, members = os.fstat(descriptor).st_size, archive.infolist()
    packed = any(member.compress_type != zipfile.ZIP_STORED for member in members)
    if packed or sum(member.file_size for member in members) > size or size > _MOST_BYTES:
        raise ValueError("too large")


def _key(content: Iterable[str]) -> str:
    digest = hashlib.blake2b(_VERSION.encode(), digest_size=16)
    for part in content:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
