"""A store in memory that stands still while its gate is shut, as a database that is very slow."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from tests.stores.memory import MemoryStore


class GatedStore(MemoryStore):
    """
    Gives and takes nothing while its gate is shut.

    reached: set once somebody has asked something of it since it was shut.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gate, self.reached = asyncio.Event(), asyncio.Event()
        self._gate.set()

    def shut(self) -> None:
        self._gate.clear()
        self.reached.clear()

    def unlock(self) -> None:
        self._gate.set()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or not inspect.iscoroutinefunction(found):
            return found

        async def asked(*given: Any, **named: Any) -> Any:
            self.reached.set()
            await self._gate.wait()
            return await found(*given, **named)

        return asked
