"""The pieces of which the formats of a pack's files are put together (JSON Schema)."""

from __future__ import annotations

from typing import Any

END = r"$(?!\n)"  # Python's "$" alone also matches before a last newline
ID: dict[str, Any] = {
    "type": "string",
    "pattern": rf"^[a-z0-9]+(-[a-z0-9]+)*{END}",
    "maxLength": 60,
}
ADDRESS: dict[str, Any] = {"type": "string", "pattern": rf"^https://\S+{END}", "maxLength": 300}
WHOLE: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{1,4}$",
    "minimum": 0,  # these two mean nothing for text, and for editors the same as the pattern
    "maximum": 9999,
}
SHARE = {"type": "string", "pattern": r"^0\.\d+$"}
TOGGLE = {"type": "string", "enum": ["true", "false"]}


def text(limit: int) -> dict[str, Any]:
    """Text with something to read in it, of at most so many characters."""
    return {"type": "string", "minLength": 1, "maxLength": limit, "pattern": r"\S"}


def record(required: list[str], **properties: Any) -> dict[str, Any]:
    """A record of these keys and no other; required: those it must have."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def listed(items: dict[str, Any], limit: int, least: int = 0) -> dict[str, Any]:
    """A list of these, at most `limit` and at least `least`."""
    return {"type": "array", "items": items, "maxItems": limit, "minItems": least}


def bilingual(limit: int) -> dict[str, Any]:
    """A text in one language or both, each of at most so many characters."""
    return record([], en=text(limit), es=text(limit)) | {"minProperties": 1}


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, or an explicit nothing."""
    return schema | {"type": [schema["type"], "null"]}
