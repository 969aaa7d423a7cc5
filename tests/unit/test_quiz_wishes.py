"""What somebody wants who starts a quiz, in words and by the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries import Language
from bot.items import Level
from bot.knowledge.pack import Pack
from bot.quiz.composing import LENGTH, MOST
from bot.quiz.session import Mode
from bot.quiz.wishes import Wish, filled_in, spoken

EN, ES = Language


def test_nothing_is_wished(pack: Pack) -> None:
    """Eight items of all topics and levels, calm, in the language of whoever says it."""
    for wish in (spoken(" ", pack, ES), filled_in({}, pack, ES)):
        assert Wish(None, LENGTH, None, (ES,), Mode.CALM) == wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("border 5 easy race es", Wish("border", 5, Level.EASY, (ES,), Mode.RACE)),
        ("RACE hard Border", Wish("border", level=Level.HARD, mode=Mode.RACE)),
        ("difícil antes-después ambos 20", Wish(None, 20, Level.HARD, (EN, ES), Mode.BOTH_ENDS)),
        ("fácil tranquilo inglés", Wish(level=Level.EASY)),
        ("asylum law", Wish("asylum-law")),
        ("asylum-law bilingual", Wish("asylum-law", languages=(EN, ES))),
        ("³", Wish(length=3)),
    ],
)
def test_words_in_any_order(pack: Pack, said: str, wish: Wish) -> None:
    """In both languages, with and without accents."""
    assert wish == spoken(said, pack, EN)


@pytest.mark.parametrize(
    "said",
    ["quickly", "0", "21", "100", "01299999", "-1", "5.5", "border quickly", "x" * 10_000, "@all"],
)
def test_words_that_mean_nothing_are_told(pack: Pack, said: str) -> None:
    """No quiz is made of what is not understood."""
    assert spoken(said, pack, EN).unknown


@given(said=st.text(max_size=40))
def test_whatever_is_said_a_quiz_is_no_longer_than_it_may(pack: Pack, said: str) -> None:
    """And nothing that is typed breaks it."""
    assert 1 <= spoken(said, pack, EN).length <= MOST


def test_a_form(pack: Pack) -> None:
    """As it was filled in."""
    values = {"topic": "border", "length": "15", "level": "medium", "language": "both"}

    assert Wish("border", 15, Level.MEDIUM, (EN, ES), Mode.RACE) == filled_in(
        {**values, "mode": "race"}, pack, ES
    )


@pytest.mark.parametrize("value", ["", "x", "-1", "١٢", "²", "x" * 10_000, "1e3", "{}"])
def test_forged_values_count_as_left_open(pack: Pack, value: str) -> None:
    """Whatever is no option of the form, and fields that it does not have."""
    values = dict.fromkeys(("topic", "length", "level", "language", "mode", "hosts"), value)

    assert Wish(languages=(ES,)) == filled_in(values, pack, ES)


def test_a_length_is_kept_within_what_there_is(pack: Pack) -> None:
    """At least one, at most twenty."""
    assert [1, 1, 7, MOST] == [
        filled_in({"length": each}, pack, EN).length for each in ("0", "1", "7", "999")
    ]
