"""Entries written as YAML: what is exported reads back the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from harbour import plain_entry
from hypothesis import given
from hypothesis import strategies as st

from adapters.compose import load_pack
from adapters.settings import Settings
from bot.entries import Bilingual, Citation, Entry, EntryId, Language, Phrasing, StatementKind
from bot.knowledge import records, schema, yamlfile

TYPED = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1
).filter(str.strip)


def read_back(*entries: Entry) -> list[Entry]:
    text = records.to_yaml(records.of(entry) for entry in entries)
    document = yamlfile.parse(text.encode(), "entries/community.yaml")
    return [records.entry(record) for record in document.value]


def test_every_entry_of_the_pack_reads_back_the_same() -> None:
    entries = load_pack(Settings()).entries
    assert [*entries] == read_back(*entries)


@given(question=TYPED, answer=TYPED, quote=TYPED)
def test_text_in_is_the_same_text_out(question: str, answer: str, quote: str) -> None:
    entry = Entry(
        EntryId("one"),
        "community",
        StatementKind.NOTE,
        (Phrasing(question, Language.SPANISH),),
        Bilingual(es=answer),
        Citation((0, 3), quote, "https://example.org/a"),
    )
    assert [entry] == read_back(entry)


@pytest.mark.parametrize("text", ["null", "~", "no", "2018", "- a", "a: b", "# x", "'", '"', "&a"])
def test_what_yaml_takes_for_something_else_stays_text(text: str) -> None:
    entry = Entry(
        EntryId("one"),
        "community",
        StatementKind.NOTE,
        (Phrasing(text, Language.ENGLISH),),
        Bilingual(en=text),
    )
    assert [entry] == read_back(entry)


def test_a_record_that_no_pack_may_hold_is_told_by_key() -> None:
    record = {"id": "one", "kind": "note", "questions": {"en": ["?"]}, "answer": {"en": " "}}
    found = records.problems(record, "the form")
    assert ["the form:1: [one, answer.en] is ' '. Write some text, not only spaces."] == [
        str(problem) for problem in found
    ]


def test_only_a_communitys_entry_is_to_be_looked_at_again(
    problems: Callable[..., list[str]],
) -> None:
    """A pack is about a text that stays; its format and its digest are as they were."""
    record = {**plain_entry(), "review": "2027-01-01"}

    assert [] == records.problems(record, "")
    assert ["Write a year or a day: 2027 or 2027-01-31"] == [
        each.remedy for each in records.problems({**record, "review": "soon"}, "")
    ]
    assert "has the unknown key 'review'" in problems(**{"entries/harbour": [record]})[0]
    assert "review" not in schema.published()["$defs"]["entries/*.yaml"]["items"]["properties"]
