"""What fails is told in one line, without a word that a person wrote."""

from __future__ import annotations

import asyncio
import gc
import logging
from datetime import UTC, datetime

import pytest

from adapters import failures
from adapters.replying import reply_to
from bot.engine import Engine
from bot.events import Ask, ConversationId, Event, Visibility
from bot.wording import sharing

WORDS = "what somebody wrote"
ASKED = Ask(WORDS, ConversationId("here"), datetime(2026, 1, 1, tzinfo=UTC), None, Visibility.OPEN)


async def fails(event: Event | None = None) -> str:
    raise ValueError(WORDS)


async def works() -> str:
    return "found"


async def never(event: Event | None = None) -> str:
    await asyncio.Event().wait()
    return "late"


async def test_what_works_is_given_back(caplog: pytest.LogCaptureFixture) -> None:
    """And nothing is told."""
    caplog.set_level(logging.DEBUG)

    assert "found" == await failures.tried("it", works(), 60)
    assert not [record for record in caplog.records if record.name.startswith("adapters")]


async def test_what_fails_or_takes_too_long_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """By its name, type and place, at the level asked for."""
    assert await failures.tried("it", fails()) is None
    assert await failures.tried("that", never(), 0, logging.WARNING) is None

    failed, late = caplog.records
    assert failed.getMessage().startswith("it failed: ValueError at ")
    assert late.getMessage().startswith("that failed: TimeoutError at ")
    assert (logging.ERROR, logging.WARNING) == (failed.levelno, late.levelno)
    assert WORDS not in caplog.text


async def test_what_cannot_be_stopped_is_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    """As a transaction that a locked table holds up; how it ends is told to nobody."""
    going_on = asyncio.Event()

    async def stubborn() -> None:
        work = asyncio.create_task(going_on.wait())
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            await work
            raise ValueError(WORDS) from None

    assert await failures.tried("it", stubborn(), 0.01) is None
    assert not going_on.is_set()
    going_on.set()
    await asyncio.sleep(0.01)
    gc.collect()

    [late] = caplog.records
    assert late.getMessage().startswith("it failed: TimeoutError at ")


async def test_cancelled_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever ends the work is obeyed, and nothing is told."""
    task = asyncio.create_task(failures.tried("it", never()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert [] == caplog.records


@pytest.mark.parametrize("handle", [fails, never])
async def test_a_person_is_told_of_a_failure(
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    handle: object,
) -> None:
    """In the words that the event's place may read; the log has the platform's name for it."""
    monkeypatch.setattr(engine, "handle", handle)

    assert sharing.failed(ASKED) == await reply_to(ASKED, "E1", engine, 0)
    [line] = caplog.records
    assert line.getMessage().startswith("event E1 failed: ")
    assert WORDS not in caplog.text
