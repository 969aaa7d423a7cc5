"""
Which entry a follow-up means, by its words and by what the conversation was about.

People go on from what is on screen: "and in 2013?" asks for a neighbour of the last entry, seldom
for that entry again. Each entry's chance is a softmax over its signs; the weights are fitted by
`python -m benchmarks.fit` on follow-ups nobody wrote beside the phrasings.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from bot.entries import Entry
from bot.matching.choosing import confidences
from bot.matching.floats import Floats
from bot.matching.head import log_chances

SIGNS = (
    "alone",  # logarithm of the head's chance for the follow-up's own words
    "whole",  # the same for the follow-up completed from what was matched before
    "same",  # the entry the conversation was about
    "linked",  # an entry it names as related, or that names it
    "paragraph",  # an entry resting on the same paragraph
    "beside",  # an entry resting on the paragraph before or after it
    "topic",  # an entry of its topic
    "gap",  # an entry that says the source does not say
    "conflict",  # years, places and names in the follow-up that the entry lacks
)
_FAINT = -7.0  # logarithm of a chance below which differences mean nothing
_FAR = 99  # paragraphs apart, where an entry rests on none


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """
    Weights of `SIGNS`, shape (9,), and the two thresholds on how sure the best entry is.

    alone: how far an entry must be told from others of its sort (`choosing.confidences`).
    """

    weights: Floats
    alone: float
    answer: float
    suggest: float


class Context:
    """The signs of entries, beside any entry that a conversation was about."""

    def __init__(self, weights: ContextWeights) -> None:
        self.thresholds = weights

    def signs(
        self,
        about: Entry,
        entries: Sequence[Entry],
        alone: Floats,
        whole: Floats,
        conflicts: Floats,
    ) -> Floats:
        """
        The signs of these entries, shape (E, 9); alone, whole and conflicts have shape (E,).

        alone and whole: logarithms of each entry's chance; conflicts: counts.
        """
        nearness = np.array([_nearness(entry, about) for entry in entries], np.float32)
        gaps = np.array([entry.is_gap for entry in entries], dtype=np.float32)
        words = np.maximum(np.column_stack([alone, whole]), np.float32(_FAINT))
        signs: Floats = np.column_stack([words, nearness, gaps, conflicts])
        return signs

    def chances(self, signs: Floats) -> Floats:
        """The chance of each entry to be the one meant, shape (E,), adding up to 1."""
        chances: Floats = np.exp(log_chances(signs @ self.thresholds.weights))
        return chances

    def confidences(self, signs: Floats) -> Floats:
        """How sure it is that each entry answers, shape (E,); the highest is the best's."""
        gaps = signs[:, SIGNS.index("gap")] > 0
        return confidences(self.chances(signs), gaps, self.thresholds.alone)


def _nearness(entry: Entry, about: Entry) -> tuple[bool, ...]:
    apart = min(
        (abs(a - b) for a in entry.citation.paragraphs for b in about.citation.paragraphs),
        default=_FAR,
    )
    linked = entry.id in about.related or about.id in entry.related
    return entry.id == about.id, linked, apart == 0, apart == 1, entry.topic == about.topic


@cache
def context_weights(semantic: bool) -> ContextWeights:
    """The fitted weights, with or without an encoder."""
    text = resources.files("bot.matching").joinpath("calibration.json").read_text("utf-8")
    value = json.loads(text)["semantic" if semantic else "lexical"]["followup"]
    weights = [value["weights"].get(sign, 0.0) for sign in SIGNS]
    return ContextWeights(
        np.array(weights, np.float32), value["alone"], value["answer"], value["suggest"]
    )
