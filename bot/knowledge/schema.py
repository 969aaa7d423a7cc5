"""
The format of a pack's files, declared once as JSON Schema (draft 2020-12).

The loader validates with it. Every scalar is text here because `yamlfile` keeps what was typed;
`refugio kb schema` prints the format for editors, to whom `2018` is a number. It holds structure
only; editorial rules (languages, number of phrasings, reading level) are declared in a pack's own
`pack.yaml`.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import Any

from bot.entries import StatementKind
from bot.knowledge.charts import ChartKind

MAX_ANSWER = 500  # characters; fits every platform's card with room for its source line
MAX_PHRASING = 300  # characters
MAX_TITLE = 75  # characters; a button of some platforms holds no more
MAX_ENTRIES_PER_FILE = 5_000

_END = r"$(?!\n)"  # Python's "$" alone also matches before a last newline
ID: dict[str, Any] = {
    "type": "string",
    "pattern": rf"^[a-z0-9]+(-[a-z0-9]+)*{_END}",
    "maxLength": 60,
}
ADDRESS: dict[str, Any] = {"type": "string", "pattern": rf"^https://\S+{_END}", "maxLength": 300}
WHOLE: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{1,4}$",
    "minimum": 0,  # these two mean nothing for text, and for editors the same as the pattern
    "maximum": 9999,
}
_MONTH_OR_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
WHEN: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": rf"^{_MONTH_OR_DAY}(/{_MONTH_OR_DAY})?$",
    "format": "dates",
}
DATE: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
    "format": "dates",
}
_TOGGLE = {"type": "string", "enum": ["true", "false"]}


def _text(limit: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": limit, "pattern": r"\S"}


def _record(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _list(items: dict[str, Any], limit: int, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": limit, "minItems": least}


def _bilingual(limit: int) -> dict[str, Any]:
    return _record([], en=_text(limit), es=_text(limit)) | {"minProperties": 1}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return schema | {"type": [schema["type"], "null"]}


_PHRASINGS = _list(_text(MAX_PHRASING), 200)

ENTRY = _record(
    ["id", "kind", "questions", "answer"],
    id=ID,
    topic=ID,
    kind={"type": "string", "enum": [kind.value for kind in StatementKind]},
    by=_or_null(_bilingual(120)),
    source=_or_null(
        _record(
            [],
            paragraphs=_list(WHOLE, 40),
            quote=_or_null(_text(200)),
            address=_or_null(ADDRESS),
        )
    ),
    derived=_or_null(
        _list(
            _record(
                ["value", "from", "how"],
                value={"type": "string", "pattern": r"^\d[\d.,]*$", "maxLength": 20},
                **{"from": _list(WHOLE, 10, least=1)},
                how=_text(120),
            ),
            10,
        )
    ),
    when=WHEN,
    checked=_or_null(_record([], by=_or_null(_text(120)), on=DATE)),
    title=_or_null(_bilingual(MAX_TITLE)),
    questions=_record([], en=_PHRASINGS, es=_PHRASINGS) | {"minProperties": 1},
    answer=_bilingual(MAX_ANSWER),
    simple=_or_null(_bilingual(MAX_ANSWER)),
    caveat=_or_null(_bilingual(MAX_ANSWER)),
    related=_or_null(_list(ID, 10)),
)
ENTRIES = _list(ENTRY, MAX_ENTRIES_PER_FILE)

REVIEW: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$",
    "format": "dates",
}
# What a community knows of its own may change: by when an entry is to be looked at again.
OWN_ENTRY = {**ENTRY, "properties": {**ENTRY["properties"], "review": REVIEW}}
OWN_ENTRIES = _list(OWN_ENTRY, MAX_ENTRIES_PER_FILE)

_RULES = _record(
    [],
    languages=_list({"type": "string", "enum": ["en", "es"]}, 2, least=1),
    phrasings=WHOLE,
    overlap={"type": "string", "pattern": r"^0\.\d+$"},
    reading_ease=WHOLE,
    sentence_words=WHOLE,
    copied_words=WHOLE,
    quote_words=WHOLE,
    answering_entries=WHOLE,
    gap_entries=WHOLE,
    known_questions=WHOLE,
    declined_questions=WHOLE,
    cover_source=_TOGGLE,
    openings=_list(
        _record(
            ["paragraphs", "answer"],
            paragraphs=_list(WHOLE, 40, least=1),
            answer=_bilingual(200),
            simple=_bilingual(200),
        ),
        10,
    ),
)

PACK = _record(
    ["id", "title"],
    id=ID,
    title=_bilingual(200),
    about=_bilingual(500),
    licence=_text(100),
    source=_record(
        [],
        title=_text(300),
        author=_text(200),
        publisher=_text(200),
        year={"type": "string", "pattern": r"^\d{4}$"},
        dated=_bilingual(300),
        address=_text(300),
    ),
    topics=_list(_record(["id", "title"], id=ID, title=_bilingual(80)), 50),
    rules=_RULES,
)

_FIGURE = _record(
    ["value"],
    value={"type": "string", "pattern": r"^\d[\d.]*x?$"},
    hedge={"type": "string", "enum": ["about", "nearly", "more"]},
    by=ID,
)
_NAME = _record(["id"], id=ID, en=_list(_text(120), 20), es=_list(_text(120), 20), always=_TOGGLE)

SOURCE = _record(
    ["paragraphs"],
    fingerprint=_text(40),
    names=_list(_NAME, 2_000),
    paragraphs=_list(
        _record(
            ["number"],
            number=WHOLE,
            section=_or_null(_text(200)),
            figures=_list(_FIGURE, 200),
            years=_list({"type": "string", "pattern": r"^\d{4}s?$"}, 100),
            names=_list(ID, 200),
            quotes=_list(_text(200), 50),
            shingles=_list({"type": "string", "pattern": r"^[0-9a-f]{8}$"}, 5_000),
        ),
        1_000,
        least=1,
    ),
)

SYNONYMS = _list(_list(_text(60), 40, least=2), 1_000)

KNOWN = _list(
    _record(["question", "entry"], question=_text(MAX_PHRASING), entry=_or_null(ID)), 50_000
)

_LINK = _record(
    ["label", "address"],
    label=_bilingual(120),
    address=ADDRESS,
    checked=_or_null(_record(["by", "on"], by=_text(120), on=DATE)),
)
HELP = _list(
    _record(
        ["id", "title", "text", "links"],
        id=ID,
        title=_bilingual(80),
        text=_bilingual(600),
        links=_list(_LINK, 10),
    ),
    20,
)

_MARK = _record(
    ["at", "said", "paragraphs"],
    at=_bilingual(40),
    said=_bilingual(200),
    paragraphs=_list(WHOLE, 10, least=1),
    value={"type": ["string", "null"], "pattern": rf"^\d{{1,12}}(\.\d+)?{_END}"},
)
FIGURES = _list(
    _record(
        ["id", "kind", "entries", "title", "unit", "marks"],
        id=ID,
        kind={"type": "string", "enum": [kind.value for kind in ChartKind]},
        entries=_list(ID, 40, least=1),
        title=_bilingual(80),
        unit=_bilingual(200),
        marks=_list(_MARK, 12, least=1),
        note=_or_null(_bilingual(200)),
        derived=ENTRY["properties"]["derived"],
    ),
    20,
)

ENTRY_FILES = "entries/*.yaml"
FILES: dict[str, dict[str, Any]] = {
    "pack.yaml": PACK,
    "source.yaml": SOURCE,
    "synonyms.yaml": SYNONYMS,
    "help.yaml": HELP,
    "figures.yaml": FIGURES,
    ENTRY_FILES: ENTRIES,
    "questions/*.yaml": KNOWN,
}


def kind_of(name: str) -> str | None:
    """Which of `FILES` describes the pack file of that name, or None."""
    return next((kind for kind in FILES if fnmatch(name, kind)), None)


def published() -> dict[str, Any]:
    """All file formats as one JSON Schema document, under `$defs` by file name, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Refugio pack",
        "$comment": 'The root is the format of `entries/`; others are at "#/$defs/" and the name.',
        "$defs": {name: _as_editors_read(format_) for name, format_ in FILES.items()},
        "$ref": "#/$defs/entries~1*.yaml",
    }


def _as_editors_read(format_: Any) -> Any:
    """The format with numbers and booleans where what was typed is text that may look like one."""
    if isinstance(format_, list):
        return [_as_editors_read(part) for part in format_]
    if not isinstance(format_, dict):
        return format_
    read = {key: _as_editors_read(part) for key, part in format_.items() if key != "format"}
    kinds = [format_["type"]] if isinstance(format_.get("type"), str) else format_.get("type", [])
    if "string" not in kinds:
        return read
    if format_ == _TOGGLE:
        return {"enum": [True, False, *format_["enum"]]}
    looks = [kind for kind, typed in _LOOKS_LIKE.items() if _allows(format_, typed)]
    return read | {"type": [*kinds, *looks]}


_LOOKS_LIKE = {  # the kinds YAML has beside text, and how text that looks like them is typed
    "number": ("7", "2018", "0.5", "12345678"),
    "boolean": ("true", "false"),
}


def _allows(format_: dict[str, Any], typed: tuple[str, ...]) -> bool:
    if "enum" in format_:
        return False
    return any(re.search(format_.get("pattern", ""), text) for text in typed)
