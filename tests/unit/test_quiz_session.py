"""A session's states: what leads where, what cannot happen, and what time alone does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.items import ItemId
from bot.quiz import session as states
from bot.quiz.session import GRACE, IDLE, VANISHED, Board, Mode, NotNow, Phase, Round, Session
from bot.store import PersonHash
from tests.unit.quiz_values import (
    HALL,
    HOST,
    HOUR,
    MINUTE,
    NOW,
    OTHER,
    SECOND,
    SQUARE,
    begun,
    in_phase,
    prepared,
)

MILLISECOND = timedelta(milliseconds=1)
P = Phase
_DOES: dict[str, tuple[Callable[..., Session], dict[Phase, Phase]]] = {
    "begin": (states.begin, {P.PREPARED: P.OPEN}),
    "close": (states.close, {P.OPEN: P.CLOSED, P.PAUSED: P.CLOSED}),
    "reveal": (states.reveal, {P.CLOSED: P.REVEALED}),
    "proceed": (states.proceed, {P.REVEALED: P.OPEN, P.BREAK: P.OPEN}),
    "skip": (states.skip, {P.OPEN: P.REVEALED, P.PAUSED: P.REVEALED}),
    "pause": (states.pause, {P.OPEN: P.PAUSED}),
    "resume": (states.resume, {P.PAUSED: P.OPEN}),
    "end": (states.end, {each: P.ENDED for each in Phase if each is not P.ENDED}),
}


@pytest.mark.parametrize("name", _DOES)
@pytest.mark.parametrize("phase", Phase)
def test_what_leads_where(name: str, phase: Phase) -> None:
    """Each act in each phase: it goes on as the table says, or cannot happen."""
    does, leads = _DOES[name]
    before = in_phase(phase)

    if phase not in leads:
        with pytest.raises(NotNow):
            does(before, NOW)
    else:
        after = does(before, NOW + MINUTE)
        assert leads[phase] is after.phase
        assert NOW + MINUTE == after.touched


@pytest.mark.parametrize("phase", Phase)
def test_an_extension_needs_a_clock_and_an_open_round(phase: Phase) -> None:
    """In a race, while the round is open or paused; elsewhere it cannot happen."""
    with pytest.raises(NotNow):
        states.extend(in_phase(phase), NOW)
    if phase not in {P.OPEN, P.PAUSED}:
        if phase is not P.BREAK:
            with pytest.raises(NotNow):
                states.extend(in_phase(phase, Mode.RACE), NOW)
        return
    after = states.extend(in_phase(phase, Mode.RACE), NOW)
    assert NOW + 60 * SECOND == after.round.closes


def test_a_whole_quiz() -> None:
    """Round after round; after the last one it ends."""
    session = begun(2)
    for number in range(2):
        assert (number, number) == (session.current, session.open_round)
        session = states.reveal(states.close(session, NOW), NOW)
        assert session.open_round is None
        assert session.scored(number)
        session = states.proceed(session, NOW)
    assert P.ENDED is session.phase
    assert NOW == session.ended


def test_both_ends() -> None:
    """Nothing is told at the first end; after the break the same items come in the same order."""
    session = begun(2, Mode.BOTH_ENDS)
    for number in range(2):
        session = states.close(session, NOW)
        assert session.is_before
        with pytest.raises(NotNow):
            states.reveal(session, NOW)
        session = states.proceed(session, NOW)
        assert not any(map(session.revealed, range(4)))
        assert (P.OPEN, P.BREAK)[number] is session.phase
    session = states.proceed(session, NOW)
    assert (2, 1) == (session.current, session.number)
    assert session.rounds[0].order == session.rounds[2].order
    session = states.reveal(states.close(session, NOW), NOW)
    assert [True, False, True, False] == [session.revealed(n) for n in range(4)]


def test_skipped_at_the_first_end() -> None:
    """It counts for nothing, and still nothing is told."""
    session = states.skip(begun(2, Mode.BOTH_ENDS), NOW)

    assert P.CLOSED is session.phase
    assert not session.scored(0)
    assert not session.revealed(0)


@pytest.mark.parametrize("phase", [P.OPEN, P.PAUSED])
@pytest.mark.parametrize("does", [states.skip, states.end])
def test_what_was_cut_counts_for_nothing_and_is_told(
    phase: Phase, does: Callable[..., Session]
) -> None:
    """The round of a skip or an end."""
    session = does(in_phase(phase), NOW)

    assert not session.scored(0)
    assert session.revealed(0)
    assert not session.revealed(1)


def test_an_end_after_the_close_counts() -> None:
    """What was played to its close."""
    assert states.end(in_phase(P.CLOSED), NOW).scored(0)


def test_an_open_round_does_not_count_yet() -> None:
    """Nor a paused one, nor one that never came."""
    assert not begun().scored(0)
    assert not in_phase(P.PAUSED).scored(0)
    assert not in_phase(P.CLOSED).scored(1)


def test_a_race_stands_still_while_it_is_paused() -> None:
    """It closes as much later, and the time is nobody's."""
    race = begun(mode=Mode.RACE)
    paused = states.pause(race, NOW + 10 * SECOND)
    on = states.resume(paused, NOW + 40 * SECOND)

    assert NOW + 30 * SECOND == race.round.closes
    assert NOW + 60 * SECOND == on.round.closes
    assert 5 * SECOND == on.round.taken(NOW + 5 * SECOND)
    assert 10 * SECOND == on.round.taken(NOW + 25 * SECOND)
    assert 15 * SECOND == on.round.taken(NOW + 45 * SECOND)


