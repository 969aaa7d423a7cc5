"""The signs of a ranking, for and against its best entry, as `confidence` weighs them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.entries import Entry
from bot.matching.index import Floats

_FAINT = 0.01  # score below which differences mean nothing
_GAPS = 3  # of the candidates that say the source does not say, those looked at word by word


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    One entry under a close look: its score and what speaks for and against it, by name.

    support: how far the entry speaks of each distinct word of the question, shape (W,), 0..1.
    """

    entry: Entry
    phrasing: int
    score: float
    lexical: float
    semantic: float
    fuzzy: float
    coverage: float
    conflicts: frozenset[str]
    unasked: frozenset[str]
    support: Floats


def signs_of(
    candidates: Sequence[Candidate], weights: Floats, unknown: float, length: int
) -> tuple[float, ...]:
    """
    The values of `confidence.SIGNS` for candidates sorted best first; at least one.

    weights: how telling each distinct word is, shape (W,); unknown: share of the question's
    weight in words nobody here knows; length: number of its words.
    """
    best = candidates[0]
    rivals = [c.score for c in candidates[1:] if not akin(best.entry, c.entry)]
    rival = max(rivals, default=0.0)
    return (
        best.score,
        best.score - rival,
        _ratio(rival, best.score, 1.0),
        best.lexical,
        best.semantic,
        best.fuzzy,
        best.coverage,
        unknown,
        float(len(best.conflicts)),
        1.0 / length,
        math.log(max(best.score, _FAINT)),
        best.score - max((c.score for c in candidates[1:] if c.entry.is_gap), default=0.0),
        float(len(best.unasked)),
        *_alignment(candidates, weights),
        sum(c.score for c in candidates[:4]),
    )


def akin(one: Entry, other: Entry) -> bool:
    """Whether two answers rest first of all on the same paragraph, so either would do."""
    if one.is_gap or other.is_gap:
        return False
    left, right = one.citation.paragraphs, other.citation.paragraphs
    return bool(left and right and left[0] == right[0])


def _alignment(
    candidates: Sequence[Candidate], weights: Floats
) -> tuple[float, float, float, float, float, float]:
    """What the best entry supports and lacks, and the gap that speaks most of what it lacks."""
    best = candidates[0]
    total = float(weights.sum()) or 1.0
    bare = weights * (1 - best.support)
    gaps = [c for c in candidates[1:] if c.entry.is_gap][:_GAPS]
    against = (_against(best, gap, weights / total) for gap in gaps)
    return (
        float((weights * best.support).sum()) / total,
        float(bare.max(initial=0.0)),
        float(bare.sum()),
        *max(against, key=lambda sign: sign[0] - sign[1], default=(0.0, 0.0, 0.0)),
    )


def _against(best: Candidate, gap: Candidate, shares: Floats) -> tuple[float, float, float]:
    """What a gap speaks of better than the best entry, what worse, and its score beside it."""
    gain = shares * (gap.support - best.support)
    return (
        float(gain.clip(0).sum()),
        float((-gain).clip(0).sum()),
        _ratio(gap.score, best.score, 2.0),
    )


def _ratio(rival: float, best: float, most: float) -> float:
    """A rival's score over the best's, 0..most; `most` where the best scores nothing."""
    return max(0.0, min(most, rival / best)) if best > 0 else most
