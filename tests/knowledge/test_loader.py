"""A pack is read whole or refused whole, with all that is wrong told at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from harbour import BY, NAMES, TEXT, plain_entry

from bot.entries import Language
from bot.errors import KnowledgeError
from bot.knowledge import loader
from bot.knowledge.fingerprint import fingerprint
from bot.knowledge.pack import Source
from tests.unix import unix


def test_entries_alone_are_a_pack(write: Callable[..., Path]) -> None:
    """
    Without a pack.yaml the directory's name serves, and nothing else is asked for.
    """
    pack = loader.load(write())

    assert "harbour" == pack.id
    assert ["harbour-1990"] == [entry.id for entry in pack.entries]
    assert "harbour" == pack.entries[0].topic
    assert "When did the harbour open?" == pack.entries[0].title(Language.ENGLISH)


def test_all_problems_of_all_files_are_told_at_once(problems: Callable[..., list[str]]) -> None:
    """
    One run shows everything that must be mended, in the order of the files.
    """
    told = problems(
        **{"entries/harbour": [plain_entry(kind="x"), plain_entry(when="x")], "help": "- &a b"}
    )

    assert ["entries/harbour.yaml:1", "entries/harbour.yaml:1", "help.yaml:1"] == [
        ":".join(problem.split(":")[:2]) for problem in told
    ]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([plain_entry(), plain_entry()], "repeats the id 'harbour-1990'. Give it an id of its own"),
        ([plain_entry(related=["gone"])], "names 'gone', which is no entry. Remove it."),
        (
            [plain_entry(source={"paragraphs": ["15", "3", "015"]})],
            "source.paragraphs] names 15 twice. Keep one of the two.",
        ),
        (
            [plain_entry(derived=[{"value": "2", "from": ["1", "1"], "how": "1 + 1"}])],
            "derived.0.from] names 1 twice. Keep one of the two.",
        ),
        (
            [plain_entry(related=["harbour-1990", "harbour-1990"])],
            "related] names 'harbour-1990' twice. Keep one of the two.",
        ),
        ([plain_entry(questions={"en": []})], "has no phrasing. Write at least one question."),
    ],
)
def test_entries_must_fit_together(
    problems: Callable[..., list[str]], entries: list[object], expected: str
) -> None:
    """
    Ids are unique, related entries exist, and each entry can be asked for.
    """
    (told,) = problems(**{"entries/harbour": entries})

    assert expected in told


def test_ids_are_unique_across_files(problems: Callable[..., list[str]]) -> None:
    """
    The second file that uses an id is the one to mend.
    """
    (told,) = problems(**{"entries/later": [plain_entry()]})

    assert told.startswith("entries/later.yaml:1: [harbour-1990, id] repeats the id")


def test_a_known_question_names_an_entry(problems: Callable[..., list[str]]) -> None:
    """
    A question that expects an entry which does not exist is refused.
    """
    (told,) = problems(**{"questions/en": [{"question": "How many?", "entry": "gone"}]})

    assert "expect the entry 'gone', which does not exist. Name an entry of the pack" in told


def test_a_pack_that_its_source_does_not_carry_is_refused(
    problems: Callable[..., list[str]],
) -> None:
    """
    Evidence is checked at load, and told by line like any other problem.
    """
    text = "- id: harbour-1990\n  kind: fact\n  source: {paragraphs: [1]}\n"
    text += "  questions: {en: [When?]}\n  answer:\n    en: The harbour opened in 1991.\n"
    source = fingerprint(TEXT, Source(NAMES, {2: BY}))

    (told,) = problems(**{"entries/harbour": text, "source": source})

    assert told.startswith(
        "entries/harbour.yaml:6: [harbour-1990, answer.en] says 1991, which ¶1 never says. "
    )


def test_a_directory_without_entries_is_no_pack(tmp_path: Path) -> None:
    """
    The message names the folder that is wanted.
    """
    with pytest.raises(KnowledgeError, match=r"has no entries. Add a file such as `entries/"):
        loader.load(tmp_path)
    with pytest.raises(KnowledgeError, match=r"is no directory. Name the folder"):
        loader.load(tmp_path / "gone")


def test_a_pack_of_too_many_files_is_refused(write: Callable[..., Path]) -> None:
    """
    Nobody writes two hundred topics by hand.
    """
    directory = write(**{f"entries/topic-{n}": [] for n in range(loader.MAX_FILES)})

    with pytest.raises(KnowledgeError, match=r"has 201 files. Keep at most 200"):
        loader.load(directory)


def test_the_digest_tells_whether_any_byte_changed(write: Callable[..., Path]) -> None:
    """
    The same bytes have the same digest; one more space has another.
    """
    first = loader.load(write()).digest

    assert first == loader.load(write()).digest
    assert first != loader.load(write(pack='{"id": "harbour", "title": {"en": "H"}} ')).digest


def test_an_entry_is_found_by_file_and_line(write: Callable[..., Path]) -> None:
    """
    `load_located` gives what `kb check` needs to name file and line.
    """
    text = "# a comment\n- id: one\n  kind: note\n  questions: {en: [How?]}\n  answer: {en: So.}\n"
    pack, lines = loader.load_located(write(**{"entries/harbour": text}))
    problem = lines.problem(pack.entries[0], "questions.en.0", "is dull", "Ask better")

    assert "entries/harbour.yaml:4: [one, questions.en.0] is dull. Ask better." == str(problem)


def test_a_source_has_each_paragraph_once(problems: Callable[..., list[str]]) -> None:
    """
    The second of two would silently take the place of the first.
    """
    source = "paragraphs:\n- number: 1\n- number: 2\n- number: 1\n"
    (told,) = problems(source=source)

    assert (
        "source.yaml:4: [paragraphs.2.number] repeats the paragraph number 1. Keep one of the two."
        == told
    )


def test_countless_problems_are_told_in_part(problems: Callable[..., list[str]]) -> None:
    """
    The first 50 are told, and how many more there are; a load stops looking after 1,000.
    """
    few = problems(**{"entries/harbour": ["x"] * 60})
    many = problems(**{"entries/harbour": ["x"] * 190_000})

    assert "pack: has 10 more problems. Mend these." == few[-1]
    assert "pack: has at least 950 more problems. Mend these." == many[-1]
    assert 51 == len(few) == len(many)


def test_a_name_that_is_no_text_is_refused(write: Callable[..., Path]) -> None:
    """
    Where a file system allows any bytes, a name can be none in UTF-8, or move the cursor.
    """
    directory = write()
    for name in (b"caf\xe9.yaml", b"a\x1b[2J.yaml"):
        file = os.fsencode(directory / "entries") + b"/" + name
        os.close(os.open(file, os.O_CREAT))

        with pytest.raises(KnowledgeError, match=r"has a file named .*\. Rename it with plain"):
            loader.load(directory)
        Path(os.fsdecode(file)).unlink()


@unix
def test_an_editors_own_files_are_no_part_of_a_pack(write: Callable[..., Path]) -> None:
    """
    Emacs locks a file with a link to nowhere beside it, macOS adds files of its own.
    """
    directory = write()
    (directory / "entries" / ".#harbour.yaml").symlink_to("nowhere")

    assert ["harbour-1990"] == [entry.id for entry in loader.load(directory).entries]


@unix
def test_unreadable_files_are_told_with_the_rest(write: Callable[..., Path]) -> None:
    """
    A pipe among the files hides no problem of the others.
    """
    directory = write(**{"entries/harbour": [plain_entry(kind="x")]})
    os.mkfifo(directory / "help.yaml")
    with pytest.raises(KnowledgeError) as error:
        loader.load(directory)

    assert ["entries/harbour.yaml", "help.yaml"] == [each.file for each in error.value.problems]


def test_a_pack_too_large_for_memory_is_refused(
    write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Not only each file has a limit.
    """
    monkeypatch.setattr(loader, "MAX_BYTES", 100)

    with pytest.raises(KnowledgeError, match=r"has more than 100 bytes. Make two packs of it"):
        loader.load(write())


def test_a_key_that_is_no_plain_text_is_told_plainly(problems: Callable[..., list[str]]) -> None:
    """
    A message neither clears a terminal nor fills it.
    """
    text = '- {id: one, kind: note, questions: {en: [How?]}, answer: {en: So}, "\\e[2J": x}'
    (told,) = problems(**{"entries/harbour": text})
    (long,) = problems(**{"entries/harbour": text.replace("\\e[2J", "x" * 9_999)})

    assert told.isprintable()
    assert 400 > len(long)
