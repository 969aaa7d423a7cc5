"""What a ranker is worth on a labelled set: right answers, refusals and milliseconds."""

import math
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.labelled import LabelledSet, Question, with_typos
from benchmarks.ranking import Ranker, Ranking


@dataclass(frozen=True, slots=True)
class Scores:
    """
    Shares between 0 and 1, times in milliseconds a question.

    top1, recall3, top1_typos: share of in-scope questions.
    auroc: chance that an in-scope question's top score exceeds an out-of-scope one's.
    joint: share of all questions answered rightly in scope or refused out of it.
    wrong: share of all questions that were shown a wrong answer, out-of-scope ones included.
    refuse_all: the joint of a bot that refuses everything.
    """

    top1: float
    top1_typos: float
    recall3: float
    auroc: float
    joint: float
    wrong: float
    refuse_all: float
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with a ranker's answer; seconds is the time the answer took."""

    intent: str | None
    ranking: Ranking
    seconds: float

    @property
    def in_scope(self) -> bool:
        return self.intent is not None

    @property
    def confidence(self) -> float:
        """The top score, whatever its scale; minus infinity without any candidate."""
        return self.ranking[0][1] if self.ranking else -math.inf

    def right_within(self, places: int) -> bool:
        return any(entry == self.intent for entry, _ in self.ranking[:places])

    def shown(self, threshold: float) -> bool:
        return bool(self.ranking) and self.confidence >= threshold

    def handled(self, threshold: float) -> bool:
        """Answered rightly in scope or refused out of it."""
        return self.right_within(1) if self.shown(threshold) else not self.in_scope

    def misled(self, threshold: float) -> bool:
        return self.shown(threshold) and not self.right_within(1)


def evaluate(ranker: Ranker, labelled: LabelledSet, rng: random.Random) -> Scores:
    """
    The ranker's scores on the test split, with the threshold that suits the dev split best.

    `rng` decides the typos. The dev questions come first, so times exclude the first calls.
    """
    threshold = best_threshold(ask(ranker, labelled.dev))
    tested = ask(ranker, labelled.test)
    in_scope = [asked for asked in tested if asked.in_scope]
    outside = [asked for asked in tested if not asked.in_scope]
    misspelt = [
        Question(with_typos(question.text, rng), question.intent)
        for question in labelled.test
        if question.intent is not None
    ]
    seconds = [asked.seconds for asked in tested]
    return Scores(
        top1=share(in_scope, lambda asked: asked.right_within(1)),
        top1_typos=share(ask(ranker, misspelt), lambda asked: asked.right_within(1)),
        recall3=share(in_scope, lambda asked: asked.right_within(3)),
        auroc=auroc(
            [asked.confidence for asked in in_scope], [asked.confidence for asked in outside]
        ),
        joint=joint(tested, threshold),
        wrong=share(tested, lambda asked: asked.misled(threshold)),
        refuse_all=joint(tested, math.inf),
        p50_ms=1000 * statistics.median(seconds),
        p99_ms=1000 * percentile(seconds, 99),
    )


def ask(ranker: Ranker, questions: Iterable[Question]) -> list[Asked]:
    """Every question with the ranker's answer, asked one at a time."""
    return [_asked(ranker, question) for question in questions]


def _asked(ranker: Ranker, question: Question) -> Asked:
    start = time.perf_counter()
    ranking = ranker.rank(question.text)
    return Asked(question.intent, ranking, time.perf_counter() - start)


def joint(asked: Sequence[Asked], threshold: float) -> float:
    """The share of questions handled when answers below the threshold are withheld."""
    return share(asked, lambda one: one.handled(threshold))


def best_threshold(asked: Sequence[Asked]) -> float:
    """The threshold with the highest joint; the strictest of equals, infinity to refuse all."""
    candidates = {math.inf, *(one.confidence for one in asked)}
    return max(sorted(candidates, reverse=True), key=lambda threshold: joint(asked, threshold))


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """
    The chance that a score from `inside` exceeds one from `outside`, ties counting half.

    By rank sums (Mann-Whitney). Raises ValueError when either side is empty.
    """
    if not inside or not outside:
        raise ValueError("AUROC needs scores on both sides")
    rank = mean_ranks([*inside, *outside])
    above = sum(rank[score] for score in inside) - len(inside) * (len(inside) + 1) / 2
    return above / (len(inside) * len(outside))


def mean_ranks(scores: Iterable[float]) -> dict[float, float]:
    """Each distinct score's rank from 1 upwards; equal scores share the mean of their places."""
    places: dict[float, list[int]] = {}
    for place, score in enumerate(sorted(scores), start=1):
        places.setdefault(score, []).append(place)
    return {score: (held[0] + held[-1]) / 2 for score, held in places.items()}


def percentile(values: Iterable[float], percent: int) -> float:
    """The smallest value that at least `percent` % of the values do not exceed."""
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * percent / 100) - 1]


def share(asked: Sequence[Asked], holds: Callable[[Asked], bool]) -> float:
    """The share of questions the property holds for."""
    return sum(map(holds, asked)) / len(asked)
