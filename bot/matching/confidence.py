"""
How sure a ranking is: the probability that its best entry answers the question.

A logistic regression over signs that need no scale of their own pack. Its weights are fitted by
`python -m benchmarks.fit` on labelled sets and on questions nobody wrote beside the phrasings,
and are kept in `calibration.json`; no threshold is guessed.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

SIGNS = (
    "score",  # the best entry's score
    "margin",  # score above the runner-up that says something else
    "ratio",  # runner-up's score over the best's
    "lexical",  # best lexical similarity to one of its phrasings
    "semantic",  # best cosine of meaning to one of its phrasings, 0 without an encoder
    "fuzzy",  # rapidfuzz agreement with the matched phrasing, 0..1
    "coverage",  # share of the question's weight in words the entry knows
    "unknown",  # share of the question's weight in words nobody here knows
    "conflict",  # years, places and names in the question that the entry lacks
    "short",  # 1 over the number of words
    "level",  # logarithm of the best entry's score
    "gap",  # score above the best entry that says the source does not say
    "unasked",  # kinds of thing the question asks for and no phrasing of the entry does
    "support",  # share of the telling words the entry speaks of, in like words too
    "bare",  # the most telling word the entry does not speak of, by weight
    "missing",  # weight of all it does not speak of
    "yields",  # share of the telling words a gap speaks of better
    "holds",  # share of the telling words the entry speaks of better than that gap
    "rivalry",  # that gap's score over the best's
    "mass",  # scores of the best four together
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """
    Weights of the signs and the two thresholds on the probability.

    answer: at or above it the entry is shown; suggest: at or above it the best three are offered.
    """

    weights: tuple[float, ...]
    intercept: float
    answer: float
    suggest: float

    def probability(self, signs: tuple[float, ...]) -> float:
        """The probability, 0..1, that a best entry with these signs answers the question."""
        total = self.intercept + sum(
            weight * sign for weight, sign in zip(self.weights, signs, strict=True)
        )
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def calibration(semantic: bool) -> Calibration:
    """The fitted calibration, with or without an encoder."""
    text = resources.files("bot.matching").joinpath("calibration.json").read_text("utf-8")
    value = json.loads(text)["semantic" if semantic else "lexical"]
    return Calibration(
        tuple(value["weights"].get(sign, 0.0) for sign in SIGNS),  # a sign not yet fitted weighs 0
        value["intercept"],
        value["answer"],
        value["suggest"],
    )
