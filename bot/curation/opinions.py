"""
Whether answers help: counted without names, after the reply, and never at its cost.

What is pressed waits in a queue of limited length, from which a task writes it; where the queue is
full, opinions are dropped and counted.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.conversations import TTL
from bot.entries import EntryId
from bot.events import ConversationId
from bot.store import CommunityId, Feedback, Store

SINCE = timedelta(days=90)  # as long as questions are kept; older opinions are of older texts
LEAST = 4  # opinions from which they say something of an entry: two people may be out of sorts
POOR = 0.5  # share of "not helpful" from which an entry is worth another look
_WAITING = 1_000  # opinions in the queue; some seconds of the busiest process
_PRESSED = 10_000  # presses remembered; beyond that a person might be counted twice


@dataclass(frozen=True, slots=True)
class _Opinion:
    community: CommunityId
    entry: EntryId
    helpful: bool
    day: date


class Opinions:
    """What people think of entries, on its way to the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._queue: deque[_Opinion] = deque()
        self._pressed: OrderedDict[tuple[ConversationId, CommunityId, EntryId], datetime] = (
            OrderedDict()
        )
        self.dropped = 0  # since the start

    def rate(
        self,
        conversation: ConversationId,
        community: CommunityId,
        entry: EntryId,
        helpful: bool,
        at: datetime,
    ) -> bool:
        """Whether an opinion counts: the first on an entry in a conversation."""
        self._forget(at)
        pressed = conversation, community, entry
        if pressed in self._pressed:
            return False
        self._pressed[pressed] = at
        if len(self._queue) >= _WAITING:
            self.dropped += 1
        else:
            self._queue.append(_Opinion(community, entry, helpful, at.date()))
        return True

    async def write(self) -> None:
        """Write what waits; what could not be written waits on. Raises StoreError."""
        while self._queue:
            one = self._queue.popleft()
            try:
                await self._store.rate(one.community, one.entry, one.helpful, one.day)
            except BaseException:
                self._queue.appendleft(one)
                raise

    async def poor(self, community: CommunityId, at: datetime) -> tuple[Feedback, ...]:
        """The entries that half of those who said so, or more, found unhelpful; worst first."""
        counted = await self._store.feedback(community, (at - SINCE).date())
        found = [each for each in counted if _all(each) >= LEAST and _share(each) >= POOR]
        return tuple(sorted(found, key=lambda each: (-_share(each), -_all(each), each.entry)))

    def _forget(self, at: datetime) -> None:
        while self._pressed:
            oldest = next(iter(self._pressed.values()))
            if len(self._pressed) < _PRESSED and at - oldest <= TTL:
                return
            self._pressed.popitem(last=False)


def _all(counted: Feedback) -> int:
    return counted.helpful + counted.unhelpful


def _share(counted: Feedback) -> float:
    return counted.unhelpful / _all(counted)
