"""A connection that breaks is made anew soon, and nobody is pestered where that fails."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.reconnecting import keep


class Line:
    """A connection that breaks, and can be made anew after so many tries."""

    def __init__(self, tries: int) -> None:
        self.tries, self.naps, self.whole = tries, list[float](), False
        self.told: list[bool] = []

    async def look(self) -> bool:
        return self.whole

    async def anew(self) -> None:
        self.tries -= 1
        if self.tries:
            raise ConnectionError("a secret")
        self.whole = True

    async def rest(self, seconds: float) -> None:
        self.naps.append(seconds)
        await asyncio.sleep(0)


async def kept(line: Line, naps: int) -> None:
    """Look after it for so many pauses."""
    task = asyncio.create_task(keep(line.look, line.anew, line.told.append, line.rest))
    while len(line.naps) < naps:
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_it_is_made_anew_at_the_next_look() -> None:
    """And looked at as often as before from then on."""
    line = Line(1)
    await kept(line, 4)

    assert line.whole
    assert [0.5, 1.0, 0.5, 0.5] == line.naps
    assert [True, False, False] == line.told[:3]


async def test_where_it_cannot_be_made_it_is_tried_later_each_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Each failure is one line, without its words."""
    line = Line(7)
    await kept(line, 9)

    assert line.whole
    assert [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0, 8.0, 0.5] == line.naps
    told = [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
    assert 6 == len(told)
    assert all(each.startswith("connecting anew failed: ConnectionError") for each in told)
    assert "secret" not in caplog.text
