"""JSON Schema's findings, told as sentences a teacher can act on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.errors import MOST_FOUND, Problem
from bot.knowledge import quiz_format, schema, shapes
from bot.knowledge.sentences import Said, Sentence, say
from bot.knowledge.yamlfile import Document
from bot.knowledge.yamlfile import Path_ as _Path

if TYPE_CHECKING:
    import jsonschema

_SHOWN = 60  # characters of a faulty value that a message repeats


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing that a schema does not allow.

    rule: JSON Schema's word for it ("maxLength"); value: what stands there; wanted: what the rule
    asks for.
    """

    problem: Problem
    rule: str
    value: Any
    wanted: Any


def problems(document: Document, format_: dict[str, Any]) -> list[Problem]:
    """What in the document its schema does not allow; no more than `MOST_FOUND` are looked for."""
    return [fault.problem for fault in faults(document, format_)]


def faults(document: Document, format_: dict[str, Any]) -> list[Fault]:
    """The same, each with the rule it breaks."""
    import jsonschema  # takes long and 6 MB, and a pack that was read before needs none

    formats = jsonschema.FormatChecker(formats=())
    formats.checks("dates", raises=ValueError)(_are_dates)
    validator = jsonschema.Draft202012Validator(format_, format_checker=formats)
    found = (
        Fault(
            Problem(
                document.file, document.line(path), _place(document.value, path), found, remedy
            ),
            str(error.validator),
            error.instance,
            error.validator_value,
        )
        for error in validator.iter_errors(document.value)
        for path, found, remedy in _sentences(error)
    )
    return list(islice(found, MOST_FOUND))


def place(entry: str, key: str = "") -> str:
    """How messages name a part of an entry."""
    return say(Said.PLACE, entry=entry, key=key) if key else entry


def _place(value: Any, path: _Path) -> str:
    keys = list(path)
    if isinstance(value, list) and keys and isinstance(keys[0], int):
        entry = value[keys[0]]
        name = entry.get("id") if isinstance(entry, dict) else None
        at = _plain(name) if isinstance(name, str) else say(Said.NUMBER, number=keys[0] + 1)
        return place(at, ".".join(map(_plain, keys[1:])))
    return ".".join(map(_plain, keys))


def _plain(key: str | int) -> str:
    """A key as a message may show it: not long, and nothing that moves a terminal's cursor."""
    shown = str(key)[:_SHOWN]
    return shown if shown.isprintable() else repr(shown)


def _sentences(error: jsonschema.ValidationError) -> Iterator[tuple[_Path, Sentence, Sentence]]:
    path = tuple(error.absolute_path)
    value: Any = error.instance
    wanted: Any = error.validator_value
    record: dict[str, Any] = dict(error.schema) if isinstance(error.schema, Mapping) else {}
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(path, value, record["properties"])
        case "required":
            for key in [key for key in wanted if key not in value]:
                yield path, say(Said.LACKS, key=key), say(Said.ADD_KEY, key=key)
        case "type":
            found, remedy = say(Said.IS_KIND, kind=_kind_of(value)), _kinds(wanted)
            yield path, found, say(Said.WRITE_KIND, kind=remedy)
        case _:
            yield path, *_bound(str(error.validator), value, wanted, error.message)


def _bound(rule: str, value: Any, wanted: Any, message: str) -> tuple[Sentence, Sentence]:
    match rule:
        case "enum":
            choices = say(Said.ONE_OF, choices=", ".join(wanted))
            return _is(value), _near(str(value), wanted, choices)
        case "pattern":
            like = _PATTERNS.get(wanted)
            return _is(value), say(like) if like else say(Said.LIKE, pattern=wanted)
        case "format":
            return say(Said.NO_DATE, value=_short(value)), say(Said.REAL_DAYS)
        case "maxLength":
            return say(Said.LETTERS, count=len(value)), say(Said.AT_MOST, most=wanted)
        case "minLength" | "minItems" | "minProperties":
            return say(Said.SHORT), say(Said.AT_LEAST, least=wanted)
        case "maxItems":
            return say(Said.ITEMS, count=len(value)), say(Said.GIVE_AT_MOST, most=wanted)
        case _:
            return say(Said.OTHER, message=message[:200]), say(Said.SEE_FORMAT)


def _are_dates(value: object) -> bool:
    """Whether "2018", "2018-05", "2018-05-21" or two with a slash are dates, the earlier first."""
    if not isinstance(value, str) or not re.search(schema.WHEN["pattern"], value):
        return True  # the pattern's finding says it
    days = [date.fromisoformat(part + "-01-01"[: 10 - len(part)]) for part in value.split("/")]
    return days == sorted(days)


def _unknown_keys(
    path: _Path, value: dict[str, Any], known: dict[str, Any]
) -> Iterator[tuple[_Path, Sentence, Sentence]]:
    for key in [key for key in value if key not in known]:
        all_keys = say(Said.KNOWN_KEYS, known=", ".join(known))
        near = _near(key, known, say(Said.OR_REMOVE), all_keys)
        yield (*path, key), say(Said.UNKNOWN_KEY, key=key[:_SHOWN]), near


def _near(
    typed: str, known: Iterable[str], rest: Sentence, otherwise: Sentence | None = None
) -> Sentence:
    """What may have been meant, then the rest; otherwise, or the rest alone, where nothing is."""
    near = difflib.get_close_matches(typed, [*known], 1)
    return say(Said.NEAR, near=near[0], rest=rest) if near else otherwise or rest


def _is(value: Any) -> Sentence:
    return say(Said.IS, value=_short(value))


def _short(value: Any) -> Any:
    return value if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]}…"


def _kind_of(value: Any) -> Sentence:
    if value is None:
        return say(Said.NULL)
    if isinstance(value, dict):
        return say(Said.RECORD)
    return say(Said.LIST) if isinstance(value, list) else say(Said.THE_TEXT, value=_short(value))


def _kinds(wanted: str | list[str]) -> Sentence:
    kinds = [say(_KINDS[kind]) for kind in ([wanted] if isinstance(wanted, str) else wanted)]
    return reduce(lambda one, other: say(Said.EITHER, one=one, other=other), kinds)


_KINDS = {"object": Said.RECORD, "array": Said.LIST, "string": Said.TEXT, "null": Said.NOTHING}


_PATTERNS: dict[str, Said] = {
    schema.WHEN["pattern"]: Said.LIKE_WHEN,
    schema.DATE["pattern"]: Said.LIKE_DATE,
    schema.REVIEW["pattern"]: Said.LIKE_REVIEW,
    shapes.ID["pattern"]: Said.LIKE_ID,
    shapes.WHOLE["pattern"]: Said.LIKE_WHOLE,
    r"\S": Said.LIKE_TEXT,
    shapes.ADDRESS["pattern"]: Said.LIKE_ADDRESS,
    r"^0\.\d+$": Said.LIKE_SHARE,
    r"^\d[\d.,]*$": Said.LIKE_NUMBER,
    quiz_format.NUMBER["pattern"]: Said.LIKE_DIGITS,
    r"^[0-9a-f]{8}$": Said.LIKE_SHINGLE,
}
