"""What came of a session: rounds that count only, and nothing of a few people."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.quiz.reports import Place, Report, Share, report
from bot.quiz.session import Mode
from tests.unit.played import Answers, item, pack, played

ITEMS = pack().items_by_id


def made(answers: Answers, *args: object, **rest: object) -> Report:
    return report(played(answers, *args, **rest), ITEMS)  # type: ignore[arg-type]


def test_difficulty_and_participation() -> None:
    """Who was right of who answered, item by item and over all."""
    found = made({0: "RRRRW", 1: "RWWW-W"})

    assert (6, 2, 2) == (found.players, found.length, len(found.results))
    assert [(5,), (5,)] == [each.picked for each in found.results]
    assert [Share(4, 5), Share(1, 5)] == [each.share for each in found.results]
    assert Share(5, 10) == found.overall
    assert 50 == found.overall.percent
    assert found.learned is None


def test_fewer_than_five_take_part() -> None:
    """How many they were is told, and nothing of how they answered."""
    found = made({0: "RRRR", 1: "RWWW"})

    assert found.few
    assert (4, (4,)) == (found.players, found.results[0].picked)
    assert () == found.told == found.missed == found.board
    assert found.overall is None


def test_an_item_that_fewer_than_five_answered() -> None:
    """It is held back, and cannot be worked out from what is told of all."""
    found = made({0: "RRWRRR", 1: "RW"})

    assert 5 == sum(place.right for place in found.board)
    assert found.results[1].share is None
    assert (2,) == found.results[1].picked
    assert found.results[0].share == found.overall
    assert [item(0).entry] == [entry for entry, _ in found.missed]


def test_a_round_that_was_skipped_or_open_counts_for_nothing() -> None:
    """Neither is in the report, whatever was picked in it."""
    skipped = made({0: "RRRRR", 1: "WWWWW"}, skipped=1)
    left = made({0: "RRRRR", 1: "WWWWW"}, until=1)

    for found in (skipped, left):
        assert [1] == [each.number for each in found.results]
        assert Share(5, 5) == found.overall
        assert () == found.missed
        assert {(1, 1)} == {(place.right, place.answered) for place in found.board}


def test_before_and_after() -> None:
    """Of those who answered an item at both ends, and of nobody else."""
    found = made({0: "WWWWWW-", 1: "RRRRR", 2: "RRRRW-R", 3: "RRRRW"}, Mode.BOTH_ENDS)

    first, second = found.results
    assert ((6, 6), Share(0, 5), Share(4, 5)) == (first.picked, first.before, first.share)
    assert (Share(5, 5), Share(4, 5)) == (second.before, second.share)
    assert (Share(5, 10), Share(8, 10)) == found.learned


def test_fewer_than_five_answered_at_both_ends() -> None:
    """Nothing is told of an item, however many answered at one of them."""
    found = made({0: "WWWWWW", 1: "WWWWWW", 2: "RRRR---R", 3: "RRRRRR"}, Mode.BOTH_ENDS)

    assert (None, None) == (found.results[0].before, found.results[0].share)
    assert (Share(0, 6), Share(6, 6)) == found.learned


def test_ended_between_both_ends() -> None:
    """What was played of the first is told, without a gain."""
    found = made({0: "WWWRR", 1: "RRRRR"}, Mode.BOTH_ENDS, until=2)

    assert (None, Share(2, 5)) == (found.results[0].before, found.results[0].share)
    assert (5, None) == found.results[0].picked
    assert () == found.board
    assert found.learned is None


def test_the_most_missed_entries_first() -> None:
    """Items on one entry count together; what nobody missed is not among them."""
    found = made({0: "RRRWW", 1: "RWWWW", 2: "WWWWW", 3: "RWWWW"}, length=4)

    assert [(item(2).entry, Share(1, 10)), (item(0).entry, Share(4, 10))] == list(found.missed)


def test_names_are_shown_to_those_who_opted_in_only() -> None:
    """Others stand on the board under their number, and no hash of theirs anywhere."""
    found = made({0: "RWRRR", 1: "RWWRR"}, names={4: "Ana"})

    assert Place(1, 1, None, 2, 2, 0) == found.board[0]
    assert {4: "Ana"} == {place.number: place.name for place in found.board if place.name}
    assert "p3" not in repr(found)


def test_a_race_of_few_keeps_the_board_that_they_saw() -> None:
    """All saw it while they played; nothing else is told."""
    found = made({0: "RW", 1: "RW"}, Mode.RACE)

    assert [(1, 1), (2, 2)] == [(place.rank, place.number) for place in found.board]
    assert found.overall is None


def test_an_item_that_the_pack_has_no_more() -> None:
    """How many picked is told, and not how."""
    found = report(played({0: "RRRRR", 1: "RRRRR"}), {item(0).id: item(0)})

    assert (None, (5,), None) == (
        found.results[1].item,
        found.results[1].picked,
        found.results[1].share,
    )


def test_nothing_was_played() -> None:
    """A quiz that was ended in its first round."""
    found = made({0: "RRRRRR"}, until=0)

    assert () == found.results
    assert found.overall is None


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(0, 7), st.text("RW-", max_size=9), max_size=8),
    st.sampled_from(Mode),
)
def test_no_share_is_of_fewer_than_five(answers: dict[int, str], mode: Mode) -> None:
    """Whatever was picked: not of an item, an entry, or all of them."""
    length = 4 if mode is Mode.BOTH_ENDS else 8
    rounds = {number: given for number, given in answers.items() if number < 8}
    found = report(played(rounds, mode, length), pack(8).items_by_id)
    shares = [each.share for each in found.results] + [each.before for each in found.results]
    shares += [found.overall, *(share for _, share in found.missed)]

    assert all(share.of >= 5 for share in shares if share)
    assert all(0 <= share.right <= share.of for share in shares if share)
    assert not found.few or not any(shares)
