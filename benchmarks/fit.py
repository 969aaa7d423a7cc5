"""
Fit how candidates are weighed: `python -m benchmarks.fit --sets DIR`.

A softmax over each question's candidates and "none of them" (`bot.matching.choosing`), fitted on
the development questions about the article, as they are and with typos, on near misses of what it
says, and on the development splits of labelled sets, whole and cut to a few intents, which weigh
less. Every sign has two weights, one of them times how sparse the phrasings are, so that neither
the article's hundred an entry nor a set's five decide for the other. The thresholds are the lowest
at which the development questions whose writers knew nothing of the pack, each fold left out of
its own fit, meet the limits below; a question and its twin with typos are never parted.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from adapters.compose import load_pack
from adapters.encoder import open_encoder
from adapters.settings import Settings
from benchmarks import article, fit_followups, labelled
from benchmarks.engine_ranker import as_pack
from bot.knowledge.pack import KnownQuestion, Pack
from bot.matching.cache import ArrayCache
from bot.matching.choosing import NONE_SIGNS, SIGNS, Weights
from bot.matching.encoder import Encoder
from bot.matching.floats import Floats
from bot.matching.matcher import CANDIDATES, Matcher

DEVELOPMENT = ("labelled_c.jsonl", "labelled_d.jsonl", "labelled_h.jsonl")
BLIND = ("labelled_c.jsonl", "labelled_h.jsonl")  # by readers of the article alone
MISSES = "labelled_j.jsonl"  # near misses, and as many questions like them that are answered
FOLLOWUPS = (*DEVELOPMENT, "labelled_e.jsonl", "labelled_i.jsonl")
WRONG = 0.03  # most of the answerable questions answered wrongly
FALSE = 0.02  # most of the unanswerable ones answered
LOST = 0.01  # most answerable questions whose right entry is neither shown nor offered
FOREIGN = 0.25  # weight of the labelled sets beside the article's questions
FEW = 0.15  # the same of the sets cut to a few intents
MISSED = 0.3  # weight of a near miss: there are three to each of their twins that is answered
FOREIGN_ASKED = 600  # questions of each labelled set
OFF_TOPIC = 80  # questions of each labelled set that the article's pack must not know
KNOWN = 3.0  # weight of a known question of the pack, each of which must pass
SIZES = (1, 2, 3, 5, 8, 13)  # intents of a small pack
DRAWS = 5  # packs of each size
ASKED = 12  # questions of each small pack, and as many about what it does not hold
OUT = Path(__file__).parent.parent / "bot" / "matching" / "calibration.json"
_FOLDS = 6
_DECAY = 0.003  # how strongly weights are drawn to 0
_SEED = 7
_NOBODY = -99.0  # "chance" of a place without a candidate
_EACH = len(SIGNS) + len(NONE_SIGNS)  # weights, of which there are as many again for the sparse
_FEW = len(SIGNS) + NONE_SIGNS.index("few")


@dataclass(frozen=True, slots=True)
class Row:
    """
    One question beside its candidates.

    signs: shape (C + 1, 2 S), each as it is and then times how sparse the phrasings are, the last
    row for none of them; right: which choices are right, shape (C + 1,); answers: which of them
    would be shown as an answer; inside: whether the source answers it; question: as it was
    written, the same for its twin with typos; weight: beside other questions; blind: whether
    thresholds may rest on it, since its writer knew nothing of the pack.
    """

    signs: Floats
    right: np.ndarray
    answers: np.ndarray
    inside: bool
    question: str
    weight: float = 1.0
    blind: bool = False


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sets", type=Path, required=True)
    sets = labelled.read_all(options.parse_args().sets)
    fitted = {
        "lexical": fit(sets, semantic=False),
        "semantic": fit(sets, semantic=True),
    }
    OUT.write_text(json.dumps(fitted, indent=2) + "\n", "utf-8")


def fit(sets: Sequence[labelled.LabelledSet], semantic: bool) -> dict[str, object]:
    """The weights with or without the encoder, as kept in `calibration.json`."""
    settings = Settings.from_env()
    encoder, pack = open_encoder() if semantic else None, load_pack(settings)
    if semantic and encoder is None:
        raise SystemExit("fitting needs the encoder: install requirements/bench.lock")
    matcher = Matcher(pack, encoder, ArrayCache(settings.cache))
    whole = [row for one in sets for row in _of_set(one, encoder)]
    few = [row for one in sets for row in _of_few(one, encoder)]
    foreign = [*_weighing(FOREIGN, whole), *_weighing(FEW, few)]
    own = [
        *_of_article(matcher, pack),
        *_of_misses(matcher, pack),
        *_known(matcher, pack),
        *_off_topic(matcher, sets),
    ]
    own = _weighing(1.0, own)
    weights, chances = _solve([*own, *foreign]), _left_out(own, foreign)
    alone = _alone(own, chances)
    sure = _sure(own, chances, alone)
    kept = [place for place, row in enumerate(own) if row.blind]
    answer, suggest = _thresholds([own[place] for place in kept], sure[kept])
    read = [case for name in FOLLOWUPS for case in article.read(name)]
    return {
        "question": {
            **_shown(weights[:_EACH]),
            "sparse": _shown(weights[_EACH:]),
            "alone": alone,
            "answer": answer,
            "suggest": suggest,
        },
        "followup": fit_followups.fit(matcher, article.unphrased(read, pack)),
    }


def _shown(weights: Floats) -> dict[str, dict[str, float]]:
    """Weights as they are kept: those of candidates and those of none of them."""
    named = dict(zip((*SIGNS, *NONE_SIGNS), (round(float(w), 4) for w in weights), strict=True))
    return {
        "weights": {sign: named[sign] for sign in SIGNS},
        "none": {sign: named[sign] for sign in NONE_SIGNS},
    }


def _of_article(matcher: Matcher, pack: Pack) -> list[Row]:
    rng = random.Random(_SEED)  # noqa: S311  # repeatable typos, not a secret
    rows = []
    for name in DEVELOPMENT:
        cases = article.unphrased([c for c in article.read(name) if c.after is None], pack)
        slips = [replace(case, text=labelled.with_typos(case.text, rng)) for case in cases]
        for case, written in zip((*cases, *slips), (*cases, *cases), strict=True):
            row = _of_case(matcher, case)
            rows += [replace(row, question=written.text, blind=name in BLIND)] if row else []
    return rows


def _of_misses(matcher: Matcher, pack: Pack) -> list[Row]:
    cases = article.unphrased(article.read(MISSES), pack)
    rows = [(case, _of_case(matcher, case)) for case in cases]
    weight = {"decline": MISSED}
    return [replace(row, weight=weight.get(case.form, 1.0)) for case, row in rows if row]


def _of_case(matcher: Matcher, case: article.Case) -> Row | None:
    declined = case.form == "decline"
    return _row(matcher, case.text, case.entries, not declined, gaps=declined)


def _known(matcher: Matcher, pack: Pack) -> list[Row]:
    """The pack's known questions, which must reach their entries or be declined."""
    return [
        replace(row, weight=KNOWN)
        for known in pack.known
        if (row := _of_known(matcher, pack, known)) is not None
    ]


