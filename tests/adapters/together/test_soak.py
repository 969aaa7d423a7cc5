"""The benchmark of an hour's traffic, some seconds of it: with faults, and one process killed."""

from __future__ import annotations

from benchmarks.soak import measure


async def test_nothing_is_lost_and_everybody_is_answered() -> None:
    """Asks, buttons, forms and a quiz, whatever goes wrong meanwhile."""
    outcome = await measure(asks=60, quizzes=2, kills=1)

    assert outcome.kept, outcome
    assert outcome.soak.suggested
    assert outcome.soak.faults > 5
    assert {"asks", "buttons", "forms", "quizzes", "picks"} == {*outcome.soak.kinds}
