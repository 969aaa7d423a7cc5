"""Earlier states of an entry deleted wherever they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.entries import EntryId
from bot.store import Changed, CommunityId, Kind, Store

_EVER = datetime(2000, 1, 1, tzinfo=UTC)  # before anything was done
_ALL = 1_000_000  # acts looked through, far more than are kept
_KINDS = (Kind.ENTRY, Kind.TAUGHT)  # kept under an entry's own id

Keys = tuple[tuple[Kind, str], ...]


async def kept(store: Store, community: CommunityId, entry: EntryId) -> Keys:
    """The documents that tell of an entry: it, what was taught to it, drafts of it."""
    acts = await store.acts(community, _EVER, _ALL)
    changes = [change for act in acts for change in act.changes]
    drafts = {each.key for each in changes if each.kind is Kind.DRAFT and _tells(each, entry)}
    own = [kind for kind in _KINDS if await store.history(community, kind, entry)]
    return (*((kind, str(entry)) for kind in own), *((Kind.DRAFT, key) for key in sorted(drafts)))


async def purge(store: Store, community: CommunityId, keys: Keys, at: datetime) -> None:
    """
    Delete what these documents said before; each stays as it stands now.

    What is deleted leaves the database's file at once.
    """
    for kind, key in keys:
        await store.erase(community, kind, key)
    await store.expire(at)


def _tells(change: Changed, entry: EntryId) -> bool:
    records = (body.get("record") for body in (change.before, change.after) if body)
    return any(isinstance(each, Mapping) and each.get("id") == entry for each in records)
