"""What changed between two versions of an entry is told in words that can be read aloud."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries import Language
from bot.store import Body, PersonHash, Revision
from bot.wording.differences import rows, told

EN, ES = Language
HOURS: dict[str, Any] = {
    "id": "hours",
    "topic": "community",
    "kind": "note",
    "questions": {"en": ["When does the library open?", "opening hours"]},
    "answer": {"en": "The library by the harbour is open from 9 to 16 on weekdays, all year."},
}
LONG = " ".join(f"word{n}" for n in range(60))


def having(**parts: Any) -> dict[str, Any]:
    return {**HOURS, **parts}


def answer(text: str, language: str = "en") -> dict[str, Any]:
    return having(answer={**HOURS["answer"], language: text})


def revisions(*bodies: Body | None) -> list[Revision]:
    """Oldest first in, newest first out, each a day after the one before."""
    made = [
        Revision(n, body, n, PersonHash("a"), datetime(2026, 5, n, tzinfo=UTC))
        for n, body in enumerate(bodies, start=1)
    ]
    return made[::-1]


def body(record: dict[str, Any]) -> Body:
    return {"record": record, "on": "2026-05-01", "stale": []}


def test_a_word_is_told_with_those_around_it() -> None:
    """What is new first, and signs only where a text goes on."""
    after = answer("The library by the harbour is open from 9 to 17 on weekdays, all year.")

    assert (
        "Answer (English): “… from 9 to 17 on weekdays, all …” instead of "
        "“… from 9 to 16 on weekdays, all …”.",
    ) == told(HOURS, after, EN)
    assert told(HOURS, after, ES)[0].startswith("Respuesta (Inglés): “… from 9 to 17")
    assert " en lugar de “… from 9 to 16" in told(HOURS, after, ES)[0]


def test_words_added_and_taken_out() -> None:
    """They are read in their place, both ways."""
    more = answer(f"{HOURS['answer']['en']} Closed in May.")

    assert (
        "Answer (English): “… weekdays, all year. Closed in May.” instead of "
        "“… weekdays, all year.”.",
    ) == told(HOURS, more, EN)
    assert (
        "Answer (English): “… weekdays, all year.” instead of "
        "“… weekdays, all year. Closed in May.”.",
    ) == told(more, HOURS, EN)


def test_changes_far_apart_are_told_one_by_one() -> None:
    """Four of them; the rest is counted."""
    words = LONG.split()
    for place in range(0, 60, 10):
        words[place] = "new"
    (line,) = told(answer(LONG), answer(" ".join(words)), EN)

    assert 4 == line.count("instead of")
    assert "“… word7 word8 word9 new word11 word12 word13 …”" in line
    assert line.endswith("; more changes: 2.")


def test_a_text_that_was_not_there() -> None:
    """Or is there no more."""
    both = answer("La biblioteca abre a las 9.", "es")

    assert ("Answer (Spanish): added “La biblioteca abre a las 9.”.",) == told(HOURS, both, EN)
    assert ("Respuesta (Español): se quitó “La biblioteca abre a las 9.”.",) == told(
        both, HOURS, ES
    )


def test_spaces_alone() -> None:
    """Nobody would see what changed in the words."""
    spaced = answer(HOURS["answer"]["en"].replace(", ", ",\n"))

    assert ("Answer (English): only spaces or line breaks changed.",) == told(HOURS, spaced, EN)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"questions": {"en": ["When does the library close?", "opening hours"]}},
            "Question (English): “… does the library close?” instead of “… does the library open?”",
        ),
        (
            {"questions": {"en": [*HOURS["questions"]["en"], "when open"]}},
            "Other ways to ask (English): added “when open”",
        ),
        (
            {"questions": {"en": ["When does the library open?"]}},
            "Other ways to ask (English): taken out “opening hours”",
        ),
        (
            {"questions": {"en": ["opening hours", "When does the library open?"]}},
            "Other ways to ask (English): in another order",
        ),
        (
            {"questions": {**HOURS["questions"], "es": ["¿Cuándo abre?"]}},
            "Other ways to ask (Spanish): added “¿Cuándo abre?”",
        ),
        (
            {"source": {"paragraphs": ["3"]}},
            "Where is it from: “¶3” instead of “our own knowledge”",
        ),
        ({"source": {"quote": "a small miracle"}}, "Where is it from: added “a small miracle”"),
        (
            {"kind": "view"},
            "Kind of statement: “The author's view” instead of “Our own note”",
        ),
        ({"kind": "gap"}, "Kind of statement: “gap” instead of “Our own note”"),
        ({"by": {"en": "the mayor"}}, "Who says so (English): added “the mayor”"),
        ({"when": "2015"}, "When it happened: added “2015”"),
        ({"review": "2027-01-31"}, "Look at it again by: added “2027-01-31”"),
        ({"title": {"en": "Hours"}}, "Title (English): added “Hours”"),
        ({"caveat": {"en": "Ring first."}}, "Keep in mind (English): added “Ring first.”"),
        ({"related": ["harbour"]}, "Related entries: changed"),
        ({"topic": "places"}, "Topic: changed"),
    ],
)
def test_every_part_has_its_line(change: dict[str, Any], line: str) -> None:
    """By its name in the form; nothing else is said to have changed."""
    assert (f"{line}.",) == told(HOURS, having(**change), EN)


def test_what_is_left_empty_is_as_good_as_left_out() -> None:
    """A file may write both."""
    assert () == told(HOURS, having(related=[], caveat=None, source=None, by=None), EN)


texts = st.text(alphabet="ab {}“”\n", max_size=40)


@given(texts, texts)
def test_any_two_texts(before: str, after: str) -> None:
    """Something is said if and only if they differ, in one line, braces and quotes included."""
    lines = told(answer(before), answer(after), EN)

    assert (before != after) == bool(lines)
    assert all(line.count(": ") for line in lines)


def test_a_long_text_is_cut() -> None:
    """Whatever a store holds: a line stays short enough for every platform."""
    (line,) = told(answer("a " * 5_000), answer("b " * 5_000), EN)

    assert 800 > len(line)


def test_versions_say_what_each_changed() -> None:
    """The first and the newest also what they say; in between the changes are enough."""
    nine, ten, noon = (answer(f"It opens at {when}.") for when in ("nine", "ten", "noon"))

    assert (
        (
            "3 (May 3, 2026)",
            "It opens at noon.\nAnswer (English): “It opens at noon.” instead of “It opens at ten.”.",
        ),
        ("2 (May 2, 2026)", "Answer (English): “It opens at ten.” instead of “It opens at nine.”."),
        ("1 (May 1, 2026)", "It opens at nine."),
    ) == rows(revisions(body(nine), body(ten), body(noon)), EN)


def test_versions_taken_away_brought_back_or_damaged() -> None:
    """Each is held against the last before it that can be read."""
    again = body(having(when="2015"))
    told = [said for _, said in rows(revisions(body(HOURS), None, again, {"record": 3}, again), EN)]

    assert HOURS["answer"]["en"] == told[-1]
    assert ["retired", "damaged: it cannot be read"] == [told[3], told[1]]
    assert "Back again.\nWhen it happened: added “2015”." == told[2]
    assert told[0].endswith("The text stayed as it was.")


def test_of_a_single_version_all_is_told() -> None:
    """So it is after the earlier ones were erased."""
    assert [HOURS["answer"]["en"]] == [said for _, said in rows(revisions(body(HOURS)), ES)]
