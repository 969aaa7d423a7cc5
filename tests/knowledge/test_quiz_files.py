"""The file of quiz items: read whole, or refused with each thing to mend by line, item and key."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import quizzes
from harbour import Plain
from quizzes import KINDS

from bot.entries import Bilingual, Language, Phrasing
from bot.items import Item, ItemKind, Level, Option
from bot.knowledge import compiled, loader, records, schema
from bot.knowledge.quiz import FALSE, TRUE, texts_of

Problems = Callable[..., list[str]]


def loaded(write: Callable[..., Path], *items: Plain) -> tuple[Item, ...]:
    files = {"entries/harbour": [quizzes.ENTRY], "quiz": [*items]}
    return loader.load(write(**files)).items


@pytest.fixture
def refused(problems: Problems) -> Callable[..., list[str]]:
    """What is wrong with a quiz of these items, without the name of its file."""

    def told(*items: Plain) -> list[str]:
        text = records.to_yaml(items)
        found = problems(**{"entries/harbour": [quizzes.ENTRY], "quiz": text})
        return [each.removeprefix("quiz.yaml:") for each in found]

    return told


def test_a_pack_without_a_quiz_loads_as_before(write: Callable[..., Path]) -> None:
    """
    The file may be left out.
    """
    assert loader.load(write()).items == ()


def test_each_kind_becomes_an_item(write: Callable[..., Path]) -> None:
    """
    In the order of the file, with what its kind has.
    """
    items = loaded(write, *(kind() for kind in KINDS))

    assert [item.kind for item in items] == list(ItemKind)
    single, several, true_false, text, number, order = items
    assert single.level is Level.EASY
    assert single.paragraphs == (1,)
    assert single.options[0] == Option(
        Bilingual("1990", "1990"), True, Bilingual(quizzes.OPENED["en"], quizzes.OPENED["es"])
    )
    assert [option.right for option in several.options] == [True, True, False, False]
    assert [option.text for option in true_false.options] == [TRUE, FALSE]
    assert [option.right for option in true_false.options] == [False, True]
    assert true_false.options[1].why == true_false.why
    assert text.accepted[0] == Phrasing("Lindell", Language.ENGLISH)
    assert Phrasing("Lindau", Language.SPANISH) in text.near
    assert (number.number, number.tolerance) == (Decimal(700), Decimal(10))
    assert all(option.right for option in order.options)


def test_a_statement_that_is_true_has_true_as_its_right_option(write: Callable[..., Path]) -> None:
    """
    And the reason for the other stands with the other.
    """
    (item,) = loaded(write, quizzes.true_false(right="true"))

    assert [option.right for option in item.options] == [True, False]
    assert item.options[0].why == item.why


def test_every_text_is_told_by_its_key() -> None:
    """
    The keys are those of the file.
    """
    keys = [[key for key, _ in texts_of(quizzes.item(kind()))] for kind in KINDS]

    assert keys[2] == ["stem", "why", "why_not"]
    assert keys[3] == ["stem", "why"]
    assert keys[5][:4] == ["stem", "why", "options.0", "options.0.why"]


def test_a_pack_read_before_has_its_items(write: Callable[..., Path], tmp_path: Path) -> None:
    """
    What was kept of a pack gives the same items.
    """
    directory = write(**{"entries/harbour": [quizzes.ENTRY], "quiz": [kind() for kind in KINDS]})
    cache = tmp_path / "cache"
    cache.mkdir()

    first, again = (compiled.load(directory, cache) for _ in range(2))

    assert first.items == again.items
    assert len(again.items) == len(KINDS)


ONE_WRONG: list[tuple[Plain, str]] = [
    (
        quizzes.single(kind="singel"),
        "[opening-year, kind] is 'singel'. Did you mean 'single'? Write one of: single,"
        " several, true_false, text, number, order.",
    ),
    (
        quizzes.single(level="harder"),
        "[opening-year, level] is 'harder'. Did you mean 'hard'? Write one of: easy, medium, hard.",
    ),
    (quizzes.single(stm={}), "has the unknown key 'stm'. Did you mean 'stem'? Otherwise remove it"),
    (quizzes.single(accepted={"en": ["x"]}), "[opening-year, accepted] has the unknown key"),
    (quizzes.text(right="true"), "[town-name, right] has the unknown key 'right'"),
    (
        {k: v for k, v in quizzes.number().items() if k != "number"},
        "1: [boats-in-1995] lacks the key 'number'. Add `number:`.",
    ),
    (
        quizzes.number(number="176,726"),
        "[boats-in-1995, number] is '176,726'. Write it in digits alone, like 176726 or 0.5.",
    ),
    (
        quizzes.single(options=quizzes.single()["options"][:2]),
        "[opening-year, options] is empty or too short. Give at least 3.",
    ),
    (
        quizzes.text(near={"en": ["Lindau"]}),
        "[town-name, near.en] is empty or too short. Give at least 2.",
    ),
    (
        quizzes.order(
            options=[*quizzes.order()["options"], quizzes.single()["options"][0]],
        ),
        "[what-came-first, options.3.right] has the unknown key 'right'",
    ),
    (
        quizzes.single(stem=quizzes.both("x" * 301, "x")),
        "[opening-year, stem.en] has 301 characters. Write at most 300.",
    ),
    (
        quizzes.single(entry="harbor"),
        "2: [opening-year, entry] names 'harbor', which is no entry. Name an entry of the pack.",
    ),
    (
        quizzes.single(paragraphs=["1", "4"]),
        "[opening-year, paragraphs] names ¶4, which harbour-all does not cite. Name some of: 1, 2, 3.",
    ),
    (
        quizzes.single(paragraphs=["1", "1"]),
        "[opening-year, paragraphs] names 1 twice. Keep one of the two.",
    ),
    (
        quizzes.single(options=[o | {"right": "true"} for o in quizzes.single()["options"]]),
        '[opening-year, options] has 3 right options. Mark exactly one with `right: "true"`.',
    ),
    (
        quizzes.several(options=[o | {"right": "true"} for o in quizzes.several()["options"]]),
        "[fishermen, options] has 4 right and 0 wrong options. Mark two or more as right,",
    ),
    (
        quizzes.several(options=[o | {"right": "false"} for o in quizzes.several()["options"]]),
        "[fishermen, options] has 0 right and 4 wrong options.",
    ),
    (
        quizzes.single(
            options=[*quizzes.single()["options"][:2], {"why": quizzes.OPENED, "right": "false"}]
        ),
        "[opening-year, options.2] has no text. Write it: `en:` and `es:`.",
    ),
    (
        quizzes.text(near={"en": ["Lindau", "lindell"]}),
        "[town-name, near.en] has 'lindell', which is accepted too. Keep one of the two.",
    ),
    (
        quizzes.text(accepted={"en": ["Lindell", "LINDELL"]}),
        "[town-name, accepted.en] has 'lindell' twice. Keep one of the two.",
    ),
]


@pytest.mark.parametrize(("item", "expected"), ONE_WRONG)
def test_what_is_wrong_is_told_by_line_item_and_key(
    refused: Callable[..., list[str]], item: Plain, expected: str
) -> None:
    """
    What was found, and what to write.
    """
    (told,) = refused(item)

    assert expected in told
    assert told[0].isdigit()


def test_all_that_is_wrong_is_told_at_once(refused: Callable[..., list[str]]) -> None:
    """
    Of all items, in the order of the file, each on its own line.
    """
    wrong: list[dict[str, Any]] = [
        quizzes.single(entry="harbor"),
        quizzes.text(id="opening-year"),
        quizzes.number(paragraphs=["2", "5"]),
    ]
    told = refused(*wrong)

    assert ["entry", "id", "paragraphs"] == [each.split("]")[0].split(", ")[1] for each in told]
    assert "repeats the id 'opening-year'. Give it an id of its own." in told[1]
    lines = [int(each.split(":")[0]) for each in told]
    assert lines == sorted(set(lines))


def test_all_that_is_badly_formed_is_told_at_once(refused: Callable[..., list[str]]) -> None:
    """
    Unknown keys and missing ones of several items.
    """
    told = refused(quizzes.single(stm={}), quizzes.order(level="easiest"), {"id": "no-kind"})

    assert len(told) == 3
    assert "lacks the key 'kind'" in told[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- only text", "quiz.yaml:1: [number 1] is the text 'only text'. Write a record of keys."),
        ("- null", "quiz.yaml:1: [number 1] is empty (null). Write a record of keys."),
        ("id: one", "quiz.yaml:1: is a record of keys. Write a list."),
        ("- {id: one, kind: [single]}", "quiz.yaml:1: [one, kind] is a list. Write text."),
    ],
)
def test_what_is_no_item_is_told(problems: Problems, text: str, expected: str) -> None:
    """
    Whatever stands where an item should.
    """
    found = problems(quiz=text)

    assert expected in found
    assert len(found) <= 2


def test_editors_mark_what_the_loader_refuses_and_accept_the_rest() -> None:
    """
    The published format has the kinds too; numbers and booleans need no quotes there.
    """
    document = schema.published() | {"$ref": "#/$defs/quiz.yaml"}
    validator = jsonschema.Draft202012Validator(document)
    typed = quizzes.number(number=700, tolerance=0.5, paragraphs=[3])

    assert validator.is_valid([typed, quizzes.true_false(right=False)])
    assert not validator.is_valid([quizzes.text(right="true")])
    assert not validator.is_valid([quizzes.single(options=[])])
