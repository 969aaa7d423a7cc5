"""Questions for which an encoder is asked at once rank as those for which it is asked in turn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.curation.communities import Base, Community
from bot.curation.impact import Rehearsal
from bot.matching.encoder import Ahead
from bot.matching.matcher import Matcher
from bot.matching.own import NOTHING
from tests.conversations.tiny import harbour

ASKED = ["When did the harbour open?", "how many boots fit", "zebrawood quincunx", "", "¿?"]


class Counting:
    """Any vectors, the same for the same text; how many texts it was asked for each time."""

    name = "counting"

    def __init__(self) -> None:
        self.calls: list[int] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(len(texts))
        return np.array([_vector(text) for text in texts], np.float32)


def _vector(text: str) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")
    vector = np.random.default_rng(seed).standard_normal(8)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


def test_they_rank_the_same_and_the_encoder_is_asked_once(encoder: Counting) -> None:
    """Also words that no entry has, and texts without any word."""
    matcher = Matcher(harbour(), encoder)
    alone = [matcher.rank(text) for text in ASKED]
    assert any(ranking.matches for ranking in alone)
    encoder.calls.clear()
    ready = matcher.ahead(ASKED)

    for before, text in zip(alone, ASKED, strict=True):
        now = ready.rank(text)
        assert (before.matches, before.unknown) == (now.matches, now.unknown)
    assert 1 == len(encoder.calls)


def test_other_questions_are_encoded_as_they_come(encoder: Counting) -> None:
    """As without it, and so without an encoder."""
    ahead = Ahead(encoder, ["a", "b", "a"])

    assert [2] == encoder.calls
    assert np.array_equal(ahead.encode(["b", "c"]), encoder.encode(["b", "c"]))
    assert np.array_equal(Ahead(encoder, []).encode(["d"]), encoder.encode(["d"]))
    bare = Matcher(harbour())
    assert bare.ahead(ASKED) is bare


async def test_a_preview_asks_the_encoder_for_many_at_once(encoder: Counting) -> None:
    """And tells what it would tell one by one."""
    pack = harbour()
    here = Community.of(Base.of(pack, Matcher(pack, encoder)))
    asked = [phrasing.text for entry in pack.entries for phrasing in entry.phrasings]
    record = {
        "id": "greedy",
        "topic": "community",
        "kind": "note",
        "questions": {"en": asked},
        "answer": {"en": "Something."},
    }
    then, rehearsal = here.having(record).answerer, Rehearsal(pack, here.base.matcher)
    encoder.calls.clear()
    near = await rehearsal._near(asked, NOTHING)
    looking = len(encoder.calls)
    found = await rehearsal.impact(here.answerer, then, asked)

    assert found.asked == len(near) > 2
    assert len(encoder.calls) - 2 * looking <= 2  # those asked with the entry, and without it
