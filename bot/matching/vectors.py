"""
Sentence vectors in a quarter of their size, and a cache of them by text.

A unit vector is kept as 8-bit steps of its own largest part, which moves a cosine by some 0.001.
Only texts of packs and entries come here, never a question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.matching.cache import ArrayCache, Arrays, shaped
from bot.matching.encoder import Encoder
from bot.matching.floats import Floats, Rows

_STEPS = 127  # of the 8 bits, to either side of 0
_CHUNK = 512  # vectors unpacked at a time, which bounds the memory of a question
_LENGTH = 0.05  # by which the length of a unit vector kept in steps may differ from 1


class Vectors:
    """Unit vectors, N of them; `unpack` and `cosines` give 32-bit floats."""

    def __init__(
        self, codes: NDArray[np.int8], scales: Floats, order: NDArray[np.int64] | None = None
    ) -> None:
        """
        codes: shape (K, dimensions); scales: what one step is worth, shape (K,); order: where
        each of the N vectors stands among the K, which saves a copy; as they stand by default.
        """
        self.codes, self.scales = codes, scales
        self.order = np.arange(len(codes)) if order is None else order

    @classmethod
    def pack(cls, vectors: Floats) -> Vectors:
        """These vectors, shape (N, dimensions), made small."""
        scales = np.abs(vectors).max(axis=1, initial=1e-9).astype(np.float32) / np.float32(_STEPS)
        return cls(np.rint(vectors / scales[:, None]).astype(np.int8), scales)

    def unpack(self, rows: Rows) -> Floats:
        """The vectors of these rows, shape (rows, dimensions)."""
        places = self.order[rows]
        vectors: Floats = self.codes[places].astype(np.float32) * self.scales[places][:, None]
        return vectors

    def products(self, vectors: Floats, rows: Rows) -> Floats:
        """The cosine of each of these unit vectors with each of those rows, shape (V, rows)."""
        places = self.order[rows]
        products: Floats = vectors @ self.codes[places].astype(np.float32).T
        products *= self.scales[places]
        return products

    def cosines(self, vector: Floats, rows: Rows = slice(None)) -> Floats:
        """The cosine of a unit vector with those of these rows, all by default."""
        places = self.order[rows]
        cosines = np.empty(len(places), dtype=np.float32)
        for start in range(0, len(places), _CHUNK):
            part = places[start : start + _CHUNK]
            cosines[start : start + _CHUNK] = self.codes[part].astype(np.float32) @ vector
        cosines *= self.scales[places]
        return cosines


class VectorCache:
    """The vectors of texts: what was encoded before is read, and only the rest is encoded."""

    def __init__(self, encoder: Encoder, cache: ArrayCache) -> None:
        self._encoder, self._cache = encoder, cache

    def get(self, kind: str, texts: Sequence[str]) -> Vectors:
        """The vectors of these texts, in order. kind: names the collection that is kept."""
        name = f"{kind}-{hashlib.blake2b(self._encoder.name.encode(), digest_size=4).hexdigest()}"
        keys = np.array([_key(text) for text in texts], dtype=np.uint64)
        for kept in self._kept(name):
            place = np.searchsorted(kept["keys"], keys).clip(0, max(0, len(kept["keys"]) - 1))
            if len(kept["keys"]) and (kept["keys"][place] == keys).all():
                return Vectors(kept["codes"], kept["scales"], place)
        return self._completed(name, texts, keys)

    def _kept(self, name: str) -> Iterator[Arrays]:
        return (kept for kept in self._cache.kept(name) if _are_vectors(kept))

    def _completed(self, name: str, texts: Sequence[str], keys: NDArray[np.uint64]) -> Vectors:
        known: dict[int, tuple[NDArray[np.int8], np.float32]] = {}
        for kept in self._kept(name):
            rows = zip(kept["keys"].tolist(), kept["codes"], kept["scales"], strict=True)
            known |= {key: (codes, scale) for key, codes, scale in rows}
        wanted = dict(zip(keys.tolist(), texts, strict=True))
        missing = {key: text for key, text in wanted.items() if key not in known}
        if missing:
            made = Vectors.pack(self._encoder.encode(list(missing.values())))
            known |= dict(zip(missing, zip(made.codes, made.scales, strict=True), strict=True))
        order = np.unique(keys)
        codes = np.array([known[key][0] for key in order.tolist()], dtype=np.int8)
        scales = np.array([known[key][1] for key in order.tolist()], dtype=np.float32)
        self._cache.keep(name, {"keys": order, "codes": codes, "scales": scales})
        return Vectors(codes, scales, np.searchsorted(order, keys))


def _are_vectors(kept: Arrays) -> bool:
    """Whether they are unit vectors with their keys: three of them are measured."""
    try:
        count = len(kept["keys"])
        if not (
            shaped(kept["keys"], "u", count)
            and shaped(kept["codes"], "i", count, None)
            and shaped(kept["scales"], "f", count)
        ):
            return False
        some = Vectors(kept["codes"][:3], kept["scales"][:3]).unpack(slice(None))
        lengths = np.linalg.norm(some, axis=1)
        return bool(np.isfinite(kept["scales"]).all() and (abs(lengths - 1) < _LENGTH).all())
    except (AttributeError, KeyError, TypeError):  # no such arrays, or no arrays at all
        return False


def _key(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")
