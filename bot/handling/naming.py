"""
Which entry a command means: by its id, by a question it answers, or the last one shown.

What takes something away is done only to what was named; what is merely near is offered instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from bot.commands import Task
from bot.curation.acting import Actor, Verb
from bot.curation.desk import Desk
from bot.curation.state import entry_in
from bot.entries import Entry, EntryId, Language
from bot.knowledge import sound
from bot.store import Act, Kind
from bot.text import normalise

_TAKES_AWAY = frozenset({Task.RETIRE, Task.HIDE})
_ONCE_THERE = frozenset({Task.RESTORE, Task.HISTORY})  # also of what is not there any more
_RETIRES = frozenset({Verb.RETIRED, Verb.IMPORTED})
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """The entry that is meant, or those among which whoever asks must choose."""

    entry: EntryId | None = None
    near: tuple[Entry, ...] = ()


async def meant(task: Task, argument: str, actor: Actor, desk: Desk, last: EntryId | None) -> Meant:
    """The entry that a command means; last: the one that was shown last."""
    named = EntryId(argument.strip())
    if not named:
        return Meant(last)
    once = task in _ONCE_THERE
    if _known(named, actor) or (once and await _was(named, actor, desk)):
        return Meant(named)
    gone = await retired(actor, desk) if once else []
    here = actor.community
    asked = _asked(argument, [*here.library.entries, *here.base.pack.entries, *gone])
    return Meant(asked) if asked else _near(task, argument, actor)


async def retired(actor: Actor, desk: Desk) -> list[Entry]:
    """What was taken away in the last 30 days and did not come back, as it was last."""
    kept = actor.community.state.kept
    found: dict[EntryId, Entry] = {}
    page = await desk.acts(actor)
    while True:
        for entry in chain.from_iterable(map(_taken_away, page.acts)):
            if entry.id not in kept:
                found.setdefault(entry.id, entry)
        if page.below is None:
            return [*reversed(found.values())]
        page = await desk.acts(actor, page.below)


def _taken_away(act: Act) -> list[Entry]:
    """The entries that an act took away, as they were."""
    if act.verb not in _RETIRES:
        return []
    gone = [each for each in act.changes if each.kind is Kind.ENTRY and not each.after]
    return [entry for each in gone if (entry := entry_in(each.before))]


def _known(named: EntryId, actor: Actor) -> bool:
    """Whether there is such an id, that of an entry that is damaged included."""
    here = actor.community
    there = named in here.library.by_id or named in here.base.pack.by_id
    return there or here.state.version_of(Kind.ENTRY, named) > 0


async def _was(named: EntryId, actor: Actor, desk: Desk) -> bool:
    """Whether there was such an id once."""
    return bool(sound.named({"id": named}) and await desk.history(actor, named))


def _asked(argument: str, entries: Iterable[Entry]) -> EntryId | None:
    """The first entry that is asked for in just these words, or has them for its title."""
    plain = normalise(argument)
    for entry in entries if plain else ():
        ways = [*(each.text for each in entry.phrasings), *(entry.title(s) for s in Language)]
        if any(normalise(way) == plain for way in ways):
            return entry.id
    return None


def _near(task: Task, argument: str, actor: Actor) -> Meant:
    """What is nearest in meaning; more than one where something would be taken away."""
    here = actor.community
    ranking = here.matcher.rank(argument)
    near = [m.entry for m in ranking.matches if m.confidence >= ranking.suggest]
    if task not in _TAKES_AWAY:
        return Meant(near[0].id if near else None)
    of = here.state.kept if task is Task.RETIRE else here.base.pack.by_id.keys() - here.state.hidden
    named = (here.library.by_id.get(each.id, each) for each in near if each.id in of)
    return Meant(near=tuple(named)[:_OFFERED])
