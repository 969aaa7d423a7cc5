"""The words of some entries, kept as arrays."""

from __future__ import annotations

from pathlib import Path

from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
from bot.matching.cache import ArrayCache
from bot.matching.lexicon import Lexicon

EN, ES = Language.ENGLISH, Language.SPANISH


def entry(name: str, *phrasings: Phrasing, answer: str = "") -> Entry:
    return Entry(EntryId(name), "topic", StatementKind.FACT, phrasings, Bilingual(en=answer))


ENTRIES = (
    entry("boats", Phrasing("How many boats?", EN), Phrasing("¿Cuántos botes?", ES), answer="Ten."),
    entry("empty", Phrasing("?!", EN)),
)


def test_words_are_counted_by_language(tmp_path: Path) -> None:
    """
    Words of answers are known, but only phrasings count as uses.
    """
    lexicon = Lexicon.of(ENTRIES, ArrayCache(tmp_path))

    assert {"how": 1, "many": 1, "boats": 1} == lexicon.counts(EN)
    assert {"cuantos": 1, "botes": 1} == lexicon.counts(ES)
    assert "ten" in lexicon.words
    assert "ten" not in lexicon.counts()


def test_entries_and_phrasings_are_looked_up(tmp_path: Path) -> None:
    """
    A phrasing without words, and an entry without any, keep their places.
    """
    lexicon = Lexicon.of(ENTRIES, ArrayCache(tmp_path))

    assert ("how", "many", "boats") == lexicon.phrasing(0)
    assert () == lexicon.phrasing(2)
    assert "boats botes cuantos how many ten".split() == [
        lexicon.words[number] for number in lexicon.of_entry(0)
    ]
    assert [] == lexicon.of_entry(1).tolist()


def test_what_is_kept_reads_back_the_same(tmp_path: Path) -> None:
    """
    The second time nothing is split, and everything is as before.
    """
    first = Lexicon.of(ENTRIES, ArrayCache(tmp_path))
    again = Lexicon.of(ENTRIES, ArrayCache(tmp_path))

    assert (first.words, first.stems, first.phrasings) == (
        again.words,
        again.stems,
        again.phrasings,
    )
    assert first.counts() == again.counts()


def test_nothing_at_all_is_a_lexicon_too() -> None:
    """
    No entries, no words.
    """
    lexicon = Lexicon.of((), ArrayCache(None))

    assert ([], {}) == (lexicon.words, lexicon.counts())
