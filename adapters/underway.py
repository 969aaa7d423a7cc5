"""The answers that are under way, which an end waits for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from adapters import failures


class UnderWay:
    """Knows the tasks that work on an answer."""

    def __init__(self, level: Callable[[Exception], int] = lambda _: logging.ERROR) -> None:
        """level: of the line that tells a failure."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self._level = level

    @asynccontextmanager
    async def working(self, name: object) -> AsyncIterator[None]:
        """Work that `finish` waits for; a failure is logged with this name, never its words."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("An event loop runs nothing outside a task.")
        self._tasks.add(task)
        try:
            yield
        except Exception as error:
            failures.tell(f"event {name}", error, level=self._level(error))
        finally:
            self._tasks.discard(task)

    async def finish(self, seconds: float) -> None:
        """Wait until all work is done; what is not done after that many seconds is given up."""
        await asyncio.sleep(0)  # what has just been started counts too
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:  # what is under way may start more
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            late = [*self._tasks]
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
