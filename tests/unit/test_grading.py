"""What answers to quiz items are worth: picks, words and numbers, as people give them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.items import Item, ItemId, ItemKind, Level, Option
from bot.quiz.grading import Grade, Verdict, grade

TEXTS = Bilingual("x", "x")


def item(kind: ItemKind, right: str = "", **changes: Any) -> Item:
    """An item of that kind; right: for each option whether it is ("+") or not ("-")."""
    options = tuple(Option(TEXTS, mark == "+", TEXTS) for mark in right)
    return Item(ItemId("i"), EntryId("e"), (1,), kind, Level.EASY, TEXTS, TEXTS, options, **changes)


def forms(*texts: str) -> tuple[Phrasing, ...]:
    return tuple(Phrasing(text, Language.ENGLISH) for text in texts)


def typed(accepted: tuple[str, ...], near: tuple[str, ...] = ()) -> Item:
    return item(ItemKind.TEXT, accepted=forms(*accepted), near=forms(*near))


def number(value: str, tolerance: str = "0") -> Item:
    return item(ItemKind.NUMBER, number=Decimal(value), tolerance=Decimal(tolerance))


SINGLE = item(ItemKind.SINGLE, "-+--")
SEVERAL = item(ItemKind.SEVERAL, "+-++-")
TRUE_FALSE = item(ItemKind.TRUE_FALSE, "-+")
ORDER = item(ItemKind.ORDER, "++++")
STATE = typed(("Chiapas", "the state of Chiapas"), ("Oaxaca", "Tabasco"))
TREATY = typed(("Cartagena Declaration", "Declaración de Cartagena"), ("Geneva Convention",))
ALL = (SINGLE, SEVERAL, TRUE_FALSE, ORDER, STATE, TREATY, number("176726"), number("20", "2"))


@pytest.mark.parametrize(
    ("asked", "answer", "verdict", "credit"),
    [
        (SINGLE, "1", "right", 1.0),
        (SINGLE, " 1 ", "right", 1.0),
        (SINGLE, "0", "wrong", 0.0),
        (SINGLE, "1,2", "wrong", 0.0),
        (SINGLE, "4", "wrong", 0.0),
        (SINGLE, "-1", "wrong", 0.0),
        (SINGLE, "", "wrong", 0.0),
        (SINGLE, "١", "wrong", 0.0),
        (TRUE_FALSE, "1", "right", 1.0),
        (TRUE_FALSE, "0", "wrong", 0.0),
        (SEVERAL, "0,2,3", "right", 1.0),
        (SEVERAL, "3,0,2", "right", 1.0),
        (SEVERAL, "0,2", "near", 2 / 3),
        (SEVERAL, "0,2,1", "near", 1 / 3),
        (SEVERAL, "0,1", "wrong", 0.0),
        (SEVERAL, "1,4", "wrong", 0.0),
        (SEVERAL, "0,1,2,3,4", "near", 1 / 3),
        (SEVERAL, "", "wrong", 0.0),
        (ORDER, "0,1,2,3", "right", 1.0),
        (ORDER, "1,0,2,3", "near", 5 / 6),
        (ORDER, "3,2,1,0", "wrong", 0.0),
        (ORDER, "0,1", "near", 1 / 6),
        (ORDER, "0,0,1,2,3", "right", 1.0),
        (ORDER, "0,1,2,9", "wrong", 0.0),
    ],
)
def test_picks_have_their_share(asked: Item, answer: str, verdict: str, credit: float) -> None:
    """
    Right picks without the wrong ones; pairs that stand in their order.
    """
    assert grade(asked, answer) == Grade(Verdict(verdict), pytest.approx(credit))


@pytest.mark.parametrize(
    "answer",
    [
        "Chiapas",
        "chiapas.",
        "  CHIAPAS!! ",
        "Chíapas",
        "the state of Chiapas",
        "in Chiapas",
        "it was Chiapas",
        "Creo que Chiapas",
        "Chaipas",
        "Chiappas",
        "Chipas",
        "Ciapas",
        "Chiapaz",
    ],
)
def test_how_people_type_is_forgiven(answer: str) -> None:
    """
    Case, accents, punctuation, articles, words that say nothing, and one slip.
    """
    assert grade(STATE, answer) == Grade(Verdict.RIGHT, 1.0)


@pytest.mark.parametrize(
    "answer",
    [
        "declaracion cartagena",
        "Cartagena Declaraton",
        "the cartagenadeclaration",
        "Declaracion de Cartajena",
    ],
)
def test_two_words_may_each_have_a_slip(answer: str) -> None:
    """
    And run together they are the same words.
    """
    expected = Verdict.NEAR if answer == "declaracion cartagena" else Verdict.RIGHT
    assert grade(TREATY, answer).verdict is expected


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (STATE, "Oaxaca"),
        (STATE, "oaxaca, Mexico"),
        (STATE, "Tabascoo"),
        (STATE, "not Chiapas"),
        (STATE, "Chiapas and Tabasco"),
        (STATE, "south of Chiapas"),
        (TREATY, "Cartagena"),
        (TREATY, "Geneva Convention"),
        (TREATY, "Cartagena Convention and Declaration"),
        (typed(("refuge",), ("refugee",)), "refugee"),
        (typed(("refuge",), ("refugee",)), "refugge"),
        (typed(("Franco",)), "France"),
        (typed(("Cárdenas",)), "Cardenal"),
        (typed(("1994 law",)), "1984 law"),
    ],
)
def test_what_is_close_is_near_and_not_right(asked: Item, answer: str) -> None:
    """
    What the item lists, a part of the answer, the answer with something beside it.
    """
    assert grade(asked, answer) == Grade(Verdict.NEAR, 0.0)


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("northern", "southern"),
        ("documented", "undocumented"),
        ("emigrants", "migrants"),
        ("persecution", "prosecution"),
        ("deported", "reported"),
        ("deported", "deportee"),
        ("Slovenia", "Slovakia"),
        ("legal", "illegal"),
        ("Iran", "Iraq"),
        ("Fox", "Vox"),
        ("Juárez", "Suárez"),
        ("Morena", "Moreno"),
        ("refuge", "refugee"),
        ("PAN", "PRI"),
    ],
)
def test_another_word_is_no_slip(accepted: str, answer: str) -> None:
    """
    Though one or two letters make it, and the item does not list it.
    """
    assert grade(typed((accepted,)), answer).verdict is not Verdict.RIGHT
    assert grade(typed((answer,)), accepted).verdict is not Verdict.RIGHT


@pytest.mark.parametrize("answer", ["", " ", "?!", "the", "nothing of the sort", "x" * 100_000])
def test_what_says_nothing_is_wrong(answer: str) -> None:
    """
    Nothing, punctuation, an article, other words, a flood of letters.
    """
    assert grade(STATE, answer) == Grade(Verdict.WRONG, 0.0)


@pytest.mark.parametrize(
    "answer",
    [
        "176726",
        "176,726",
        "176.726",
        "176 726",
        "176\u00a0726",
        "176'726",
        "176726 people",
        "unas 176,726 personas",
        "176,726.00",
        "176,726 in 2015",
        "en 2015 fueron 176.726",
        "１７６７２６",
    ],
)
def test_a_number_is_read_as_it_is_written(answer: str) -> None:
    """
    However its digits are grouped, and whatever is counted.
    """
    assert grade(number("176726"), answer) == Grade(Verdict.RIGHT, 1.0)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("20", "twenty"),
        ("20", "veinte"),
        ("20", "20%"),
        ("20", "20 por ciento"),
        ("20", "twenty percent"),
        ("35", "thirty-five"),
        ("35", "treinta y cinco"),
        ("11", "once"),
        ("200", "two hundred"),
        ("1500000", "1.5 million"),
        ("1500000", "1,5 millones"),
        ("0.5", "half"),
        ("2", "two"),
        ("1930", "the 1930s"),
        ("79000", "79k"),
        ("79000", "79 mil"),
        ("21", "May 21, 2018"),
        ("21", "el 21 de mayo de 2018"),
    ],
)
def test_a_number_may_be_words(value: str, answer: str) -> None:
    """
    In either language.
    """
    assert grade(number(value), answer).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("asked", "answer", "verdict"),
    [
        (number("20", "2"), "22", Verdict.RIGHT),
        (number("20", "2"), "23", Verdict.NEAR),
        (number("20", "2"), "25", Verdict.WRONG),
        (number("176726"), "176725", Verdict.NEAR),
        (number("176726"), "176.7", Verdict.WRONG),
        (number("176726"), "17672", Verdict.WRONG),
        (number("1994"), "1995", Verdict.NEAR),
        (number("1994"), "1984", Verdict.WRONG),
        (number("20"), "20 or 30", Verdict.NEAR),
        (number("1994"), "1994 or 2018", Verdict.NEAR),
        (number("20"), "2018", Verdict.WRONG),
        (number("20"), "-20", Verdict.WRONG),
        (number("20"), "1.2.3 million", Verdict.WRONG),
        (number("20"), "twice", Verdict.WRONG),
        (number("20"), "many", Verdict.WRONG),
        (number("20"), "", Verdict.WRONG),
    ],
)
def test_only_one_number_within_the_tolerance_is_right(
    asked: Item, answer: str, verdict: Verdict
) -> None:
    """
    A tenth off is near, of a year five years; two numbers are a guess.
    """
    assert grade(asked, answer).verdict is verdict


@given(st.sampled_from(ALL), st.text(max_size=80))
def test_any_text_has_a_grade(asked: Item, answer: str) -> None:
    """
    Whatever is typed, surrogates and controls included.
    """
    found = grade(asked, answer)

    assert 0 <= found.credit <= 1
    assert (found.verdict is Verdict.RIGHT) is (found.credit == 1)


@given(st.sampled_from(ALL), st.text("0123456789.,- '%millonthusadebxyñé\ud800\x00½²", max_size=40))
def test_any_number_has_a_grade(asked: Item, answer: str) -> None:
    """
    Whatever looks like one.
    """
    assert 0 <= grade(asked, answer).credit <= 1


@pytest.mark.parametrize("asked", ALL, ids=lambda each: each.kind)
def test_much_text_is_graded_like_little(asked: Item) -> None:
    """
    No more of it is read than of a question.
    """
    for flood in (
        "1" * 1_000_000,
        "1," * 500_000,
        "million " * 100_000,
        "a " * 500_000,
        "̈" * 10**6,
    ):
        assert grade(asked, flood).verdict is Verdict.WRONG
