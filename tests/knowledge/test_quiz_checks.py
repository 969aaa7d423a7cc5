"""How well quiz items are asked: each rule with its message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import quizzes
from harbour import SHIPPED, Plain
from quizzes import KINDS, both, option

from bot.entries import Bilingual, Language
from bot.knowledge import build, loader, quiz_checks
from bot.knowledge.lines import Lines
from bot.knowledge.pack import Pack, QuizRules, Rules, Topic
from bot.knowledge.quiz import texts_of
from bot.text import normalise

Told = Callable[..., list[str]]
STEM = Bilingual("According to the 2001 article", "Según el artículo de 2001")


@pytest.fixture
def told(harbour: Callable[..., Pack]) -> Told:
    """What the rules find in a quiz of these items."""

    def check(*items: Plain, languages: tuple[Language, ...] = (), **rules: Any) -> list[str]:
        pack = harbour(
            quizzes.ENTRY,
            items=tuple(map(quizzes.item, items)),
            topics=(Topic("harbour", Bilingual("Harbour")), Topic("trade", Bilingual("Trade"))),
            rules=Rules(languages=languages, quiz=QuizRules(**{"stem": STEM} | rules)),
        )
        checks = (quiz_checks.amounts, quiz_checks.items, quiz_checks.together)
        found = (problem for rule in checks for problem in rule(pack, Lines()))
        return [f"[{each.place}] {each.found}. {each.remedy}." for each in found]

    return check


def test_items_that_are_well_asked_break_no_rule(told: Told) -> None:
    """
    One of each kind, under every rule.
    """
    rules = {"items": 6, "cover": True, "never": ("credible fear",), "longest_right": 0.9}

    assert [] == told(*(kind() for kind in KINDS), languages=tuple(Language), **rules)


def test_a_pack_without_rules_needs_no_quiz(told: Told) -> None:
    """
    And one with rules says what is missing.
    """
    assert [] == told(stem=None)
    assert [
        "[] has 0 items. Write at least 2.",
        "[] has 0 items on 'harbour'. Write at least 1.",
        "[] has 0 items on 'trade'. Write at least 1.",
    ] == told(items=2, per_topic=1)


def test_every_kind_and_level_is_there(told: Told) -> None:
    """
    Where the pack asks for that.
    """
    found = told(quizzes.single(), cover=True)

    assert "[] has 0 items of the kind 'order'. Write at least 1." in found
    assert "[] has 0 items of the level 'hard'. Write at least 1." in found
    assert len(found) == 7


def with_option(en: str, es: str, **changes: Any) -> Plain:
    """The item on the year with one more wrong option."""
    plain = quizzes.single(**changes)
    return plain | {"options": [*plain["options"], option(en, es, quizzes.NOT_THEN)]}


WRONG: list[tuple[tuple[Plain, ...], str]] = [
    (
        (quizzes.single(stem={"en": "In which year did the harbour open?"}),),
        "[opening-year, stem.en] does not say whose word it is. Begin with 'According to the 2001"
        " article'.",
    ),
    (
        (with_option("1,985.", "1984"),),
        "[opening-year, options.3.en] is the same option as another: '1985'. Write a different one.",
    ),
    (
        (with_option("None of the above", "Ninguna de las anteriores"),),
        "[opening-year, options.3.es] speaks of the other options: 'ninguna de las anteriores'."
        " Write one with content.",
    ),
    (
        (with_option("a Credible Fear", "x"),),
        "[opening-year, options.3.en] has 'credible fear', which no item may. Ask about something"
        " else.",
    ),
    (
        (quizzes.text(near={"en": ["credible fear", "x"], "es": ["x", "y"]}),),
        "[town-name, near.en] has 'credible fear', which no item may.",
    ),
    (
        (
            quizzes.several(
                stem=both(
                    "According to the 2001 article, what did they learn?",
                    "Según el artículo de 2001, ¿qué aprendieron?",
                )
            ),
        ),
        "[fishermen, stem.en] has words of its right answer alone: learn. Ask in other words, or"
        " put them in a wrong one too.",
    ),
    (
        (
            quizzes.text(
                stem={"en": "According to the 2001 article, of which town is the Lindell harbour?"}
            ),
        ),
        "[town-name, stem.en] has words of its right answer alone: lindel",
    ),
    (
        (
            quizzes.number(
                stem={"en": "According to the 2001 article, how many of the 700 boats are there?"}
            ),
        ),
        "[boats-in-1995, stem.en] has words of its right answer alone: 700.",
    ),
    (
        (
            quizzes.order(
                options=[
                    option("in 1990", "en 1990", quizzes.OPENED),
                    option("in 1995", "en 1995", quizzes.OPENED),
                ]
            ),
        ),
        "[what-came-first, options] tells the years in 2 of the steps (en). Leave them to the"
        " reasons.",
    ),
    (
        (quizzes.single(paragraphs=["3"], kind="number", number="1990", tolerance="5"),),
        "[opening-year, tolerance] lets in 1995, another figure of ¶3. Make it smaller.",
    ),
    (
        (quizzes.single(), quizzes.single(id="again")),
        "[again, stem.en] asks the same as opening-year. Keep one of the two.",
    ),
    (
        (
            quizzes.text(),
            quizzes.true_false(
                right="true",
                stem=both(
                    "According to the 2001 article, the town of Lindell opened it.",
                    "Según el artículo de 2001, el pueblo de Lindell lo abrió.",
                ),
            ),
        ),
        "[boats-in-1990, stem.en] tells the answer of town-name. Ask in other words.",
    ),
]


@pytest.mark.parametrize(("items", "expected"), WRONG)
def test_what_is_badly_asked_is_told(told: Told, items: tuple[Plain, ...], expected: str) -> None:
    """
    With its key, what was found, and what to do.
    """
    assert any(each.startswith(expected) for each in told(*items, never=("credible fear",)))


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_are_there(told: Told, kind: Callable[..., Plain]) -> None:
    """
    Of the stem, the options, the reasons, and the forms that may be typed.
    """
    plain = kind()
    spoken = {"stem", "why", "why_not", "accepted", "near"}
    english = {key: {"en": v["en"]} if key in spoken else v for key, v in plain.items()}

    found = told(english, languages=tuple(Language))

    missing = [
        f"[{plain['id']}, {key}.es] is missing in es. Write it." for key in spoken & {*plain}
    ]
    assert sorted(missing) == sorted(each for each in found if "missing" in each)


def test_an_answer_in_a_false_statement_or_another_topic_is_none(told: Told) -> None:
    """
    Nor one beside words that have nothing to do with the question.
    """
    stem = both(
        "According to the 2001 article, the town of Lindell opened it.",
        "Según el artículo de 2001, el pueblo de Lindell lo abrió.",
    )
    unlike = both(
        "According to the 2001 article, Lindell was poor.",
        "Según el artículo de 2001, Lindell era pobre.",
    )
    assert [] == told(quizzes.text(), quizzes.true_false(stem=stem))
    assert [] == told(quizzes.text(), quizzes.true_false(stem=unlike, right="true"))


def test_the_right_option_is_not_always_the_longest(told: Told) -> None:
    """
    In each language, over all single choices.
    """
    long = [
        option("in the year 1990", "en 1990", quizzes.OPENED, "true"),
        *quizzes.single()["options"][1:],
    ]
    items = (quizzes.single(options=long), quizzes.single(id="b"), quizzes.single(id="c"))

    found = [each for each in told(*items, longest_right=0.3) if "longest" in each]
    assert found == [
        "[] has the right option as the longest in 1 of 3 single choices (en). Make a wrong one as"
        " long: at most 30%.",
        "[] has the right option as the longest in 1 of 3 single choices (es). Make a wrong one as"
        " long: at most 30%.",
    ]
    assert not [each for each in told(*items, longest_right=0.34) if "longest" in each]


def test_the_rules_are_declared_in_the_pack(write: Callable[..., Path]) -> None:
    """
    All of them, beside those on entries.
    """
    rules = {
        "items": "90", "per_topic": "3", "cover": "true", "never": ["credible fear"],
        "stem": both("In", "En"), "longest_right": "0.4",
    }  # fmt: skip
    pack = loader.load(
        write(pack={"id": "harbour", "title": both("x", "x"), "rules": {"quiz": rules}})
    )

    assert pack.rules.quiz == QuizRules(90, 3, True, Bilingual("In", "En"), ("credible fear",), 0.4)
    assert build.rules({}).quiz == QuizRules()


def test_no_shipped_item_is_on_the_slips_of_the_article() -> None:
    """
    The words that no item may have are declared, and each would be found.
    """
    pack = loader.load(SHIPPED)
    never = pack.rules.quiz.never
    texts = [t.best(each) for item in pack.items for _, t in texts_of(item) for each in Language]

    assert {"credible fear", "almost 60 years", "between 2014 and 2015"} <= set(never)
    assert not [text for text in texts for word in never if normalise(word) in normalise(text)]
    item = replace(quizzes.item(quizzes.single()), why=Bilingual("It was a credible fear."))
    (found,) = (
        problem
        for problem in quiz_checks.items(replace(pack, items=(item,)), Lines())
        if "no item may" in problem.found
    )
    assert found.place == "opening-year, why.en"
