"""Vectors kept small, and encoded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.matching.cache import ArrayCache
from bot.matching.vectors import VectorCache, Vectors

RNG = np.random.default_rng(5)


class Counting:
    """An encoder that remembers what it was asked to encode."""

    def __init__(self, name: str = "counting") -> None:
        self.name = name
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += texts
        rows = [np.random.default_rng(len(text)).normal(size=32) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)


def unit(count: int) -> NDArray[np.float32]:
    rows = RNG.normal(size=(count, 512))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_cosines_survive_the_packing() -> None:
    """
    No cosine moves by more than 0.005, whether some rows or all are asked for.
    """
    vectors, asked = unit(5_000), unit(1)[0]
    packed = Vectors.pack(vectors)

    assert np.abs(packed.cosines(asked) - vectors @ asked).max() < 0.005
    assert np.allclose(packed.cosines(asked)[7:9], packed.cosines(asked, slice(7, 9)))


def test_no_vectors_have_no_cosines() -> None:
    """
    An empty collection is a collection.
    """
    assert 0 == len(Vectors.pack(np.zeros((0, 512), np.float32)).cosines(unit(1)[0]))


def test_only_new_texts_are_encoded(tmp_path: Path) -> None:
    """
    What was encoded before is read; a text twice in a row is encoded once.
    """
    VectorCache(Counting(), ArrayCache(tmp_path)).get("words", ["a", "bb", "bb"])
    encoder = Counting()
    found = VectorCache(encoder, ArrayCache(tmp_path)).get("words", ["ccc", "bb", "a"])

    assert ["ccc"] == encoder.encoded
    assert np.allclose(Counting().encode(["ccc", "bb", "a"]), found.unpack(slice(None)), atol=0.01)


def test_another_encoder_reads_nothing_of_the_first(tmp_path: Path) -> None:
    """
    Vectors are valid for one encoder and version only.
    """
    VectorCache(Counting(), ArrayCache(tmp_path)).get("words", ["a"])
    other = Counting("another")
    VectorCache(other, ArrayCache(tmp_path)).get("words", ["a"])

    assert ["a"] == other.encoded


def test_a_broken_file_is_made_again(tmp_path: Path) -> None:
    """
    Half a file is no file.
    """
    VectorCache(Counting(), ArrayCache(tmp_path)).get("words", ["a"])
    file = next(tmp_path.glob("*.npz"))
    file.write_bytes(file.read_bytes()[:40])
    encoder = Counting()
    VectorCache(encoder, ArrayCache(tmp_path)).get("words", ["a"])

    assert ["a"] == encoder.encoded


def test_what_is_shipped_is_read_first_and_never_written(tmp_path: Path) -> None:
    """
    A shipped folder saves the encoding; the cache stays as it was.
    """
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    VectorCache(Counting(), ArrayCache(shipped)).get("words", ["a", "bb"])
    encoder = Counting()
    VectorCache(encoder, ArrayCache(own, shipped)).get("words", ["bb"])

    assert [] == encoder.encoded
    assert not own.exists()