def test_time_is_never_less_than_none() -> None:
    """A clock that went back, a round that never came."""
    assert timedelta(0) == Round(ItemId("i")).taken(NOW)
    assert timedelta(0) == begun().round.taken(NOW - MINUTE)


def test_a_paused_race_does_not_close_by_itself() -> None:
    """Its clock stands still."""
    paused = states.pause(begun(mode=Mode.RACE), NOW + SECOND)

    assert paused == states.elapse(paused, NOW + HOUR)
    assert P.ENDED is states.elapse(paused, NOW + SECOND + IDLE).phase


def test_an_extension_does_not_open_what_time_closed() -> None:
    """From the deadline on, also where nobody noticed yet, nor after a pause that came too late."""
    race = begun(mode=Mode.RACE)
    over = NOW + 30 * SECOND

    assert states.extend(race, over - MILLISECOND).round.closes == over + 30 * SECOND
    for at in (over, over + MILLISECOND, over + HOUR):
        with pytest.raises(NotNow):
            states.extend(race, at)
    with pytest.raises(NotNow):
        states.extend(states.pause(race, over), over + MINUTE)
    in_time = states.pause(race, over - SECOND)
    later = states.resume(states.extend(in_time, over + MINUTE), over + MINUTE)
    assert over + MINUTE + 31 * SECOND == later.round.closes


def test_a_pause_after_the_deadline_opens_nothing() -> None:
    """Going on, its end is still in the past."""
    race = begun(mode=Mode.RACE)
    late = NOW + 31 * SECOND
    on = states.resume(states.pause(race, late), late + HOUR)

    assert on.round.closes is not None
    assert on.round.closes < late + HOUR


def test_a_race_closes_and_is_told_by_itself() -> None:
    """A moment after its time, for picks on their way; that is no act of the host's."""
    race = begun(mode=Mode.RACE)
    over = NOW + 30 * SECOND

    assert race == states.elapse(race, over + GRACE - MILLISECOND)
    shut = states.elapse(race, over + GRACE)
    assert P.CLOSED is shut.phase
    told = states.elapse(shut, over + GRACE)
    assert P.REVEALED is told.phase
    assert NOW == told.touched
    assert told == states.elapse(told, over + GRACE)


