"""Text, choices and blocks in pieces that a platform takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adapters import fitting


@given(st.text(alphabet="ab \n", max_size=60), st.integers(1, 20))
def test_parts_lose_no_letter(text: str, most: int) -> None:
    """Each part fits and says something, and together they say all."""
    parts = fitting.parts(text, most)

    assert all(0 < len(part) <= most for part in parts)
    assert "".join(text.split()) == "".join("".join(parts).split())


def test_parts_are_cut_between_words() -> None:
    """Where there are words; a text that fits stays as it is written."""
    assert ["one", "two", "thr", "ee"] == fitting.parts("one two three", 3)
    assert ["a  b\n\tc"] == fitting.parts(" a  b\n\tc ", 20)
    assert [] == fitting.parts(" \n", 20)


def test_rows() -> None:
    """The last row has what is left."""
    assert [[1, 2], [3]] == list(fitting.rows([1, 2, 3], 2))
    assert [] == list(fitting.rows([], 2))


@given(st.lists(st.integers(1, 9)), st.integers(1, 20))
def test_groups_fit_in_order(items: list[int], most: int) -> None:
    """Nothing is lost or moved; only what is too large by itself is in a group that does not fit."""
    groups = list(fitting.groups(items, lambda some: sum(some) <= most))

    assert items == [item for group in groups for item in group]
    assert all(sum(group) <= most or len(group) == 1 for group in groups)


def test_a_heading_stands_with_what_follows() -> None:
    """It begins the next group where what it heads does not fit its own."""
    texts = ["H1", "a", "H2", "b", "H3"]
    groups = fitting.groups(texts, lambda some: len(some) < 4, lambda text: text.startswith("H"))

    assert [["H1", "a"], ["H2", "b", "H3"]] == list(groups)
