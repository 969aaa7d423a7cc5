"""Quiz items that should be looked at: most people miss them, or somebody disputes them."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.quiz.scoring import FEWEST
from bot.sessions import ItemCount, Sessions
from bot.store import CommunityId

_SINCE = timedelta(days=90)


class Missed:
    """Those of all communities, counted without names."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def of(self, community: CommunityId, at: datetime) -> tuple[ItemCount, ...]:
        """A community's of the last 90 days, the most disputed first, then the most missed."""
        counted = await self._sessions.counts(community, (at - _SINCE).date())
        found = [each for each in counted if each.disputed or is_missed(each)]
        return tuple(sorted(found, key=lambda each: (-each.disputed, _share(each), each.item)))


def is_missed(count: ItemCount) -> bool:
    """Whether most people had it wrong, of enough to tell."""
    return count.asked >= FEWEST and 2 * count.right < count.asked


def _share(count: ItemCount) -> float:
    return count.right / count.asked if count.asked else 1.0
