"""
Teaching: another way to ask for an entry, looked over like an entry before it is kept.

A pack's entry stays as it is, and its new phrasings stand beside it; one of the community's own
gets a further phrasing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.curation.acting import Actor, Missing, Saved, Unfit, Verb
from bot.curation.bodies import costing
from bot.curation.checking import Inspector, Review
from bot.curation.communities import Community
from bot.curation.desk import Desk
from bot.curation.state import Kept, Taught
from bot.entries import EntryId, Language, Phrasing
from bot.knowledge import records
from bot.store import Kind, StaleDraft, Write
from bot.text import normalise


@dataclass(frozen=True, slots=True)
class Lesson:
    """A phrasing that an entry shall be reached by; tickets: sent questions it then answers."""

    entry: EntryId
    phrasing: Phrasing
    tickets: tuple[str, ...] = ()


class Teacher:
    """Teaches entries new phrasings."""

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        self._desk, self._inspector = desk, inspector

    async def review(self, actor: Actor, lesson: Lesson) -> Review | Missing:
        """What is to be said of a lesson before it is kept."""
        here = actor.community
        entry = here.library.by_id.get(lesson.entry)
        if entry is None:
            return Missing()
        if _known(here, lesson):
            return Review()
        then = _after(here, lesson)
        return await self._inspector.review_phrasing(entry, lesson.phrasing, here, then)

    async def teach(
        self, actor: Actor, lesson: Lesson, *, despite: bool = False
    ) -> Saved | Unfit | Missing:
        """Keep it; despite: although known questions would lose their answers."""
        review = await self.review(actor, lesson)
        if isinstance(review, Missing):
            return review
        if review.findings or (review.worse and not despite):
            return Unfit(review)
        try:
            write = _write(actor, lesson)
            recorded = replace(write, body={**(write.body or {}), **costing(review)})
            act = await self._desk.perform(actor, Verb.TAUGHT, recorded)
        except StaleDraft:
            return Missing()
        return Saved(lesson.entry, act)


def _known(here: Community, lesson: Lesson) -> bool:
    """Whether the entry is asked for in these words already."""
    asked = here.library.by_id[lesson.entry].phrasings
    return normalise(lesson.phrasing.text) in {normalise(each.text) for each in asked}


def _after(here: Community, lesson: Lesson) -> Community:
    """The community as it would be."""
    if lesson.entry in here.base.pack.by_id:
        taught = {**here.state.taught, lesson.entry: _taught(here, lesson)}
        return here.at(here.id, replace(here.state, taught=taught))
    return here.having(_record(here.state.kept[lesson.entry], lesson.phrasing))


def _write(actor: Actor, lesson: Lesson) -> Write:
    here, known = actor.community, _known(actor.community, lesson)
    if lesson.entry in here.base.pack.by_id:
        taught = _taught(here, lesson, known)
        body = {"questions": _by_language(taught.phrasings), "tickets": [*taught.tickets]}
        return Write(Kind.TAUGHT, lesson.entry, taught.version, body)
    kept = here.state.kept[lesson.entry]
    body = {
        "record": kept.record if known else _record(kept, lesson.phrasing),
        "on": actor.at.date().isoformat(),
        "stale": sorted(each.value for each in kept.stale),
        "tickets": [*_with(kept.tickets, lesson.tickets)],
    }
    return Write(Kind.ENTRY, lesson.entry, kept.version, body)


def _taught(here: Community, lesson: Lesson, known: bool = False) -> Taught:
    """All that a pack's entry was taught, with this; known: it is asked for so already."""
    damaged = Taught((), here.state.version_of(Kind.TAUGHT, lesson.entry))  # or none at all
    before = here.state.taught.get(lesson.entry) or damaged
    new = () if known else (lesson.phrasing,)
    phrasings = (*before.phrasings, *new)
    return replace(before, phrasings=phrasings, tickets=_with(before.tickets, lesson.tickets))


def _record(kept: Kept, phrasing: Phrasing) -> records.Record:
    asked = kept.record.get("questions", {})
    spoken = phrasing.language.value
    return {
        **kept.record,
        "questions": {**asked, spoken: [*asked.get(spoken, ()), phrasing.text]},
    }


def _by_language(phrasings: tuple[Phrasing, ...]) -> dict[str, list[str]]:
    asked = {each.value: [p.text for p in phrasings if p.language is each] for each in Language}
    return {language: texts for language, texts in asked.items() if texts}


def _with(before: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *new)))
