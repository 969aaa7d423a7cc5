"""The editorial rules a pack declares, one by one; a pack that declares none breaks none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import plain_entry

from bot.entries import Bilingual, EntryId, Language
from bot.knowledge.checks import check
from bot.knowledge.content import content_words, dice
from bot.knowledge.pack import HelpCard, HelpLink, KnownQuestion, Opening, Pack, Rules, Topic

Harbour = Callable[..., Pack]
BOTH = (Language.ENGLISH, Language.SPANISH)
SIMPLE = {"en": "It is open.", "es": "Está abierto."}


def told(pack: Pack) -> list[str]:
    return [f"{problem.place}: {problem.found}" for problem in check(pack)]


def asking(identity: str, *english: str, **changes: Any) -> dict[str, Any]:
    return plain_entry(id=identity, questions={"en": list(english)}, **changes)


def known(text: str, entry: str | None = "harbour-1990") -> KnownQuestion:
    return KnownQuestion(text, Language.ENGLISH, EntryId(entry) if entry else None)


def test_a_pack_without_rules_breaks_none(harbour: Harbour) -> None:
    """
    A labelled set or a community's single entry is no worse for having no twin.
    """
    assert [] == told(harbour(plain_entry(answer={"en": "It is open."})))


def test_every_language_is_there(harbour: Harbour) -> None:
    """
    Questions, answer, plain twin, voice, and a caveat where there is one.
    """
    entry = plain_entry(
        questions={"en": ["How?"]},
        answer={"en": "So."},
        caveat={"en": "Not so."},
        by={"es": "El alcalde"},
    )

    assert {
        "harbour-1990, questions.es: has 0 phrasings",
        "harbour-1990, answer.es: is missing in es",
        "harbour-1990, simple.en: is missing in en",
        "harbour-1990, simple.es: is missing in es",
        "harbour-1990, caveat.es: is missing in es",
        "harbour-1990, by.en: is missing in en",
    } == set(told(harbour(entry, rules=Rules(languages=BOTH))))


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


def test_plain_texts_are_easy_to_read(harbour: Harbour) -> None:
    """
    Each language has its own formula; what is too hard is told with the bound.
    """
    hard = {
        "en": "International organizations administer regularization.",
        "es": "Organizaciones internacionales administran regularizaciones.",
    }
    pack = harbour(plain_entry(simple=hard), rules=Rules(reading_ease=60))
    problems = check(pack)

    assert ["harbour-1990, simple.en", "harbour-1990, simple.es"] == [p.place for p in problems]
    assert all(p.found.startswith("has a reading ease of ") for p in problems)
    assert {"Use shorter words and sentences: at least 60"} == {p.remedy for p in problems}


def test_names_and_fixed_openings_are_left_out_of_reading_ease(harbour: Harbour) -> None:
    """
    Nobody can write them more simply.
    """
    opening = Opening((1,), Bilingual("The"), Bilingual("Internationally acknowledged: "))
    text = {"en": "Internationally acknowledged: it is Harbour Watch. It is Norland."}
    rules = Rules(reading_ease=90, openings=(opening,))

    assert [] == told(harbour(plain_entry(simple=text), rules=rules))


def test_plain_sentences_are_short(harbour: Harbour) -> None:
    """
    The stops inside a number end no sentence.
    """
    pack = harbour(
        plain_entry(simple={"en": "It is 1.5 miles to go from here. It is near."}),
        rules=Rules(sentence_words=7),
    )

    assert ["harbour-1990, simple.en: has a sentence of 8 words"] == told(pack)


def test_an_answer_fits_a_card(harbour: Harbour) -> None:
    """
    Entries that never were in a file are held to the same length.
    """
    assert ["harbour-1990, answer.en: has 501 characters"] == told(
        harbour(plain_entry(answer={"en": "x" * 501}))
    )


def test_what_cites_a_marked_paragraph_begins_with_the_fixed_words(harbour: Harbour) -> None:
    """
    The law may have changed: answer and plain twin say so first, in both languages.
    """
    opening = Opening((1, 2), Bilingual("In 1990: ", "En 1990: "), Bilingual("Old. ", "Viejo. "))
    rules = Rules(openings=(opening,))
    right = plain_entry(
        answer={"en": "In 1990: so.", "es": "En 1990: sí."},
        simple={"en": "Old. So.", "es": "Viejo. Sí."},
    )
    elsewhere = plain_entry(source={"paragraphs": ["3"]}, simple=SIMPLE)

    assert [] == told(harbour(right, rules=rules))
    assert [] == told(harbour(elsewhere, rules=rules))
    assert [
        "harbour-1990, answer.en: cites ¶1 but does not say so at once",
        "harbour-1990, answer.es: cites ¶1 but does not say so at once",
        "harbour-1990, simple.en: cites ¶1 but does not say so at once",
        "harbour-1990, simple.es: cites ¶1 but does not say so at once",
    ] == told(harbour(plain_entry(simple=SIMPLE), rules=rules))


def test_every_paragraph_is_answered_for(harbour: Harbour) -> None:
    """
    A gap entry covers nothing; the four words of the headline state nothing.
    """
    gap = plain_entry(id="gap", kind="gap", source={"paragraphs": ["2", "3"]})
    pack = harbour(
        plain_entry(), gap | {"questions": {"en": ["Why?"]}}, rules=Rules(cover_source=True)
    )

    assert [
        ": is not covered: no answering entry cites ¶2",
        ": is not covered: no answering entry cites ¶3",
    ] == told(pack)


def test_a_pack_has_enough_answers_and_gaps(harbour: Harbour) -> None:
    """
    As many as its rules declare.
    """
    assert [": has 0 gap entries", ": has 1 entries that answer"] == told(
        harbour(rules=Rules(answering_entries=2, gap_entries=1))
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"related": ["harbour-1990"]}, "related: names the entry itself"),
        ({"kind": "promise"}, "by: is missing though the kind is promise"),
        ({"kind": "gap", "by": {"en": "A"}}, "by: is given, but a gap states nothing"),
        ({"kind": "gap", "when": "1990"}, "when: is given, but a gap states nothing"),
    ],
)
def test_an_entry_is_consistent(harbour: Harbour, changes: dict[str, Any], expected: str) -> None:
    """
    Kind, voice, date and relations agree.
    """
    assert [f"harbour-1990, {expected}"] == told(harbour(plain_entry(**changes)))


def test_a_topic_is_one_of_the_packs(harbour: Harbour) -> None:
    """
    A topic nobody declared cannot be browsed.
    """
    pack = harbour(topics=(Topic("trade", Bilingual("Trade")),))

    assert ["harbour-1990, topic: is 'harbour', no topic of pack.yaml"] == told(pack)


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


def test_help_speaks_every_language(harbour: Harbour) -> None:
    """
    Title, text and the label of each link.
    """
    link = HelpLink(Bilingual("Help"), "https://example.org/")
    card = HelpCard("card", Bilingual("Help", "Ayuda"), Bilingual("Ask."), (link,))
    pack = harbour(plain_entry(simple=SIMPLE), help_cards=(card,), rules=Rules(languages=BOTH))

    assert ["links: lacks es in the card 'card'", "text: lacks es in the card 'card'"] == told(pack)
