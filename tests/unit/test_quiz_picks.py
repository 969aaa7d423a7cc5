"""What a pick becomes with each press, or when it is typed."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.items import Item, ItemKind
from bot.quiz.picks import MOST_TYPED, places, pressed, typed, whole
from tests.unit.quiz_values import item, text

ONE, TWO = item("a"), item("b", "-+", ItemKind.TRUE_FALSE)
SEVERAL = item("c", "++--", ItemKind.SEVERAL)
ORDER = item("d", "+++", ItemKind.ORDER)


def after(of: Item, *options: int, final: bool = False) -> str | None:
    """The pick after these presses."""
    none: str | None = None
    return reduce(lambda before, option: pressed(of, option, final=final)(before), options, none)


@pytest.mark.parametrize("of", [ONE, TWO])
def test_the_last_of_one_choice_stands(of: Item) -> None:
    """Where it is calm; in a race the first does."""
    assert "0" == after(of, 1, 0)
    assert "1" == after(of, 1, 1)
    assert "1" == after(of, 1, 0, final=True)


def test_several_are_added_and_taken_away() -> None:
    """In the order of the file, none where none is left; in a race too, or none could be whole."""
    assert "0,2" == after(SEVERAL, 2, 0) == after(SEVERAL, 2, 0, final=True)
    assert "0" == after(SEVERAL, 2, 0, 2)
    assert after(SEVERAL, 2, 2) is None


def test_an_order_grows() -> None:
    """Until it is whole; in a race it stands then."""
    assert "2,0" == after(ORDER, 2, 0)
    assert "2,1" == after(ORDER, 2, 0, 0, 1)
    assert "2,0" == after(ORDER, 2, 0, 1, 1)
    assert "2,0,1" == after(ORDER, 2, 0, 1, 1, final=True)
    assert after(ORDER, 2, 2, final=True) is None


@given(st.lists(st.integers(0, 3), max_size=12), st.booleans())
def test_no_option_is_there_twice(options: list[int], final: bool) -> None:
    """Whatever is pressed."""
    for of in (SEVERAL, ORDER):
        found = places(after(of, *[each % len(of.options) for each in options], final=final))
        assert len(found) == len(set(found))
        assert set(found) <= set(range(len(of.options)))


def test_what_is_typed_is_cut() -> None:
    """To what the field holds; an empty one takes it away, and in a race the first stands."""
    assert "Chiapas" == typed("  Chiapas ")(None)
    assert MOST_TYPED == len(typed("x" * 10_000)(None) or "")
    assert typed(" ")("Chiapas") is None
    assert "Oaxaca" == typed("Oaxaca")("Chiapas")
    assert "Chiapas" == typed("Oaxaca", final=True)("Chiapas")
    assert "Chiapas" == typed("", final=True)("Chiapas")


def test_a_whole_answer() -> None:
    """Half an order is none."""
    assert not whole(ORDER, "0,1")
    assert whole(ORDER, "0,1,2")
    assert whole(SEVERAL, "0")
    assert whole(text("t", "x"), "0,1")
    assert [] == places(None) == places("")