def _of_known(matcher: Matcher, pack: Pack, known: KnownQuestion) -> Row | None:
    if known.entry is None:
        return _row(matcher, known.text, set(), inside=False)
    return _row(matcher, known.text, {known.entry}, not pack.by_id[known.entry].is_gap)


def _off_topic(matcher: Matcher, sets: Sequence[labelled.LabelledSet]) -> list[Row]:
    """Questions of the labelled sets, which are about anything else."""
    asked = (q.text for one in sets for q in labelled.evenly_spaced(one.dev, OFF_TOPIC))
    rows = (_row(matcher, text, set(), inside=False) for text in asked)
    return [row for row in rows if row]


def _of_set(one: labelled.LabelledSet, encoder: Encoder | None) -> list[Row]:
    pack, intents = as_pack(one.phrasings)
    matcher = Matcher(pack, encoder)
    ids = {intent: entry for entry, intent in intents.items()}
    rows = (
        _row(matcher, question.text, {ids[question.intent]} if question.intent else set())
        for question in labelled.evenly_spaced(one.dev, FOREIGN_ASKED)  # those of no intent too
    )
    return [row for row in rows if row]


def _of_few(one: labelled.LabelledSet, encoder: Encoder | None) -> list[Row]:
    """Packs of a few intents of a set, asked about those and about its others."""
    rng = random.Random(_SEED)  # noqa: S311  # repeatable draws, not a secret
    intents = sorted({intent for _, intent in one.phrasings})
    rows: list[Row | None] = []
    for size in SIZES * DRAWS:
        chosen = set(rng.sample(intents, min(size, len(intents))))
        pack, kept = as_pack(tuple(p for p in one.phrasings if p[1] in chosen))
        ids = {intent: entry for entry, intent in kept.items()}
        matcher = Matcher(pack, encoder)
        for inside in (True, False):
            some = [question for question in one.dev if (question.intent in chosen) is inside]
            for asked in rng.sample(some, min(ASKED, len(some))):
                wanted = {ids[str(asked.intent)]} if inside else set()
                rows.append(_row(matcher, asked.text, wanted, inside))
    return [row for row in rows if row]


