"""
Which known questions would get another answer, were an entry saved?

Known are a pack's `questions/`, and every phrasing of a pack or a community, asked as if it were
not written down. Only those to which the new phrasings come near are asked again: what an entry's
words are far from, it cannot change.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering import Answerer
from bot.curation.known import holds, reached
from bot.entries import Bilingual, Entry, EntryId, Phrasing, StatementKind
from bot.knowledge.pack import KnownQuestion, Pack
from bot.matching.floats import Floats
from bot.matching.layer import Layer
from bot.matching.matcher import Matcher
from bot.matching.own import NOTHING, Own
from bot.outcomes import Outcome

MOST = 220  # known questions asked again for one entry; each takes up to nine milliseconds
_AT_ONCE = 16  # of them for which the encoder is asked at once, as long as one answer takes
_NEAR = 0.3  # likeness, 0..1, below which no question was seen to change


@dataclass(frozen=True, slots=True)
class Change:
    """
    A known question that would be answered otherwise.

    before and after: the entry that answers it, None where none does; worse: whether it reaches
    what it must reach now, and would no more.
    """

    question: KnownQuestion
    before: EntryId | None
    after: EntryId | None
    worse: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """
    What becomes of known questions, worse ones first.

    asked: how many are near and were asked again; unasked: how many more are near.
    """

    changes: tuple[Change, ...] = ()
    asked: int = 0
    unasked: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A known question; left_out: the number of the pack's phrasing that it is, if it is one."""

    question: KnownQuestion
    left_out: int | None = None


class Rehearsal:
    """The known questions of one pack, ready to be held against new phrasings."""

    def __init__(self, pack: Pack, matcher: Matcher) -> None:
        self._matcher, self._listed = matcher, pack.known
        asked = [*map(_as_entry, range(len(pack.known)), pack.known)]
        self._listed_layer = matcher.listed(asked)

    async def impact(
        self,
        now: Answerer,
        then: Answerer,
        phrasings: Sequence[str],
        own: Own = NOTHING,
        but: EntryId | None = None,
    ) -> Impact:
        """
        What becomes of known questions; others are answered in between.

        now and then: who answers before and after; phrasings: what is new; own: the community's
        entries, whose phrasings are known questions too; but: the entry whose questions these
        are, which may well get another answer.
        """
        near = [each for each in await self._near(phrasings, own) if each.question.entry != but]
        changes: list[Change] = []
        for start in range(0, len(near[:MOST]), _AT_ONCE):
            changes += await _changes(near[start : min(start + _AT_ONCE, MOST)], now, then)
        changes.sort(key=lambda change: not change.worse)
        return Impact(tuple(changes), len(near[:MOST]), len(near[MOST:]))

    async def _near(self, phrasings: Sequence[str], own: Own) -> list[_Asked]:
        """The known questions that the new phrasings are nearest to, nearest first."""
        found: list[tuple[float, _Asked]] = []
        layers = [self._matcher.layer, self._listed_layer, *(s.layer for s in own.shelves)]
        for layer in filter(len, layers if phrasings else ()):
            likeness: Floats = np.zeros(len(layer.phrasings), np.float32)
            for text in phrasings:
                likeness = np.maximum(likeness, self._matcher.likeness(text, layer))
                await asyncio.sleep(0)
            near = np.flatnonzero(likeness >= _NEAR)
            found += [(float(likeness[n]), self._known(layer, int(n))) for n in near]
        found.sort(key=lambda pair: -pair[0])
        return [asked for _, asked in found]

    def _known(self, layer: Layer, number: int) -> _Asked:
        """A phrasing of a layer as a known question."""
        if layer is self._listed_layer:
            return _Asked(self._listed[number])
        phrasing, owner = layer.phrasings[number], int(layer.owners[number])
        question = KnownQuestion(phrasing.text, phrasing.language, layer.entries[owner].id)
        return _Asked(question, number if layer is self._matcher.layer else None)


async def _changes(some: Sequence[_Asked], now: Answerer, then: Answerer) -> list[Change]:
    """Those of some questions that would be answered otherwise."""
    doubtful = [
        (each, after)
        async for each, after in _rehearsed(some, then)
        if not holds(each.question, after)  # most are as they must be, and were so before
    ]
    before = [outcome async for _, outcome in _rehearsed([each for each, _ in doubtful], now)]
    return [
        Change(each.question, reached(was), reached(after), worse=holds(each.question, was))
        for (each, after), was in zip(doubtful, before, strict=True)
        if reached(was) != reached(after)
    ]


async def _rehearsed(
    some: Sequence[_Asked], answerer: Answerer
) -> AsyncIterator[tuple[_Asked, Outcome]]:
    """What comes of each of them; others are answered in between."""
    ready = answerer.ahead([each.question.text for each in some]) if some else answerer
    for each in some:
        yield each, ready.rehearsed(each.question.text, each.left_out)
        await asyncio.sleep(0)


def _as_entry(number: int, question: KnownQuestion) -> Entry:
    phrasing = Phrasing(question.text, question.language)
    return Entry(EntryId(str(number)), "", StatementKind.NOTE, (phrasing,), Bilingual())
