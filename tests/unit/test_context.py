"""Follow-ups: what is on screen says which entry a short question means."""

from dataclasses import replace

import numpy as np
import pytest

from adapters.compose import build_engine, load_pack
from adapters.settings import Settings
from bot.answering import Answered, Answerer, after
from bot.conversations import Conversation
from bot.followups import depends
from bot.matching.context import SIGNS, Context, ContextWeights, context_weights
from bot.outcomes import Answer, NoAnswer, Outcome, Reason, Suggestions


@pytest.fixture(scope="module")
def answerer(settings: Settings) -> Answerer:
    return build_engine(replace(settings, semantic=False)).answerer


def _then(answerer: Answerer, first: str, second: str) -> Outcome:
    answered = answerer.answer(first, Conversation())
    return answerer.answer(second, after(Conversation(), answered)).outcome


@pytest.mark.parametrize(
    ("first", "second", "entry"),
    [
        (
            "How many Central Americans did Mexico deport in 2013?",
            "and in 2015?",
            "deportations-2015",
        ),
        (
            "¿Cuántos centroamericanos deportó México en 2013?",
            "¿y en 2015?",
            "deportations-2015",
        ),
        ("Who is Ricardo Anaya?", "and Meade?", "meade-who"),
    ],
)
def test_another_of_the_same_kind(answerer: Answerer, first: str, second: str, entry: str) -> None:
    match _then(answerer, first, second):
        case Answer(match=found):
            assert found.entry.id == entry
        case Suggestions(matches=matches):
            assert entry in [match.entry.id for match in matches]
        case other:
            pytest.fail(f"declined: {other}")


def test_a_year_the_article_lacks_is_not_answered(answerer: Answerer) -> None:
    outcome = _then(
        answerer, "How many Central Americans did Mexico deport in 2013?", "and in 2014?"
    )
    assert not isinstance(outcome, Answer)


def test_offered_entries_are_what_the_next_question_goes_on_from(answerer: Answerer) -> None:
    pack_entry = answerer.rank("Who is Ricardo Anaya?", Conversation()).matches[0]
    state = Conversation(entry=None)
    offered = Suggestions((pack_entry,), answerer.language("Who is Anaya?", state))
    state = after(state, Answered(offered))
    assert (state.about, state.entry) == (pack_entry.entry.id, None)


def test_a_decline_leaves_the_conversation_where_it_was(answerer: Answerer) -> None:
    before = after(Conversation(), answerer.answer("Who is Ricardo Anaya?", Conversation()))
    declined = answerer.answer("my phone is 555-123-4567 call me", before)
    assert isinstance(declined.outcome, NoAnswer)
    assert declined.outcome.reason is Reason.PERSONAL
    assert after(before, declined).about == before.about


def test_the_chances_add_up_and_the_linked_entry_gains() -> None:
    entries = load_pack(Settings()).entries
    weights = ContextWeights(np.zeros(len(SIGNS), np.float32), 0.05, 0.5, 0.1)
    weights.weights[SIGNS.index("linked")] = 2.0
    context, flat = Context(weights), np.full(len(entries), 0.5, np.float32)
    none = np.zeros(len(entries))
    chances = context.chances(context.signs(entries[0], entries, flat, flat, none))
    assert chances.sum() == pytest.approx(1.0, abs=1e-4)
    linked = [n for n, e in enumerate(entries) if e.id in entries[0].related]
    assert linked
    assert chances[linked].min() == pytest.approx(chances.max())


def test_neighbours_that_answer_alike_are_no_doubt_and_gaps_are() -> None:
    """
    The best of an entry's neighbours is as sure as all that answer, save for a little.
    """
    entries = load_pack(Settings()).entries
    weights = ContextWeights(np.zeros(len(SIGNS), np.float32), 0.0, 0.5, 0.1)
    context, flat = Context(weights), np.full(len(entries), 0.5, np.float32)
    signs = context.signs(entries[0], entries, flat, flat, np.zeros(len(entries)))
    gaps = sum(entry.is_gap for entry in entries)
    likelier = max(gaps, len(entries) - gaps) / len(entries)
    assert context.confidences(signs).max() == pytest.approx(likelier, abs=1e-4)


@pytest.mark.parametrize("semantic", [True, False])
def test_the_fitted_weights_hold_every_sign(semantic: bool) -> None:
    fitted = context_weights(semantic)
    assert fitted.weights.shape == (len(SIGNS),)
    assert np.count_nonzero(fitted.weights) == len(SIGNS)
    assert 0 < fitted.suggest <= fitted.answer < 1


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("and did he say how he would get Trump to agree to that", True),
        ("¿y explicó cómo pensaba convencer a Trump?", True),
        ("why?", True),
        ("Which treaty obliges signatory countries to offer asylum to refugees?", False),
        ("", False),
    ],
)
def test_what_leans_on_the_question_before(text: str, leans: bool) -> None:
    assert depends(text) is leans
