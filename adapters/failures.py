"""What is written down of a failure: its type and its place, never its words."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable
from typing import Any, TypeVar

Found = TypeVar("Found")

_log = logging.getLogger(__name__)
_ending: set[asyncio.Future[Any]] = set()  # what was told to end, and has not yet


def place(error: BaseException) -> str:
    """Its type and where it was raised: an error's own message may hold a person's words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def tell(what: str, error: BaseException, code: str = "", level: int = logging.ERROR) -> None:
    """One line in the log: what failed, where, and with which of the platform's codes."""
    told = (what, place(error), code and f" {code}")
    _log.log(level, "%s failed: %s%s", *told, extra={"failed": type(error)})


async def tried(
    what: str,
    doing: Awaitable[Found],
    seconds: float | None = None,
    level: int = logging.ERROR,
) -> Found | None:
    """
    What comes of it; None where it fails or takes longer, which one line in the log tells.

    What takes longer is told to end, and not waited for: a transaction ends with its last statement
    only, which a locked table can hold up for long, and a platform waits for an answer.
    """
    try:
        return await doing if seconds is None else await _in_time(doing, seconds)
    except Exception as error:
        tell(what, error, level=level)
        return None


async def done(
    what: str, doing: Awaitable[object], seconds: float | None = None, level: int = logging.ERROR
) -> bool:
    """Whether it could be done, whatever comes of it; see `tried`."""

    async def ended() -> bool:
        await doing
        return True

    return await tried(what, ended(), seconds, level) is True


async def _in_time(doing: Awaitable[Found], seconds: float) -> Found:
    work = asyncio.ensure_future(doing)
    try:
        await asyncio.wait({work}, timeout=seconds)
    except asyncio.CancelledError:  # whoever ends all of it does wait
        work.cancel()
        await asyncio.wait({work})
        raise
    if work.done():
        return work.result()
    work.cancel()
    _ending.add(work)
    work.add_done_callback(_ended)
    raise TimeoutError


def _ended(work: asyncio.Future[Any]) -> None:
    _ending.discard(work)
    if not work.cancelled():
        work.exception()  # nobody is there to be told
