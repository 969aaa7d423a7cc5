"""
A classifier trained on the phrasings: which entry are a text's similarities to them typical of?

A text is described by its similarities k to some phrasings, the landmarks. Entry e's score is
k A[:, e], and the softmax of the scores is each entry's chance (multinomial kernel logistic
regression). A is what makes the phrasings' own entries likeliest, held back by tr(A' K A) / 2C.
Steps are preconditioned by a bound on the curvature and accelerated (Nesterov), so some thirty of
them do; numpy is all they need.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bot.matching.floats import Floats, Ints

LIMIT = 30_000  # phrasings; larger collections score by pooling, without a head
LANDMARKS = 3_000  # phrasings that texts are compared with; more gained .003 and cost minutes
_TRUST = 100.0  # C; flat from 30 to 1,000 (docs/decisions/0004-matching.md)
_STEPS = 35
_CURVATURE = 0.05  # share of K'K that bounds the curvature where entries are many
_ENOUGH = 1e-4  # relative gain of a step below which there is nothing left to gain
_RIDGE = 1e-4  # of the mean curvature; keeps the bound invertible where phrasings repeat


def landmarks(count: int) -> Ints:
    """The rows of the landmarks among so many phrasings, evenly spread."""
    chosen: Ints = np.unique(np.linspace(0, count - 1, min(count, LANDMARKS)).astype(np.int32))
    return chosen


def train(similarities: Floats, chosen: Ints, owners: Ints, entries: int) -> Floats:
    """
    The weights A, shape (landmarks, entries), of N phrasings owned by entries 0..entries-1.

    similarities: of every phrasing to the landmarks, shape (N, landmarks); chosen: the rows of
    the landmarks in it.
    """
    own = similarities[chosen]
    inverse = _inverse_curvature(similarities, own, entries)
    at = reached = np.zeros((len(chosen), entries), dtype=np.float32)
    least, slope = _slope(at, similarities, own, owners)
    momentum, stride = 1.0, 1.0
    for _ in range(_STEPS):
        before, reached = reached, at - np.float32(stride) * (inverse @ slope)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = reached + np.float32((momentum - 1) / faster) * (reached - before)
        loss, steeper = _slope(ahead, similarities, own, owners)
        if loss > least:  # overshot: once more from where it was, a shorter step, without a run-up
            reached, momentum, stride = at, 1.0, stride / 2
            continue
        gained, least = least - loss, loss
        at, slope, momentum = ahead, steeper, faster
        if gained < _ENOUGH * loss:
            break
    return at


def _inverse_curvature(similarities: Floats, own: Floats, entries: int) -> Floats:
    """The inverse of what bounds the loss's second derivative, shape (landmarks, landmarks)."""
    share = max(_CURVATURE, 1 / entries)
    bound = share * (similarities.T @ similarities).astype(np.float64) + own / _TRUST
    bound[np.diag_indices_from(bound)] += _RIDGE * np.trace(bound) / len(bound)
    inverse: Floats = np.linalg.inv(bound).astype(np.float32)
    return inverse


def _slope(
    weights: Floats, similarities: Floats, own: Floats, owners: NDArray[np.int32]
) -> tuple[float, Floats]:
    """The loss at these weights, and its derivative by them."""
    chances = log_chances(similarities @ weights)
    rows = np.arange(len(owners))
    loss = -float(chances[rows, owners].sum(dtype=np.float64))
    np.exp(chances, out=chances)
    chances[rows, owners] -= 1
    held = own @ weights
    loss += float(np.vdot(weights, held)) / (2 * _TRUST)
    slope: Floats = similarities.T @ chances + held / np.float32(_TRUST)
    return loss, slope


def log_chances(scores: Floats) -> Floats:
    """Logarithms of the softmax of scores over the last axis; same shape."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logs
