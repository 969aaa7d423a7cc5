"""Words of a question held against an entry's: the same word, a like one, or none."""

import numpy as np
import pytest

from bot.entries import Bilingual, Entry, EntryId, StatementKind
from bot.matching.alignment import Alignment
from bot.matching.cache import ArrayCache
from bot.matching.index import Index
from bot.matching.lexicon import Lexicon

NOWHERE = ArrayCache(None)

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
    lexicon = Lexicon.of(
        [saying("children separated"), saying("border patrol"), saying("")], NOWHERE
    )
    return Alignment(lexicon, Index.build(PHRASINGS), encoder)


def saying(text):
    return Entry(EntryId("one"), "topic", StatementKind.FACT, (), Bilingual(text))


def test_the_same_stem_supports_a_word_without_an_encoder():
    aligned = alignment()
    asked = aligned.read(["children", "separate", "patrol"])
    assert aligned.support(0, asked).tolist() == [1.0, 1.0, 0.0]
    assert aligned.support(1, asked).tolist() == [0.0, 0.0, 1.0]


def test_a_word_of_like_meaning_supports_in_part():
    aligned = alignment(Alike())
    asked = aligned.read(["kids", "moderator"], Alike().encode(["kids", "moderator"]))
    assert aligned.support(0, asked).tolist() == pytest.approx([0.8, 0.0])


def test_an_entry_without_words_supports_nothing_and_words_count_once():
    aligned = alignment(Alike())
    asked = aligned.read(["kids", "kids"], Alike().encode(["kids"]))
    assert aligned.support(2, asked).tolist() == [0.0]


def test_words_that_no_entry_has_are_strange_and_named_once():
    aligned = alignment(Alike())
    asked = aligned.read(["kids", "border"], Alike().encode(["kids"]))
    assert aligned.strange(["kids", "border", "kids"]) == ["kids"]
    assert aligned.support(1, asked).tolist() == pytest.approx([0.0, 1.0], abs=0.01)
