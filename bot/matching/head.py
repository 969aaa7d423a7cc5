"""
A linear head trained on the phrasings: kernel ridge regression from similarity to entry.

With K the phrasings' similarities to each other and Y their entries (one-hot), the weights are
A = (K + penalty I)^-1 Y, and a question whose similarities to the phrasings are k scores each
entry k A: one solve at start-up, one small product a question.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bot.matching.index import Floats

LIMIT = 6_000  # phrasings; a solve grows with the cube, so larger layers score without a head


def train(kernel: Floats, owners: NDArray[np.int32], entries: int, penalty: float) -> Floats:
    """
    The weights A, shape (N, entries), of N phrasings owned by entries 0..entries-1.

    kernel: shape (N, N), symmetric; it is overwritten. penalty: above 0.
    """
    kernel[np.diag_indices_from(kernel)] += np.float32(penalty)
    wanted = np.zeros((len(owners), entries), dtype=np.float32)
    wanted[np.arange(len(owners)), owners] = 1.0
    weights: Floats = np.linalg.solve(kernel, wanted).astype(np.float32)
    return weights
