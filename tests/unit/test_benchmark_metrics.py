"""Tests of the benchmark figures: AUROC, thresholds, shares."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.labelled import LabelledSet, Question
from benchmarks.metrics import Asked, Scores, auroc, best_threshold, evaluate, joint, percentile
from benchmarks.ranking import Ranking

scores = st.lists(st.integers(0, 5).map(float), min_size=1, max_size=30)


@dataclass(frozen=True)
class Scripted:
    """A ranker that knows its rankings by heart and nothing else."""

    answers: Mapping[str, Ranking]
    name: str = "scripted"
    has_encoder: bool = False

    def rank(self, text: str) -> Ranking:
        return self.answers.get(text, [])


def asked(intent: str | None, entry: str, score: float) -> Asked:
    return Asked(intent, [(entry, score)], seconds=0.0)


def obvious_auroc(inside: list[float], outside: list[float]) -> float:
    wins = [(one > other) + 0.5 * (one == other) for one in inside for other in outside]
    return sum(wins) / len(wins)


@given(inside=scores, outside=scores)
def test_auroc_equals_comparing_every_pair(inside: list[float], outside: list[float]) -> None:
    """
    The rank sums give what comparing every pair gives, ties counting half.
    """
    assert obvious_auroc(inside, outside) == pytest.approx(auroc(inside, outside))


def test_auroc_counts_missing_candidates_as_lowest() -> None:
    """
    Questions without any candidate rank below every score and tie among themselves.
    """
    assert pytest.approx(0.75) == auroc([1.0, -math.inf], [-math.inf, -math.inf])


def test_auroc_needs_both_sides() -> None:
    """
    Without out-of-scope questions there is nothing to separate.
    """
    with pytest.raises(ValueError, match="both sides"):
        auroc([1.0], [])


def test_joint_counts_right_answers_and_right_refusals() -> None:
    """
    A wrong answer, a refused question of ours and an answered foreign one all count against.
    """
    questions = [
        asked("a", "a", 0.9),  # right answer
        asked("a", "b", 0.9),  # wrong answer
        asked("a", "a", 0.1),  # refused though ours
        asked(None, "a", 0.1),  # right refusal
        asked(None, "a", 0.9),  # answered though foreign
    ]

    assert pytest.approx(2 / 5) == joint(questions, threshold=0.5)


def test_an_empty_ranking_is_a_refusal() -> None:
    """
    A ranker without candidates refuses, however low the threshold.
    """
    questions = [Asked(None, [], 0.0), Asked("a", [], 0.0)]

    assert pytest.approx(0.5) == joint(questions, threshold=-math.inf)


def test_best_threshold_separates_the_dev_questions() -> None:
    """
    Where a threshold parts right answers from foreign questions, it is found.
    """
    questions = [asked("a", "a", 0.8), asked("b", "b", 0.6), asked(None, "a", 0.4)]

    assert pytest.approx(0.6) == best_threshold(questions)


def test_best_threshold_may_refuse_everything() -> None:
    """
    A ranker that is never right does best by refusing.
    """
    assert math.inf == best_threshold([asked("a", "b", 0.8), asked(None, "b", 0.6)])


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 4)), min_size=1))
def test_no_other_score_makes_a_better_threshold(rows: list[tuple[bool, bool, int]]) -> None:
    """
    The chosen threshold is at least as good as every score and as refusing everything.
    """
    questions = [asked("a" if ours else None, "a" if right else "b", s) for ours, right, s in rows]
    best = joint(questions, best_threshold(questions))

    assert all(best >= joint(questions, score) for score in (0, 1, 2, 3, 4, math.inf))


def test_percentile_is_one_of_the_values() -> None:
    """
    Of a hundred values the 99th percentile is the second largest.
    """
    assert pytest.approx(99) == percentile(range(1, 101), 99)


@pytest.fixture
def measured() -> Scores:
    """The scores of a ranker that gets one of two right and the other third, on short words."""
    ranker = Scripted(
        {
            "one": [("a", 0.9), ("b", 0.2), ("c", 0.1)],
            "two": [("a", 0.8), ("c", 0.7), ("b", 0.6)],
            "far": [("a", 0.3), ("b", 0.2), ("c", 0.1)],
        }
    )
    questions = (Question("one", "a"), Question("two", "b"), Question("far", None))
    labelled = LabelledSet("made up", phrasings=(), dev=questions, test=questions)
    return evaluate(ranker, labelled, random.Random(0))  # noqa: S311  # no secret


def test_evaluate_counts_first_and_first_three(measured: Scores) -> None:
    """
    Top-1 looks at the first entry, recall at the first three.
    """
    assert pytest.approx((0.5, 1.0)) == (measured.top1, measured.recall3)


def test_evaluate_applies_the_dev_threshold_to_the_test_questions(measured: Scores) -> None:
    """
    At the strictest best threshold, 0.9, one is answered, one of ours and one foreign refused.
    """
    assert pytest.approx((2 / 3, 0.0)) == (measured.joint, measured.wrong)


def test_evaluate_compares_with_refusing_everything(measured: Scores) -> None:
    """
    Refusing everything handles the share of out-of-scope questions.
    """
    assert pytest.approx(1 / 3) == measured.refuse_all
