"""Waits that end: what did not come in time is named."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

LONG = 120.0  # seconds on a busy machine; only a failing test waits them out
_LOOK = 0.05
Found = TypeVar("Found")


@asynccontextmanager
async def within(what: Callable[[], str], seconds: float = LONG) -> AsyncIterator[None]:
    """Do something in so many seconds; else AssertionError says what it waited for."""
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            yield
    except TimeoutError as error:
        if limit.expired():
            raise AssertionError(f"waited {seconds:.0f} s for {what()}") from error
        raise


async def soon(what: str, coming: Awaitable[Found], seconds: float = LONG) -> Found:
    """What comes; where it does not, AssertionError says what it waited for."""
    async with within(lambda: what, seconds):
        return await coming


async def so(what: str, true: Callable[[], object], seconds: float = LONG) -> None:
    """Wait until that is so, whatever makes it so."""
    async with within(lambda: what, seconds):
        while not true():
            await asyncio.sleep(_LOOK)
