"""Files of quiz items that mean harm, or are something else: told of by line, never a crash."""

from __future__ import annotations

import json

import pytest
import quizzes
from harbour import Plain
from hypothesis import example, given
from hypothesis import strategies as st
from quiz_files import ENGLISH, UNHURRIED, read, told

from bot.errors import MOST_FOUND
from bot.knowledge.yamlfile import MAX_BYTES
from bot.quiz.formats import files
from bot.quiz.formats.files import Format
from bot.quiz.formats.shape import canonical

SIGNS = "{}=~#:%\\/[]->\n\r\t ,;\"'$*.)ABab19TF|\u202e\x1b\x85\u2028é"
PIECES = (
    "::",
    "####",
    "->",
    "// refugio: ",
    "// refugio why 1: ",
    "entry=",
    "paragraphs=",
    "language=es",
    "kind=order",
    "\n\n",
    "{=a ~b}",
    "{#",
    "{T}",
    "{=1 -> a =2 -> b}",
    "$CATEGORY: ",
    "[html]",
    "<p>",
    "&#0;",
    "%50%",
    "..",
    "Who?",
    "A. a\n",
    "ANSWER: A\n",
    "id,kind,stem.en\n",
    "a,single,b\n",
    "- id: a\n  kind: text\n",
)
PARTS = st.one_of(st.sampled_from(PIECES), st.sampled_from(SIGNS), st.text(max_size=5))
KNOWN = [canonical(make()) for make in quizzes.KINDS]


@UNHURRIED
@given(st.lists(PARTS, max_size=25).map("".join), st.sampled_from(Format))
@example("Who? {#}", Format.GIFT)
def test_any_text_gives_items_or_problems(text: str, format_: Format) -> None:
    """Each with a line of the file and words in both sentences."""
    raw = text.encode("utf-8", "replace")
    incoming = read(raw, format_, KNOWN)
    most = 1 + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")

    assert all(0 <= problem.line <= most for problem in incoming.problems)
    assert all(problem.found and problem.remedy for problem in incoming.problems)
    assert len(incoming.sound) <= len(incoming.document.value)
    if format_ is not Format.YAML:
        files.draft(incoming)


@UNHURRIED
@given(st.binary(max_size=60), st.sampled_from(Format))
def test_any_bytes_give_items_or_problems(raw: bytes, format_: Format) -> None:
    """Whatever they are."""
    read(raw, format_)


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "is empty"),
        ("¿Quién? {T}".encode("latin-1"), "q.txt:1: has bytes that are not UTF-8. Save it as"),
        ("Who?\n{T}".encode("utf-16"), "q.txt:1: has bytes that are not UTF-8"),
        (b"a" * (MAX_BYTES + 1), "q.txt: has more than 2,000,000 bytes. Split it"),
    ],
)
def test_what_is_no_text_of_ours_is_refused(raw: bytes, problem: str, format_: Format) -> None:
    """In every format."""
    assert any(problem in line for line in told(read(raw, format_)))


HEAVY = {
    "letters": "a" * 1_000_000,
    "open": "{" * 1_000_000,
    "closed": "}" * 1_000_000,
    "questions of nothing": "{}\n\n" * 250_000,
    "true": "a{T}\n\n" * 150_000,
    "answers": "Who? {" + "~a" * 400_000 + "}",
    "escapes": "Who? {=" + "\\" * 1_000_000 + "}",
    "escaped signs": "Who? {=" + "\\{" * 500_000 + "}",
    "blanks": "Who? " + " " * 1_000_000 + "{T}",
    "lines": "Who? " + " \n//" * 250_000 + "\n{T}",
    "tags": "[html]" + "<" * 500_000 + "{T}",
    "titles": "::" + ":" * 1_000_000,
    "settings": "// refugio: " + "entry=a," * 120_000 + "\nWho? {T}",
    "commas": "// refugio: a=" + ",b" * 400_000 + "\nWho? {T}",
    "whys": "// refugio why 1: a\n" * 50_000 + "Who? {=1 -> a =2 -> b}",
    "pairs": "Who? {" + "=1 -> a" * 100_000 + "}",
    "number": "Who? {#" + "9" * 1_000_000 + "}",
    "options": "Who?\n" + "A. a\n" * 200_000 + "ANSWER: A",
    "answered": "ANSWER: A\n" * 100_000,
    "stems": "Who?\n" * 200_000,
    "columns": "id," * 300_000,
    "rows": "id\n" + "a\n" * 400_000,
    "quotes": 'id,stem.en\n"' + "a" * 1_000_000,
    "brackets": "[" * 1_000_000,
}


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("what", HEAVY)
def test_a_million_signs_are_read_to_an_end(what: str, format_: Format) -> None:
    """With no more told than a person can read."""
    incoming = read(HEAVY[what], format_, KNOWN)

    assert 0 < len(incoming.problems) <= MOST_FOUND
    assert all(len(str(problem)) < 1_500 for problem in incoming.problems)


def test_a_mark_at_the_beginning_and_line_ends_of_windows_do_no_harm() -> None:
    """As editors on Windows write them."""
    made = files.written(KNOWN, Format.GIFT, ENGLISH).text
    raw = b"\xef\xbb\xbf" + made.replace("\n", "\r\n").encode("utf-8")

    assert KNOWN == [*read(raw, known=KNOWN).sound]


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1},
        "text",
        None,
        [None],
        ["text"],
        [[]],
        [{}],
        [{"id": None, "kind": "single"}],
        [{"id": ["a"], "kind": "single"}],
        [{"id": "a", "kind": ["single"]}],
        [{"id": "a", "kind": "single", "options": "b"}],
        [{"id": "a", "kind": "single", "options": [None]}],
        [{"id": "a", "kind": "text", "accepted": ["b"]}],
        [{"id": "a", "stem": {"en": ["b"]}}],
    ],
)
def test_yaml_of_another_shape_is_told(value: Plain) -> None:
    """Whatever stands where."""
    incoming = read(json.dumps(value), Format.YAML, KNOWN)

    assert incoming.problems
    assert () == incoming.sound
