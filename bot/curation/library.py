"""
A library: what a community sees, the packs under its own entries.

It is a pack like any other to those who answer, browse and draw cards. A pack's entry that the
community wrote anew keeps its id, its place in lists and the ways it was asked for; one it hides
is not there; one it taught new phrasings has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.curation.settings import Pause
from bot.curation.state import TOPIC, State
from bot.entries import Bilingual, Entry, EntryId
from bot.knowledge.pack import Pack, Topic

_ADDED = Topic(TOPIC, Bilingual("Added by the moderators", "Agregado por la moderación"))


def own(pack: Pack, state: State) -> dict[EntryId, Entry]:
    """A community's own entries by id, with what it taught; those that it shows."""
    if state.settings.pause is Pause.OWN:
        return {}
    return {entry.id: _taught(entry, state) for entry in state.entries(pack.by_id)}


def under(pack: Pack, state: State, added: Mapping[EntryId, Entry]) -> Pack:
    """The library of a community in that state, over a pack; added: its own entries."""
    if contact := state.settings.contact:
        pack = replace(pack, contact=contact)
    if state.settings.pause is Pause.OWN:
        return pack
    theirs = (
        added.get(entry.id) or _taught(entry, state)
        for entry in pack.entries
        if entry.id not in state.hidden
    )
    new = [entry for entry in added.values() if entry.id not in pack.by_id]
    topics = (*pack.topics, _ADDED) if new else pack.topics
    return replace(pack, entries=(*theirs, *new), topics=topics)


def matched(pack: Pack, state: State, added: Mapping[EntryId, Entry]) -> dict[EntryId, Entry]:
    """The entries to be matched beside the pack's: with the phrasings that the pack lacks."""
    if state.settings.pause is Pause.OWN:
        return {}
    taught = {
        entry_id: replace(pack.by_id[entry_id], phrasings=taught.phrasings)
        for entry_id, taught in state.taught.items()
        if entry_id in pack.by_id
    }
    return {**taught, **added}


def _taught(entry: Entry, state: State) -> Entry:
    taught = state.taught.get(entry.id)
    if taught is None:
        return entry
    return replace(entry, phrasings=(*entry.phrasings, *taught.phrasings))
