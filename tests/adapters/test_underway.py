"""What is under way when a connection ends."""

from __future__ import annotations

import asyncio

import pytest

from adapters.underway import UnderWay


async def test_finish_waits_for_all(caplog: pytest.LogCaptureFixture) -> None:
    """For what is under way and what that starts, also where it fails, which is told by place."""
    under_way, done = UnderWay(), []
    tasks = []

    async def second() -> None:
        async with under_way.working("second"):
            await asyncio.sleep(0)
            done.append("second")
            raise ValueError("words")

    async def first() -> None:
        async with under_way.working("first"):
            await asyncio.sleep(0)
            tasks.append(asyncio.create_task(second()))
            await asyncio.sleep(0)
            done.append("first")

    tasks.append(asyncio.create_task(first()))
    await under_way.finish(60)

    assert ["first", "second"] == done
    assert "event second failed: ValueError at " in caplog.text
    assert "words" not in caplog.text


async def test_what_takes_too_long_is_given_up() -> None:
    """After its time `finish` cancels what is left."""
    under_way = UnderWay()

    async def forever() -> None:
        async with under_way.working("forever"):
            await asyncio.Event().wait()

    task = asyncio.create_task(forever())
    await under_way.finish(0)

    assert task.cancelled()
