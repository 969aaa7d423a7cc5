"""Editorial rules on questions: phrasings differ, and known questions are none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from harbour import plain_entry

from bot.entries import EntryId, Language
from bot.knowledge.checks import check
from bot.knowledge.content import content_words, dice
from bot.knowledge.pack import KnownQuestion, Pack, Rules

Harbour = Callable[..., Pack]
BOTH = (Language.ENGLISH, Language.SPANISH)
SIMPLE = {"en": "It is open.", "es": "Está abierto."}


def told(pack: Pack) -> list[str]:
    return [f"{problem.place}: {problem.found}" for problem in check(pack)]


def asking(identity: str, *english: str, **changes: Any) -> dict[str, Any]:
    return plain_entry(id=identity, questions={"en": list(english)}, **changes)


def known(text: str, entry: str | None = "harbour-1990") -> KnownQuestion:
    return KnownQuestion(text, Language.ENGLISH, EntryId(entry) if entry else None)


def test_each_language_has_its_phrasings(harbour: Harbour) -> None:
    """
    As many as the pack asks for.
    """
    pack = harbour(plain_entry(simple=SIMPLE), rules=Rules(languages=BOTH, phrasings=2))

    assert [
        "harbour-1990, questions.en: has 1 phrasings",
        "harbour-1990, questions.es: has 1 phrasings",
    ] == told(pack)


def test_phrasings_of_an_entry_really_differ(harbour: Harbour) -> None:
    """
    The share of common content words is bounded; stop words and endings do not count.
    """
    entry = asking("one", "When did the harbour open?", "so when was it opening, the harbours")

    assert ["one, questions.en.1: shares 100% of its words with 'When did the harbour open?'"] == (
        told(harbour(entry, rules=Rules(overlap=0.7)))
    )


@pytest.mark.parametrize("again", ["How many boats?", "how MANY boats", "¿How many, boats!"])
def test_no_phrasing_stands_twice(harbour: Harbour, again: str) -> None:
    """
    Case and punctuation make no difference.
    """
    pack = harbour(asking("one", "How many boats?"), asking("two", again))

    assert ["two, questions.en.0: repeats a phrasing of one: 'How many boats?'"] == told(pack)


def test_entries_do_not_ask_nearly_the_same(harbour: Harbour) -> None:
    """
    From four content words on, nearly equal questions of two entries are one question.
    """
    first = "Which fishermen learned the language of foreign guests?"
    second = "Did the foreign guests' language get learned by fishermen, and which?"
    pack = harbour(asking("one", first), asking("two", f"{second}"))

    assert dice(*(content_words(text, Language.ENGLISH) for text in (first, second))) > 0.9
    assert [f"two, questions.en.0: asks nearly the same as one: {first!r}"] == told(pack)


def test_few_content_words_may_be_shared(harbour: Harbour) -> None:
    """
    "Who runs the harbour" and "where is the harbour run" share too little to tell.
    """
    assert [] == told(harbour(asking("one", "who runs it"), asking("two", "where is it run")))


def test_the_two_languages_do_not_repeat_each_other(harbour: Harbour) -> None:
    """
    A word that is the same in English and Spanish is a phrasing of both.
    """
    entry = plain_entry(questions={"en": ["Lindell"], "es": ["Lindell"]})

    assert [] == told(harbour(entry))


def test_there_are_enough_known_questions(harbour: Harbour) -> None:
    """
    For each entry, and enough that must be declined, in each language.
    """
    rules = Rules(languages=(Language.ENGLISH,), known_questions=2, declined_questions=1)
    pack = harbour(plain_entry(simple=SIMPLE), rules=rules, known=(known("Since when?"),))

    assert [
        "harbour-1990: has 1 known questions in en",
        ": has 0 questions that must be declined",
    ] == told(pack)


def test_a_known_question_is_no_phrasing(harbour: Harbour) -> None:
    """
    A question that the index holds proves nothing.
    """
    pack = harbour(known=(known("When did the HARBOUR open"), known("Why?"), known("why", None)))

    assert [
        "question: asks 'When did the HARBOUR open', which is a phrasing of an entry",
        "question: asks 'why' a second time",
    ] == told(pack)
