"""
Find what a text must hold for each of the guard's phrases to match: `python -m benchmarks.clues`.

A phrase's clues are strings of which one stands in every text that the phrase matches, read off
its pattern; among the many sets that a pattern has, the one that fewest of the development
questions meet is written to `bot/privacy/clues.json`. Run it after a phrase was changed: one
without clues is still matched, only compiled for every text.
"""

from __future__ import annotations

import json
import re._constants as op
import re._parser as parser
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from bot.privacy import IN_DANGER, THEIR_CASE
from bot.privacy.people import told
from bot.privacy.phrases import CLUES, key

QUESTIONS = Path(__file__).parent / "questions"
PHRASES = (*IN_DANGER.patterns, *THEIR_CASE.patterns)
NOTHING = frozenset({""})  # the clue of what may be left out: it stands in every text
_PRODUCT = 8  # strings that neighbours may make together before they count apart
_UNION = 600  # the same of alternatives
_SIGNS = 30  # characters of a class that are told apart
_REPEATS = 2  # repetitions that are written out
_EACH = 0.001  # what one more string to look for weighs, as a share of the questions

Strings = frozenset[str]
Cost = Callable[[Strings], float]


def clues(phrase: str, cost: Cost) -> Strings:
    """
    The cheapest set of strings of which one stands in every text that the phrase matches.

    Texts have a space before and behind, as `Phrases.match` gives them.
    """
    _, needed = _sequence(parser.parse(f" (?:{phrase}) "), cost)
    return _cheapest(needed, cost)


def covers(phrase: str, kept: Collection[str]) -> bool:
    """Whether every text that the phrase matches has one of these strings in it."""

    def missed(strings: Strings) -> float:
        return sum(not any(clue in string for clue in kept) for string in strings)

    return missed(clues(phrase, missed)) == 0


def _cheapest(needed: Iterable[Strings], cost: Cost) -> Strings:
    return min(needed, key=lambda each: (cost(each), len(each), sorted(each)), default=NOTHING)


# What a part of a pattern tells: all the strings it can match where those are few, else None; and
# sets of which each has a string that stands in whatever the part matches.
_Told = tuple[Strings | None, list[Strings]]


def _sequence(parts: Iterable[tuple[Any, Any]], cost: Cost) -> _Told:
    run, needed = NOTHING, []  # run: what the parts so far can be, since the last unbounded one
    for code, argument in parts:
        whole, inside = _part(code, argument, cost)
        if whole is not None and len(run) * len(whole) <= _PRODUCT:
            run = frozenset(before + after for before in run for after in whole)
            continue
        needed += [run, *inside]
        run = NOTHING if whole is None else whole
    return (None if needed else run), [*needed, run]


def _part(code: Any, argument: Any, cost: Cost) -> _Told:
    if code is op.LITERAL:
        return frozenset({chr(argument)}), []
    if code in (op.ASSERT, op.ASSERT_NOT, op.AT):  # they take no room
        return NOTHING, []
    if code is op.IN:
        return _class(argument), []
    if code is op.SUBPATTERN:
        return _sequence(argument[3], cost)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeated(*argument, cost)
    if code is op.BRANCH:
        return _branches(argument[1], cost)
    return None, []


def _class(members: Iterable[tuple[Any, Any]]) -> Strings | None:
    signs: set[str] = set()
    for code, argument in members:
        if code is op.LITERAL:
            signs.add(chr(argument))
        elif code is op.RANGE:
            signs.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return frozenset(signs) if len(signs) <= _SIGNS else None


def _repeated(least: int, most: int, body: Any, cost: Cost) -> _Told:
    whole, inside = _sequence(body, cost)
    inside = inside if least else []
    if whole is None or most > _REPEATS or len(whole) ** most > _UNION:
        return None, inside
    rounds = [NOTHING]
    for _ in range(most):
        rounds.append(frozenset(before + after for before in rounds[-1] for after in whole))
    return frozenset().union(*rounds[least:]), []


def _branches(branches: Iterable[Any], cost: Cost) -> _Told:
    told_of = [_sequence(branch, cost) for branch in branches]
    wholes = [whole for whole, _ in told_of if whole is not None]
    together = frozenset[str]().union(*wholes)
    if len(wholes) == len(told_of):
        return (together if len(together) <= _UNION else None), [together]
    return None, [frozenset[str]().union(*(_cheapest(needed, cost) for _, needed in told_of))]


def _met_by(questions: list[str]) -> Cost:
    """The share of these questions that have one of some strings."""
    known: dict[str, int] = {}

    def having(string: str) -> int:
        if string not in known:
            known[string] = sum(1 << n for n, text in enumerate(questions) if string in text)
        return known[string]

    def cost(strings: Strings) -> float:
        met = 0
        for string in strings:
            met |= having(string)
        return met.bit_count() / len(questions) + _EACH * len(strings)

    return cost


def _shortest(strings: Strings) -> list[str]:
    """Those strings that hold no other of them, which is what finding one of them comes to."""
    return sorted(s for s in strings if not any(o != s and o in s for o in strings))


def main() -> None:
    """Write the file anew."""
    lines = [line for file in sorted(QUESTIONS.glob("*.jsonl")) for line in file.open("rb")]
    cost = _met_by([f" {told(json.loads(line)['q'])} " for line in lines])
    found = {key(phrase): _shortest(clues(phrase, cost)) for phrase in PHRASES}
    rows = (f"{json.dumps(name)}: {json.dumps(each)}" for name, each in found.items())
    CLUES.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
    met = sum(cost(frozenset(each)) - _EACH * len(each) for each in found.values())
    distinct = len({clue for each in found.values() for clue in each})
    print(f"{len(found)} phrases, {distinct} clues; a question meets those of {met:.2f} phrases")


if __name__ == "__main__":
    main()
