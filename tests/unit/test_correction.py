"""Typing errors put right against what a collection says."""

from __future__ import annotations

import pytest

from bot.matching.correction import Corrector

WORDS = (
    "what when who which much could about under que quien dice huyen trabajo sucio bajaron "
    "violencia constitution refoulement deported migrants mexico people government"
).split()


@pytest.fixture(scope="module")
def corrector() -> Corrector:
    return Corrector(dict.fromkeys(WORDS, 50) | {"migrant": 1}, ["wallaby"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("consitution", "constitution"),
        ("refoulment", "refoulement"),
        ("deprted", "deported"),
        ("whcih", "which"),
        ("mcuh", "much"),
        ("whn", "when"),
        ("wat", "what"),
        ("coud", "could"),
        ("uyen", "huyen"),
        ("kien", "quien"),
        ("dise", "dice"),
        ("travajo", "trabajo"),
        ("vajaron", "bajaron"),
        ("q", "que"),
        ("ppl", "people"),
        ("govt", "government"),
    ],
)
def test_a_slip_is_put_right(corrector: Corrector, typed: str, meant: str) -> None:
    """
    Letters left out, swapped, or written as they sound; and the shorthand of chats.
    """
    assert (meant,) == corrector.correct([typed]).words


@pytest.mark.parametrize("word", ["wall", "pope", "ox", "2015", "kangaroo"])
def test_a_word_of_its_own_stays(corrector: Corrector, word: str) -> None:
    """
    Short words are only taken for common ones, figures for nothing else.
    """
    corrected = corrector.correct([word])

    assert ((word,), (False,)) == (corrected.words, corrected.known)


def test_two_joined_words_are_parted(corrector: Corrector) -> None:
    """
    Each part counts as known, at the weight of a correction.
    """
    corrected = corrector.correct(["deportedpeople"])

    assert ("deported", "people") == corrected.words
    assert all(corrected.known)
    assert max(corrected.trust) < 1


def test_what_is_known_is_never_touched(corrector: Corrector) -> None:
    """
    A rare word beside a common one one letter away keeps its meaning.
    """
    assert ("migrant", "wallaby") == corrector.correct(["migrant", "wallaby"]).words
