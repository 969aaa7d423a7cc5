"""Quiz items of a file held against a pack's, and written into its files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import quizzes
from harbour import BY, NAMES, TEXT, Plain
from quiz_files import ENGLISH, SPANISH, only

from bot.knowledge import loader
from bot.knowledge.fingerprint import fingerprint, to_yaml
from bot.knowledge.loader import Contents
from bot.knowledge.pack import Source
from bot.quiz.formats import files, packs
from bot.quiz.formats.files import Format
from bot.quiz.formats.packs import Outcome
from bot.quiz.formats.shape import canonical

ALL = [canonical(make()) for make in quizzes.KINDS]
ENTRY = {
    "id": "harbour-all",
    "kind": "fact",
    "source": {"paragraphs": ["1", "2", "3"]},
    "questions": {"en": ["When did the harbour open?"]},
    "answer": {"en": "The harbour opened in 1990.", "es": "El puerto abrió en 1990."},
}
KEPT = "# Kept by hand.\n"


@pytest.fixture
def contents(write: Callable[..., Path]) -> Callable[..., Contents]:
    """The files of a pack with these items, or without a quiz."""

    def make(*items: Plain) -> Contents:
        more: dict[str, Any] = {"entries/harbour": [ENTRY]}
        more["pack"] = {"id": "harbour", "title": {"en": "A harbour"}, "source": {"year": "2001"}}
        more["source"] = to_yaml(fingerprint(TEXT, Source(NAMES, {2: BY})))
        if items:
            more["quiz"] = KEPT + "".join(f"- {json.dumps(item)}\n" for item in items)
        return loader.contents(write(**more))

    return make


def brought(before: Contents, text: str, format_: Format = Format.GIFT) -> Outcome:
    """What the import of this file would do."""
    raw, known = text.encode("utf-8"), packs.items_of(before)
    incoming = files.read(raw, "new.txt", format_, known, None)
    return packs.outcome(before, "harbour", incoming)


def sent(*items: Plain, language: Any = ENGLISH) -> str:
    return files.written(items, Format.GIFT, language).text


def test_two_files_make_a_quiz(contents: Callable[..., Contents]) -> None:
    """The English one brings new items, the Spanish one changes them; a third time nothing does."""
    before = contents()
    english = brought(before, sent(*ALL))
    assert () == english.problems
    spanish = brought(english.contents or {}, sent(*ALL, language=SPANISH))
    again = brought(spanish.contents or {}, sent(*ALL))

    assert [item["id"] for item in ALL] == [item["id"] for item in english.created]
    assert [only(item, ENGLISH) for item in ALL] == [
        *packs.items_of(english.contents or {}).values()
    ]
    assert ALL == [*packs.items_of(spanish.contents or {}).values()]
    assert 6 == len(spanish.changed)
    assert tuple(item["id"] for item in ALL) == again.unchanged
    assert again.contents is None


def test_what_the_file_does_not_touch_keeps_its_lines(
    contents: Callable[..., Contents],
) -> None:
    """Comments too; the keys that differ are told."""
    before = contents(*ALL)
    harder = {**ALL[0], "level": "hard"}
    result = brought(before, sent(harder))
    text = (result.contents or {})["quiz.yaml"].decode("utf-8")

    assert (harder["id"], ("level",)) == (result.changed[0][0]["id"], result.changed[0][1])
    assert 5 == result.kept
    assert not result.anew
    assert text.startswith(f"{KEPT}- id: opening-year\n")
    assert before["quiz.yaml"].decode("utf-8").splitlines()[2:] == text.splitlines()[-5:]


def test_what_the_source_does_not_say_is_told_in_the_file(
    contents: Callable[..., Contents],
) -> None:
    """By its line there, and nothing would be written."""
    said = {**ALL[0], "why": {"en": "It opened in 1850.", "es": "Abrió en 1850."}}
    result = brought(contents(*ALL), sent(said))

    assert result.contents is None
    assert str(result.problems[0]).startswith(
        "new.txt:10: [opening-year, why.en] says 1850, which ¶1 never says."
    )


def test_an_entry_there_is_not_is_told_in_the_file(contents: Callable[..., Contents]) -> None:
    """On the line of the comment that names it."""
    result = brought(contents(), sent({**ALL[0], "entry": "no-such"}))

    assert "new.txt:5: [opening-year, entry] names 'no-such', which is no entry" in str(
        result.problems[0]
    )


def test_signs_that_nobody_sees_do_not_come_in(contents: Callable[..., Contents]) -> None:
    """Controls and what turns the writing, escaped in a table or not."""
    turned = {**ALL[0], "why": {"en": "It\u202e opened in 1990.", "es": "Abrió en 1990."}}
    control = {**ALL[0], "why": {"en": "It\x1b[2J opened in 1990.", "es": "Abrió en 1990."}}
    table = files.written([control], Format.CSV, ENGLISH).text

    assert ["[opening-year, why.en] has a sign that nobody sees, U+202E. Take it out."] == [
        str(problem).partition(": ")[2] for problem in brought(contents(), sent(turned)).problems
    ]
    assert "new.txt:2: [opening-year, why.en] has a sign that nobody sees, U+001B." in str(
        brought(contents(), table, Format.CSV).problems[0]
    )


def test_a_table_of_some_columns_leaves_the_others(contents: Callable[..., Contents]) -> None:
    """An empty cell empties."""
    before = contents(*ALL)
    result = brought(before, "id;level\nopening-year;hard\n", Format.CSV)
    emptied = brought(before, "id,tolerance\nboats-in-1995,\n", Format.CSV)

    assert ("level",) == result.changed[0][1]
    assert ("tolerance",) == emptied.changed[0][1]
    assert "Fill in the column `entry`" in str(
        brought(before, "id,kind\nnew-one,number\n", Format.CSV).problems[0]
    )


def test_advice_is_told_of_what_is_brought(contents: Callable[..., Contents]) -> None:
    """The pack's own rules, by line, and only of items that change."""
    options = [*ALL[1]["options"][:3], {**ALL[1]["options"][3], "en": "all of these"}]
    result = brought(contents(*ALL), sent({**ALL[1], "options": options}))

    assert () == result.problems
    assert [
        "new.txt:10: [fishermen, options.3.en] speaks of the other options: 'all of these'"
    ] == [str(each).partition(". ")[0] for each in result.advice]
