"""Words of a question held against an entry's: the same word, a like one, or none."""

import numpy as np
import pytest

from bot.entries import Bilingual, Entry, EntryId, StatementKind
from bot.matching.alignment import Alignment, Asked
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
    return Alignment(lexicon, encoder)


def asking(words, encoder=None):
    return Asked.of(words, encoder and encoder.encode(words), Index.build(PHRASINGS))


def saying(text):
    return Entry(EntryId("one"), "topic", StatementKind.FACT, (), Bilingual(text))


def test_the_same_stem_supports_a_word_without_an_encoder():
    aligned = alignment()
    asked = asking(["children", "separate", "patrol"])
    assert aligned.support(0, asked).tolist() == [1.0, 1.0, 0.0]
    assert aligned.support(1, asked).tolist() == [0.0, 0.0, 1.0]


def test_a_word_of_like_meaning_supports_in_part():
    aligned = alignment(Alike())
    asked = asking(["kids", "moderator"], Alike())
    assert aligned.support(0, asked).tolist() == pytest.approx([0.8, 0.0])


def test_an_entry_without_words_supports_nothing():
    assert alignment(Alike()).support(2, asking(["kids"], Alike())).tolist() == [0.0]


def test_only_words_that_an_entry_has_are_known_by_their_vectors():
    aligned = alignment(Alike())
    known = aligned.vectors_of(["kids", "border"])
    assert list(known) == ["border"]
    assert known["border"].tolist() == pytest.approx(Alike().encode(["border"])[0].tolist())
    assert alignment().vectors_of(["border"]) == {}


def test_only_strange_words_of_entries_beside_others_are_encoded():
    aligned, encoder = alignment(Alike()), Alike()
    vectors = aligned.completed(["border", "kids"], encoder)
    assert encoder.encoded == ["kids"]
    expected = Alike().encode(["border", "kids"])
    assert vectors.unpack(slice(None)) == pytest.approx(expected, abs=0.01)
