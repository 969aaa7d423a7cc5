"""What is typed into a moderator's form, and the record it makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation import forms
from bot.curation.forms import Field, Slip
from bot.entries import Language

TYPED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def nobody(text: str) -> Language | None:
    return None


def read(**values: str) -> forms.Read:
    return forms.read(values, Language.ENGLISH, nobody, {"id": "one"})


@given(question=TYPED, answer=TYPED)
def test_text_in_is_the_same_text_out(question: str, answer: str) -> None:
    """What the form shows of a record is what was typed, to the letter."""
    made = read(question=question, answer=answer, source="our own knowledge")
    shown = forms.values(made.record, Language.ENGLISH)

    assert not made.slips
    assert (question, answer) == (shown[Field.QUESTION], shown[Field.ANSWER])


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("¶15", {"paragraphs": ["15"]}),
        ("15", {"paragraphs": ["15"]}),
        ("paragraphs 3, 4 and 15", {"paragraphs": ["3", "4", "15"]}),
        ("Párrafos 3 y 04, 3", {"paragraphs": ["3", "4"]}),
        ("paragraph 2 of the article", {"paragraphs": ["2"]}),
        (" https://example.org/a?b=1 ", {"address": "https://example.org/a?b=1"}),
        ("our own knowledge", None),
        ("Conocimiento propio", None),
        ("lo sabemos nosotros", None),
    ],
)
def test_where_from(typed: str, source: dict[str, object] | None) -> None:
    """Paragraphs in figures and words of either language, an address, or one's own knowledge."""
    made = read(question="q", answer="a", source=typed)

    assert not made.slips
    assert source == made.record.get("source")


@pytest.mark.parametrize("typed", ["dunno", "http://example.org", "the second part", "https://"])
def test_what_is_no_source_is_told(typed: str) -> None:
    """It is never guessed at."""
    assert {Field.SOURCE: Slip.SOURCE} == read(question="q", answer="a", source=typed).slips


def test_what_must_be_there_is_told_all_at_once() -> None:
    """An empty form names its three fields."""
    empty = read(question=" ", answer="", source="\n")

    assert dict.fromkeys(forms.FIRST, Slip.EMPTY) == empty.slips


def test_what_cites_a_paragraph_is_a_statement_and_the_rest_a_note() -> None:
    """Unless somebody says otherwise."""
    cited = read(question="q", answer="a", source="¶1").record
    noted = read(question="q", answer="a", source="our own knowledge").record
    chosen = forms.read({"kind": "view"}, Language.ENGLISH, nobody, cited).record

    assert ("fact", "note", "view") == (cited["kind"], noted["kind"], chosen["kind"])


def test_further_phrasings_go_to_the_language_they_are_in() -> None:
    """One a line; what only repeats another is left out."""
    first = read(question="When?", answer="Now.", source="¶1").record
    lines = "At what time?\n\n¿Cuándo?\nwhen\n"
    guess = {"¿Cuándo?": Language.SPANISH}.get
    more = forms.read({"phrasings": lines}, Language.ENGLISH, guess, first).record

    assert {"en": ["When?", "At what time?"], "es": ["¿Cuándo?"]} == more["questions"]


def test_an_id_is_made_of_the_telling_words() -> None:
    """And is one of its own."""
    question = "What are the library's opening hours?"

    assert "library-opening-hours" == forms.identifier(question, ())
    taken = {"library-opening-hours", "library-opening-hours-2"}
    assert "library-opening-hours-3" == forms.identifier(question, taken)
    assert "entry" == forms.identifier("¿¡!?", ())
