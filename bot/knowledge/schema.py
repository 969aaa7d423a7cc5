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
from bot.knowledge.quiz_format import QUIZ, QUIZ_RULES
from bot.knowledge.shapes import (
    ADDRESS,
    END,
    ID,
    SHARE,
    TOGGLE,
    WHOLE,
    bilingual,
    listed,
    or_null,
    record,
    text,
)
from bot.knowledge.workshop_format import WORKSHOP

MAX_ANSWER = 500  # characters; fits every platform's card with room for its source line
MAX_PHRASING = 300  # characters
MAX_TITLE = 75  # characters; a button of some platforms holds no more
MAX_ENTRIES_PER_FILE = 5_000

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
_PHRASINGS = listed(text(MAX_PHRASING), 200)

ENTRY = record(
    ["id", "kind", "questions", "answer"],
    id=ID,
    topic=ID,
    kind={"type": "string", "enum": [kind.value for kind in StatementKind]},
    by=or_null(bilingual(120)),
    source=or_null(
        record(
            [],
            paragraphs=listed(WHOLE, 40),
            quote=or_null(text(200)),
            address=or_null(ADDRESS),
        )
    ),
    derived=or_null(
        listed(
            record(
                ["value", "from", "how"],
                value={"type": "string", "pattern": r"^\d[\d.,]*$", "maxLength": 20},
                **{"from": listed(WHOLE, 10, least=1)},
                how=text(120),
            ),
            10,
        )
    ),
    when=WHEN,
    checked=or_null(record([], by=or_null(text(120)), on=DATE)),
    title=or_null(bilingual(MAX_TITLE)),
    questions=record([], en=_PHRASINGS, es=_PHRASINGS) | {"minProperties": 1},
    answer=bilingual(MAX_ANSWER),
    simple=or_null(bilingual(MAX_ANSWER)),
    caveat=or_null(bilingual(MAX_ANSWER)),
    related=or_null(listed(ID, 10)),
)
ENTRIES = listed(ENTRY, MAX_ENTRIES_PER_FILE)

REVIEW: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$",
    "format": "dates",
}
# What a community knows of its own may change: by when an entry is to be looked at again.
OWN_ENTRY = {**ENTRY, "properties": {**ENTRY["properties"], "review": REVIEW}}
OWN_ENTRIES = listed(OWN_ENTRY, MAX_ENTRIES_PER_FILE)

_RULES = record(
    [],
    languages=listed({"type": "string", "enum": ["en", "es"]}, 2, least=1),
    phrasings=WHOLE,
    overlap=SHARE,
    reading_ease=WHOLE,
    sentence_words=WHOLE,
    copied_words=WHOLE,
    quote_words=WHOLE,
    answering_entries=WHOLE,
    gap_entries=WHOLE,
    known_questions=WHOLE,
    declined_questions=WHOLE,
    cover_source=TOGGLE,
    openings=listed(
        record(
            ["paragraphs", "answer"],
            paragraphs=listed(WHOLE, 40, least=1),
            answer=bilingual(200),
            simple=bilingual(200),
        ),
        10,
    ),
    quiz=QUIZ_RULES,
)

PACK = record(
    ["id", "title"],
    id=ID,
    title=bilingual(200),
    about=bilingual(500),
    licence=text(100),
    source=record(
        [],
        title=text(300),
        author=text(200),
        publisher=text(200),
        year={"type": "string", "pattern": r"^\d{4}$"},
        dated=bilingual(300),
        address=text(300),
    ),
    topics=listed(record(["id", "title"], id=ID, title=bilingual(80)), 50),
    rules=_RULES,
)

_FIGURE = record(
    ["value"],
    value={"type": "string", "pattern": r"^\d[\d.]*x?$"},
    hedge={"type": "string", "enum": ["about", "nearly", "more"]},
    by=ID,
)
_NAME = record(["id"], id=ID, en=listed(text(120), 20), es=listed(text(120), 20), always=TOGGLE)

SOURCE = record(
    ["paragraphs"],
    fingerprint=text(40),
    names=listed(_NAME, 2_000),
    paragraphs=listed(
        record(
            ["number"],
            number=WHOLE,
            section=or_null(text(200)),
            figures=listed(_FIGURE, 200),
            years=listed({"type": "string", "pattern": r"^\d{4}s?$"}, 100),
            names=listed(ID, 200),
            quotes=listed(text(200), 50),
            shingles=listed({"type": "string", "pattern": r"^[0-9a-f]{8}$"}, 5_000),
        ),
        1_000,
        least=1,
    ),
)

SYNONYMS = listed(listed(text(60), 40, least=2), 1_000)

KNOWN = listed(
    record(["question", "entry"], question=text(MAX_PHRASING), entry=or_null(ID)), 50_000
)

_LINK = record(
    ["label", "address"],
    label=bilingual(120),
    address=ADDRESS,
    checked=or_null(record(["by", "on"], by=text(120), on=DATE)),
)
HELP = listed(
    record(
        ["id", "title", "text", "links"],
        id=ID,
        title=bilingual(80),
        text=bilingual(600),
        links=listed(_LINK, 10),
    ),
    20,
)

_MARK = record(
    ["at", "said", "paragraphs"],
    at=bilingual(40),
    said=bilingual(200),
    paragraphs=listed(WHOLE, 10, least=1),
    value={"type": ["string", "null"], "pattern": rf"^\d{{1,12}}(\.\d+)?{END}"},
)
FIGURES = listed(
    record(
        ["id", "kind", "entries", "title", "unit", "marks"],
        id=ID,
        kind={"type": "string", "enum": [kind.value for kind in ChartKind]},
        entries=listed(ID, 40, least=1),
        title=bilingual(80),
        unit=bilingual(200),
        marks=listed(_MARK, 12, least=1),
        note=or_null(bilingual(200)),
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
    "quiz.yaml": QUIZ,
    "workshop.yaml": WORKSHOP,
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
    if format_ == TOGGLE:
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
