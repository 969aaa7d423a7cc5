"""`refugio ask --jsonl`: the interface that stays stable."""

from __future__ import annotations

import io
import json

import pytest

from adapters import bounded
from adapters.jsonl import MAX_LINE, Desk
from bot.engine import Engine

KEYS = [
    "text", "status", "reason", "entry", "lang", "confidence", "answer", "paragraphs",
    "suggestions", "ms",
]  # fmt: skip


async def test_a_record_has_all_its_keys(engine: Engine) -> None:
    """Every record has the same keys, an answer, and a probability."""
    record = await Desk(engine).line(b'{"text": "how many people did mexico deport in 2015?"}')

    assert record is not None
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

    assert record is not None
    assert record["entry"] == "deportations-2013"


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'{"text": 1}', b"\xff", b"[" * 100_000, b'{"text": "x", "locale": "fr"}'],
    ids=range(6),
)
async def test_a_bad_line_is_told(engine: Engine, line: bytes) -> None:
    """A line that is no such object gives an error and nothing else."""
    assert ["error"] == list(await Desk(engine).line(line) or ())


async def test_records_are_json(engine: Engine) -> None:
    """Even a lone surrogate in a question survives the way out as JSON."""
    record = await Desk(engine).line(b'{"text": "\\ud800 hola"}')

    assert json.loads(json.dumps(record))["text"] == "\ud800 hola"


@pytest.mark.parametrize("line", [b"\n", b" \t\r\n", b"\xef\xbb\xbf\r\n"], ids=range(3))
async def test_a_blank_line_has_no_record(engine: Engine, line: bytes) -> None:
    """Lines that hold nothing are passed over."""
    assert None is await Desk(engine).line(line)


async def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(engine: Engine) -> None:
    """What Windows programs put around a line is no part of it."""
    record = await Desk(engine).line(b'\xef\xbb\xbf{"text": "x"}\r\n')

    assert "x" == (record or {})["text"]


async def test_a_line_over_the_limit_is_refused(engine: Engine) -> None:
    """The limit is told, and is the last length that is read."""
    exact = b'{"text": "' + b"x" * (MAX_LINE - 12) + b'"}'
    assert MAX_LINE == len(exact)

    assert ["error"] != list(await Desk(engine).line(exact) or ())
    refused = await Desk(engine).line(exact + b" ")
    assert {"error": "the line has more than 1,000,000 bytes; write a shorter question"} == refused


def test_an_endless_line_is_never_held_whole() -> None:
    """Of an overlong line only its beginning is kept, its length is known, the next follows."""

    class Counting(io.BytesIO):
        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            read = super().readline(size)
            self.longest = max(self.longest, len(read))
            return read

    stream = Counting(b"x" * 3_000_000 + b"\nnext\nlast")

    assert [(b"x" * 100, 3_000_001), (b"next\n", 5), (b"last", 4)] == list(
        bounded.lines(stream, 100)
    )
    assert stream.longest < 100_000


async def test_a_conversations_name_may_be_of_any_length(engine: Engine) -> None:
    """Long names tell conversations apart, but are not kept."""
    desk = Desk(engine)
    before = set(engine._conversations._kept)
    first, second = ("\ud800" + "n" * 400_000 + end for end in "ab")
    for name in (first, second, first):
        await desk.record({"text": "how many were deported in 2015?", "conversation": name})
    record = await desk.record({"text": "and in 2013?", "conversation": first})

    assert record["entry"] == "deportations-2013"
    kept = set(engine._conversations._kept) - before
    assert 2 == len(kept)
    assert max(map(len, kept)) < 100


@pytest.mark.parametrize("text", ["in spanish please", "en inglés por favor"])
async def test_asking_for_a_language_is_a_question_too(engine: Engine, text: str) -> None:
    """It gets a record like any other: small talk, and the last answer again where there is one."""
    desk = Desk(engine)
    alone = await desk.record({"text": text})
    await desk.record({"text": "how many people did mexico deport in 2015?", "conversation": text})
    again = await desk.record({"text": text, "conversation": text})

    assert ("declined", "smalltalk") == (alone["status"], alone["reason"])
    assert alone["lang"] == again["lang"] == ("es" if "spanish" in text else "en")
    assert "176,726" in again["answer"]
