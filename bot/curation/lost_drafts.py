"""Drafts that were published or thrown away while somebody still wrote in them."""

from __future__ import annotations

from bot.curation.state import Draft, State
from bot.store import CommunityId, Document, Kind, Snapshot, Store


async def lost(store: Store, community: CommunityId, key: str) -> Draft | None:
    """A draft as it was before it went, None where nothing is kept of it."""
    past = await store.history(community, Kind.DRAFT, key)
    last = next((each for each in past if each.body is not None), None)
    if last is None:
        return None
    document = Document(Kind.DRAFT, key, last.version, last.body)
    return State.of(Snapshot(documents=(document,))).drafts.get(key)
