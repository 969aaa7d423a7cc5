"""The bars on typed answers: no near miss passes, and nearly every natural typo does."""

from benchmarks.shorttext import Case, drawn, near_of, text_items, written
from bot.quiz.grading import Verdict

LEAST_MISSES = 100
LEAST_ACCEPTED = 0.95
LEAST_OF_RANDOM = 0.75  # of which some make another word


def test_no_near_miss_is_accepted() -> None:
    """
    Of those written by hand, and of those that items list themselves.
    """
    cases = written(text_items())
    misses = [case for case in cases if not case.passes]
    listed = near_of([*{id(case.item): case.item for case in cases}.values(), *text_items()])

    assert len(misses) >= LEAST_MISSES
    assert [] == [(case.item.id, case.given) for case in (*misses, *listed) if not case.holds]


def test_natural_typos_are_accepted() -> None:
    """
    At least 19 of 20 of those written by hand.
    """
    slips = [case for case in written(text_items()) if case.passes]

    assert sum(case.holds for case in slips) / len(slips) >= LEAST_ACCEPTED


def test_most_random_slips_are_accepted_and_none_of_the_rest_is_lost() -> None:
    """
    One or two in an answer, anywhere; what is not right is near, save in a few letters.
    """
    slips = drawn(list({id(case.item): case.item for case in written()}.values()))
    wrong = [case for case in slips if case.verdict is Verdict.WRONG]

    assert sum(case.holds for case in slips) / len(slips) >= LEAST_OF_RANDOM
    assert all(len(case.given) <= len("AMLO") for case in wrong)


def test_every_form_that_an_item_accepts_is_accepted() -> None:
    """
    As it stands in the file, of every item of the pack and of the cases.
    """
    items = [*text_items(), *(case.item for case in written())]
    forms = [Case(item, form.text, passes=True) for item in items for form in item.accepted]

    assert [] == [(case.item.id, case.given) for case in forms if not case.holds]
