"""A bounded memory in which everything has its time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """Keeps values until their time is over; where there are too many, the oldest go first."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """most: how many are kept; clock: seconds that only grow."""
        self._most, self._clock = most, clock
        self._kept: OrderedDict[str, tuple[float, Value]] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        until, _ = self._kept.get(key, (float("-inf"), None))
        return self._clock() < until

    def __getitem__(self, key: str) -> Value:
        """The value kept; ask first whether there is one."""
        return self._kept[key][1]

    def get(self, key: str) -> Value | None:
        """The value kept, None where there is none."""
        kept = self._kept.get(key)
        return kept[1] if kept and self._clock() < kept[0] else None

    def keep(self, key: str, value: Value, seconds: float) -> None:
        """Keep the value for that long."""
        self._kept[key] = (self._clock() + seconds, value)
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, which: Callable[[str], bool]) -> None:
        """Keep no longer what has such a key."""
        for key in [key for key in self._kept if which(key)]:
            del self._kept[key]

    def first(self, key: str, value: Value, seconds: float) -> bool:
        """Whether nothing is kept under this key; then the value is, from now on."""
        new = key not in self
        if new:
            self.keep(key, value, seconds)
        return new
