"""The file of workshops: read whole, or refused with each thing to mend by line and key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from harbour import plain_entry, shipped_pack

from bot.entries import Bilingual, Language
from bot.knowledge import loader
from bot.knowledge.workshops import Point, Term, Theme, Workshop
from bot.text import words

PLAIN: dict[str, Any] = {
    "topics": [
        {
            "topic": "harbour",
            "goals": [{"en": "tell when it opened", "es": "decir cuándo abrió", "paragraphs": [1]}],
            "prompts": [
                {"en": "What is a harbour for?", "es": "¿Para qué es un puerto?", "paragraphs": [1]}
            ],
        }
    ],
    "glossary": [
        {
            "id": "guest",
            "term": {"en": "guest", "es": "huésped"},
            "meaning": {"en": "Someone who stays.", "es": "Alguien que se queda."},
            "topics": ["harbour"],
            "paragraphs": [3],
        }
    ],
}
Problems = Callable[..., list[str]]


@pytest.fixture
def files() -> dict[str, Any]:
    """A pack with an entry and a workshop that is right, to be made wrong."""
    return {"entries/harbour": [plain_entry()], "workshop": deepcopy(PLAIN)}


def texts(workshop: Workshop) -> list[Bilingual]:
    points = [p for theme in workshop.themes for p in (*theme.goals, *theme.prompts)]
    terms = [text for term in workshop.terms for text in (term.term, term.meaning)]
    return [*(point.text for point in points), *terms]


def test_a_pack_without_one_loads_as_before(write: Callable[..., Path]) -> None:
    """The file may be left out."""
    assert Workshop() == loader.load(write()).workshop


def test_what_it_holds(write: Callable[..., Path], files: dict[str, Any]) -> None:
    """Goals and questions by topic, and a glossary, in the order of the file."""
    found = loader.load(write(**files)).workshop
    goal = Point(Bilingual("tell when it opened", "decir cuándo abrió"), (1,))
    prompt = Point(Bilingual("What is a harbour for?", "¿Para qué es un puerto?"), (1,))

    assert (Theme("harbour", (goal,), (prompt,)),) == found.themes
    assert found.terms == (
        Term(
            "guest",
            Bilingual("guest", "huésped"),
            Bilingual("Someone who stays.", "Alguien que se queda."),
            ("harbour",),
            (3,),
        ),
    )


def _no_spanish(workshop: dict[str, Any]) -> None:
    del workshop["topics"][0]["goals"][0]["es"]


def _states(workshop: dict[str, Any]) -> None:
    workshop["topics"][0]["prompts"][0]["en"] = "A harbour is for guests."


def _strange_topic(workshop: dict[str, Any]) -> None:
    workshop["topics"][0]["topic"] = "moon"


def _twice(workshop: dict[str, Any]) -> None:
    workshop["topics"].append(workshop["topics"][0])


def _same_id(workshop: dict[str, Any]) -> None:
    workshop["glossary"].append(workshop["glossary"][0])


def _strange_topic_of_a_term(workshop: dict[str, Any]) -> None:
    workshop["glossary"][0]["topics"] = ["moon"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_no_spanish, "[harbour.goals.0] is missing in es. Write it."),
        (_states, "[harbour.prompts.0, en] asks nothing. Write an open question."),
        (_strange_topic, "[moon, topic] is 'moon', which is no topic. Name one of: harbour."),
        (_twice, "[harbour, topic] has a part of its own already. Make one of both."),
        (_same_id, "[guest, id] repeats the id 'guest'. Give it an id of its own."),
        (_strange_topic_of_a_term, "[guest, topics] names 'moon', which is no topic."),
    ],
)
def test_what_is_refused(
    spoil: Callable[[dict[str, Any]], None], told: str, files: dict[str, Any], problems: Problems
) -> None:
    """Each with its line and what to write instead."""
    spoil(files["workshop"])
    found = problems(**files)

    assert any(told in each for each in found), found
    assert all(each.startswith("workshop.yaml:") for each in found)


def test_an_unknown_key_is_refused(files: dict[str, Any], problems: Problems) -> None:
    """The format is strict."""
    files["workshop"]["glossary"][0]["colour"] = "red"

    assert any("colour" in each for each in problems(**files))


def test_a_year_is_held_against_the_paragraphs(shipped: Path) -> None:
    """A goal, a question or a meaning that says what they do not is told by its key."""
    contents = loader.contents(shipped)
    text = contents["workshop.yaml"].decode()
    wrong = (
        text.replace("asked for in 1948,", "asked for in 1949,")
        .replace("pidió Pablo Campos Ortiz en 1948", "pidió Pablo Campos Ortiz en 1949")
        .replace(
            "arrests and deportations along its southern border, begun in 2014", "arrests by France"
        )
    )
    contents["workshop.yaml"] = wrong.encode()
    with pytest.raises(loader.KnowledgeError) as error:
        loader.located(contents, "shipped")
    told = "\n".join(map(str, error.value.problems))

    assert "[refuge-history.goals.2, en] says 1949" in told
    assert "[refuge-history.goals.2, es] says 1949" in told
    assert "[programa-frontera-sur, meaning" in told


@pytest.fixture
def shipped() -> Path:
    from harbour import SHIPPED

    return Path(SHIPPED)


def test_the_shipped_pack_has_enough() -> None:
    """Three goals and four questions for each topic, and twelve words, all in both languages."""
    pack = shipped_pack()
    themes = {theme.topic: theme for theme in pack.workshop.themes}

    assert [topic.id for topic in pack.topics] == list(themes)
    assert all(len(t.goals) >= 3 and len(t.prompts) >= 4 for t in themes.values())
    assert len(pack.workshop.terms) >= 12
    assert all(tuple(Language) == text.languages for text in texts(pack.workshop))
    assert not [text for text, n in Counter(texts(pack.workshop)).items() if n > 1]
    covered = Counter(topic for term in pack.workshop.terms for topic in term.topics)
    assert all(covered[topic.id] for topic in pack.topics)


def test_its_questions_are_open() -> None:
    """None can be answered by yes or no, in either language, and none is long."""
    closed = set(
        "is are was were do does did has have had can could should will would es son".split()
    )
    for theme in shipped_pack().workshop.themes:
        for prompt in theme.prompts:
            for language in Language:
                text = prompt.text.best(language)
                last = text.split(". ")[-1]
                assert words(last)[0] not in closed, text
                assert len(words(text)) <= 40, text


def test_it_tests_no_slip_of_the_article() -> None:
    """What the quiz never asks about, a workshop does not teach either."""
    pack = shipped_pack()
    never = [f" {' '.join(words(each))} " for each in pack.rules.quiz.never]
    for text in texts(pack.workshop):
        for language in Language:
            said = f" {' '.join(words(text.best(language)))} "
            assert not [each for each in never if each in said]
