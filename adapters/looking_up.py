"""What a platform tells of people and groups, asked for once and remembered for some time."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from adapters.failures import tried
from adapters.memory import Memory

_FAILED = 30.0  # seconds; whoever could not be looked up is not refused for long

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Patience:
    """
    How long a look-up may take and is remembered, in seconds.

    level: of the line in the log where it fails.
    """

    waits: float
    kept: float
    level: int = logging.INFO


class LookUps(Generic[Value]):
    """Looks up, and remembers; what cannot be told is asked again half a minute later."""

    def __init__(self, what: str, most: int, patience: Patience) -> None:
        """what: is looked up, for the log; most: how many are remembered."""
        self._what, self._patience = what, patience
        self._found: Memory[Value] = Memory(most)

    async def of(self, key: str, asking: Callable[[], Awaitable[Value]], otherwise: Value) -> Value:
        """What is told of it; otherwise: where that fails, or takes too long."""
        if key not in self._found:
            told = await tried(self._what, asking(), self._patience.waits, self._patience.level)
            failed = told is None
            seconds = _FAILED if failed else self._patience.kept
            self._found.keep(key, otherwise if told is None else told, seconds)
        return self._found[key]