def _row(
    matcher: Matcher,
    text: str,
    wanted: set[str] | frozenset[str],
    inside: bool = True,
    gaps: bool = False,
) -> Row | None:
    """A question's row; where nothing is wanted, none of them is right, and with `gaps` any gap."""
    asked = matcher.asked(text)
    if asked is None:
        return None
    candidates, of_each, none = asked
    sparse = matcher.sparse
    entries = [candidate.entry for candidate in candidates]
    signs = np.zeros((CANDIDATES + 1, len(SIGNS) + len(NONE_SIGNS)), dtype=np.float32)
    signs[: len(entries), : len(SIGNS)] = of_each
    signs[len(entries) : CANDIDATES, 0] = _NOBODY  # fewer entries than places: never chosen
    signs[CANDIDATES, len(SIGNS) :] = none
    right = np.zeros(CANDIDATES + 1, dtype=bool)
    right[: len(entries)] = [e.is_gap if gaps else e.id in wanted for e in entries]
    right[CANDIDATES] = not wanted or not right.any()
    answers = np.zeros(CANDIDATES + 1, dtype=bool)
    answers[: len(entries)] = [not entry.is_gap for entry in entries]
    return Row(np.concatenate([signs, signs * sparse], axis=1), right, answers, inside, text)


def _weighing(weight: float, rows: Sequence[Row]) -> list[Row]:
    """These rows with so much weight in all."""
    total = sum(row.weight for row in rows) or 1.0
    return [replace(row, weight=row.weight * weight / total) for row in rows]


def _solve(rows: Sequence[Row]) -> Floats:
    """The weights, shape (2 _EACH,), that make right choices likeliest."""
    signs = np.stack([row.signs for row in rows]).astype(np.float64)
    signs[..., _FEW] = 0.0  # only sparse packs are small
    right = np.stack([row.right for row in rows])
    weight = np.array([row.weight for row in rows])
    candidates = np.where(signs[..., :1] > _NOBODY, signs, 0.0)
    scale = candidates.reshape(-1, signs.shape[-1]).std(axis=0) + 1e-6
    scale[::_EACH] = 1.0
    scaled = signs / scale

    def loss(weights: Floats) -> tuple[float, Floats]:
        chances = _chances(scaled, weights)
        mass = (chances * right).sum(axis=1) + 1e-12
        pull = chances * right / mass[:, None] - chances
        slope = -np.einsum("r,rc,rcs->s", weight, pull, scaled)
        held = _DECAY * weights
        return float(-(weight * np.log(mass)).sum() + held @ weights / 2), slope + held

    found = minimize(loss, np.zeros(signs.shape[-1]), jac=True, method="L-BFGS-B").x
    weights: Floats = found / scale
    return weights


