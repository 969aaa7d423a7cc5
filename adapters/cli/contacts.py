"""What `refugio doctor` says of the help contacts of communities."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

from adapters.settings import Settings
from bot.curation.settings import LOOK_AGAIN, is_due
from bot.curation.state import State
from bot.store import Snapshot


def found(settings: Settings) -> Iterator[tuple[bool, str]]:
    """
    Whether each finding is good, and what it says; nothing where nothing is kept yet.

    Raises StoreError and SettingsError where it cannot be looked up.
    """
    from adapters.compose import keeps_already

    if not keeps_already(settings):
        return
    contacts = asyncio.run(_contacts(settings, datetime.now(UTC)))
    unset, old = contacts.count(None), contacts.count(True)
    remedy = "an admin sets it there with /settings"
    if unset:
        yield False, f"communities without a help contact: {unset} of {len(contacts)}; {remedy}"
    if old:
        looked = f"help contacts that nobody looked at for {LOOK_AGAIN.days} days: {old}"
        yield False, f"{looked}; an admin says with /review that they are still right"
    if contacts and not unset and not old:
        yield True, f"help contact of each community ({len(contacts)}) looked at lately"


async def _contacts(settings: Settings, at: datetime) -> list[bool | None]:
    """Of each community whether it is time to look at its contact, None where it has none."""
    from adapters.compose import open_store

    async with open_store(settings, at) as store:
        written = await store.snapshots()
        communities = {*(await store.all_places()).values()}
    states = (State.of(written.get(each, Snapshot())) for each in communities)
    named = (state.settings.contact for state in states)
    return [is_due(contact, at.date()) if contact else None for contact in named]
