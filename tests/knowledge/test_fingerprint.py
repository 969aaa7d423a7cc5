"""A `source.yaml` made from a text, and compared with it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from harbour import TEXT

from bot.knowledge import build
from bot.knowledge.against_text import against_text
from bot.knowledge.fingerprint import fingerprint, paragraphs, to_yaml
from bot.knowledge.pack import Figure, Pack, Source


def test_paragraphs_know_their_number_and_section() -> None:
    """
    What has no number (headline, author's line) is paragraph 0.
    """
    found = paragraphs(TEXT)

    assert [0, 1, 2, 3] == list(found)
    assert (None, "A harbour for everyone") == found[0]
    assert "Trade" == found[3][0]


def test_a_fingerprint_holds_figures_with_hedge_and_voice(source: Source) -> None:
    """
    "Nearly 40 percent, says Harbour Watch": the hedge is read, the voice is kept from before.
    """
    assert (Figure("40", "nearly", "harbour-watch"),) == source.paragraphs[2].figures
    assert (Figure("2x", "more"), Figure("700"), Figure("0.5")) == source.paragraphs[3].figures


def test_a_fingerprint_holds_years_names_and_quotes(source: Source) -> None:
    """
    Years stand apart from figures; a quoted phrase is kept in plain.
    """
    assert ("1990",) == source.paragraphs[1].years
    assert ("lindell", "norland") == source.paragraphs[1].names
    assert ("a small miracle",) == source.paragraphs[2].quotes


def test_no_sentence_of_the_text_is_kept() -> None:
    """
    Five words in a row of the text stand nowhere in its fingerprint.
    """
    written = to_yaml(fingerprint(TEXT)).casefold()
    tokens = paragraphs(TEXT)[3][1].casefold().split()

    assert not [i for i in range(len(tokens) - 4) if " ".join(tokens[i : i + 5]) in written]


def test_names_are_guessed_where_none_are_known() -> None:
    """
    A first fingerprint takes capitalised words inside sentences for names.
    """
    names = {name["id"] for name in fingerprint(TEXT)["names"]}

    assert {"lindell", "norland", "harbour-watch"} <= names


def test_what_is_written_reads_back_the_same() -> None:
    """
    A fingerprint survives its YAML.
    """
    value = fingerprint(TEXT)

    assert build.source(value) == build.source(yaml.safe_load(to_yaml(value)))


def test_a_pack_agrees_with_its_own_text(harbour: Callable[..., Pack]) -> None:
    """
    No difference, no problem.
    """
    assert [] == against_text(harbour(), TEXT)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("700", "701", "¶3, figures] has '700', which the text has not"),
        ("700", "701", "¶3, figures] lacks '701' of the text"),
        ("Nearly 40", "40", "¶2, figures] has 'nearly 40', which the text has not"),
        ("1995", "1996", "¶3, years] lacks '1996' of the text"),
        ("Norland, says", "Finland, says", "¶2, names] has 'norland', which the text has not"),
        ("a small miracle", "a miracle", "¶2, quotes] has 'a small miracle', which the text does"),
        ("fishermen", "sailors", "¶3, shingles] differ from the text's in 10 runs of words"),
        ("## Trade", "## Money", "¶2, section] is under 'Trade', in the text under 'Money'"),
        ("¶3", "¶4", "¶3] is a paragraph that the text has not"),
        ("¶3", "¶4", "¶4] is a paragraph of the text, and missing"),
    ],
)
def test_a_changed_text_is_told_by_paragraph(
    harbour: Callable[..., Pack], old: str, new: str, expected: str
) -> None:
    """
    Each kind of difference has its sentence.
    """
    told = [str(problem) for problem in against_text(harbour(), TEXT.replace(old, new))]

    assert any(expected in t for t in told), told


def test_a_pack_without_source_has_nothing_to_compare(harbour: Callable[..., Pack]) -> None:
    """
    The message says how to make one.
    """
    (problem,) = against_text(harbour(source=None), TEXT)

    assert "Run `refugio kb fingerprint` on the text" == problem.remedy
