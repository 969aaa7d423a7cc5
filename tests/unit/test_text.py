"""The normaliser: any string in, comparable words out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.text import normalise, words


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form is its own normal form."""
    once = normalise(text)

    assert once == normalise(once)


def test_figures_keep_one_form() -> None:
    """A grouped figure is the same word however it is grouped."""
    assert words("176,726") == words("176.726") == words("176726")


def test_accents_and_case_do_not_matter() -> None:
    """What a phone leaves out is not missed."""
    assert words("¿Cuántas PERSONAS deportó México?") == words("cuantas personas deporto mexico")


def test_mentions_and_links_are_no_words() -> None:
    """A mention or a link has no bearing on a question."""
    assert ["hola"] == words("<@123456> hola https://example.org/deport")


def test_a_figure_cut_at_a_separator_is_cut_cleanly() -> None:
    """
    A run of digits beyond any word's length ends in a digit, so normalising twice is once.
    """
    once = normalise("6" * 39 + ".5")

    assert "6" * 39 == once
    assert once == normalise(once)
