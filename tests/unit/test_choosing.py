"""Candidates weighed against each other, and against "none of them"."""

from __future__ import annotations

import numpy as np
import pytest

from bot.entries import Bilingual, Citation, Entry, EntryId, Language, Phrasing, StatementKind
from bot.matching.choosing import (
    NONE_SIGNS,
    SIGNS,
    Candidate,
    Weights,
    signs_of,
    sparseness,
    weights,
)
from bot.matching.layer import Closeness

FLAT = Closeness(row=0, lexical=0.5, semantic=0.4, closest=0.6, close=0.3)


def candidate(kind: StatementKind, support: list[float], **changes: object) -> Candidate:
    entry = Entry(EntryId("one"), "topic", kind, (), Bilingual("Text."), Citation(paragraphs=(1,)))
    values = {
        "entry": entry,
        "phrasing": Phrasing("one", Language.ENGLISH),
        "chance": -0.5,
        "closeness": FLAT,
        "fuzzy": 0.7,
        "coverage": 0.8,
        "conflicts": frozenset(),
        "unasked": frozenset(),
        "support": np.array(support, np.float32),
    }
    return Candidate(**(values | changes))  # type: ignore[arg-type]  # tests change what they name


def named(one: Candidate, telling: list[float]) -> dict[str, float]:
    signs = signs_of([one], np.array(telling, np.float32))
    return dict(zip(SIGNS, signs[0].tolist(), strict=True))


def weighing(**weighed: float) -> Weights:
    return Weights(
        np.array([weighed.get(sign, 0.0) for sign in SIGNS], np.float32),
        np.array([weighed.get(sign, 0.0) for sign in NONE_SIGNS], np.float32),
        alone=0.5,
        answer=0.5,
        suggest=0.2,
    )


def test_what_an_entry_does_not_speak_of_counts_by_weight() -> None:
    """
    Half of the telling weight is supported; the rest is bare, and missing.
    """
    signs = named(candidate(StatementKind.FACT, [1.0, 0.0]), [2.0, 2.0])

    assert (0.5, 2.0, 2.0) == (signs["support"], signs["bare"], signs["missing"])


def test_words_that_tell_nothing_do_not_count() -> None:
    """
    A word of weight 0 is neither supported nor missing.
    """
    signs = named(candidate(StatementKind.FACT, [1.0, 0.0]), [3.0, 0.0])

    assert (1.0, 0.0, 0.0) == (signs["support"], signs["bare"], signs["missing"])


def test_a_gap_is_weighed_by_its_own_weights_too() -> None:
    """
    The signs of a gap stand a second time; those of an entry that answers are 0 there.
    """
    gap = named(candidate(StatementKind.GAP, [1.0]), [1.0])
    fact = named(candidate(StatementKind.FACT, [1.0]), [1.0])

    assert (1.0, gap["close"]) == (gap["gap"], gap["gap close"])
    assert {0.0} == {value for sign, value in fact.items() if sign.startswith("gap")}


def test_conflicts_and_kinds_that_nobody_asks_are_counted() -> None:
    """
    Each year, place, name or kind counts once.
    """
    one = candidate(
        StatementKind.FACT, [1.0], conflicts=frozenset({"2021", "haiti"}), unasked={"day"}
    )

    assert (2.0, 1.0) == (named(one, [1.0])["conflict"], named(one, [1.0])["unasked"])


def test_the_chances_add_up_and_none_of_them_is_one_choice() -> None:
    """
    The last chance is that no candidate answers.
    """
    signs = signs_of([candidate(StatementKind.FACT, [1.0])] * 2, np.ones(1, np.float32))
    chances = weighing(always=20.0).chances(signs, np.array([1.0, 0.0, 0.2, 0.1], np.float32))

    assert 3 == len(chances)
    assert 1.0 == pytest.approx(float(chances.sum()))
    assert chances[2] > 0.99


def test_what_another_of_its_sort_has_makes_the_best_surer() -> None:
    """
    Two halves of an answer are not a doubt; a gap is of another sort and lends nothing.
    """
    gaps = np.array([False, False, True])
    shared = weighing().confidences(np.array([0.4, 0.4, 0.1, 0.1], np.float32), gaps)
    rivals = weighing().confidences(np.array([0.4, 0.1, 0.4, 0.1], np.float32), gaps)

    assert [0.566, 0.4, 0.1] == pytest.approx(shared.tolist(), abs=1e-3)
    assert shared[0] > rivals[0] > 0.4


def test_a_pack_is_as_sparse_as_its_entries_are_seldom_phrased() -> None:
    """
    Five phrasings an entry and fewer count alike; a pack without any is as sparse.
    """
    assert [1.0, 1.0, 0.5, 1.0] == [
        sparseness(*each) for each in ((1, 1), (10, 2), (20, 2), (0, 0))
    ]


@pytest.mark.parametrize("semantic", [True, False])
def test_what_a_sign_weighs_moves_with_how_sparse_the_phrasings_are(semantic: bool) -> None:
    """
    Half as sparse is half way.
    """
    dense, half, sparse = (weights(semantic, each).candidates for each in (0.0, 0.5, 1.0))

    assert dense.tolist() != sparse.tolist()
    assert half.tolist() == pytest.approx(((dense + sparse) / 2).tolist(), abs=1e-5)


@pytest.mark.parametrize("sparse", [0.05, 1.0])
@pytest.mark.parametrize("semantic", [True, False])
def test_the_fitted_weights_are_usable(semantic: bool, sparse: float) -> None:
    """
    Every sign that can differ has a weight; answering asks for more than offering.
    """
    fitted = weights(semantic, sparse)
    unused = 3 if semantic else 5  # a gap never conflicts; without an encoder nothing is like

    assert np.count_nonzero(fitted.candidates) >= len(SIGNS) - unused
    assert 0 < fitted.suggest <= fitted.answer < 1
