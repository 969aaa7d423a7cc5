"""The editorial rules a pack declares, one by one; a pack that declares none breaks none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from harbour import plain_entry

from bot.entries import Bilingual, Language
from bot.knowledge.checks import check
from bot.knowledge.pack import HelpCard, HelpLink, Opening, Pack, Rules, Topic

Harbour = Callable[..., Pack]
BOTH = (Language.ENGLISH, Language.SPANISH)
SIMPLE = {"en": "It is open.", "es": "Está abierto."}


def told(pack: Pack) -> list[str]:
    return [f"{problem.place}: {problem.found}" for problem in check(pack)]


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


def test_help_speaks_every_language(harbour: Harbour) -> None:
    """
    Title, text and the label of each link.
    """
    link = HelpLink(Bilingual("Help"), "https://example.org/")
    card = HelpCard("card", Bilingual("Help", "Ayuda"), Bilingual("Ask."), (link,))
    pack = harbour(plain_entry(simple=SIMPLE), help_cards=(card,), rules=Rules(languages=BOTH))

    assert ["links: lacks es in the card 'card'", "text: lacks es in the card 'card'"] == told(pack)
