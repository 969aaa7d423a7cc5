"""Runs every ranker on every labelled set and reports the means as a table, JSON and a plot."""

import argparse
import json
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.labelled import paths
from benchmarks.peers import RANKERS
from benchmarks.plot import draw
from benchmarks.process import ROOT, run_fresh, use_one_thread

Means = Mapping[str, float]  # figure -> mean over the sets

RESULTS = ROOT / "benchmarks" / "results"
STEPS = {"thefuzz WRatio": 4}  # the slowest fuzzy library: 150 of the 600 questions
COLUMNS = (  # heading, figure, decimals
    ("top-1", "top1", 3),
    ("with typos", "top1_typos", 3),
    ("recall@3", "recall3", 3),
    ("OOS AUROC", "auroc", 3),
    ("joint", "joint", 3),
    ("wrong shown", "wrong", 3),
    ("p50 ms", "p50_ms", 2),
    ("p99 ms", "p99_ms", 2),
    ("build s", "build_seconds", 2),
    ("peak MB", "peak_mb", 0),
)


def run(rankers: Iterable[str], sets: Sequence[Path], seed: int) -> list[dict[str, Any]]:
    """One measurement for each ranker and set, each from a fresh process, one after the other."""
    measurements = []
    for ranker in rankers:
        for path in sets:
            print(f"{ranker} on {path.stem}", file=sys.stderr)
            measurements.append(_measured(ranker, path, seed))
    return measurements


def _measured(ranker: str, path: Path, seed: int) -> dict[str, Any]:
    return run_fresh(
        "benchmarks.measure",
        *("--ranker", ranker, "--set", str(path.resolve())),
        *("--step", str(STEPS.get(ranker, 1)), "--seed", str(seed)),
    )


def means(measurements: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """For each ranker the mean of each figure over the sets, each set counting the same."""
    of_ranker: dict[str, list[dict[str, float]]] = {}
    for one in measurements:
        cost = {"build_seconds": one["build_seconds"], "peak_mb": one["peak_mb"]}
        of_ranker.setdefault(one["ranker"], []).append({**one["scores"], **cost})
    return {
        ranker: {figure: statistics.fmean(row[figure] for row in rows) for figure in rows[0]}
        for ranker, rows in of_ranker.items()
    }


def table(of_ranker: Mapping[str, Means]) -> str:
    """The means as a Markdown table, a ranker a row, and the joint of refusing everything."""
    headings = [heading for heading, _, _ in COLUMNS]
    refused = statistics.fmean(row["refuse_all"] for row in of_ranker.values())
    return "\n".join(
        (
            f"| ranker | {' | '.join(headings)} |",
            f"|---|{'---:|' * len(headings)}",
            *(f"| {ranker} | {_cells(row)} |" for ranker, row in of_ranker.items()),
            "",
            f"Refusing everything: joint {refused:.3f}.",
        )
    )


def _cells(row: Means) -> str:
    return " | ".join(f"{row[figure]:.{decimals}f}" for _, figure, decimals in COLUMNS)


def _names(text: str) -> tuple[str, ...]:
    """The rankers of a comma-separated list; an unknown one is explained to the caller."""
    names = tuple(name.strip() for name in text.split(","))
    unknown = [name for name in names if name not in RANKERS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no ranker {unknown}; there are {', '.join(RANKERS)}")
    return names


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", required=True, type=Path, help="folder of labelled sets")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder for JSON and plot")
    parser.add_argument("--rankers", type=_names, default=tuple(RANKERS), help="comma-separated")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    use_one_thread()
    measurements = run(chosen.rankers, paths(chosen.sets), chosen.seed)
    of_ranker = means(measurements)
    print(table(of_ranker))
    chosen.out.mkdir(parents=True, exist_ok=True)
    result = {"seed": chosen.seed, "means": of_ranker, "measurements": measurements}
    (chosen.out / "results.json").write_text(json.dumps(result, indent=2), encoding="utf-8")
    draw(of_ranker, chosen.out / "quality.png")


if __name__ == "__main__":
    main()
