"""Numbers as texts write them, in both languages, in one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import calculates, canonical, numbers


def values(text: str, *, spanish: bool) -> list[str]:
    return [number.value for number in numbers(text, spanish=spanish)]


@pytest.mark.parametrize(
    ("expected", "english", "spanish"),
    [
        ("176726", "176,726 people", "176,726 personas"),
        ("176726", "176726 people", "176.726 personas"),
        ("1500000000", "us$1.5 billion", "us$1,500 millones"),
        ("1500000000", "1.5 billion", "1.5 mil millones"),
        ("600000", "600 thousand", "600 mil"),
        ("40", "40 percent", "40 por ciento"),
        ("40", "forty", "cuarenta"),
        ("0.5", "by half", "a la mitad"),
        ("0.5", "halved", "mitad"),
        ("2x", "more than doubled", "mas del doble"),
        ("2x", "twice as many", "se duplicaron"),
        ("3x", "tripled", "triplico"),
        ("20", "the 20th century", "el siglo xx"),
        ("1930s", "the 1930s", "los 1930s"),
        ("68", "68 years", "68 anos"),
        ("11", "eleven", "once"),
        ("12.5", "12.5 percent", "12,5 por ciento"),
        ("2000000", "two million", "dos millones"),
    ],
)
def test_both_languages_give_one_form(expected: str, english: str, spanish: str) -> None:
    """
    Digits, words, scales and separators of either language mean the same number.
    """
    assert [expected] == values(english, spanish=False)
    assert [expected] == values(spanish, spanish=True)


def test_words_that_only_look_like_numbers_are_none() -> None:
    """
    The English "once" is no eleven, "por ciento" no hundred, and "one" an article.
    """
    assert [] == values("once there was one", spanish=False)
    assert [] == values("el por ciento de un pueblo", spanish=True)


def test_a_number_knows_where_it_stands() -> None:
    """
    The span covers digits and scale, so that the words before it can be looked at.
    """
    (number,) = numbers("nearly 1.5 billion dollars", spanish=False)

    assert (7, 18) == (number.start, number.end)


@pytest.mark.parametrize(("text", "year"), [("1499", False), ("1930s", True), ("2018", True)])
def test_years_are_told_from_figures(text: str, year: bool) -> None:
    """
    Four digits from 1500 to 2099 are a year, and so is a decade.
    """
    (number,) = numbers(text, spanish=False)

    assert year is number.is_year


@pytest.mark.parametrize(
    ("how", "value", "right"),
    [
        ("2016 - 1948", "68", True),
        ("2016 - 1948", "69", False),
        ("20% of 1000", "200", True),
        ("20% of 1,000", "200", True),
        ("600,000 - 351,000", "249000", True),
        ("100 / 3", "33.3", True),
        ("5 / 0", "5", False),
        ("1.2.3 - 4", "5", False),
        ("2016 minus 1948", "68", False),
        ("1000 * 20 / 100", "200", False),
        ("0 * 5", "0", True),
    ],
)
def test_sums_are_worked_out(how: str, value: str, right: bool) -> None:
    """
    Two numbers and one operation; anything else is no sum, and no error either.
    """
    assert right is calculates(how, value)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_does_not_change_a_number(number: int) -> None:
    """
    Commas, points or nothing between thousands: one canonical form.
    """
    assert str(number) == canonical(f"{number:,}") == canonical(f"{number:,}".replace(",", "."))


@given(st.text(max_size=80), st.booleans())
def test_any_text_has_numbers_within_it(text: str, spanish: bool) -> None:
    """
    Whatever the text, spans lie inside it, in order, and nothing raises.
    """
    found = numbers(text.lower(), spanish=spanish)

    assert found == sorted(found, key=lambda number: number.start)
    assert all(0 <= number.start < number.end <= len(text.lower()) for number in found)
