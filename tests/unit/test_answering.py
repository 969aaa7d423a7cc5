"""What a ranking is worth: thresholds, and numbers that are none."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.compose import build_engine, load_pack
from adapters.settings import Settings
from bot.answering import Answerer
from bot.conversations import Conversation
from bot.matching.matcher import Matcher, Ranking
from bot.outcomes import Answer, NoAnswer

QUESTION = "How many people did Mexico deport in 2015?"


@pytest.fixture(scope="module")
def matcher(settings: Settings) -> Matcher:
    return build_engine(replace(settings, semantic=False)).matcher


def changed(matcher: Matcher, change: Callable[[Ranking], Ranking]) -> Answerer:
    """An answerer whose rankings are changed on their way."""
    answerer, rank = Answerer(load_pack(Settings()), matcher), matcher.rank
    answerer.rank = lambda text, conversation, left_out=None: change(rank(text))  # type: ignore[method-assign]
    return answerer


def surely(ranking: Ranking, confidence: float) -> Ranking:
    best, *rest = ranking.matches
    return replace(ranking, matches=(replace(best, confidence=confidence), *rest))


def test_what_is_no_number_is_never_enough(matcher: Matcher) -> None:
    """
    A damaged cache gives NaN, which is neither above nor below a threshold: it declines.
    """
    sure = changed(matcher, lambda ranking: surely(ranking, 1.0))
    broken = changed(matcher, lambda ranking: surely(ranking, math.nan))

    assert isinstance(sure.answer(QUESTION, Conversation()).outcome, Answer)
    assert isinstance(broken.answer(QUESTION, Conversation()).outcome, NoAnswer)


def test_words_nobody_here_knows_are_another_subject(matcher: Matcher) -> None:
    """
    However sure the ranking: with most of its weight in strange words a question is declined.
    """
    strange = changed(matcher, lambda ranking: replace(surely(ranking, 1.0), unknown=0.9))

    assert isinstance(strange.answer(QUESTION, Conversation()).outcome, NoAnswer)
