"""What the soak says of things that got no answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.soak_silences import Silence, Wrong

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SILENCE = Silence("quizzes begin", "slack:U1", "7.1", NOON, NOON + timedelta(seconds=20), "-")


def wrong(seconds: float, *, kill: bool) -> Wrong:
    """What went wrong so long after it was heard."""
    return Wrong(NOON + timedelta(seconds=seconds), "kill -9" if kill else "503", kill=kill)


@pytest.mark.parametrize(
    ("seconds", "kill", "died"),
    [(-2, True, False), (-0.5, True, True), (4, True, True), (6, True, False), (4, False, False)],
)
def test_what_died_with_its_process(seconds: float, kill: bool, died: bool) -> None:
    """Only what was under way when the process was killed; no other fault is an excuse."""
    assert died is bool(SILENCE.killed([wrong(seconds, kill=kill)]))


def test_what_went_wrong_meanwhile_is_told() -> None:
    """With the lines of the log that name it, whatever their level."""
    log = (
        '{"event": "event 7.1 failed: X", "level": "info", "timestamp": "2026-05-01T12:00:03Z"}',
        '{"event": "event 8.1 failed: X", "level": "info", "timestamp": "2026-05-01T12:00:03Z"}',
    )
    told = [*SILENCE.told([wrong(2, kill=False), wrong(90, kill=False)], log)]

    assert "quizzes" == SILENCE.kind
    assert told[0].startswith("heard, no answer: quizzes begin of slack:U1, 7.1")
    assert ["    +2.00 s 503", "    +3.00 s log: event 7.1 failed: X"] == told[1:]
