"""Follow-ups: what leans on the question before, and whom its "he" means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.followups import depends, naming


def people(words: Sequence[str]) -> frozenset[str]:
    return frozenset({"anaya", "meade"} & set(words))


@pytest.mark.parametrize(
    ("text", "matched", "named"),
    [
        ("which party is he from?", "Who is Ricardo Anaya?", "which party is anaya from?"),
        ("and his party?", "what did Meade say", "and meade party?"),
        ("¿Qué dijo él del muro?", "¿Quién es Meade?", "¿Qué dijo meade del muro?"),
        ("¿de qué partido es?", "¿Quién es Meade?", "¿de qué partido es? meade"),
    ],
)
def test_he_becomes_the_name(text: str, matched: str, named: str) -> None:
    """The one name spoken of takes the place of "he", also where Spanish leaves it out."""
    assert named == naming(text, matched, people)


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("which party is he from?", "who are the candidates"),
        ("which party is he from?", "did Anaya answer Meade?"),
        ("did he answer Meade?", "Who is Ricardo Anaya?"),
        ("and the independent one, was he harsher?", "what did Meade say"),
        ("¿qué dijo el gobierno?", "¿Quién es Meade?"),
        ("", "¿Quién es Meade?"),
    ],
)
def test_nobody_is_guessed(text: str, matched: str) -> None:
    """Nobody or several spoken of, somebody named, "el" without its accent: nothing changes."""
    assert text == naming(text, matched, people)


@pytest.mark.parametrize(
    "text", ["¿de qué partido es?", "¿y cuánto dinero fue?", "¿en qué año fue?"]
)
def test_a_verb_without_its_subject_leans_on_what_was_before(text: str) -> None:
    """A Spanish question that ends in its verb has its subject in the question before."""
    assert depends(text)
