"""
The weights of `bot.matching.context`, fitted on follow-ups after the question before them.

A softmax over a pack's entries, fitted to the share of its mass on right entries (on any gap, for
what the article does not say). Questions that stand by themselves but look like follow-ups are put
after an entry drawn at random, so that what is on screen cannot drown what is asked. The
thresholds are the lowest that keep the limits below when each fold is left out in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from benchmarks.article import Case
from bot import followups
from bot.entries import Entry
from bot.matching.choosing import confidences
from bot.matching.context import SIGNS
from bot.matching.floats import Floats
from bot.matching.matcher import Matcher

WRONG = 0.10  # most of the answerable follow-ups answered wrongly
FALSE = 0.06  # most of the unanswerable ones answered
ALONE = 0.05  # how far an entry must be told from others of its sort
LOST = 0.02  # most of them whose right entry is neither shown nor offered
_FOLDS = 6
_DECAY = 0.005  # how strongly weights are drawn to 0
_SEED = 7


@dataclass(frozen=True, slots=True)
class _Row:
    """One case: signs of every entry, (E, S); which entries are right, (E,); its weight."""

    case: Case
    signs: Floats
    right: np.ndarray
    weight: float


def fit(matcher: Matcher, cases: Sequence[Case]) -> dict[str, object]:
    """The weights and thresholds, as kept in `calibration.json` under "followup"."""
    rows = _rows(matcher, cases)
    gaps = np.array([entry.is_gap for entry in matcher.layer.entries])
    rng = np.random.default_rng(_SEED)
    folds = rng.integers(0, _FOLDS, len(rows))
    left_out: list[tuple[_Row, Floats]] = []
    for fold in range(_FOLDS):
        weights = _solve([row for row, at in zip(rows, folds, strict=True) if at != fold])
        tested = [row for row, at in zip(rows, folds, strict=True) if at == fold]
        left_out += [(row, _chances(row.signs, weights)) for row in tested]
    answer, suggest = _thresholds(left_out, gaps)
    weights = _solve(rows)
    return {
        "weights": {name: round(float(w), 4) for name, w in zip(SIGNS, weights, strict=True)},
        "alone": ALONE,
        "answer": round(answer, 4),
        "suggest": round(suggest, 4),
    }


def _rows(matcher: Matcher, cases: Sequence[Case]) -> list[_Row]:
    rng = np.random.default_rng(_SEED)
    entries = matcher.layer.entries
    leaning = [case for case in cases if followups.depends(case.text)]
    alone = sum(case.after is None for case in leaning) or 1
    share = (len(leaning) - alone) / alone  # both kinds weigh the same in all
    return [_row(matcher, case, entries[rng.integers(len(entries))], share) for case in leaning]


def _row(matcher: Matcher, case: Case, drawn: Entry, share: float) -> _Row:
    entries, before = matcher.layer.entries, drawn.phrasings[0].text
    if case.after is not None:
        best = matcher.rank(case.after).matches[0]
        drawn, before = best.entry, best.phrasing.text
    whole = followups.complete(case.text, before, matcher.find)
    wanted = [e.is_gap if case.form == "decline" else e.id in case.entries for e in entries]
    signs = matcher.context_signs(case.text, whole, drawn)
    return _Row(case, signs, np.array(wanted), 1.0 if case.after is not None else share)


def _chances(signs: Floats, weights: Floats) -> Floats:
    total = signs @ weights
    chances: Floats = np.exp(total - total.max())
    return chances / chances.sum()


def _solve(rows: Sequence[_Row]) -> Floats:
    """The weights, shape (S,), that give right entries the most of the mass."""
    usable = [row for row in rows if row.right.any()]
    total = sum(row.weight for row in usable)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = 0.0, np.zeros_like(weights)
        for row in usable:
            chances = _chances(row.signs, weights)
            mass = chances[row.right].sum() + 1e-12
            value -= row.weight * np.log(mass)
            slope -= row.weight * (row.signs.T @ (np.where(row.right, chances / mass, 0) - chances))
        decay = _DECAY * weights
        return value / total + decay @ weights / 2, slope / total + decay

    found: Floats = minimize(loss, np.zeros(len(SIGNS)), jac=True, method="L-BFGS-B").x
    return found


def _thresholds(left_out: list[tuple[_Row, Floats]], gaps: np.ndarray) -> tuple[float, float]:
    asked = [(row, chances) for row, chances in left_out if row.case.after is not None]
    inside = np.array([row.case.form != "decline" for row, _ in asked])
    sure = [confidences(chances, gaps, ALONE) for _, chances in asked]
    best = np.array([int(each.argmax()) for each in sure])
    highest = np.array([each.max() for each in sure])
    good = np.array([row.right[at] for (row, _), at in zip(asked, best, strict=True)])
    near = np.array(
        [row.right[np.argsort(-each)[:3]].any() for (row, _), each in zip(asked, sure, strict=True)]
    )
    answer = 0.95
    for threshold in np.arange(0.2, 0.95, 0.01):
        shown = ~gaps[best] & (highest >= threshold)
        wrong = (shown & inside & ~good).sum() / inside.sum()
        false = (shown & ~inside).sum() / max(1, (~inside).sum())
        if wrong <= WRONG and false <= FALSE:
            answer = float(threshold)
            right = (shown & good & inside).sum() / inside.sum()
            print(f"follow-ups from {answer:.2f}: {right=:.3f} {wrong=:.3f} {false=:.3f}")
            break
    lost = [(near & inside & (highest < t)).sum() / inside.sum() for t in np.arange(0, 0.5, 0.01)]
    suggest = max(
        t for t, share in zip(np.arange(0, 0.5, 0.01), lost, strict=True) if share <= LOST
    )
    return answer, min(answer, float(suggest))
