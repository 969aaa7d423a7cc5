"""
Records as a store kept them: whole and of this program's format, or what is left of them.

A store may hold what an older or a newer program wrote, or what somebody changed by hand. Held
against the same schema as a pack's files, without its limits of length, which may change from one
version to the next, and without the library that reads it whole, which takes long to load.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from bot.entries import Entry
from bot.knowledge import records, schema, shapes

_KINDS: dict[str, type[object] | tuple[type[object], ...]] = {
    "string": str,
    "object": Mapping,
    "array": list,
    "null": type(None),
}
_ID = re.compile(shapes.ID["pattern"])


def entry(value: object) -> Entry | None:
    """The entry of a kept record, None where it is damaged or has what this program knows not."""
    if not isinstance(value, Mapping) or not _sound(value, schema.OWN_ENTRY):
        return None
    return records.entry(value)


def named(value: object) -> bool:
    """Whether it is a record with an id at least, so that a person can mend the rest."""
    if not isinstance(value, Mapping) or not isinstance(name := value.get("id"), str):
        return False
    return len(name) <= shapes.ID["maxLength"] and _ID.search(name) is not None


def readable(value: records.Record, shown: Collection[str]) -> dict[str, Any]:
    """
    What can be read of a record, so that a person can mend it in a form.

    Of the keys that the form has shown all of the right kind stays, whatever it says; of others,
    which nobody could mend there, what is sound.
    """
    known = schema.OWN_ENTRY["properties"]
    read = {key: _left(part, known[key]) for key, part in value.items() if key in shown}
    beside = {
        key: part
        for key, part in value.items()
        if key not in shown and key in known and _sound(part, known[key])
    }
    return {key: part for key, part in {**read, **beside}.items() if part is not None}


def _sound(value: Any, format_: Mapping[str, Any]) -> bool:
    if not _is_kind(value, format_):
        return False
    if isinstance(value, Mapping):
        known: Mapping[str, Any] = format_["properties"]
        needed = format_["required"]
        return (
            len(value) >= format_.get("minProperties", 0)
            and all(key in value for key in needed)
            and all(key in known and _sound(part, known[key]) for key, part in value.items())
        )
    if isinstance(value, list):
        return all(_sound(part, format_["items"]) for part in value)
    if isinstance(value, str):
        fits = re.search(format_.get("pattern", ""), value) is not None
        return fits and value in format_.get("enum", (value,))
    return True


def _left(value: Any, format_: Mapping[str, Any]) -> Any:
    """The value without what is of another kind inside it, None where it is itself."""
    if not _is_kind(value, format_):
        return None
    if isinstance(value, Mapping):
        known = format_["properties"]
        parts = {key: _left(value[key], known[key]) for key in known if key in value}
        return {key: part for key, part in parts.items() if part is not None}
    if isinstance(value, list):
        parts_ = (_left(part, format_["items"]) for part in value)
        return [part for part in parts_ if part is not None]
    return value


def _is_kind(value: Any, format_: Mapping[str, Any]) -> bool:
    wanted = format_["type"]
    kinds = [wanted] if isinstance(wanted, str) else wanted
    return any(isinstance(value, _KINDS[kind]) for kind in kinds)
