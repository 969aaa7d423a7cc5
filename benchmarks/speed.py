"""Times the engine beside its peers in one run on one thread and prints the ratios."""

import argparse
import itertools
import json
import random
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import truediv
from pathlib import Path

from benchmarks.labelled import LabelledSet, Phrasings, Question, evenly_spaced, read_all
from benchmarks.measure import timed_build
from benchmarks.metrics import ask
from benchmarks.peers import RANKERS, Peer, sentence_encoder
from benchmarks.process import peak_memory_mb, run_fresh, use_one_thread
from benchmarks.ranking import Ranker, Ranking

SMALL, LARGE = 1_000, 100_000  # phrasings
QUESTIONS = 40  # a round; at 100,000 phrasings the brute force needs about 0.1 s for each
PHRASINGS_PER_ENTRY = 5
LEXICAL, SEMANTIC = "refugio lexical", "refugio semantic"


@dataclass(frozen=True, slots=True)
class Timing:
    """The p50 of each round in milliseconds, ours and the peer's, over the same questions."""

    ours_ms: tuple[float, ...]
    peer_ms: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over the peer's, round by round."""
        return tuple(map(truediv, self.ours_ms, self.peer_ms))


def brute_force(phrasings: Phrasings) -> Ranker:
    """The best phrasing's entry alone, by `process.extractOne` over all phrasings."""
    from rapidfuzz import fuzz, process

    texts = [text for text, _ in phrasings]

    def rank(text: str) -> Ranking:
        _, score, place = process.extractOne(text, texts, scorer=fuzz.token_set_ratio)
        return [(phrasings[place][1], score)]

    return Peer("rapidfuzz extractOne", has_encoder=False, ranking=rank)


def stored(sets: Sequence[LabelledSet], count: int) -> Phrasings:
    """Evenly spaced phrasings of all sets, at most `count`; equal intents of two sets differ."""
    every = [(text, f"{one.name}:{entry}") for one in sets for text, entry in one.phrasings]
    return evenly_spaced(every, count)


def recombined(sets: Sequence[LabelledSet], count: int, seed: int) -> Phrasings:
    """
    `count` different phrasings, up to five an entry, made of the sets' own words.

    An entry's phrasings begin like one stored phrasing and end like five others of its set. The
    vocabulary stays the sets', so each word occurs far more often than among 100,000 real ones.
    """
    rng = random.Random(seed)  # noqa: S311  # repeatable phrasings, not a secret
    words = [[text.split() for text, _ in one.phrasings] for one in sets]
    made: dict[str, str] = {}
    for number in itertools.count():
        of_set = rng.choice(words)
        head = rng.choice(of_set)
        for tail in rng.sample(of_set, PHRASINGS_PER_ENTRY):
            made.setdefault(_crossed(head, tail, rng), f"entry {number}")
        if len(made) >= count:
            break
    return tuple(made.items())[:count]


def _crossed(head: list[str], tail: list[str], rng: random.Random) -> str:
    start = head[: rng.randint(1, len(head))]
    return " ".join((*start, *tail[rng.randrange(len(tail)) :]))


def rounds_of_questions(sets: Sequence[LabelledSet], rounds: int) -> list[tuple[str, ...]]:
    """Test questions of all sets, out-of-scope ones included, different ones in each round."""
    every = [question.text for one in sets for question in one.test]
    asked = evenly_spaced(every, rounds * QUESTIONS)
    return [asked[start::rounds] for start in range(rounds)]


def compare(ours: Ranker, peer: Ranker, rounds: Sequence[Sequence[str]]) -> Timing:
    """
    Both timed in turn, ours, peer, ours, peer, so that a drift of the machine cancels.

    The first round warms both up and does not count.
    """
    pairs = [(p50_ms(ours, asked), p50_ms(peer, asked)) for asked in rounds][1:]
    return Timing(tuple(mine for mine, _ in pairs), tuple(theirs for _, theirs in pairs))


def p50_ms(ranker: Ranker, asked: Sequence[str]) -> float:
    """Milliseconds of the median question, asked one at a time."""
    seconds = [one.seconds for one in ask(ranker, [Question(text, None) for text in asked])]
    return 1000 * statistics.median(seconds)


def cost(ranker: str, sets: Sequence[LabelledSet], seed: int) -> dict[str, float]:
    """Seconds to build at LARGE phrasings; MiB of this process before, and at most, asking too."""
    phrasings = recombined(sets, LARGE, seed)
    before_mb = peak_memory_mb()
    built, build_seconds = timed_build(ranker, phrasings)
    for text in rounds_of_questions(sets, 1)[0]:
        built.rank(text)
    return {"build_seconds": build_seconds, "before_mb": before_mb, "peak_mb": peak_memory_mb()}


def timings(sets: Sequence[LabelledSet], rounds: int, seed: int) -> Iterator[str]:
    """A Markdown row for each comparison: medians over the rounds, and the range of the ratio."""
    asked = rounds_of_questions(sets, rounds + 1)
    small, large = stored(sets, SMALL), recombined(sets, LARGE, seed)
    for name, peer, phrasings in (
        (LEXICAL, brute_force, small),
        (SEMANTIC, sentence_encoder, small),
        (LEXICAL, brute_force, large),
    ):
        beside = peer(phrasings)
        timing = compare(RANKERS[name](phrasings), beside, asked)
        ratios = timing.ratios
        yield (
            f"| {name} | {beside.name} | {len(phrasings):,}"
            f" | {statistics.median(timing.ours_ms):.2f} | {statistics.median(timing.peer_ms):.2f}"
            f" | {statistics.median(ratios):.3f} | {min(ratios):.3f}–{max(ratios):.3f} |"
        )


def report(folder: Path, rounds: int, seed: int) -> None:
    """Print both tables, rows as they are measured."""
    print("| ranker | beside | phrasings | p50 ms | its p50 ms | ratio | range |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for row in timings(read_all(folder), rounds, seed):
        print(row, flush=True)
    arguments = ("--sets", str(folder.resolve()), "--seed", str(seed), "--cost", LEXICAL)
    spent = run_fresh("benchmarks.speed", *arguments)
    print(f"\n| ranker | phrasings | build s | MB before | peak MB |\n|---|{'---:|' * 4}")
    print(
        f"| {LEXICAL} | {LARGE:,} | {spent['build_seconds']:.1f}"
        f" | {spent['before_mb']:.0f} | {spent['peak_mb']:.0f} |"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", required=True, type=Path, help="folder of labelled sets")
    parser.add_argument("--rounds", type=int, default=5, help=f"measured, of {QUESTIONS} questions")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cost", choices=RANKERS, help="only build this one; print JSON")
    chosen = parser.parse_args(arguments)
    use_one_thread()
    if chosen.cost:
        print(json.dumps(cost(chosen.cost, read_all(chosen.sets), chosen.seed)))
    else:
        report(chosen.sets, chosen.rounds, chosen.seed)


if __name__ == "__main__":
    main()
