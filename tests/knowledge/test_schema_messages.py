"""Each rule of the files' format, and the sentence with which it is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from harbour import SHIPPED, plain_entry

from bot.knowledge import loader, schema

WITHOUT_KIND = {key: value for key, value in plain_entry().items() if key != "kind"}
LINK = {"label": {"en": "Help"}, "address": "https://example.org/"}
CARD = {"id": "card", "title": {"en": "Help"}, "text": {"en": "Ask."}, "links": [LINK]}


@pytest.mark.parametrize(
    ("changes", "place", "expected"),
    [
        ({"answr": "x"}, "answr", "has the unknown key 'answr'. Did you mean 'answer'?"),
        ({"zzz": "x"}, "zzz", "has the unknown key 'zzz'. Known keys: id, topic, kind"),
        ({"kind": "facts"}, "kind", "is 'facts'. Did you mean 'fact'? Write one of: fact, rep"),
        ({"kind": "rumour"}, "kind", "is 'rumour'. Write one of: fact, reported, promise"),
        ({"kind": ["fact"]}, "kind", "is a list. Write text."),
        ({"when": "May 2018"}, "when", "is 'May 2018'. Write a year, a month, a day, or two"),
        ({"when": "2018-13"}, "when", "is '2018-13'. Write a year, a month, a day, or two"),
        ({"when": "2018-02-30"}, "when", "is '2018-02-30', which is no date. Write days the"),
        ({"when": "2019-02-29"}, "when", "is '2019-02-29', which is no date. Write days the"),
        ({"when": "2015/2013"}, "when", "is '2015/2013', which is no date. Write days the"),
        ({"checked": {"by": "Ana", "on": "today"}}, "checked.on", "is 'today'. Write a day as"),
        ({"checked": {"by": "Ana", "on": "2026-04-31"}}, "checked.on", "is '2026-04-31', which"),
        ({"answer": {"en": "x" * 501}}, "answer.en", "has 501 characters. Write at most 500."),
        ({"answer": {"en": "  "}}, "answer.en", "is '  '. Write some text, not only spaces."),
        ({"answer": {"en": ""}}, "answer.en", "is empty or too short. Give at least 1."),
        ({"answer": {}}, "answer", "is empty or too short. Give at least 1."),
        ({"answer": None}, "answer", "is empty (null). Write a record of keys."),
        ({"answer": {"fr": "Un port."}}, "answer.fr", "has the unknown key 'fr'. Known keys: en"),
        ({"questions": {"en": "How?"}}, "questions.en", "is the text 'How?'. Write a list."),
        ({"questions": {"en": ["x" * 301]}}, "questions.en.0", "has 301 characters. Write at m"),
        ({"questions": {"en": ["How?"] * 201}}, "questions.en", "has 201 items. Give at most 200"),
        ({"source": {"paragraphs": ["one"]}}, "source.paragraphs.0", "is 'one'. Write a whole n"),
        ({"derived": [{"value": "5"}]}, "derived.0", "lacks the key 'from'. Add `from:`."),
        ({"related": ["No Id"]}, "related.0", "is 'No Id'. Write lower-case words joined by"),
    ],
)
def test_a_rule_of_an_entry_has_its_own_message(
    problems: Callable[..., list[str]], changes: dict[str, Any], place: str, expected: str
) -> None:
    """
    A message names the file, the line, the entry and the key, what stands there, what to write.
    """
    told = problems(**{"entries/harbour": [plain_entry(**changes)]})

    assert any(t.startswith(f"entries/harbour.yaml:1: [harbour-1990, {place}] {expected}")
               for t in told), told  # fmt: skip


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("Harbour 1990", "is 'Harbour 1990'. Write lower-case words joined by '-'"),
        ("harbour\n", r"is 'harbour\n'. Write lower-case words joined by '-'"),
        ("h" * 61, "has 61 characters. Write at most 60."),
    ],
)
def test_an_id_is_a_plain_word(
    problems: Callable[..., list[str]], identity: str, expected: str
) -> None:
    """
    Ids are lower-case words joined by hyphens, with nothing after them.
    """
    (told,) = problems(**{"entries/harbour": [plain_entry(id=identity)]})

    assert expected in told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"entries/harbour": [WITHOUT_KIND]}, "[harbour-1990] lacks the key 'kind'. Add `kind:`."),
        ({"entries/harbour": {"id": "one"}}, "entries/harbour.yaml:1: is a record of keys. Write"),
        ({"entries/harbour": ["text"]}, "[number 1] is the text 'text'. Write a record of keys."),
        ({"pack": {"id": "harbour"}}, "pack.yaml:1: lacks the key 'title'. Add `title:`."),
        ({"pack": {"titel": "x"}}, "pack.yaml:1: [titel] has the unknown key 'titel'. Did you"),
        ({"pack": {"rules": {"overlap": "2"}}}, "[rules.overlap] is '2'. Write a share like 0.7."),
        ({"source": {"paragraphs": []}}, "[paragraphs] is empty or too short. Give at least 1."),
        (
            {"source": {"paragraphs": [{"number": "1", "shingles": ["xyz"]}]}},
            "is 'xyz'. Run `refugio kb fingerprint` to make it.",
        ),
        ({"synonyms": [["alone"]]}, "synonyms.yaml:1: [number 1] is empty or too short. Give at"),
        ({"questions/en": [{"question": "How?"}]}, "[number 1] lacks the key 'entry'. Add"),
        (
            {"help": [CARD | {"links": [LINK | {"address": "http://example.org/"}]}]},
            "is 'http://example.org/'. Write an address that begins with https://.",
        ),
        ({"help": [CARD | {"text": {"en": "x" * 601}}]}, "has 601 characters. Write at most 600."),
    ],
)
def test_a_rule_of_another_file_has_its_own_message(
    problems: Callable[..., list[str]], files: dict[str, Any], expected: str
) -> None:
    """
    Every file of a pack is checked in the same manner.
    """
    told = problems(**files)

    assert any(expected in t for t in told), told


def test_a_long_faulty_value_is_shown_in_part(problems: Callable[..., list[str]]) -> None:
    """
    A message repeats at most 60 characters of what was written.
    """
    (told,) = problems(**{"entries/harbour": [plain_entry(kind="x" * 5_000)]})

    assert f"is '{'x' * 60}…'" in told


class _Editor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: numbers and booleans are such, days and "on" are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _form, _firsts in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("float", r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", "-+.0123456789"),
):
    _Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), [*_firsts]
    )
_SHIPPED_FILES = sorted(file.relative_to(SHIPPED).as_posix() for file in SHIPPED.rglob("*.yaml"))


def in_an_editor(text: str, kind: str) -> list[str]:
    """What an editor marks in a file of that kind: the keys and the complaint."""
    document = schema.published() | {"$ref": f"#/$defs/{kind.replace('/', '~1')}"}
    value = yaml.load(text, Loader=_Editor)  # noqa: S506  a safe loader
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in jsonschema.Draft202012Validator(document).iter_errors(value)
    ]


@pytest.mark.parametrize("name", _SHIPPED_FILES)
def test_editors_accept_the_shipped_pack(name: str) -> None:
    """
    No file of the pack is marked by an editor that uses the published schema.
    """
    kind = schema.kind_of(name)

    assert kind is not None
    assert [] == in_an_editor((SHIPPED / name).read_text("utf-8"), kind)


@pytest.mark.parametrize("when", ["2018", "2018-05", "2018-05-21", "2013/2015", "null", '"2018"'])
@pytest.mark.parametrize("said", ["2018", "true", "1.5", "No."])
def test_editors_accept_what_the_loader_accepts(tmp_path: Path, when: str, said: str) -> None:
    """
    Without quotes a year is a number to an editor and "true" no text; to the loader all is text.
    """
    text = (
        f"- {{id: '1990', kind: fact, when: {when}, source: {{paragraphs: [1, '2']}},"
        f" checked: {{by: Ana, on: 2026-01-31}}, questions: {{en: [{said}]}}, answer: {{en: {said}}},"
        f" derived: [{{value: 68, from: [1], how: {said}}}]}}"
    )
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "t.yaml").write_text(text, "utf-8")

    assert said == loader.load(tmp_path).entries[0].answer.en
    assert [] == in_an_editor(text, schema.ENTRY_FILES)


@pytest.mark.parametrize(
    "wrong",
    [
        "paragraphs: [10000]",
        "paragraphs: [-1]",
        "paragraphs: [true]",
        "paragraphs: [one]",
        "answr: {en: x}",
        "answer: {en: ''}",
        "kind: 7",
        "when: true",
        "when: May 2018",
    ],
)
def test_editors_still_mark_what_is_wrong(wrong: str) -> None:
    """
    What the loader refuses is marked as before.
    """
    key, _, value = wrong.partition(": ")
    entry = plain_entry(**{key: yaml.safe_load(value)})
    if key == "paragraphs":
        entry = plain_entry(source={key: yaml.safe_load(value)})

    assert in_an_editor(yaml.safe_dump([entry]), schema.ENTRY_FILES)


def test_the_published_schema_is_a_valid_schema() -> None:
    """
    `refugio kb schema` prints what editors can use.
    """
    jsonschema.Draft202012Validator.check_schema(schema.published())
    assert set(schema.FILES) == set(schema.published()["$defs"])
