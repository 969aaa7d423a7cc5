"""Limits: so much at once, so much in time, each person and place by itself, in bounded memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import limits
from bot.commands import Command
from bot.events import Ask, Choose, ConversationId, Event, Invoke, PersonId, PlaceId, Sender
from bot.limits import Limits, Rate

START = datetime(2026, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FEW = Rate(3, 10 * SECOND)
MANY = Rate(1000, SECOND)


def ask(person: str = "ana", place: str | None = "town", after: timedelta = timedelta(0)) -> Ask:
    sender = Sender(PersonId(person), PlaceId(place) if place else None)
    return Ask("?", ConversationId("any"), START + after, sender=sender)


def test_burst_then_one_after_each_while() -> None:
    """Three at once, the fourth after the time that is told, which costs nothing itself."""
    few = Limits(FEW, MANY)

    assert [few.spend(ask()) for _ in range(5)] == [0 * SECOND] * 3 + [10 * SECOND] * 2
    assert few.spend(ask(after=9 * SECOND)) == SECOND
    assert few.spend(ask(after=10 * SECOND)) == 0 * SECOND
    assert few.spend(ask(after=10 * SECOND)) == 10 * SECOND
    assert [few.spend(ask(after=60 * SECOND)) for _ in range(4)] == [0 * SECOND] * 3 + [10 * SECOND]


def test_another_person_and_place_are_unaffected() -> None:
    """What one person has used up is nobody else's loss, here or elsewhere."""
    few = Limits(FEW, MANY)
    while not few.spend(ask()):
        pass

    assert not few.spend(ask("ben"))
    assert not few.spend(ask("ben", "village"))
    assert few.spend(ask("ana", "village"))
    assert few.spend(ask("ana", None))


def test_place_has_a_limit_of_its_own() -> None:
    """However many people ask there; other places and people alone with the bot go on."""
    few = Limits(MANY, FEW)
    for name in ("ana", "ben", "eva"):
        assert not few.spend(ask(name))

    assert few.spend(ask("dora")) == 10 * SECOND
    assert not few.spend(ask("dora", "village"))
    assert not few.spend(ask("dora", None))


def test_what_is_put_off_costs_the_person_nothing() -> None:
    """Somebody whom the place's limit puts off has lost nothing of their own."""
    few = Limits(Rate(1, 100 * SECOND), Rate(1, SECOND))
    few.spend(ask("ben"))

    assert few.spend(ask()) == SECOND
    assert not few.spend(ask(after=SECOND))


@pytest.mark.parametrize(
    "event",
    [
        Choose("1:en:topics", ConversationId("ana"), START),
        Invoke(Command.TOPICS, ConversationId("ana"), START),
    ],
)
def test_buttons_count_less(event: Event) -> None:
    """Five presses are as much as one ask."""
    few = Limits(FEW, MANY)

    assert [bool(few.spend(event)) for _ in range(16)] == [False] * 15 + [True]
    assert few.spend(event) == 2 * SECOND


def test_asking_by_command_counts_as_asking() -> None:
    """Whichever way somebody asks; without a sender a conversation is a person."""
    few = Limits(FEW, MANY)
    asked = Invoke(Command.ASK, ConversationId("ana"), START, "?")

    assert [bool(few.spend(asked)) for _ in range(4)] == [False] * 3 + [True]
    assert not few.spend(Ask("?", ConversationId("ben"), START))


def test_clock_that_goes_back_shuts_nobody_out() -> None:
    """An hour later by mistake, then right again: at most an empty bucket."""
    few = Limits(FEW, MANY)
    few.spend(ask(after=3600 * SECOND))

    assert few.spend(ask()) <= 10 * SECOND
    assert not few.spend(ask(after=10 * SECOND))


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Full buckets are not kept, and of the others only so many."""
    monkeypatch.setattr(limits, "_MOST", 100)
    few = Limits(FEW, MANY)
    for number in range(1000):
        few.spend(ask(f"person {number}", f"place {number}"))
    assert len(few._people._full_at) == len(few._places._full_at) == 100

    few.spend(ask(after=60 * SECOND))
    assert len(few._people._full_at) == len(few._places._full_at) == 1


@given(
    st.integers(1, 5),
    st.integers(1, 20),
    st.lists(st.tuples(st.integers(0, 15), st.sampled_from("abc")), max_size=80),
)
def test_never_more_in_any_window(burst: int, every: int, asked: list[tuple[int, str]]) -> None:
    """In any stretch of time, a burst and one more for each `every` in it; it is also given."""
    rate, at = Rate(burst, every * SECOND), 0
    person, taken = Limits(rate, MANY), dict[str, list[int]]()
    for pause, name in asked:
        at += pause
        wait = person.spend(ask(name, after=at * SECOND))
        mine = taken.setdefault(name, [])
        if not wait:
            mine.append(at)
        else:
            assert wait <= every * SECOND
            assert any(
                len([t for t in mine if t >= since]) == burst + (at - since) // every
                for since in mine
            )
    for times in taken.values():
        for first, since in enumerate(times):
            for last, until in enumerate(times[first:], 1):
                assert last <= burst + (until - since) // every
