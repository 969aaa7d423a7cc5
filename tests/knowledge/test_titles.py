"""Titles: read, held to the source, and such that no two entries look the same in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from harbour import BY, NAMES, TEXT, Plain, plain_entry

from bot.entries import Bilingual, Entry, Language
from bot.knowledge import loader
from bot.knowledge.checks import check
from bot.knowledge.fingerprint import fingerprint
from bot.knowledge.pack import KnownQuestion, Pack, Rules, Source
from bot.matching.matcher import Matcher

Harbour = Callable[..., Pack]
BOTH = (Language.ENGLISH, Language.SPANISH)
TITLE = {"en": "When was the harbour opened?", "es": "¿En qué año abrió el puerto?"}


def told(pack: Pack) -> list[str]:
    return [f"{problem.place}: {problem.found}" for problem in check(pack)]


def other(question: str, title: str | None = None, identity: str = "other") -> Plain:
    """A second entry, asked in English by this question, with this title."""
    titled = {"title": {"en": title}} if title else {}
    return plain_entry(id=identity, questions={"en": [question]}, **titled)


def test_a_title_stands_for_its_entry(write: Callable[..., Path]) -> None:
    """
    Beside it the first phrasing is still what the entry can be asked by.
    """
    pack = loader.load(write(**{"entries/harbour": [plain_entry(title=TITLE)]}))
    entry = pack.entries[0]

    assert list(TITLE.values()) == [entry.title(language) for language in Language]
    assert "When did the harbour open?" == entry.question(Language.ENGLISH)


def test_without_a_title_the_first_phrasing_stands_for_it(harbour: Harbour) -> None:
    """
    And so it does in a language in which the title was not written.
    """
    plain, half = harbour(plain_entry(), plain_entry(title={"en": "The opening"})).entries

    assert "When did the harbour open?" == plain.title(Language.ENGLISH)
    assert "The opening" == half.title(Language.ENGLISH)
    assert "¿Cuándo abrió el puerto?" == half.title(Language.SPANISH)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            {"en": "x" * 76},
            "[harbour-1990, title.en] has 76 characters. Write at most 75.",
        ),
        (
            {"fr": "Le port"},
            "[harbour-1990, title.fr] has the unknown key 'fr'. Known keys: en, es.",
        ),
        ({}, "[harbour-1990, title] is empty or too short. Give at least 1."),
        ("When?", "[harbour-1990, title] is the text 'When?'. Write a record of keys or null."),
        (
            {"en": "Did it open in 1991?"},
            "[harbour-1990, title.en] says 1991, which ¶1 never says. "
            "Cite the paragraph it stands in, or take it out.",
        ),
    ],
)
def test_a_wrong_title_is_told_with_its_place(
    title: object, expected: str, problems: Callable[..., list[str]]
) -> None:
    """
    File, line, entry and key, what was found, and what to write.
    """
    source = fingerprint(TEXT, Source(NAMES, {2: BY}))
    [problem] = problems(**{"entries/harbour": [plain_entry(title=title)], "source": source})

    assert f"entries/harbour.yaml:1: {expected}" == problem


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ({"en": "How big is it for 400 boats?"}, "title.en: says 400, which ¶1 never says"),
        (
            {"en": "Does Harbour Watch like it?"},
            "title.en: names 'Harbour Watch', which ¶1 never names",
        ),
        (
            {"en": "Did Zubrowka open a harbour?"},
            "title.en: has the capitalised word 'Zubrowka', no name of ¶1",
        ),
        (
            {"en": "What was “a small miracle”?"},
            "title.en: quotes “a small miracle”, which does not stand so in ¶1",
        ),
        (
            {"en": "Did it open in 1990?", "es": "¿Cuándo abrió?"},
            "title: differs between the languages in figures: only English has 1990",
        ),
        (
            {"en": "What might come of it?", "es": "¿Qué resulta de ello?"},
            "title: is sure in one language and unsure in the other",
        ),
    ],
)
def test_a_title_says_only_what_the_source_says(
    title: Plain, expected: str, found: Callable[..., list[str]]
) -> None:
    """
    It is held to the cited paragraphs like an answer, and so are its two languages.
    """
    assert expected in found(title=title)


def test_a_figure_in_a_title_keeps_its_hedge_and_its_voice(found: Callable[..., list[str]]) -> None:
    """
    Short as it is, it must not make a number surer than the source does.
    """
    told_of = found(title={"en": "Why 40 percent?"}, source={"paragraphs": ["1", "2"]})

    assert "title.en: says 40 without the source's hedge (nearly)" in told_of
    assert "title.en: says 40 without naming who says so (harbour-watch)" in told_of


def test_a_title_is_there_in_each_language_or_in_none(harbour: Harbour) -> None:
    """
    In those of the pack's rules and those that the entry is asked in; a title of none is none.
    """
    english = plain_entry(questions={"en": ["Open?"]}, title={"en": "The opening"})
    spoken = plain_entry(title={"es": "La apertura"})
    simple = {"en": "It is open.", "es": "Está abierto."}

    assert [] == told(harbour(english))
    assert ["harbour-1990, title.en: is missing in en"] == told(harbour(spoken))
    assert "harbour-1990, title.es: is missing in es" in told(
        harbour(english | {"simple": simple}, rules=Rules(languages=BOTH))
    )


def test_a_title_fits_a_button(harbour: Harbour) -> None:
    """
    Entries that never were in a file are held to the same length.
    """
    long = plain_entry(questions={"en": ["Open?"]}, title={"en": "x" * 76})

    assert ["harbour-1990, title.en: has 76 characters"] == told(harbour(long))


@pytest.mark.parametrize("title", ["When was the harbour opened?", "When was a harbour opening"])
def test_two_entries_never_look_the_same(title: str, harbour: Harbour) -> None:
    """
    Articles and endings do not tell two titles apart.
    """
    first = plain_entry(title=TITLE)

    assert [f"other, title.en: looks the same in a list as harbour-1990: {TITLE['en']!r}"] == told(
        harbour(first, other("Open?", title))
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_a_title_never_looks_like_a_phrasing_in_a_list(swapped: bool, harbour: Harbour) -> None:
    """
    Nor like the first phrasing of an entry without one, whichever stands first in the files.
    """
    titled = other("Open?", "When did that harbour of Lindell really open to boats today")
    plain = other("When did that harbour of Lindell really open to the boats today?", None, "plain")
    pack = harbour(*((plain, titled) if swapped else (titled, plain)))

    assert (
        "other, title.en: looks the same in a list as plain: 'When did that harbour of "
        "Lindell really open to the boats today?'" in told(pack)
    )


def test_a_figure_tells_titles_apart(harbour: Harbour) -> None:
    """
    Two years asked for in the same words are two questions.
    """
    asked = "How many of all boats that came from afar were in port by {}?"
    first = other("Open?", asked.format(1990), "first")
    second = other("Boats?", asked.format(1995), "second")

    assert [] == told(harbour(first, second))


def test_a_title_is_no_question_of_another_entry(harbour: Harbour) -> None:
    """
    Who writes it down would get the other's answer.
    """
    first = plain_entry(questions={"en": ["Which boats are in?", "When does it open?"]})
    second = other("Open?", "When does it open")

    assert ["other, title.en: is a question of harbour-1990, which would answer it"] == told(
        harbour(first, second)
    )


def test_a_known_question_is_no_title(harbour: Harbour) -> None:
    """
    A title written down opens its entry, so that it proves nothing of matching.
    """
    known = KnownQuestion("when was the harbour opened", Language.ENGLISH, None)

    assert ["question: asks 'when was the harbour opened', which is a title of an entry"] == told(
        harbour(plain_entry(title=TITLE), known=(known,))
    )


def test_a_title_is_never_matched_against(harbour: Harbour) -> None:
    """
    It changes no word of the lexicon and no score.
    """
    pack = harbour(plain_entry(), other("Who owns the boats?"))
    titled = replace(pack, entries=tuple(map(titled_anew, pack.entries)))
    plain, changed = Matcher(pack), Matcher(titled)

    for question in ("When did the harbour open?", "who owns a boat", "xylophones unheard of"):
        ranked = [
            (m.entry.id, m.phrasing, m.score, m.confidence) for m in plain.rank(question).matches
        ]
        assert ranked == [
            (m.entry.id, m.phrasing, m.score, m.confidence) for m in changed.rank(question).matches
        ]
    assert plain.layer.lexicon.words == changed.layer.lexicon.words


def titled_anew(entry: Entry) -> Entry:
    return replace(entry, own_title=Bilingual(f"xylophones of {entry.id}", "xilófonos"))
