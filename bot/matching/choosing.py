"""
Which of the best candidates answers a question, and how sure that is.

Each candidate has signs for and against it; a softmax over their weighed sums, with "none of
them" as one more choice, gives the chances. The weights are fitted by `python -m benchmarks.fit`
on labelled sets and on questions nobody wrote beside the phrasings; no threshold is guessed.

With five phrasings an entry a sign tells something else than with a hundred: a question far from
all of them may still be one for it. So what each sign weighs moves with how sparse they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.entries import Entry, Phrasing
from bot.matching.floats import Floats
from bot.matching.head import log_chances
from bot.matching.layer import Closeness

_OF_EACH = (
    "chance",  # logarithm of the head's chance for it
    "lexical",  # best likeness of words to one of its phrasings
    "semantic",  # best cosine of meaning to one of its phrasings, 0 without an encoder
    "closest",  # best likeness in all to one of its phrasings
    "close",  # the same, the best three of its phrasings averaged
    "fuzzy",  # rapidfuzz agreement with the closest phrasing
    "coverage",  # share of the question's weight in words it knows
    "support",  # share of the telling words it speaks of, in like words too
    "bare",  # the most telling word it does not speak of, by weight
    "missing",  # weight of all it does not speak of
    "conflict",  # years, places and names in the question that it lacks
    "unasked",  # kinds of thing the question asks for and none of its phrasings does
)
# An entry that says "the source does not say" is chosen for other reasons than one that answers.
SIGNS = (*_OF_EACH, "gap", *(f"gap {sign}" for sign in _OF_EACH))
NONE_SIGNS = (  # for "none of them"
    "always",
    "unknown",  # share of the question in words that no phrasing has
    "short",  # 1 / number of words
    "few",  # 1 / fourth root of the number of entries: the likeliest of a few may be far off
)


_GAPS_SEEN = 0.1  # sparseness up to which the fit saw entries that say what is not said
_FEW_PHRASINGS = 5  # an entry's, at or below which a pack is as sparse as can be


def sparseness(phrasings: int, entries: int) -> float:
    """How little is known of what people ask: 1 for a few phrasings an entry, 0 for endless."""
    return min(1.0, _FEW_PHRASINGS * entries / phrasings) if phrasings else 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    One entry under a close look: what speaks for and against it, by name.

    phrasing: the closest; chance: logarithm of the head's chance; support: how far the entry
    speaks of each distinct word of the question, shape (W,), 0..1.
    """

    entry: Entry
    phrasing: Phrasing
    chance: float
    closeness: Closeness
    fuzzy: float
    coverage: float
    conflicts: frozenset[str]
    unasked: frozenset[str]
    support: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """
    What the signs weigh, and the two thresholds on the best candidate's chance.

    candidates: of `SIGNS`; none: of `NONE_SIGNS`; alone: how far an entry must be told from others
    of its sort, 0..1; answer: at or above it the entry is shown; suggest: at or above it the best
    three are offered.
    """

    candidates: Floats
    none: Floats
    alone: float
    answer: float
    suggest: float

    def chances(self, signs: Floats, none: Floats) -> Floats:
        """
        The chance of each candidate, and last of none of them, adding up to 1; shape (C + 1,).

        signs: of the candidates, shape (C, len(SIGNS)); none: shape (len(NONE_SIGNS),).
        """
        totals = np.append(signs @ self.candidates, none @ self.none)
        chances: Floats = np.exp(log_chances(totals.astype(np.float32)))
        return chances

    def confidences(self, chances: Floats, gaps: NDArray[np.bool_]) -> Floats:
        """How sure it is that each candidate answers (`confidences`), none of them left out."""
        return confidences(chances[: len(gaps)], gaps, self.alone)


def confidences(each: Floats, gaps: NDArray[np.bool_], alone: float) -> Floats:
    """
    How sure it is that each entry answers, 0..1, shape (C,); the highest is the best's.

    Two entries that state the same fact share its chance and either would do, so what others
    of its sort have counts for the best one too; the rest keep their own chances. each: the
    chances, shape (C,); gaps: which entries say that the source does not say, shape (C,);
    alone: how far an entry must be told from others of its sort, 0..1.
    """
    sort = np.where(gaps, each[gaps].sum(), each[~gaps].sum())
    joint = each**alone * sort ** (1 - alone)
    sure: Floats = each.copy()
    sure[joint.argmax()] = joint.max()
    return sure


def signs_of(candidates: Sequence[Candidate], telling: Floats) -> Floats:
    """
    The values of `SIGNS` for each candidate, shape (C, len(SIGNS)).

    telling: how much each distinct word of the question tells, shape (W,).
    """
    return np.array([_signs(candidate, telling) for candidate in candidates], dtype=np.float32)


def _signs(candidate: Candidate, telling: Floats) -> list[float]:
    total = float(telling.sum()) or 1.0
    bare = telling * (1 - candidate.support)
    close = candidate.closeness
    of_each = [
        candidate.chance,
        close.lexical,
        close.semantic,
        close.closest,
        close.close,
        candidate.fuzzy,
        candidate.coverage,
        float(telling @ candidate.support) / total,
        float(bare.max(initial=0.0)),
        float(bare.sum()),
        float(len(candidate.conflicts)),
        float(len(candidate.unasked)),
    ]
    gap = float(candidate.entry.is_gap)
    return [*of_each, gap, *(gap * sign for sign in of_each)]


@cache
def weights(semantic: bool, sparse: float) -> Weights:
    """The fitted weights, with or without an encoder, for entries so sparsely phrased, 0..1."""
    text = resources.files("bot.matching").joinpath("calibration.json").read_text("utf-8")
    value = json.loads(text)["semantic" if semantic else "lexical"]["question"]
    return Weights(
        _weighed(value, "weights", SIGNS, sparse),
        _weighed(value, "none", NONE_SIGNS, sparse),
        value["alone"],
        value["answer"],
        value["suggest"],
    )


@cache
def weighing(semantic: bool, sparse: float) -> Weights:
    """
    The weights for a pack so sparsely phrased, 0..1.

    Those of entries that say what the source lacks go no further than packs that had some: beyond,
    such an entry among a few would take every question.
    """
    for_all, for_gaps = weights(semantic, sparse), weights(semantic, min(sparse, _GAPS_SEEN))
    gaps = [sign.startswith("gap") for sign in SIGNS]
    return replace(for_all, candidates=np.where(gaps, for_gaps.candidates, for_all.candidates))


def _weighed(value: dict[str, Any], of: str, signs: Sequence[str], sparse: float) -> Floats:
    added = value["sparse"][of]
    each = [value[of].get(sign, 0.0) + sparse * added.get(sign, 0.0) for sign in signs]
    return np.array(each, np.float32)
