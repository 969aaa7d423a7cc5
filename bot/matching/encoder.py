"""The port for a sentence encoder, so that a better one can replace today's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how alike they mean."""

    @property
    def name(self) -> str:
        """Name and version; a cache of vectors is valid for one name only."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, one row a text: shape (len(texts), dimensions)."""
        ...
