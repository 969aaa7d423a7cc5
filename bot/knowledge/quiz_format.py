"""
The format of a pack's `quiz.yaml`: quiz items, each kind with keys of its own (JSON Schema).

Whether an item names a known entry and has as many right options as its kind asks for is
`bot.knowledge.quiz`'s business, which sees the pack.
"""

from __future__ import annotations

from typing import Any

from bot.items import ItemKind, Level
from bot.knowledge.shapes import ID, SHARE, TOGGLE, WHOLE, bilingual, listed, record, text

MAX_STEM = 300  # characters
MAX_OPTION = 75  # characters; a button of some platforms holds no more
MAX_WHY = 300  # characters
MAX_ITEMS = 2_000
LEAST_NEAR = 2  # near misses of a text item, in each language

NUMBER: dict[str, Any] = {"type": "string", "pattern": r"^\d{1,12}(\.\d{1,4})?$(?!\n)"}

_SHOWN = {"en": text(MAX_OPTION), "es": text(MAX_OPTION)}
_SENTENCE = bilingual(MAX_WHY)
_PICK = record(["why"], **_SHOWN, right=TOGGLE, why=_SENTENCE)
_STEP = record(["why"], **_SHOWN, why=_SENTENCE)


def _forms(least: int) -> dict[str, Any]:
    forms = listed(text(MAX_OPTION), 40, least=least)
    return record([], en=forms, es=forms) | {"minProperties": 1}


_ALL: dict[str, Any] = {
    "id": ID,
    "entry": ID,
    "paragraphs": listed(WHOLE, 10, least=1),
    "kind": {"type": "string", "enum": [kind.value for kind in ItemKind]},
    "level": {"type": "string", "enum": [level.value for level in Level]},
    "stem": bilingual(MAX_STEM),
    "why": _SENTENCE,
}
_OWN: dict[ItemKind, dict[str, Any]] = {  # what a kind has beside; all but `tolerance` must be
    ItemKind.SINGLE: {"options": listed(_PICK, 5, least=3)},
    ItemKind.SEVERAL: {"options": listed(_PICK, 5, least=4)},
    ItemKind.TRUE_FALSE: {"right": TOGGLE, "why_not": _SENTENCE},
    ItemKind.TEXT: {"accepted": _forms(1), "near": _forms(LEAST_NEAR)},
    ItemKind.NUMBER: {"number": NUMBER, "tolerance": NUMBER},
    ItemKind.ORDER: {"options": listed(_STEP, 5, least=3)},
}


def _of_kind(kind: ItemKind) -> dict[str, Any]:
    keys = {**_ALL, **_OWN[kind]}
    of_kind = {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]}
    return {
        "if": {"type": "object"} | of_kind,
        "then": record([key for key in keys if key != "tolerance"], **keys),
    }


ITEM: dict[str, Any] = {
    "type": "object",
    "required": ["id", "kind"],
    "properties": {"kind": _ALL["kind"]},
    "allOf": [_of_kind(kind) for kind in ItemKind],
}
QUIZ = listed(ITEM, MAX_ITEMS)

QUIZ_RULES = record(
    [],
    items=WHOLE,
    per_topic=WHOLE,
    cover=TOGGLE,
    stem=bilingual(100),
    never=listed(text(100), 100),
    longest_right=SHARE,
)
