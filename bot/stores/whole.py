"""Work that ends as it should even where whoever asked for it stops waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def whole(method: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    """
    A method that runs to its end; a caller who is cancelled waits for that, and is cancelled then.

    Stopped in the middle, SQLite would keep its lock until Python forgets the last row it read
    (`sqlite3_close_v2`), and nobody could write.
    """

    @wraps(method)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        work = asyncio.create_task(method(*args, **kwargs), name=method.__name__)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            await asyncio.wait([work])
            if not work.cancelled():
                work.exception()  # nobody is there to be told
            raise

    return run
