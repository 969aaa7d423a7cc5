"""What came of closed rounds: shares, standings, a race's points, what a group learned."""

from __future__ import annotations

import pytest

from bot.items import ItemKind
from bot.quiz import session as states
from bot.quiz.scoring import FULL, ranks, standings, tally
from bot.quiz.session import Mode, Session
from tests.unit.quiz_values import NOW, SECOND, begun, item, pick, players, text

RIGHT, WRONG = "1", "0"
ITEMS = {each.id: each for each in (item("i0"), item("i1"), item("i2"))}


def played(rounds: int = 2, mode: Mode = Mode.CALM) -> Session:
    """A session whose rounds were all played to their close."""
    session = begun(rounds, mode)
    while session.ended is None:
        session = states.close(session, NOW + 30 * SECOND)
        if not session.is_before:
            session = states.reveal(session, NOW + 30 * SECOND)
        session = states.proceed(session, NOW)
        if session.phase is states.Phase.BREAK:
            session = states.proceed(session, NOW)
    return session


def test_shares_of_one_choice() -> None:
    """How many were right, and how many picked each option."""
    picks = [pick("a", RIGHT), pick("b", WRONG), pick("c", RIGHT), pick("d", "2", 1)]
    found = tally(played(), 0, ITEMS[item("i0").id], picks)

    assert (3, 2, (1, 2, 0)) == (found.picked, found.right, found.options)
    assert not found.told


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
def test_of_fewer_than_five_nothing_is_told(people: int, told: bool) -> None:
    """Percentages of four tell of each of them."""
    picks = [pick(f"p{n}", RIGHT) for n in range(people)]

    assert told is tally(played(), 0, item("i0"), picks).told


def test_shares_of_several() -> None:
    """Each option counts for all who have it; right in part is near."""
    several = item("i0", "++-", ItemKind.SEVERAL)
    picks = [pick("a", "0,1"), pick("b", "0"), pick("c", "0,2")]
    found = tally(played(), 0, several, picks)

    assert (3, 1, 1, (3, 1, 1)) == (found.picked, found.right, found.near, found.options)


def test_half_an_order_is_no_answer() -> None:
    """It counts as nothing, for the group and for the player."""
    order = item("i0", "+++", ItemKind.ORDER)
    picks = [pick("a", "0,1,2"), pick("b", "2,1,0"), pick("c", "0,1")]
    session = played(1)

    assert (2, 1) == (tally(session, 0, order, picks).picked, tally(session, 0, order, picks).right)
    found = standings(session, {order.id: order}, picks, players("abc"))
    assert [("a", 1, 1), ("b", 1, 0), ("c", 0, 0)] == [
        (each.player.person, each.answered, each.right) for each in found
    ]


def test_typed_answers_have_no_shares() -> None:
    """Right, near and wrong."""
    state = text("i0", "Chiapas")
    picks = [pick("a", "chiapas"), pick("b", "Sonora"), pick("c", "1,2")]

    assert (3, 1, ()) == (
        tally(played(), 0, state, picks).picked,
        tally(played(), 0, state, picks).right,
        tally(played(), 0, state, picks).options,
    )


def test_only_closed_rounds_count() -> None:
    """Neither what is open or paused, nor what was skipped or cut."""
    picks = [pick("a", RIGHT, 0), pick("a", RIGHT, 1)]

    def right(session: Session) -> int:
        return standings(session, ITEMS, picks, players("a"))[0].right

    one = begun(2)
    assert 0 == right(one) == right(states.pause(one, NOW)) == right(states.skip(one, NOW))
    assert 0 == right(states.end(one, NOW))
    shut = states.close(one, NOW)
    assert 1 == right(shut) == right(states.end(shut, NOW))
    two = states.proceed(states.reveal(shut, NOW), NOW)
    assert 1 == right(two) == right(states.end(two, NOW))
    assert 2 == right(states.close(two, NOW))


@pytest.mark.parametrize(
    ("after", "points"), [(0, FULL), (3, 950), (15, 750), (30, 500), (99, 500), (-5, FULL)]
)
def test_fast_ones_get_more_points(after: int, points: int) -> None:
    """All at once, half at the end, and never more or less, whatever a clock did."""
    picks = [pick("a", RIGHT, at=NOW + after * SECOND), pick("b", WRONG)]
    found = standings(played(1, Mode.RACE), ITEMS, picks, players("ab"))

    assert [points, 0] == [each.points for each in found]


def test_a_pause_costs_no_points() -> None:
    """What was picked after it is worth as much as if there had been none."""
    race = begun(1, Mode.RACE)
    on = states.resume(states.pause(race, NOW + 5 * SECOND), NOW + 65 * SECOND)
    session = states.close(on, NOW + 80 * SECOND)
    picks = [pick("a", RIGHT, at=NOW + 70 * SECOND), pick("b", RIGHT, at=NOW + 10 * SECOND)]

    assert [("b", 917), ("a", 833)] == [
        (each.player.person, each.points)
        for each in standings(session, ITEMS, picks, players("ab"))
    ]


def test_a_pause_that_is_not_over() -> None:
    """Closed out of a pause: no time of it counts."""
    race = states.pause(begun(1, Mode.RACE), NOW + 15 * SECOND)
    session = states.close(race, NOW + 99 * SECOND)
    picks = [pick("a", RIGHT, at=NOW + 15 * SECOND)]

    assert 750 == standings(session, ITEMS, picks, players("a"))[0].points


def test_who_did_as_well_shares_a_rank() -> None:
    """In the order they came."""
    picks = [pick("a", WRONG), pick("b", RIGHT), pick("c", RIGHT)]
    session = played(1)
    found = standings(session, ITEMS, picks, players("abcd"))

    assert ["b", "c", "a", "d"] == [each.player.person for each in found]
    assert (1, 1, 3, 3) == ranks(session, found)
    assert () == ranks(session, ())


def test_a_calm_quiz_has_no_points() -> None:
    """Parts of what is right count there."""
    several = item("i0", "++-", ItemKind.SEVERAL)
    picks = [pick("a", "0"), pick("b", "2")]
    found = standings(played(1), {several.id: several}, picks, players("ba"))

    assert [("a", 0.5, 0), ("b", 0.0, 0)] == [
        (each.player.person, each.credit, each.points) for each in found
    ]


def test_what_is_no_item_any_more_counts_for_nobody() -> None:
    """A pack can change in between."""
    assert 0 == standings(played(), {}, [pick("a", RIGHT)], players("a"))[0].answered
