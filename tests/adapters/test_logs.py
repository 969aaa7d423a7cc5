"""The log for people and for programs; what an error says is in neither."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from adapters import logs

WORDS = "zq7marker they said"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The handlers and levels of the tests' own log come back."""
    root, ours = logging.getLogger(), logging.getLogger("adapters")
    handlers, levels = [*root.handlers], (root.level, ours.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def written(form: str, level: str = "INFO") -> str:
    """What a log has of our own lines and a library's, of each with an error too."""
    stream = io.StringIO()
    logs.start(level, form, stream)
    for name in ("adapters.running", "asyncio"):
        logger = logging.getLogger(name)
        logger.info("ready")
        logger.debug("asked")
        try:
            raise ValueError(WORDS)
        except ValueError:
            logger.exception("it failed", stack_info=True)
    return stream.getvalue()


def test_a_program_reads_one_object_a_line() -> None:
    """With time, level, logger and what happened; of an error its type and place."""
    lines = [json.loads(line) for line in written("json").splitlines()]

    assert [
        ("info", "adapters.running", "ready"),
        ("error", "adapters.running", "it failed"),
        ("error", "asyncio", "it failed"),
    ] == [(line["level"], line["logger"], line["event"]) for line in lines]
    assert all(line["timestamp"].endswith("Z") for line in lines)
    assert lines[1]["error"].startswith("ValueError at ")
    assert "test_logs.py:" in lines[1]["error"]


def test_a_person_reads_one_line_an_event() -> None:
    """In plain text where nobody sees colours."""
    said = written("console", "DEBUG").splitlines()

    assert 4 == len(said)
    assert "ready" in said[0]
    assert "asked" in said[1]
    assert "ValueError at " in said[2]
    assert "\x1b" not in "".join(said)


@pytest.mark.parametrize("form", ["console", "json"])
def test_no_error_repeats_its_words(form: str) -> None:
    """Neither its message, nor a traceback, nor the values of variables."""
    assert WORDS not in written(form, "DEBUG")
