"""Documents that no program of this version would write, and sound ones beside them."""

from __future__ import annotations

from typing import Any

from bot.store import Document, Kind

RECORD: dict[str, Any] = {
    "id": "harbour-hours",
    "topic": "community",
    "kind": "note",
    "questions": {"en": ["When does the harbour open?"]},
    "answer": {"en": "It opens at nine."},
}
ENTRY: dict[str, Any] = {"record": RECORD, "on": "2026-05-01", "stale": []}
DRAFT: dict[str, Any] = {
    "record": RECORD,
    "base": 0,
    "by": "somebody",
    "origin": "form",
    "on": "2026-05-01",
    "proposed": True,
    "tickets": [],
}
_NOT_TEXT: tuple[Any, ...] = (None, 5, True, [], {}, ["a"], {"a": "b"}, [5], {"en": 5})
_NOT_RECORDS: tuple[Any, ...] = (
    *_NOT_TEXT,
    "text",
    *({**RECORD, key: value} for key in RECORD for value in _NOT_TEXT),
    *({key: RECORD[key] for key in RECORD if key != left} for left in RECORD if left != "topic"),
    RECORD | {"until": "2027"},  # of a newer version
    RECORD | {"kind": "rumour"},
    RECORD | {"id": "another"},
    RECORD | {"questions": {"fr": ["Quand?"]}},
    RECORD | {"when": "2015-13"},
    RECORD | {"source": {"paragraphs": ["x"]}},
    RECORD | {"source": {"paragraphs": "15"}},
    RECORD | {"derived": [{"value": "3"}]},
    RECORD | {"related": ["No Id"]},
    RECORD | {"by": "Ana"},
)
_NO_DAYS: tuple[Any, ...] = (*_NOT_TEXT, "yesterday", "2026-02-30")


def bodies(kind: Kind) -> list[Any]:
    """Bodies of that kind that cannot be read."""
    return [*_NOT_TEXT, "text", *_damaged(kind)]


def _damaged(kind: Kind) -> list[Any]:
    match kind:
        case Kind.ENTRY:
            return [
                *({**ENTRY, "record": record} for record in _NOT_RECORDS),
                *({**ENTRY, "on": day} for day in _NO_DAYS),
                *({**ENTRY, "stale": stale} for stale in ("en", 5, ["fr"], [5], {"en": "x"})),
                *({**ENTRY, "tickets": tickets} for tickets in ("abc", 5, [5], {"a": "b"})),
            ]
        case Kind.TAUGHT:
            asked = ("abc", 5, None, ["abc"], {"en": "abc"}, {"en": [5]}, {"en": {"a": "b"}})
            other = ({"fr": ["abc"]}, {"en": [""]}, {"en": ["abc"], "es": "abc"})
            return [{"questions": each} for each in (*asked, *other)]
        case Kind.ROLE:
            return [{"role": each} for each in (*_NOT_TEXT, "", "owner")]
        case Kind.SETTING:
            return [{"valeu": "no"}, *({"value": each} for each in (*_NOT_TEXT[1:], "loud"))]
        case Kind.DRAFT:
            return [
                *({**DRAFT, "record": each} for each in (*_NOT_TEXT, "text", {"id": "No Id"})),
                *({**DRAFT, "on": day} for day in _NO_DAYS),
                *({**DRAFT, "base": base} for base in (None, "1", True, [], 1.5)),
                *({**DRAFT, "by": by} for by in _NOT_TEXT),
                *({**DRAFT, "origin": origin} for origin in (*_NOT_TEXT, "dream")),
                *({**DRAFT, "proposed": proposed} for proposed in (None, "yes", 1, [])),
            ]
        case _:
            return []


def to_be_mended() -> list[Any]:
    """Records of drafts that are no entries, but whose writer would miss them."""
    ids = RECORD["id"]
    named = [each for each in _NOT_RECORDS if isinstance(each, dict) and each.get("id") == ids]
    return [*named, RECORD | {"answer": {"en": "x" * 9_000}}, {"id": "nothing-else"}]


def everything() -> list[Document]:
    """All of it at once, under keys of their own."""
    return [
        Document(kind, key, 1, body)
        for kind in Kind
        for number, body in enumerate(bodies(kind))
        for key in [f"damaged-{kind}-{number}" if kind is not Kind.SETTING else _setting(number)]
    ]


def _setting(number: int) -> str:
    return ("name", "approval", "tickets", "pause", "colour")[number % 5]
