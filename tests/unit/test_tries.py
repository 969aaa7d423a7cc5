"""How often a code may be tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.events import PersonId, PlaceId, Sender
from bot.limits import GUESSES, Tries

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
NONE = timedelta(0)


def who(person: str, place: str = "slack:1") -> Sender:
    return Sender(PersonId(person), PlaceId(place))


def test_a_person_has_five_and_then_one_each_three_minutes() -> None:
    """Those that were refused cost nothing."""
    tries = Tries()
    first = [tries.spend(who("ana"), NOON) for _ in range(GUESSES.burst)]
    refused = [tries.spend(who("ana"), NOON) for _ in range(99)]

    assert [NONE] * GUESSES.burst == first
    assert {GUESSES.every} == set(refused)
    assert not tries.spend(who("ana"), NOON + GUESSES.every)
    assert tries.spend(who("ana"), NOON + GUESSES.every)


def test_a_place_has_no_more_than_a_person() -> None:
    """Many accounts get no further; other places are not held up."""
    tries = Tries()
    spent = [tries.spend(who(f"person {n}"), NOON) for n in range(100)]

    assert GUESSES.burst == spent.count(NONE)
    assert not tries.spend(who("somebody", "slack:2"), NOON)


def test_a_person_takes_their_tries_along() -> None:
    """From place to place."""
    tries = Tries()
    spent = [tries.spend(who("ana", f"slack:{n}"), NOON) for n in range(100)]

    assert GUESSES.burst == spent.count(NONE)
