"""What a quiz item may say, given its paragraphs; each rule with its message."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import quizzes
from harbour import Plain
from quizzes import KINDS, both, option

from bot.knowledge.evidence import Checker
from bot.knowledge.pack import Pack
from bot.knowledge.quiz_evidence import findings

Told = Callable[..., list[str]]


@pytest.fixture
def told(harbour: Callable[..., Pack]) -> Told:
    """What the evidence finds in an item: "key: found" each."""

    def check(plain: Plain) -> list[str]:
        item = quizzes.item(plain)
        pack = harbour(quizzes.ENTRY, items=(item,))
        found = findings(Checker(pack), item, pack.entries[0])
        return [f"{each.key}: {each.found}" for each in found]

    return check


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_paragraphs_say_may_be_asked(told: Told, kind: Callable[..., Plain]) -> None:
    """
    The made-up items have no finding.
    """
    assert [] == told(kind())


def picks(*wrong: Plain) -> list[Plain]:
    """The right year, and these instead of others."""
    return [quizzes.single()["options"][0], *wrong]


BECAUSE = both("That is wrong.", "Eso no es cierto.")

UNFOUNDED: list[tuple[Plain, str]] = [
    (
        quizzes.single(stem={"en": "Who came to the 301 boats?"}),
        "stem.en: says 301, which ¶1 never says",
    ),
    (
        quizzes.single(why=both("In 1991.", "En 1991.")),
        "why.en: says 1991, which ¶1 never says",
    ),
    (
        quizzes.single(options=[option("1991", "1991", quizzes.OPENED, "true")]),
        "options.0.en: says 1991, which ¶1 never says",
    ),
    (
        quizzes.single(options=picks(option("1985", "1985", both("It was 1995.", "Fue 1995.")))),
        "options.1.why.en: says 1995, which ¶1 never says",
    ),
    (
        quizzes.single(options=picks(option("1985", "1986", BECAUSE))),
        "options.1: differs between the languages in figures: only English has 1985; only Spanish"
        " has 1986",
    ),
    (
        quizzes.single(options=picks(option("to Norland", "a Lindell", BECAUSE))),
        "options.1: differs between the languages in names: only English has norland; only Spanish"
        " has lindell",
    ),
    (
        quizzes.single(why={"en": "It was when Harbour Watch came."}),
        "why.en: names 'Harbour Watch', which ¶1 never names",
    ),
    (
        quizzes.single(why={"en": "It was when the people of Zubrowka came."}),
        "why.en: has the capitalised word 'Zubrowka', no name of ¶1",
    ),
    (
        quizzes.single(why={"en": "It was “a small miracle”."}),
        "why.en: quotes “a small miracle”, which does not stand so in ¶1",
    ),
    (
        quizzes.single(options=picks(option("“a big miracle”", "“a big miracle”", BECAUSE))),
        "options.1.en: quotes “a big miracle”, which does not stand so in ¶",
    ),
    (
        quizzes.number(
            why={"en": "By 1995 the number had more than doubled, to 700, and half of them left."}
        ),
        "why.en: shares 13 words in a row with the source",
    ),
    (
        quizzes.single(why=both("It may be 1990.", "Fue en 1990.")),
        "why: is sure in one language and unsure in the other",
    ),
    (
        quizzes.true_false(right="true"),
        "stem.en: says 250, which ¶1 never says",
    ),
    (
        quizzes.true_false(why_not=both("They were 270.", "Eran 270.")),
        "why_not.en: says 270, which ¶1 never says",
    ),
    (
        quizzes.text(accepted={"en": ["Zubrowka"], "es": ["Zubrowka"]}),
        "accepted.en: has the capitalised word 'Zubrowka', no name of ¶1",
    ),
    (
        quizzes.text(accepted={"en": ["Lindell"], "es": ["Norlandia"]}),
        "accepted: differs between the languages in names: only English has lindell; only Spanish"
        " has norland",
    ),
    (
        quizzes.text(accepted={"en": ["Lindell", "Harbour Watch"], "es": ["Lindell"]}),
        "accepted.en: names 'Harbour Watch', which ¶1 never names",
    ),
    (quizzes.number(number="701"), "number: says 701, which ¶3 never says"),
    (
        quizzes.number(
            number="40", paragraphs=["2"], stem=both("How many?", "¿Cuántos?"), why=both("x", "x")
        ),
        "number: says 40 without the source's hedge (nearly)",
    ),
    (
        quizzes.order(options=[option("in 1991", "en 1991", quizzes.OPENED)]),
        "options.0.en: says 1991, which none of ¶1, ¶3 says",
    ),
]


@pytest.mark.parametrize(("item", "expected"), UNFOUNDED)
def test_what_they_do_not_say_is_told(told: Told, item: Plain, expected: str) -> None:
    """
    Of the stem, of right options, of every reason; both languages say the same.
    """
    assert any(each.startswith(expected) for each in told(item))


@pytest.mark.parametrize(
    "wrong",
    [
        option("1985", "1985", both("In 1985 nothing opened.", "En 1985 no se abrió nada.")),
        option(
            "in Atlantis", "en Atlantis", both("Atlantis is not in it.", "En él no está Atlantis.")
        ),
        option(
            "says Harbour Watch",
            "dice Harbour Watch",
            both("It is not Harbour Watch.", "No es Harbour Watch."),
        ),
        option(
            "“a small miracle”",
            "“a small miracle”",
            both("Nobody says “a small miracle” there.", "Nadie dice ahí “a small miracle”."),
        ),
    ],
)
def test_a_wrong_option_may_say_something_else(told: Told, wrong: Plain) -> None:
    """
    And the reason against it may repeat its words.
    """
    assert [] == told(quizzes.single(options=picks(wrong)))


def test_the_hedge_and_the_voice_may_stand_in_what_is_asked(told: Told) -> None:
    """
    Of an option and of a number; the reasons keep theirs.
    """
    stem = both(
        "According to Harbour Watch, nearly how many percent come from Norland?",
        "Según Harbour Watch, ¿casi qué porcentaje viene de Norlandia?",
    )
    why = both("Harbour Watch says that it is nearly 40.", "Harbour Watch dice que es casi el 40.")
    changes = {"paragraphs": ["2"], "stem": stem, "why": why}
    options = [option("40 percent", "40 por ciento", why, "true")]

    assert [] == told(quizzes.number(number="40", **changes))
    assert [] == told(quizzes.single(options=options, **changes))
    unhedged = both("Harbour Watch says 40.", "Harbour Watch dice 40.")
    assert [
        "why.en: says 40 without the source's hedge (nearly)",
        "why.es: says 40 without the source's hedge (nearly)",
    ] == told(quizzes.number(number="40", **changes | {"why": unhedged}))


def test_a_form_that_is_never_shown_may_spell_a_name_out(told: Told) -> None:
    """
    The first of each language is the answer, and says what the paragraphs say; a form that has a
    word of it may have other names too.
    """
    accepted = {
        "en": ["Lindell", "Port Lindell", "HQ", "Lindell near Harbour Watch"],
        "es": ["Lindell", "Puerto Lindell"],
    }

    assert [] == told(quizzes.text(accepted=accepted))


def test_a_stem_may_tell_what_to_do(told: Told) -> None:
    """
    In a second sentence, whose first word is no name.
    """
    stem = both("Which year was it? Choose one.", "¿Qué año fue? Elige uno.")

    assert [] == told(quizzes.single(stem=stem))


def test_what_is_derived_in_the_entry_may_be_said(harbour: Callable[..., Pack]) -> None:
    """
    Our own arithmetic is as good as a figure.
    """
    derived = [{"value": "400", "from": ["1", "3"], "how": "700 - 300"}]
    item = quizzes.item(quizzes.single(why=both("There are 400 more.", "Hay 400 más.")))
    pack = harbour(quizzes.ENTRY | {"derived": derived}, items=(item,))

    assert [] == list(findings(Checker(pack), item, pack.entries[0]))


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        (both("The mayor said so.", "Lo dijo el alcalde."), []),
        (
            both("It was so.", "Lo dijo el alcalde."),
            ["why.en: does not say whose statement it is (the mayor)"],
        ),
    ],
)
def test_a_promise_has_its_voice(
    harbour: Callable[..., Pack], why: Plain, expected: list[str]
) -> None:
    """
    In the stem or in the reason, in each language.
    """
    by = {"kind": "promise", "by": both("the mayor", "el alcalde")}
    item = quizzes.item(quizzes.single(why=why))
    pack = harbour(quizzes.ENTRY | by, items=(item,))
    found = findings(Checker(pack), item, pack.entries[0])

    assert expected == [f"{each.key}: {each.found}" for each in found]


def test_a_pack_with_such_an_item_never_loads(problems: Callable[..., list[str]]) -> None:
    """
    Its line, the item and the key are told, beside what is wrong with the entries.
    """
    files = {
        "entries/harbour": [quizzes.ENTRY | {"answer": both("In 1991.", "En 1991.")}],
        "quiz": [quizzes.number(number="701")],
        "source": SOURCE,
        "pack": {"id": "harbour", "title": both("x", "x"), "source": {"year": "2001"}},
    }

    found = problems(**files)

    assert found == [
        "entries/harbour.yaml:1: [harbour-all, answer.en] says 1991, which none of ¶1, ¶2, ¶3 says."
        " Cite the paragraph it stands in, or take it out.",
        "entries/harbour.yaml:1: [harbour-all, answer.es] says 1991, which none of ¶1, ¶2, ¶3 says."
        " Cite the paragraph it stands in, or take it out.",
        "quiz.yaml:1: [boats-in-1995, number] says 701, which ¶3 never says."
        " Cite the paragraph it stands in, or take it out.",
    ]


SOURCE = {
    "paragraphs": [
        {"number": "1", "years": ["1990"], "figures": [{"value": "300"}]},
        {"number": "2"},
        {"number": "3", "years": ["1995"], "figures": [{"value": "700"}]},
    ]
}
