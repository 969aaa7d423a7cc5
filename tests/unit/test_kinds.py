"""What kind of thing a question asks for."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.asking import Kinds, kinds_asked, marks_of
from bot.text import words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("On what day was the debate?", {"day"}),
        ("¿En qué mes se aprobó?", {"month"}),
        ("How long did it last?", {"duration"}),
        ("¿Cuánto tiempo tardó?", {"duration"}),
        ("how many people?", {"number"}),
        ("What percentage stayed?", {"share"}),
        ("¿Qué porcentaje se quedó?", {"share"}),
        ("Who moderated it?", {"person"}),
        ("¿Cómo se llamaba el delegado?", {"name", "manner"}),
        ("Why did they lose?", {"reason"}),
        ("How did Guatemala react?", {"manner", "reaction"}),
        ("¿Qué le respondió Trump?", {"reaction"}),
        ("who else spoke", {"person", "other"}),
        ("the border", set()),
    ],
)
def test_kinds(text: str, kinds: set[str]) -> None:
    """
    Both languages, by the words that ask.
    """
    assert kinds == kinds_asked(words(text))


def test_rare_kinds_tell_more_and_no_kind_is_like_no_kind() -> None:
    """
    Texts that ask for nothing in particular are alike; a day is not a person.
    """
    texts = [words(text) for text in ("who was it", "who said so", "what day was it", "the border")]
    kinds = Kinds(marks_of(texts))
    every = slice(None)
    alike = kinds.likeness(kinds.of(kinds_asked(words("mexico city"))), every)

    assert pytest.approx([0, 0, 0, 1], abs=1e-6) == alike.tolist()
    assert np.allclose(np.linalg.norm(kinds.vectors(every), axis=1), 1)


def test_the_kinds_of_some_phrasings_are_read_off_their_marks() -> None:
    """
    As if each were looked at anew.
    """
    texts = [words(text) for text in ("who was it", "what day was it", "the border", "when, who")]
    kinds = Kinds(marks_of(texts))
    for rows in (slice(0, 1), slice(1, 3), slice(2, 3), slice(0, 4), slice(0, 0)):
        assert kinds.asked(rows) == frozenset().union(*map(kinds_asked, texts[rows]))
