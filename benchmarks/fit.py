"""
Fit the calibration of the confidence: `python -m benchmarks.fit --sets DIR`.

Logistic regression over the signs of `bot.matching.confidence`, on the development splits of
labelled sets and on the questions about the article: the development questions and the pack's
known questions, without those that stand word for word in the pack; these weigh four times.
The thresholds are the lowest at which the development questions meet the limits below.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from adapters.compose import load_pack
from adapters.encoder import open_encoder
from adapters.settings import Settings
from benchmarks import article, fit_followups, labelled
from benchmarks.engine_ranker import as_pack
from bot.matching.confidence import SIGNS
from bot.matching.matcher import Matcher, Ranking

DEVELOPMENT = ("labelled_c.jsonl", "labelled_d.jsonl", "labelled_e.jsonl")
WRONG = 0.04  # most of the answerable questions answered wrongly
FALSE = 0.08  # most of the unanswerable ones answered
LOST = 0.01  # most answerable questions whose right entry is neither shown nor offered
OUT = Path(__file__).parent.parent / "bot" / "matching" / "calibration.json"

Rows = list[tuple[tuple[float, ...], bool]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sets", type=Path, required=True)
    sets = labelled.read_all(options.parse_args().sets)
    fitted = {
        "lexical": fit(sets, semantic=False),
        "semantic": fit(sets, semantic=True),
    }
    OUT.write_text(json.dumps(fitted, indent=2) + "\n", "utf-8")


def fit(sets: list[labelled.LabelledSet], semantic: bool) -> dict[str, object]:
    """The calibration with or without the encoder, as kept in `calibration.json`."""
    encoder = open_encoder() if semantic else None
    foreign = [row for labelled_set in sets for row in _set_rows(labelled_set, semantic)]
    pack = load_pack(Settings())
    matcher = Matcher(pack, encoder)
    read = [case for name in DEVELOPMENT for case in article.read(name)]
    cases = [case for case in read if case.after is None]
    cases += [article.of_known(question, pack) for question in pack.known]
    cases = article.unphrased(cases, pack)
    rankings = [matcher.rank(case.text) for case in cases]
    own = [
        (ranking.signs, _good(case, ranking)) for case, ranking in zip(cases, rankings, strict=True)
    ]
    signs = np.array([row[0] for row in (*foreign, *own)])
    good = np.array([row[1] for row in (*foreign, *own)])
    weight = np.array([0.25 / len(foreign)] * len(foreign) + [1 / len(own)] * len(own)) * len(own)
    scale = signs.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=2000).fit(signs / scale, good, weight)
    weights = model.coef_[0] / scale
    intercept = float(model.intercept_[0])
    chances = 1 / (1 + np.exp(-(np.array([row[0] for row in own]) @ weights + intercept)))
    answer = _answer_threshold(cases, rankings, chances)
    return {
        "weights": {name: round(float(w), 4) for name, w in zip(SIGNS, weights, strict=True)},
        "intercept": round(intercept, 4),
        "answer": round(answer, 4),
        "suggest": round(min(answer, _suggest_threshold(cases, rankings, chances)), 4),
        "followup": fit_followups.fit(
            matcher, [*cases, *(case for case in read if case.after is not None)]
        ),
    }


def _set_rows(labelled_set: labelled.LabelledSet, semantic: bool) -> Rows:
    pack, intents = as_pack(labelled_set.phrasings)
    matcher = Matcher(pack, open_encoder() if semantic else None)
    rows: Rows = []
    for question in labelled_set.dev[:600]:
        ranking = matcher.rank(question.text)
        good = bool(ranking.matches) and intents[ranking.matches[0].entry.id] == question.intent
        rows.append((ranking.signs, good))
    return rows


def _good(case: article.Case, ranking: Ranking) -> bool:
    best = ranking.matches[0].entry
    return best.is_gap if case.form == "decline" else best.id in case.entries


def _answer_threshold(
    cases: list[article.Case], rankings: list[Ranking], chances: np.ndarray
) -> float:
    inside = np.array([case.form != "decline" for case in cases])
    shown = np.array([not ranking.matches[0].entry.is_gap for ranking in rankings])
    good = np.array([_good(case, ranking) for case, ranking in zip(cases, rankings, strict=True)])
    for threshold in np.arange(0.2, 0.95, 0.01):
        answered = shown & (chances >= threshold)
        wrong = (answered & inside & ~good).sum() / inside.sum()
        false = (answered & ~inside).sum() / (~inside).sum()
        if wrong <= WRONG and false <= FALSE:
            right = (answered & good & inside).sum() / inside.sum()
            print(
                f"answer from {threshold:.2f}: right {right:.3f}"
                f" wrong {wrong:.3f} false {false:.3f}"
            )
            return float(threshold)
    return 0.95


def _suggest_threshold(
    cases: list[article.Case], rankings: list[Ranking], chances: np.ndarray
) -> float:
    inside = np.array([case.form != "decline" for case in cases])
    near = np.array(
        [
            any(match.entry.id in case.entries for match in ranking.matches[:3])
            for case, ranking in zip(cases, rankings, strict=True)
        ]
    )
    for threshold in np.arange(0.6, 0.01, -0.01):
        lost = (near & inside & (chances < threshold)).sum() / inside.sum()
        if lost <= LOST:
            kept = (~inside & (chances < threshold)).sum() / (~inside).sum()
            print(f"suggest from {threshold:.2f}: lost {lost:.3f}, declines below {kept:.3f}")
            return float(threshold)
    return 0.01


if __name__ == "__main__":
    main()