@pytest.mark.parametrize("phase", [each for each in Phase if each is not P.ENDED])
def test_whatever_nobody_drives_ends(phase: Phase) -> None:
    """After two hours; a workshop's break after twelve."""
    session = in_phase(phase)
    idle = 12 * HOUR if phase is P.BREAK else 2 * HOUR

    assert session == states.elapse(session, NOW + idle - MILLISECOND)
    ended = states.elapse(session, NOW + idle)
    assert P.ENDED is ended.phase
    assert ended.due is None
    assert ended == states.elapse(ended, NOW + 99 * HOUR)


def test_an_act_begins_the_two_hours_anew() -> None:
    """Each act of a host."""
    session = states.close(begun(), NOW + HOUR)

    assert NOW + 3 * HOUR == session.due


def test_nobody_takes_over_while_the_host_is_there() -> None:
    """Ten minutes without an act, and then any other who may host."""
    session = begun()

    with pytest.raises(NotNow):
        states.taken_over(session, OTHER, NOW + VANISHED - MILLISECOND)
    taken = states.taken_over(session, OTHER, NOW + VANISHED)
    assert (OTHER, HOST) == taken.hosts
    with pytest.raises(NotNow):
        states.taken_over(taken, PersonHash("third"), NOW + VANISHED + MINUTE)
    with pytest.raises(NotNow):
        states.taken_over(states.end(session, NOW), OTHER, NOW + HOUR)


def test_hosts_are_at_most_five() -> None:
    """Whoever takes over is one of them, in the place of the last."""
    session = begun()
    for number in range(4):
        session = states.hosted_by(session, PersonHash(f"c{number}"), NOW)
    with pytest.raises(NotNow):
        states.hosted_by(session, OTHER, NOW)
    taken = states.taken_over(session, OTHER, NOW + HOUR)
    assert (OTHER, HOST) == taken.hosts[:2]
    assert 5 == len(taken.hosts)


def test_a_cohost_is_one_once() -> None:
    """And nobody becomes one of what is over."""
    session = states.hosted_by(begun(), OTHER, NOW)

    assert session == states.hosted_by(session, OTHER, NOW + MINUTE)
    assert session.drives(OTHER)
    with pytest.raises(NotNow):
        states.hosted_by(in_phase(P.ENDED), OTHER, NOW)


def test_it_is_played_in_at_most_ten_channels() -> None:
    """Each once."""
    session = states.shown_in(begun(), HALL, NOW)

    assert (SQUARE, HALL) == session.boards
    assert session == states.shown_in(session, HALL, NOW + MINUTE)
    full = replace(session, boards=(SQUARE,) * 10)
    with pytest.raises(NotNow):
        states.shown_in(full, HALL, NOW)
    with pytest.raises(NotNow):
        states.shown_in(in_phase(P.ENDED), Board(HALL.place, SQUARE.channel), NOW)


@pytest.mark.parametrize("mode", Mode)
def test_items_are_dropped_and_swapped_before(mode: Mode) -> None:
    """At both ends alike; one stays, and what is not there cannot be."""
    session = prepared(3, mode)
    names = [each.item for each in states.without(session, 1).rounds]
    assert ["i0", "i2"] * (2 if mode is Mode.BOTH_ENDS else 1) == names

    other = Round(ItemId("other"), (1, 0))
    swapped = states.swapped(session, 1, other)
    assert [other] * (2 if mode is Mode.BOTH_ENDS else 1) == list(swapped.rounds[1::3])
    for number in (-1, 3, 99):
        with pytest.raises(NotNow):
            states.without(session, number)
        with pytest.raises(NotNow):
            states.swapped(session, number, other)
    with pytest.raises(NotNow):
        states.without(prepared(1, mode), 0)


@pytest.mark.parametrize("phase", [each for each in Phase if each is not P.PREPARED])
def test_items_stand_once_it_began(phase: Phase) -> None:
    """Nothing is dropped or swapped any more."""
    with pytest.raises(NotNow):
        states.without(in_phase(phase), 0)
    with pytest.raises(NotNow):
        states.swapped(in_phase(phase), 0, Round(ItemId("other")))
