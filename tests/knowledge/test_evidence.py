"""What a text may say, given its cited paragraphs; each rule with its message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from harbour import english

from bot.entries import Language
from bot.knowledge.evidence import Checker, Facts
from bot.knowledge.pack import Pack

Found = Callable[..., list[str]]


def test_what_the_source_says_may_be_said(found: Found) -> None:
    """
    The made-up entry has no finding.
    """
    assert [] == found()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (english("It had 301 boats.", "1"), "answer.en: says 301, which ¶1 never says"),
        (english("It opened in 1991.", "1"), "answer.en: says 1991, which ¶1 never says"),
        (english("It had 700 boats.", "1", "2"), "answer.en: says 700, which none of ¶1, ¶2 says"),
        (english("It had seven boats.", "1"), "answer.en: says 7, which ¶1 never says"),
        (english("The number tripled.", "3"), "answer.en: says 3x, which ¶3 never says"),
        (
            english("The number doubled.", "3"),
            "answer.en: says 2x without the source's hedge (more)",
        ),
        (
            english("Harbour Watch says 40 percent.", "2"),
            "answer.en: says 40 without the source's hedge (nearly)",
        ),
        (
            english("Around 40 percent are foreign.", "2"),
            "answer.en: says 40 without naming who says so (harbour-watch)",
        ),
    ],
)
def test_a_figure_needs_its_paragraph_its_hedge_and_its_voice(
    found: Found, changes: dict[str, Any], expected: str
) -> None:
    """
    Digits and words alike; "nearly" and "says Harbour Watch" stay with the figure.
    """
    assert [expected] == found(**changes)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Watch says that around 40 percent come from Norland.",
        "To Harbour Watch, nearly forty percent come from Norland.",
        "In 2001 it still had nearly 40 percent, says Harbour Watch.",
    ],
)
def test_a_hedge_may_be_said_in_other_words(found: Found, text: str) -> None:
    """
    One hedge stands for another, and the year of the source itself is always free.
    """
    assert [] == found(**english(text, "2"))


@pytest.mark.parametrize(
    "text",
    [
        "Según Harbour Watch, alrededor del 40 por ciento viene de Norlandia.",
        "Cerca del 40 por ciento viene de Norlandia, dice Harbour Watch.",
        "Casi cuarenta por ciento, dice Harbour Watch.",
    ],
)
def test_spanish_hedges_count_with_their_articles(found: Found, text: str) -> None:
    """
    "Alrededor del" is "alrededor de" with an article.
    """
    assert [] == found(answer={"es": text}, source={"paragraphs": ["2"]})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (english("Norland has a mayor.", "3"), "answer.en: names 'Norland', which ¶3 never names"),
        (
            english("The people of Finland came.", "1"),
            "answer.en: has the capitalised word 'Finland', no name of ¶1",
        ),
        (
            english("Olaf opened the harbour.", "1"),
            "answer.en: has the capitalised word 'Olaf', no name of ¶1",
        ),
        (
            english("The harbour is of the NATO.", "1"),
            "answer.en: has the capitalised word 'NATO', no name of ¶1",
        ),
    ],
)
def test_a_name_needs_its_paragraph(found: Found, changes: dict[str, Any], expected: str) -> None:
    """
    Names of the source only where they are cited; any other capitalised word nowhere.
    """
    assert [expected] == found(**changes)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            {"en": "It opened in 1990.", "es": "Se abrió hace mucho."},
            "answer: differs between the languages in figures: only English has 1990",
        ),
        (
            {"en": "It opened.", "es": "Se abrió con 300 barcos."},
            "answer: differs between the languages in figures: only Spanish has 300",
        ),
        (
            {"en": "In 1990, 300; 300.", "es": "En 1990, 300; en 1990."},
            "answer: differs between the languages in figures: only English has 300; only Spanish"
            " has 1990",
        ),
        (
            {"en": "Lindell has a harbour.", "es": "El pueblo tiene un puerto."},
            "answer: differs between the languages in names: only English has lindell",
        ),
        (
            {"en": "The boats may come.", "es": "Los barcos vienen."},
            "answer: is sure in one language and unsure in the other",
        ),
    ],
)
def test_both_languages_say_the_same(found: Found, answer: dict[str, str], expected: str) -> None:
    """
    Figures, as often; names; and whether it is sure.
    """
    assert [expected] == found(answer=answer, source={"paragraphs": ["1"]})


@pytest.mark.parametrize(
    ("english_text", "spanish_text"),
    [
        ("It may open.", "Este puede abrir."),
        ("It might be so.", "Es así, quizá."),
        ("It was as one might expect.", "Era como cabría esperar."),
        ("They could come.", "Ellos podían venir."),
    ],
)
def test_doubt_is_recognised_in_both_languages(
    found: Found, english_text: str, spanish_text: str
) -> None:
    """
    Modal verbs and adverbs of doubt, at the start of a sentence too.
    """
    assert [] == found(
        answer={"en": english_text, "es": spanish_text}, source={"paragraphs": ["1"]}
    )


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ({"value": "10", "from": ["1"], "how": "2000 - 1990"}, "calculates with 2000, which ¶1"),
        ({"value": "6", "from": ["1", "3"], "how": "1995 - 1990"}, "1995 - 1990 is not 6"),
        ({"value": "5", "from": ["1", "3"], "how": "about five"}, "about five is not 5"),
    ],
)
def test_our_own_arithmetic_is_worked_out(
    found: Found, derived: dict[str, Any], expected: str
) -> None:
    """
    Operands stand in the paragraphs named, and the result is right.
    """
    assert any(told.startswith(f"derived: {expected}") for told in found(derived=[derived]))


def test_a_derived_figure_may_be_said(found: Found) -> None:
    """
    "Five years passed", by our own arithmetic.
    """
    derived = [{"value": "5", "from": ["1", "3"], "how": "1995 - 1990"}]

    assert [] == found(**english("It took five years.", "1", "3", derived=derived))


@pytest.mark.parametrize("kind", ["reported", "promise", "view", "disputed"])
def test_who_says_so_is_named(found: Found, kind: str) -> None:
    """
    `by` is there, and a word of it stands in the text.
    """
    by = {"en": "Harbour Watch"}
    silent = english("The boats come.", "2", kind=kind, by=by)

    assert [f"by: is missing though the kind is {kind}"] == found(kind=kind)
    assert ["answer.en: does not say whose statement it is (Harbour Watch)"] == found(**silent)
    assert [] == found(**english("Harbour Watch sees boats.", "2", kind=kind, by=by))


def test_a_paragraph_that_does_not_exist_is_told(found: Found) -> None:
    """
    Nothing else is checked then.
    """
    assert ["source: cites ¶9, which is not in the source"] == found(source={"paragraphs": ["9"]})


def test_only_a_moderators_note_cites_nothing(found: Found) -> None:
    """
    A note stands outside the article: its own figures and names have no paragraph to stand in.
    """
    plain = {"answer": {"en": "They meet in Finland at 5."}, "source": None}

    assert "source: cites no paragraph" in found(**plain)
    assert [] == found(**plain, kind="note")


def test_a_note_that_cites_is_checked_like_any_entry(found: Found) -> None:
    """
    What it says of the source must be in the source.
    """
    note = english("It opened in 1991.", "1", kind="note")

    assert ["answer.en: says 1991, which ¶1 never says"] == found(**note)


def test_both_languages_of_a_note_say_the_same(found: Found) -> None:
    """
    Figures agree even where no source stands behind them.
    """
    answer = {"en": "They meet at 5.", "es": "Se reúnen a las 6."}

    assert [
        "answer: differs between the languages in figures: only English has 5; only Spanish has 6"
    ] == found(answer=answer, source=None, kind="note")


def test_simple_text_and_caveat_are_checked_like_the_answer(found: Found) -> None:
    """
    All that people read as a statement.
    """
    wrong = {"en": "It was 1991."}

    assert [
        "simple.en: says 1991, which ¶1 never says",
        "caveat.en: says 1991, which ¶1 never says",
    ] == found(simple=wrong, caveat=wrong)


def test_the_facts_of_a_text_can_be_told_apart(harbour: Callable[..., Pack]) -> None:
    """
    What two texts assert can be compared without reading them.
    """
    facts = Checker(harbour()).facts("In 1990 Lindell had “a small miracle”.", Language.ENGLISH)

    assert Facts(frozenset({"1990"}), frozenset({"lindell"}), ("a small miracle",)) == facts


def test_a_pack_without_source_has_no_evidence(harbour: Callable[..., Pack]) -> None:
    """
    There is nothing to check against.
    """
    with pytest.raises(ValueError, match="no source"):
        Checker(harbour(source=None))
