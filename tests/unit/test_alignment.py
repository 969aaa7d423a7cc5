"""Words of a question held against an entry's: the same word, a like one, or none."""

import numpy as np
import pytest

from bot.entries import Bilingual, Citation, Entry, EntryId, StatementKind
from bot.matching.alignment import Alignment
from bot.matching.confidence import SIGNS
from bot.matching.index import Index
from bot.matching.signs import Candidate, akin, signs_of

PHRASINGS = [f"word{number} filler{number}".split() for number in range(40)]
PHRASINGS += [["children", "separated"], ["border", "patrol"], ["moderator", "debate"]]


class Alike:
    """An encoder to which "kids" means "children" and every other word only itself."""

    name = "alike"

    def __init__(self):
        self.encoded = []

    _known = ("children", "separated", "border", "patrol", "moderator", "debate")

    def encode(self, texts):
        self.encoded += texts
        rows = np.zeros((len(texts), len(self._known) + 1), np.float32)
        for row, text in zip(rows, texts, strict=True):
            if text == "kids":
                row[0], row[-1] = 0.8, 0.6
            elif text in self._known:
                row[self._known.index(text)] = 1.0
        return rows


def alignment(encoder=None):
    texts = [frozenset({"children", "separated"}), frozenset({"border", "patrol"}), frozenset()]
    return Alignment(texts, Index.build(PHRASINGS), encoder)


def test_the_same_stem_supports_a_word_without_an_encoder():
    aligned = alignment()
    asked = aligned.read(["children", "separate", "patrol"])
    assert aligned.support(0, asked).tolist() == [1.0, 1.0, 0.0]
    assert aligned.support(1, asked).tolist() == [0.0, 0.0, 1.0]


def test_a_word_of_like_meaning_supports_in_part():
    aligned = alignment(Alike())
    asked = aligned.read(["kids", "moderator"])
    assert aligned.support(0, asked).tolist() == pytest.approx([0.8, 0.0])


def test_an_entry_without_words_supports_nothing_and_words_count_once():
    aligned = alignment(Alike())
    asked = aligned.read(["kids", "kids"])
    assert aligned.support(2, asked).tolist() == [0.0]


def test_only_words_that_no_entry_has_are_encoded_for_a_question():
    encoder = Alike()
    aligned = alignment(encoder)
    encoder.encoded.clear()
    asked = aligned.read(["kids", "border"])
    assert encoder.encoded == ["kids"]
    assert aligned.support(1, asked).tolist() == pytest.approx([0.0, 1.0])


def candidate(name, kind, score, support, paragraph=1):
    entry = Entry(
        EntryId(name), "topic", kind, (), Bilingual("Text."), Citation(paragraphs=(paragraph,))
    )
    values = np.array(support, np.float32)
    return Candidate(entry, 0, score, 0.5, 0.5, 0.5, 0.5, frozenset(), frozenset(), values)


def named(candidates, weights):
    values = signs_of(candidates, np.array(weights, np.float32), 0.0, len(weights))
    return dict(zip(SIGNS, values, strict=True))


def test_a_gap_that_has_the_word_the_best_entry_lacks_yields():
    best = candidate("second-debate", StatementKind.FACT, 0.6, [1.0, 0.0])
    gap = candidate("gap-debates", StatementKind.GAP, 0.2, [1.0, 1.0])
    signs = named([best, gap], [2.0, 2.0])
    assert signs["support"] == pytest.approx(0.5)
    assert signs["bare"] == signs["missing"] == pytest.approx(2.0)
    assert signs["yields"] == pytest.approx(0.5)
    assert signs["holds"] == 0.0
    assert signs["rivalry"] == pytest.approx(1 / 3)


def test_words_that_tell_nothing_do_not_count():
    best = candidate("second-debate", StatementKind.FACT, 0.6, [1.0, 0.0])
    signs = named([best], [3.0, 0.0])
    assert signs["support"] == 1.0
    assert signs["missing"] == signs["yields"] == signs["rivalry"] == 0.0


def test_entries_on_one_paragraph_are_akin_and_gaps_never_are():
    one = candidate("one", StatementKind.FACT, 1, [1]).entry
    other = candidate("other", StatementKind.VIEW, 1, [1]).entry
    far = candidate("far", StatementKind.FACT, 1, [1], paragraph=2).entry
    gap = candidate("gap", StatementKind.GAP, 1, [1]).entry
    assert akin(one, other)
    assert not akin(one, far)
    assert not akin(one, gap)
