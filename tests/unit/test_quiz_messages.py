"""What is sent to a session's channels when something happens."""

from __future__ import annotations

import pytest

from bot.quiz import session as states
from bot.quiz.messages import newly_revealed, posts
from bot.quiz.session import Mode, Phase, Session
from bot.sessions import Message
from tests.unit.quiz_values import HALL, NOW, OTHER, SQUARE, begun, in_phase, prepared

CARD, REVEAL, REPORT = Message


def told(before: Session, after: Session) -> list[tuple[Message, int]]:
    return [(post.message, post.round) for post in posts(before, after)]


def test_a_round() -> None:
    """Its card; the card closed and what was right; then the next card."""
    ready = prepared()
    first = states.begin(ready, NOW)
    shut = states.close(first, NOW)
    known = states.reveal(shut, NOW)
    second = states.proceed(known, NOW)

    assert [(CARD, 0)] == told(ready, first)
    assert [(CARD, 0)] == told(first, shut)
    assert [(REVEAL, 0)] == told(shut, known)
    assert [(CARD, 1)] == told(known, second)


def test_what_a_card_shows_is_sent_anew() -> None:
    """A pause, going on, a clock that runs longer."""
    race = begun(mode=Mode.RACE)
    paused = states.pause(race, NOW)
    on = states.resume(paused, NOW)

    assert [(CARD, 0)] == told(race, paused) == told(paused, on)
    assert [(CARD, 0)] == told(on, states.extend(on, NOW))


def test_the_end() -> None:
    """What was open is closed and told first; the end of what never began is not told."""
    one = begun()

    assert [(CARD, 0), (REVEAL, 0), (REPORT, 0)] == told(one, states.end(one, NOW))
    assert [] == told(prepared(), states.end(prepared(), NOW))
    assert [(CARD, 0), (REVEAL, 0)] == told(one, states.skip(one, NOW))


def test_nothing_of_the_first_end_is_told() -> None:
    """Until the second; where it ends before, all that was asked is told."""
    one = begun(2, Mode.BOTH_ENDS)
    shut = states.close(one, NOW)
    two = states.proceed(shut, NOW)

    assert [(CARD, 0)] == told(one, shut)
    assert [(CARD, 1)] == told(shut, two)
    pause = states.proceed(states.close(two, NOW), NOW)
    assert [] == told(states.close(two, NOW), pause)
    assert [(REVEAL, 0), (REVEAL, 1), (REPORT, 1)] == told(pause, states.end(pause, NOW))
    again = states.close(states.proceed(pause, NOW), NOW)
    known = states.reveal(again, NOW)
    assert [(REVEAL, 2)] == told(again, known)
    ended = states.end(states.proceed(known, NOW), NOW)
    assert (3,) == newly_revealed(states.proceed(known, NOW), ended)


@pytest.mark.parametrize("phase", Phase)
def test_who_hosts_is_told_to_nobody(phase: Phase) -> None:
    """Nor that nothing happened."""
    session = in_phase(phase)

    assert [] == told(session, session)
    if phase is not Phase.ENDED:
        assert [] == told(session, states.hosted_by(session, OTHER, NOW))


def test_all_channels_are_told() -> None:
    """One that joins later sees the card that is in play, and nothing of before."""
    one = begun()
    both = states.shown_in(one, HALL, NOW)

    assert [(CARD, HALL.channel)] == [(post.message, post.channel) for post in posts(one, both)]
    shut = states.close(both, NOW)
    assert [SQUARE.channel, HALL.channel] == [post.channel for post in posts(both, shut)]
    assert [HALL.place] == [post.place for post in posts(both, shut)][1:]
    assert [] == told(in_phase(Phase.CLOSED), states.shown_in(in_phase(Phase.CLOSED), HALL, NOW))
