"""Words taken from the source: quoted as they stand, never copied without marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from harbour import english

Found = Callable[..., list[str]]


def test_the_words_of_a_quotation_carry_their_own_hedge(found: Found) -> None:
    """
    A quotation is checked as a whole; its gloss repeats it and counts no second time.
    """
    answer = {
        "en": "Harbour Watch counts “nearly 40 percent of the boats”.",
        "es": "Harbour Watch cuenta “nearly 40 percent of the boats” (casi 40 por ciento).",
    }

    assert [] == found(answer=answer, source={"paragraphs": ["2"]})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            english("The mayor called it “a great miracle”.", "2"),
            "answer.en: quotes “a great miracle”, which does not stand so in ¶2",
        ),
        (
            english("The mayor called it “a small miracle”.", "1"),
            "answer.en: quotes “a small miracle”, which does not stand so in ¶1",
        ),
        (
            {"source": {"paragraphs": ["1"], "quote": "a small quarrel"}},
            "source.quote: quotes “a small quarrel”, which does not stand so in ¶1",
        ),
        (
            english("They “had learned the tongue of their guests”.", "3"),
            "answer.en: quotes “had learned the tongue of their guests”, which does not stand so"
            " in ¶3",
        ),
    ],
)
def test_a_quotation_stands_word_for_word_in_its_paragraph(
    found: Found, changes: dict[str, Any], expected: str
) -> None:
    """
    One word changed, or the wrong paragraph cited, and it is no quotation.
    """
    assert [expected] == found(**changes)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called it “a small miracle”.",
        "The mayor called it “a small miracle.”",
        'The mayor called it "small miracle".',
        "They «had learned the language of their guests».",
    ],
)
def test_listed_phrases_and_five_words_may_be_quoted(found: Found, text: str) -> None:
    """
    A part of a listed phrase will do; any other words need to be at least five.
    """
    assert [] == found(**english(text, "2", "3"))


def test_a_quotation_is_short(found: Found) -> None:
    """
    At most twelve words, as the pack's rules say.
    """
    told = found(
        **english("“By 1995 the number had more than doubled to 700 and half of the men”.", "3")
    )

    assert "answer.en: quotes 15 words" == told[0]


def test_a_long_run_of_the_source_is_copying(found: Found) -> None:
    """
    Eight words in a row, names aside, are not words of our own.
    """
    text = "It is so that half of the fishermen had learned the language of their guests."

    assert ["answer.en: shares 11 words in a row with the source"] == found(**english(text, "3"))
