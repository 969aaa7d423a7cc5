"""Measures one ranker on one set in this process and prints the result as one JSON line."""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.labelled import LabelledSet, Phrasings, read, sample, thinned
from benchmarks.metrics import Scores, evaluate
from benchmarks.peers import RANKERS
from benchmarks.process import peak_memory_mb, use_one_thread
from benchmarks.ranking import Ranker


@dataclass(frozen=True, slots=True)
class Measurement:
    """
    One ranker's result on one set.

    build_seconds: from the phrasings to a ready ranker, the library's import included.
    peak_mb: MiB held at most by the whole process, Python and the set included.
    """

    ranker: str
    set: str
    has_encoder: bool
    scores: Scores
    build_seconds: float
    peak_mb: float


def timed_build(name: str, phrasings: Phrasings) -> tuple[Ranker, float]:
    """The ranker of that name and the seconds its building took."""
    start = time.perf_counter()
    ranker = RANKERS[name](phrasings)
    return ranker, time.perf_counter() - start


def measure(name: str, labelled: LabelledSet, seed: int) -> Measurement:
    """The ranker's result; the seed decides the typos."""
    ranker, build_seconds = timed_build(name, labelled.phrasings)
    rng = random.Random(seed)  # noqa: S311  # repeatable typos, not a secret
    return Measurement(
        ranker=name,
        set=labelled.name,
        has_encoder=ranker.has_encoder,
        scores=evaluate(ranker, labelled, rng),
        build_seconds=build_seconds,
        peak_mb=peak_memory_mb(),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ranker", required=True, choices=RANKERS)
    parser.add_argument("--set", required=True, type=Path, help="a labelled set, JSON Lines")
    parser.add_argument("--questions", type=int, default=400, help="in scope, at most")
    parser.add_argument("--oos", type=int, default=200, help="out of scope, at most")
    parser.add_argument("--step", type=int, default=1, help="of these ask only every STEP-th")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    use_one_thread()
    labelled = sample(read(chosen.set), chosen.questions, chosen.oos, chosen.seed)
    measured = measure(chosen.ranker, thinned(labelled, chosen.step), chosen.seed)
    print(json.dumps(asdict(measured)))


if __name__ == "__main__":
    main()
