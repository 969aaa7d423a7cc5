"""JSON Schema's findings, told as sentences a teacher can act on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.errors import MOST_FOUND, Problem
from bot.knowledge import quiz_format, schema, shapes
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
    return f"{entry}, {key}" if key else entry


def _place(value: Any, path: _Path) -> str:
    keys = list(path)
    if isinstance(value, list) and keys and isinstance(keys[0], int):
        entry = value[keys[0]]
        name = entry.get("id") if isinstance(entry, dict) else None
        keys[0] = name if isinstance(name, str) else f"number {keys[0] + 1}"
        return place(_plain(keys[0]), ".".join(map(_plain, keys[1:])))
    return ".".join(map(_plain, keys))


def _plain(key: str | int) -> str:
    """A key as a message may show it: not long, and nothing that moves a terminal's cursor."""
    shown = str(key)[:_SHOWN]
    return shown if shown.isprintable() else repr(shown)


def _sentences(error: jsonschema.ValidationError) -> Iterator[tuple[_Path, str, str]]:
    path = tuple(error.absolute_path)
    value: Any = error.instance
    wanted: Any = error.validator_value
    record: dict[str, Any] = dict(error.schema) if isinstance(error.schema, Mapping) else {}
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(path, value, record["properties"])
        case "required":
            for key in [key for key in wanted if key not in value]:
                yield path, f"lacks the key {key!r}", f"Add `{key}:`"
        case "type":
            yield path, f"is {_kind_of(value)}", f"Write {_kinds(wanted)}"
        case _:
            yield path, *_bound(str(error.validator), value, wanted, error.message)


def _bound(rule: str, value: Any, wanted: Any, message: str) -> tuple[str, str]:
    match rule:
        case "enum":
            near = difflib.get_close_matches(str(value), wanted, 1)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            return f"is {_shown(value)}", f"{hint}Write one of: {', '.join(wanted)}"
        case "pattern":
            return f"is {_shown(value)}", _PATTERNS.get(wanted, f"Write it like {wanted}")
        case "format":
            return f"is {_shown(value)}, which is no date", "Write days the calendar has, in order"
        case "maxLength":
            return f"has {len(value)} characters", f"Write at most {wanted}"
        case "minLength" | "minItems" | "minProperties":
            return "is empty or too short", f"Give at least {wanted}"
        case "maxItems":
            return f"has {len(value)} items", f"Give at most {wanted}"
        case _:
            return message[:200], "See `refugio kb schema` for the format"


def _are_dates(value: object) -> bool:
    """Whether "2018", "2018-05", "2018-05-21" or two with a slash are dates, the earlier first."""
    if not isinstance(value, str) or not re.search(schema.WHEN["pattern"], value):
        return True  # the pattern's finding says it
    days = [date.fromisoformat(part + "-01-01"[: 10 - len(part)]) for part in value.split("/")]
    return days == sorted(days)


def _unknown_keys(
    path: tuple[str | int, ...], value: dict[str, Any], known: dict[str, Any]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for key in [key for key in value if key not in known]:
        near = difflib.get_close_matches(key, known, 1)
        remedy = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}"
        yield (
            (*path, key),
            f"has the unknown key {key[:_SHOWN]!r}",
            remedy.rstrip("?") + ("? Otherwise remove it" if near else ""),
        )


def _shown(value: Any) -> str:
    return repr(value if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]}…")


def _kind_of(value: Any) -> str:
    if value is None:
        return "empty (null)"
    if isinstance(value, dict):
        return "a record of keys"
    return "a list" if isinstance(value, list) else f"the text {_shown(value)}"


def _kinds(wanted: str | list[str]) -> str:
    names = {"object": "a record of keys", "array": "a list", "string": "text", "null": "null"}
    return " or ".join(names[kind] for kind in ([wanted] if isinstance(wanted, str) else wanted))


_PATTERNS: dict[str, str] = {
    schema.WHEN["pattern"]: "Write a year, a month, a day, or two with a slash: 2013/2015",
    schema.DATE["pattern"]: "Write a day as YYYY-MM-DD",
    schema.REVIEW["pattern"]: "Write a year or a day: 2027 or 2027-01-31",
    shapes.ID["pattern"]: "Write lower-case words joined by '-', like deportations-2015",
    shapes.WHOLE["pattern"]: "Write a whole number from 0 to 9999",
    r"\S": "Write some text, not only spaces",
    shapes.ADDRESS["pattern"]: "Write an address that begins with https://",
    r"^0\.\d+$": "Write a share like 0.7",
    r"^\d[\d.,]*$": "Write the number in digits",
    quiz_format.NUMBER["pattern"]: "Write it in digits alone, like 176726 or 0.5",
    r"^[0-9a-f]{8}$": "Run `refugio kb fingerprint` to make it",
}
