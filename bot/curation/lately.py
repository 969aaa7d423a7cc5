"""What was done in a community in the last 30 days, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.curation.acting import Verb
from bot.store import Act, CommunityId, Store

UNDO = timedelta(days=30)  # how long an act can be taken back; product: every mistake undone
MOST_LISTED = 50  # acts listed at once; earlier ones are a press away
_READ = 200  # acts read at once: drafts are kept as acts too, and listed nowhere
_UNLISTED = frozenset({Verb.DRAFTED, Verb.FORGOT})  # what nobody would take back


@dataclass(frozen=True, slots=True)
class Lately:
    """Acts, newest first; below: the number below which there may be more, None at the end."""

    acts: tuple[Act, ...] = ()
    below: int | None = None


async def page(
    store: Store, community: CommunityId, at: datetime, below: int | None = None
) -> Lately:
    """What was done until then; below: only what is older than the act of that number."""
    listed: list[Act] = []
    while True:
        read = await store.acts(community, at - UNDO, _READ, below)
        listed += (act for act in read if act.verb not in _UNLISTED)
        if len(listed) > MOST_LISTED:
            return Lately(tuple(listed[:MOST_LISTED]), listed[MOST_LISTED - 1].number)
        if len(read) < _READ:
            return Lately(tuple(listed))
        below = read[-1].number
