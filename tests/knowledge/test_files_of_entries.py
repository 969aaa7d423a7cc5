"""Entries as files: read back the same, harmless in a spreadsheet, and refused with reasons."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import string
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.compose import load_pack
from adapters.settings import Settings
from bot.entries import EntryId
from bot.errors import KnowledgeError
from bot.events import MOST_ATTACHED, Attached
from bot.knowledge import records
from bot.knowledge.exchange import cells, columns, comparing, files
from bot.knowledge.exchange.files import Format

RUNS = re.compile(r"^[\s\"'\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")

SIGNS = st.sampled_from(
    ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'", '"', ";"]
)
CHARACTERS = st.one_of(
    SIGNS,
    st.sampled_from(["\\", ",", "|", "n", "x", "0", " ", "\x00", "\ufeff", "\u2028", "\x85"]),
    st.characters(exclude_categories=["Cs"]),
)
TEXT = st.text(CHARACTERS, min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
ID = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
BOTH = st.dictionaries(st.sampled_from(["en", "es"]), TEXT, min_size=1)
ASKED = st.dictionaries(
    st.sampled_from(["en", "es"]), st.lists(TEXT, min_size=1, max_size=4), min_size=1
)
NUMBERS = st.lists(st.integers(0, 9999).map(str), min_size=1, max_size=4, unique=True)
SUM = st.fixed_dictionaries({"value": st.integers(0, 10**6).map(str), "from": NUMBERS, "how": TEXT})
RECORD = st.fixed_dictionaries(
    {
        "id": ID,
        "kind": st.sampled_from(["fact", "note", "view"]),
        "questions": ASKED,
        "answer": BOTH,
    },
    optional={
        "topic": ID,
        "by": BOTH,
        "source": st.fixed_dictionaries(
            {},
            optional={
                "paragraphs": NUMBERS,
                "quote": TEXT,
                "address": st.just("https://example.org/a?b=c"),
            },
        ),
        "derived": st.lists(SUM, max_size=3),
        "when": st.sampled_from(["2015", "2015-05", "2013/2015", "2015-05-21"]),
        "checked": st.fixed_dictionaries({"by": TEXT, "on": st.just("2018-05-21")}),
        "simple": BOTH,
        "caveat": BOTH,
        "title": BOTH,
    },
)
RECORDS = st.lists(RECORD, min_size=1, max_size=4, unique_by=lambda record: record["id"])
ONE = "- id: one\n  kind: note\n  questions: {en: [Who?]}\n  answer: {en: Somebody.}\n"


def attached(text: str | bytes, name: str) -> Attached:
    content = text if isinstance(text, bytes) else text.encode()
    return Attached(name, content)


def read(text: str | bytes, name: str, **known: Any) -> list[records.Record]:
    there = {EntryId(key): value for key, value in known.items()}
    return [*files.read(attached(text, name), there, "imported").records]


def refused(text: str | bytes, name: str) -> list[str]:
    with pytest.raises(KnowledgeError) as refusal:
        read(text, name)
    return [str(problem) for problem in refusal.value.problems]


def expected(made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [columns.canonical({"topic": "imported", **record}) for record in made]


@pytest.mark.parametrize("format_", Format)
@given(made=RECORDS)
def test_what_is_exported_reads_back_the_same(format_: Format, made: list[dict[str, Any]]) -> None:
    """To the character, whatever was typed, keys in their order."""
    text = files.written(made, format_)
    back = read(text, f"a.{format_}")

    assert expected(made) == back
    assert [[*record] for record in expected(made)] == [[*record] for record in back]
    assert back == read(files.written(back, format_), f"a.{format_}")


@pytest.mark.parametrize("format_", Format)
def test_the_shipped_pack_reads_back_the_same(format_: Format) -> None:
    """All of it, in one file."""
    entries = load_pack(Settings()).entries
    text = files.written(map(records.of, entries), format_)

    assert [*entries] == [records.entry(each) for each in read(text, f"a.{format_}")]


@given(made=RECORDS, separator=st.sampled_from([",", ";", "\t"]), mark=st.booleans())
def test_what_excel_saves_reads_the_same(
    made: list[dict[str, Any]], separator: str, mark: bool
) -> None:
    """With semicolons or tabs, with or without a byte order mark, columns in any order."""
    rows = [[*row] for row in csv.reader(io.StringIO(files.written(made, Format.CSV), newline=""))]
    rows[0][0] = rows[0][0].removeprefix("\ufeff")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(row[::-1] for row in rows)

    assert expected(made) == read(("\ufeff" if mark else "") + out.getvalue(), "a.csv")


@given(made=RECORDS)
def test_no_cell_is_a_formula(made: list[dict[str, Any]]) -> None:
    """Nor a line of one, nor what stands behind a semicolon, where a cell may begin elsewhere."""
    rows = csv.reader(io.StringIO(files.written(made, Format.CSV), newline=""))
    begun = [part for row in rows for cell in row for part in re.split("[\n;]", cell)]

    assert [] == [part for part in begun if RUNS.match(part) and not part.startswith("'")]
    assert not [part for part in begun if part.startswith(("\t", "\r"))]


@given(content=st.binary(max_size=200), name=st.sampled_from(["a.csv", "a.yaml"]))
@example(b'id,"', "a.csv")
@example(b"sep=\xff", "a.csv")
@example(b"\xef\xbb\xbf", "a.csv")
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    """Nothing else is ever raised."""
    for lead in (b"", b"id,kind,questions.en,answer.en\n", b"- id: one\n"):
        with contextlib.suppress(KnowledgeError):
            read(lead + content, name)


@given(text=st.text(CHARACTERS), items=st.lists(TEXT))
def test_cells_keep_texts(text: str, items: list[str]) -> None:
    """One or several in a cell."""
    assert (text if cells.of_text(text).strip() else "") == cells.text(cells.of_text(text))
    assert items == cells.lines(cells.of_lines(items))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        (" @SUM(A1)", "' @SUM(A1)"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("2015-05", "'2015-05"),
        ("2015", "2015"),
        ("'Tis so", "'Tis so"),
        ("from -5 to +5", "from -5 to +5"),
        ("C:\\n", "C:\\\\n"),
        ("\x00\ud800", "\\x00\\ud800"),
    ],
)
def test_cells_as_they_are_seen(text: str, cell: str) -> None:
    """An apostrophe where a spreadsheet would take it for more than text."""
    assert cell == cells.of_text(text)
    assert text == cells.text(cell)


def test_a_teacher_types_into_cells() -> None:
    """Phrasings one a line however lines end, blank lines and cells left out, no apostrophe lost."""
    sheet = 'ID;Kind;questions.es;answer.es;simple.es\nuno;note;"¿Quién?\r\n\r\n¿Quién es?";-5 grados;  \n;;;;\n'
    [record] = read("sep=;\n" + sheet, "Hoja 1.CSV")

    assert {"es": ["¿Quién?", "¿Quién es?"]} == record["questions"]
    assert {"es": "-5 grados"} == record["answer"]
    assert "simple" not in record


def test_a_column_that_is_not_there_says_nothing() -> None:
    """What the entry has stays; an empty cell empties it."""
    before = {
        "id": "one",
        "topic": "past",
        "kind": "note",
        "questions": {"en": ["Who?"]},
        "answer": {"en": "Ana."},
        "caveat": {"en": "Perhaps."},
    }
    [kept] = read("id,answer.en\none,Ben.\n", "a.csv", one=before)
    [emptied] = read("id,caveat.en\none,\n", "a.csv", one=before)

    assert {**before, "answer": {"en": "Ben."}} == kept
    assert {key: value for key, value in before.items() if key != "caveat"} == emptied


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Row, entry, key, what was found and what to write; rows as a spreadsheet counts them."""
    sheet = (
        "id,kind,questions.en,answer.en,derived,related\n"
        "one,gospel,Who?,Somebody.,68 from 3,\n"
        "\n"
        'two,note,"Who\nelse?", ,,nobody\n'
        "three,note,What?, ,,\n"
    )

    assert [
        "a.csv:2: [one, derived] is '68 from 3'. Write value | paragraphs | how, one a line."
    ] == refused(sheet, "a.csv")
    assert [
        "a.csv:2: [one, kind] is 'gospel'. Write one of: fact, reported, promise, view, disputed, gap, note.",
        "a.csv:4: [two] lacks the key 'answer'. Add `answer:`.",
        "a.csv:5: [three] lacks the key 'answer'. Add `answer:`.",
    ] == refused(sheet.replace("68 from 3", ""), "a.csv")
    assert ["a.csv:4: [two, related] names 'nobody', which is no entry. Remove it."] == refused(
        sheet.replace("68 from 3", "").replace("gospel", "note").replace(", ,", ",b,"), "a.csv"
    )


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("", "a.csv", "has no column 'id'"),
        ("id,anwser.en\n", "a.csv", "Did you mean 'answer.en'?"),
        ("id,id\n", "a.csv", "has the column 'id' twice"),
        ("id,kind\none,note,more\n", "a.csv", "has more cells than the header"),
        ('id,kind\none,"no', "a.csv", "cannot be read as a table"),
        ("id\n", "a.csv", "has no entry at all"),
        ("id\n" + "a\n" * 400_000, "a.csv", "has more than 5,000 rows"),
        ("," * 1_000_000, "a.csv", "has no column 'id'"),
        ("id" + ",id" * 500_000, "a.csv", "has 500,001 columns"),
        (b"id\n\0", "a.csv", "has bytes that are no text"),
        ("id,kind\n".encode("utf-16"), "a.csv", "Save it as CSV UTF-8"),
        ("id,kind\n\xf1,note\n".encode("latin-1"), "a.csv", "has bytes that are not UTF-8"),
        (b"x" * 2_000_001, "a.csv", "has more than 2,000,000 bytes"),
        (b"x" * 2_000_001, "a.yaml", "has more than 2,000,000 bytes"),
        ("- &a {id: one}\n- *a\n", "a.yaml", "uses an anchor or alias"),
        ("- !!python/object/apply:os.system [ls]\n", "a.yaml", "uses the tag"),
        ("[" * 200_000, "a.yaml", "is nested deeper"),
        (b"\0", "a.yaml", "is not valid YAML"),
        ("", "a.yaml", "is empty"),
        ("one: two\n", "a.yaml", "is a record of keys"),
        (ONE + ONE, "a.yaml", "repeats the id 'one'"),
        (ONE.replace("questions", "qestions"), "a.yaml", "Did you mean 'questions'?"),
        (ONE, "a.doc", "is neither YAML nor CSV"),
        (ONE, "", "is neither YAML nor CSV"),
        (ONE + ONE, "\x1b[2J/etc/b.yaml", "b.yaml:5: [one, id] repeats"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str | bytes, name: str, told: str) -> None:
    """In a sentence, and nothing crashes."""
    said = " ".join(refused(text, name))

    assert told in said
    assert "\x1b" not in said


def test_as_much_is_taken_as_is_read() -> None:
    """Adapters and the core agree on the largest file."""
    assert files.MAX_BYTES == MOST_ATTACHED


def test_an_import_is_compared_with_what_is_there() -> None:
    """Nothing is deleted unless all is to be replaced, and then only what may be."""
    text = ONE + ONE.replace("one", "two") + ONE.replace("one", "new")
    one, two, new = read(text, "a.yaml")
    old = {**one, "id": "old"}
    now = {
        EntryId("one"): {**one, "source": {"paragraphs": []}},
        EntryId("two"): {**two, "answer": {"en": "Nobody.", "es": "Nadie."}},
        EntryId("old"): old,
        EntryId("packed"): {**one, "id": "packed"},
    }
    mine = [EntryId("two"), EntryId("old")]
    found = comparing.compare(now, [one, two, new], mine)
    all_new = comparing.compare(now, [one, two, new], mine, replace_all=True)

    assert (new,) == found.created
    assert [("answer.en", "answer.es")] == [each.columns for each in found.changed]
    assert ("one",) == found.unchanged
    assert ((), (old,)) == (found.deleted, found.absent)
    assert ((old,), ()) == (all_new.deleted, all_new.absent)
    assert 3 == all_new.touched
