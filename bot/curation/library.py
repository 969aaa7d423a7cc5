"""
A library: what a community sees, the packs under its own entries.

It is a pack like any other to those who answer, browse and draw cards. A pack's entry that the
community wrote anew keeps its id, its place in lists and the ways it was asked for; one it hides
is not there; one it taught new phrasings has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.curation.state import TOPIC, Pause, State
from bot.entries import Bilingual, Entry
from bot.knowledge.pack import Pack, Topic

_ADDED = Topic(TOPIC, Bilingual("Added by the moderators", "Agregado por la moderación"))


def under(pack: Pack, state: State) -> Pack:
    """The library of a community with that state, over a pack."""
    if state.settings.pause is Pause.OWN:
        return pack
    own = {entry.id: entry for entry in state.entries(pack.by_id)}
    theirs = (
        _taught(own.get(entry.id, entry), state)
        for entry in pack.entries
        if entry.id not in state.hidden
    )
    new = [entry for entry in own.values() if entry.id not in pack.by_id]
    topics = (*pack.topics, _ADDED) if new else pack.topics
    return replace(pack, entries=(*theirs, *new), topics=topics)


def matched(pack: Pack, state: State) -> Iterator[Entry]:
    """The entries to be matched beside the pack's: with the phrasings that the pack lacks."""
    if state.settings.pause is Pause.OWN:
        return
    yield from (_taught(entry, state) for entry in state.entries(pack.by_id))
    for entry_id, taught in state.taught.items():
        if entry_id in pack.by_id and entry_id not in state.kept:
            yield replace(pack.by_id[entry_id], phrasings=taught.phrasings)


def _taught(entry: Entry, state: State) -> Entry:
    taught = state.taught.get(entry.id)
    if taught is None:
        return entry
    return replace(entry, phrasings=(*entry.phrasings, *taught.phrasings))
