"""`refugio ask --jsonl`: the interface that stays stable."""

from __future__ import annotations

import json

import pytest

from adapters.jsonl import Desk
from bot.engine import Engine

KEYS = [
    "text", "status", "reason", "entry", "lang", "confidence", "answer", "paragraphs",
    "suggestions", "ms",
]  # fmt: skip


async def test_a_record_has_all_its_keys(engine: Engine) -> None:
    """Every record has the same keys, an answer, and a probability."""
    record = await Desk(engine).line(b'{"text": "how many people did mexico deport in 2015?"}')

    assert KEYS == list(record)
    assert record["status"] == "answered"
    assert record["entry"] == "deportations-2015"
    assert record["paragraphs"] == [15]
    assert 0 <= record["confidence"] <= 1


async def test_a_conversation_is_followed(engine: Engine) -> None:
    """Lines of one conversation belong together; other lines stand alone."""
    desk = Desk(engine)
    await desk.line(b'{"text": "how many were deported in 2015?", "conversation": "a"}')
    record = await desk.line(b'{"text": "and in 2013?", "conversation": "a"}')

    assert record["entry"] == "deportations-2013"


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'{"text": 1}', b"\xff", b"[" * 100_000, b'{"text": "x", "locale": "fr"}'],
    ids=range(6),
)
async def test_a_bad_line_is_told(engine: Engine, line: bytes) -> None:
    """A line that is no such object gives an error and nothing else."""
    assert ["error"] == list(await Desk(engine).line(line))


async def test_records_are_json(engine: Engine) -> None:
    """Even a lone surrogate in a question survives the way out as JSON."""
    record = await Desk(engine).line(b'{"text": "\\ud800 hola"}')

    assert json.loads(json.dumps(record))["text"] == "\ud800 hola"
