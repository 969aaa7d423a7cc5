"""The trained head: what it learns, and that its steps find the least loss."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching import head

RNG = np.random.default_rng(3)


def clusters(entries: int, each: int, spread: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """Points around as many centres as entries, their similarities, and their owners."""
    centres = RNG.normal(size=(entries, 12))
    owners = np.repeat(np.arange(entries, dtype=np.int32), each)
    points = centres[owners] + spread * RNG.normal(size=(len(owners), 12))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    return (points @ points.T).astype(np.float32), owners


@pytest.mark.parametrize("entries", [2, 5, 40])
def test_phrasings_reach_their_own_entry(entries: int) -> None:
    """
    Two entries are learnt as well as forty.
    """
    similarities, owners = clusters(entries, 6)
    weights = head.train(similarities, head.landmarks(len(owners)), owners, entries)

    assert (len(owners), entries) == weights.shape
    assert 0.95 <= float(((similarities @ weights).argmax(axis=1) == owners).mean())


def test_the_loss_is_the_least() -> None:
    """
    A slow, obvious descent from the found weights gains next to nothing.
    """
    similarities, owners = clusters(8, 5)
    weights = head.train(similarities, head.landmarks(len(owners)), owners, 8)
    loss, _ = head._slope(weights, similarities, similarities, owners)
    slow = weights.copy()
    for _ in range(500):
        slow -= np.float32(0.02) * head._slope(slow, similarities, similarities, owners)[1]
    least, _ = head._slope(slow, similarities, similarities, owners)

    assert loss == pytest.approx(least, rel=0.05)


def test_few_landmarks_stand_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With a fifth of the phrasings to compare with, entries are still told apart.
    """
    monkeypatch.setattr(head, "LANDMARKS", 20)
    similarities, owners = clusters(10, 10)
    chosen = head.landmarks(len(owners))
    weights = head.train(similarities[:, chosen], chosen, owners, 10)

    assert 20 == len(chosen)
    assert 0.9 <= float(((similarities[:, chosen] @ weights).argmax(axis=1) == owners).mean())


def test_chances_add_up_even_for_huge_scores() -> None:
    """
    No overflow: the largest score is taken off first.
    """
    logs = head.log_chances(np.array([[1e4, 0.0, -1e4]], dtype=np.float32))

    assert 1.0 == pytest.approx(float(np.exp(logs).sum()))