def _chances(signs: Floats, weights: Floats) -> Floats:
    totals = signs @ weights
    chances: Floats = np.exp(totals - totals.max(axis=-1, keepdims=True))
    return chances / chances.sum(axis=-1, keepdims=True)


def _left_out(own: Sequence[Row], foreign: Sequence[Row]) -> Floats:
    """The chances of the choices of each of the article's questions, fitted without its fold."""
    _, questions = np.unique([row.question for row in own], return_inverse=True)
    folds = np.random.default_rng(_SEED).integers(0, _FOLDS, questions.max() + 1)[questions]
    chances = np.zeros((len(own), CANDIDATES + 1))
    for fold in range(_FOLDS):
        kept = [row for row, at in zip(own, folds, strict=True) if at != fold]
        weights = _solve([*_weighing(1.0, kept), *foreign])
        for place in np.flatnonzero(folds == fold):
            chances[place] = _chances(own[place].signs, weights)
    return chances


def _sure(own: Sequence[Row], chances: Floats, alone: float) -> Floats:
    """How sure it is that each candidate answers, as `choosing.Weights.confidences` has it."""
    limits = Weights(np.zeros(0), np.zeros(0), alone, 1.0, 1.0)
    return np.stack(
        [
            limits.confidences(each, ~row.answers[:CANDIDATES])
            for row, each in zip(own, chances, strict=True)
        ]
    )


def _alone(own: Sequence[Row], chances: Floats) -> float:
    """The share of `alone` that makes confidence the likeliest probability of being right."""
    places = np.arange(len(own))
    right = np.stack([row.right for row in own])
    losses: dict[float, float] = {}
    for alone in np.arange(0.0, 1.01, 0.05):
        sure = _sure(own, chances, alone)
        best = sure.argmax(axis=1)
        told = sure[places, best].clip(1e-4, 1 - 1e-4)
        good = right[places, best]
        losses[float(alone)] = float(-np.where(good, np.log(told), np.log(1 - told)).mean())
    return round(min(losses, key=losses.__getitem__), 2)


def _thresholds(own: Sequence[Row], candidates: Floats) -> tuple[float, float]:
    """The confidences from which to answer and to offer, printed with what they come to."""
    best, places = candidates.argmax(axis=1), np.arange(len(own))
    sure = candidates[places, best]
    inside = np.array([row.inside for row in own])
    shown = np.array([row.answers for row in own])[places, best]
    right = np.array([row.right for row in own])
    good = right[places, best]
    nearest = np.argsort(-candidates, axis=1)[:, :3]
    near = np.take_along_axis(right, nearest, axis=1).any(axis=1)
    answer = 0.95
    for threshold in np.arange(0.2, 0.95, 0.01):
        answered = shown & (sure >= threshold)
        wrong = (answered & inside & ~good).sum() / inside.sum()
        false = (answered & ~inside).sum() / (~inside).sum()
        if wrong <= WRONG and false <= FALSE:
            answer = float(threshold)
            share = (answered & good & inside).sum() / inside.sum()
            print(f"answer from {answer:.2f}: right {share:.3f} {wrong=:.3f} {false=:.3f}")
            break
    for threshold in np.arange(min(answer, 0.6), 0.01, -0.01):
        lost = (near & inside & (sure < threshold)).sum() / inside.sum()
        if lost <= LOST:
            kept = (~inside & (sure < threshold)).sum() / (~inside).sum()
            print(f"suggest from {threshold:.2f}: {lost=:.3f}, declines below {kept:.3f}")
            return round(answer, 4), round(float(threshold), 4)
    return round(answer, 4), 0.01


if __name__ == "__main__":
    main()
