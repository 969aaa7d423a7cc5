"""An import written into a pack's files: what it touches changes, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries import EntryId
from bot.knowledge import loader, records, yamlfile
from bot.knowledge.exchange import packs
from bot.knowledge.exchange.comparing import compare
from tests.conftest import ARTICLE_PACK

NAME = "entries/past.yaml"
FILE = """\
# The past, by year.

- id: one  # the first
  kind: note
  # how people ask
  questions: {en: [One?]}
  answer: {en: "It # is one."}

# Two is another matter.
-
  id: two
  kind: note
  when: null
  questions:
    en:
      - Two?
  answer:
    en: |
      It is
      # two.

- {id: three, kind: note, questions: {en: [Three?]}, answer: {en: Three.}}
# The end.
"""
INDENTED = "".join(f"  {line}" if line.strip() else line for line in FILE.splitlines(True))
FLOWING = "# All.\n[{id: one, kind: note, questions: {en: [One?]}, answer: {en: One.}}]\n"


def record(name: str, answer: str = "New.", **more: Any) -> records.Record:
    asked = {"questions": {"en": [f"{name.capitalize()}?"]}, "answer": {"en": answer}}
    return {"id": name, "topic": "past", "kind": "note", **asked, **more}


def imported(
    text: str, *entries: records.Record, replace_all: bool = False
) -> tuple[str, packs.Rewritten]:
    """The file after an import, and all of it."""
    contents = {NAME: text.encode()}
    pack, _ = loader.located(contents, "pack")
    known = {entry.id: records.of(entry) for entry in pack.entries}
    found = compare(known, entries, known, replace_all=replace_all)
    made = packs.rewritten(contents, found)
    return made.contents.get(NAME, b"").decode(), made


@pytest.mark.parametrize("text", [FILE, INDENTED])
def test_an_entry_changes_where_it_stands(text: str) -> None:
    """Comments and other entries stay to the letter."""
    after, made = imported(text, record("two", "It is 2."))
    head, tail = text.split("-\n"), text.split("# two.\n")

    assert after.startswith(head[0].rstrip(" "))
    assert after.endswith(tail[1])
    assert "en: It is 2.\n" in after
    assert () == made.anew


def test_new_entries_stand_at_the_end_of_their_topic() -> None:
    """Which gets a file where it has none."""
    after, made = imported(FILE, record("four"), {**record("five"), "topic": "quays"})

    assert after.startswith(FILE)
    assert "- id: four\n" in after[len(FILE) :]
    assert ["five"] == [each["id"] for each in read(made.contents["entries/quays.yaml"])]


def test_what_is_deleted_takes_nothing_with_it() -> None:
    """Only where all is replaced; a file without entries goes."""
    kept, _ = imported(FILE, record("two", "It is\n# two.\n"))
    after, _ = imported(FILE, record("two", "It is\n# two.\n"), replace_all=True)
    gone, made = imported(FILE, {**record("five"), "topic": "quays"}, replace_all=True)

    assert FILE == kept
    assert (
        FILE.replace(FILE[FILE.index("- id: one") : FILE.index("\n# Two")], "").replace(
            "- {id: three, kind: note, questions: {en: [Three?]}, answer: {en: Three.}}\n", ""
        )
        == after
    )
    assert ("", {"entries/quays.yaml"}) == (gone, {*made.contents})


def test_a_file_that_has_no_line_for_each_entry_is_written_anew() -> None:
    """That its comments go is told."""
    after, made = imported(FLOWING, record("one", "One indeed."), record("two"))

    assert (NAME,) == made.anew
    assert ["One indeed.", "New."] == [each["answer"]["en"] for each in read(after.encode())]


def test_the_shipped_pack_stays_as_it_is() -> None:
    """Its own entries, imported, change nothing; one that changes leaves all other lines."""
    contents = loader.contents(ARTICLE_PACK)
    pack, _ = loader.located(contents, "pack")
    known = {entry.id: records.of(entry) for entry in pack.entries}
    same = packs.rewritten(contents, compare(known, known.values(), known))
    key = EntryId("deportations-2015") if "deportations-2015" in known else pack.entries[9].id
    changed = {**known[key], "when": "2014"}
    one = packs.rewritten(contents, compare(known, [changed], known))
    [name] = [name for name in contents if contents[name] != one.contents[name]]
    old, new = ([*each.split(b"\n- id: ")] for each in (contents[name], one.contents[name]))

    assert contents == same.contents
    assert 1 == sum(before != after for before, after in zip(old, new, strict=True))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20
).filter(str.strip)


@given(
    answers=st.lists(WORDS, min_size=1, max_size=4),
    change=st.dictionaries(st.integers(0, 5), WORDS, max_size=4),
    everything=st.booleans(),
)
def test_what_is_imported_is_what_is_read(
    answers: list[str], change: dict[int, str], everything: bool
) -> None:
    """Whatever stood there before, and whatever was typed."""
    before = [record(f"e{number}", answer) for number, answer in enumerate(answers)]
    new = [record(f"e{number}", answer) for number, answer in change.items()]
    after, _ = imported(records.to_yaml(before), *new, replace_all=everything)
    expected = {} if everything else {each["id"]: each for each in before}
    expected |= {each["id"]: each for each in new}

    assert expected == {each["id"]: each for each in read(after.encode())}


def read(content: bytes) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = yamlfile.parse(content, NAME).value if content else []
    return value
