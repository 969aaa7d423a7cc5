"""What is said where there is no answer, and what is offered instead."""

from __future__ import annotations

import pytest

from adapters.encoder import installed
from bot.outcomes import NoAnswer, Reason, Suggestions
from tests.conftest import Talk


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("what does paragraph 15 say", 15),
        ("¿Qué dice el párrafo 14?", 14),
        ("paragraph 23", 23),
    ],
)
async def test_a_paragraph_by_its_number(talk: Talk, text: str, number: int) -> None:
    """
    The entries that rest on it first of all are offered.
    """
    outcome = (await talk.ask(text)).outcome

    assert isinstance(outcome, Suggestions)
    assert {number} == {match.entry.citation.paragraphs[0] for match in outcome.matches}


async def test_a_paragraph_that_is_not_there(talk: Talk) -> None:
    """
    The article ends before paragraph 99: that is no answer, and by meaning nothing is near.
    """
    outcome = (await talk.ask("what does paragraph 99 say")).outcome

    # Without the encoder words alone may find something to offer, never to answer with.
    assert isinstance(outcome, NoAnswer if installed() else NoAnswer | Suggestions)


@pytest.mark.parametrize(
    "text",
    [
        "How do I bake sourdough bread at home?",
        "Who invented the printing press?",
        "¿Cuándo cayó el Muro de Berlín?",
        "¿Cómo se cambia la llanta de una bici?",
    ],
)
async def test_anything_else_is_declined_without_a_gap(talk: Talk, text: str) -> None:
    """
    The article's silence on sourdough is not worth a statement.
    """
    outcome = (await talk.ask(text)).outcome

    assert isinstance(outcome, NoAnswer)
    assert outcome.reason in {Reason.UNKNOWN, Reason.OFF_TOPIC}


@pytest.mark.parametrize(
    "text",
    [
        "How many people did Mexico deport in 2014?",
        "Who moderated the presidential debate of May 21?",
        "¿Qué artículo de la Constitución se reformó en 2016?",
        "¿Cómo se llamaba el delegado libanés en 1948?",
    ],
)
async def test_near_misses_are_not_answered(talk: Talk, text: str) -> None:
    """
    One detail more than the article gives, and it says so or offers what is near.
    """
    outcome = (await talk.ask(text)).outcome

    assert isinstance(outcome, NoAnswer | Suggestions)


async def test_what_answers_stands_before_what_does_not(talk: Talk) -> None:
    """
    Among suggestions at most one says that the article does not say, and it comes last.
    """
    for text in ("mexico deportation figures", "meade children", "what about the constitution"):
        outcome = (await talk.ask(text)).outcome
        if isinstance(outcome, Suggestions):
            gaps = [match.entry.is_gap for match in outcome.matches]
            assert sorted(gaps) == gaps
            assert 1 >= sum(gaps)
