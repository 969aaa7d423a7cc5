"""Reading YAML with suspicion: what is accepted, and how the rest is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import KnowledgeError, Problem
from bot.knowledge import yamlfile
from bot.knowledge.yamlfile import Document, parse
from tests.unix import pipe, unix


def refusal(content: bytes) -> Problem:
    with pytest.raises(KnowledgeError) as error:
        parse(content, "a.yaml")
    (problem,) = error.value.problems
    return problem


def test_scalars_stay_the_text_that_was_typed() -> None:
    """
    "no", numbers and dates are not changed into other types; a plain null is nothing.
    """
    value = parse(b"[no, 007, 1.50, 2018-05-21, 'null', null, ~, ]", "a.yaml").value

    assert ["no", "007", "1.50", "2018-05-21", "null", None, None] == value


def test_each_part_knows_its_line() -> None:
    """
    A part that is not there is told with the line of what surrounds it.
    """
    document = parse(b"- id: one\n  answer:\n    en: text\n", "a.yaml")

    assert 3 == document.line((0, "answer", "en"))
    assert 2 == document.line((0, "answer", "es"))


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        (b"- &a one\n- *a", 1, "uses an anchor or alias"),
        (b"- one\n- *missing", 2, "uses an anchor or alias"),
        (b"? *a\n: one", 1, "uses an anchor or alias"),
        (b"- !!python/object/apply:os.system ['true']", 1, "uses the tag"),
        (b"- one\n- !!str 5", 2, "uses the tag"),
        (b"- !custom {a: b}", 1, "uses the tag"),
        (b"a: 1\nb: 2\na: 3", 3, "has the key 'a' twice"),
        (b"? [a, b]\n: one", 1, "has a key that is no plain word"),
        (b"one: 1\n---\ntwo: 2", 1, "holds several documents"),
        (b"", 1, "is empty"),
        (b"# only a comment\n", 1, "is empty"),
        (b"a: [1, 2\n", 1, "is not valid YAML"),
        (b"a: 'open", 1, "is not valid YAML"),
        (b"\tkey: value", 1, "is not valid YAML"),
        (b"a: \x00", 0, "is not valid YAML"),
        (b"one\ntwo: \xff\xfe", 2, "has bytes that are not UTF-8"),
        ("año: 1".encode("latin-1"), 1, "has bytes that are not UTF-8"),
    ],
)
def test_yaml_beyond_the_accepted_part_is_refused(content: bytes, line: int, found: str) -> None:
    """
    Anchors, tags, duplicate keys, several documents and broken files are told by line.
    """
    problem = refusal(content)

    assert line == problem.line
    assert problem.found.startswith(found)
    assert problem.remedy


@pytest.mark.parametrize("content", [b"[" * 200_000, b"{a: " * 200_000, b"- " * 200_000])
def test_deep_nesting_is_refused_and_does_not_crash(content: bytes) -> None:
    """
    200,000 opening brackets end in a sentence, not in a crash of the parser.
    """
    assert "is nested deeper than 12 levels" == refusal(content).found


def test_a_file_over_the_size_cap_is_refused() -> None:
    """
    Nothing beyond the cap is parsed.
    """
    assert "has more than 2,000,000 bytes" == refusal(b"#" * 2_000_001).found


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    """
    At most one byte beyond the cap enters memory.
    """
    file = tmp_path / "huge.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)

    assert yamlfile.MAX_BYTES + 1 == len(yamlfile.content(file, "huge.yaml"))


def test_an_unreadable_file_is_told_as_a_problem(tmp_path: Path) -> None:
    """
    What the operating system says becomes a sentence about the file.
    """
    with pytest.raises(KnowledgeError, match=r"^a\.yaml: cannot be read \(No such .*\)\. Make"):
        yamlfile.read(tmp_path / "gone", "a.yaml")


@unix
@pytest.mark.parametrize("stand_in", [pipe, Path.mkdir], ids=["pipe", "folder"])
def test_only_a_regular_file_is_read(stand_in: Callable[[Path], None], tmp_path: Path) -> None:
    """
    A pipe would be waited for without end.
    """
    stand_in(tmp_path / "a.yaml")

    with pytest.raises(KnowledgeError, match=r"^a\.yaml: is no regular file\. Put a file of text"):
        yamlfile.read(tmp_path / "a.yaml", "a.yaml")


def test_a_file_of_countless_parts_is_refused() -> None:
    """
    Values take a hundred times the memory of their text.
    """
    assert "has more than 200,000 parts" == refusal(b"- \n" * 600_000).found


@given(st.binary(max_size=200) | st.text("{}[]&*!|>'\"%@`:-?,# \n\tab0~\ufeff\x85").map(str.encode))
@example(b"%YAML 9.9\n---\na")
@example(b"%TAG ! tag:x,2000:\n---\na")
@example(b"\xef\xbb\xbf- one")
@example(b"\xff\xfea\x00")
@example(b"...\n...")
@example(b"a: |\n  text\n ")
def test_any_bytes_are_a_document_or_a_knowledge_error(content: bytes) -> None:
    """
    No bytes raise anything but KnowledgeError.
    """
    outcome: Document | KnowledgeError
    try:
        outcome = parse(content, "a.yaml")
    except KnowledgeError as error:
        outcome = error

    assert isinstance(outcome, Document) or 1 == len(outcome.problems)
