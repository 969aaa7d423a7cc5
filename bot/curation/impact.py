"""
Which known questions would get another answer, were an entry saved?

Known are a pack's `questions/`, and every phrasing of a pack or a community, asked as if it were
not written down. Only those to which the new phrasings come near are asked again, before and
after: what an entry's words are far from, it cannot change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering import Answerer
from bot.curation.known import holds, reached
from bot.entries import Bilingual, Entry, EntryId, Phrasing, StatementKind
from bot.knowledge.pack import KnownQuestion, Pack
from bot.matching.floats import Floats
from bot.matching.matcher import Matcher
from bot.matching.own import NOTHING, Own
from bot.matching.shelf import Shelf

MOST = 100  # known questions asked again for one entry; each takes some milliseconds, twice
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
class Asked:
    """A known question; left_out: the number of the pack's phrasing that it is, if it is one."""

    question: KnownQuestion
    left_out: int | None = None


class Rehearsal:
    """The known questions of one pack, ready to be held against new phrasings."""

    def __init__(self, pack: Pack, matcher: Matcher) -> None:
        self._matcher, self._listed = matcher, pack.known
        asked = [*map(_as_entry, range(len(pack.known)), pack.known)]
        self._listed_shelf = matcher.shelf(asked) if asked else None
        self._shelves = [each for each in (matcher.pack_shelf, self._listed_shelf) if each]

    def changes(
        self,
        now: Answerer,
        then: Answerer,
        phrasings: Sequence[str],
        own: Own = NOTHING,
    ) -> list[Change]:
        """
        What becomes of known questions, worse ones first.

        now and then: who answers before and after; phrasings: what is new; own: the community's
        entries, whose phrasings are known questions too.
        """
        near = (asked for _, asked in self.near(phrasings, own))
        changed = filter(None, (change(each, now, then) for each in near))
        return sorted(changed, key=lambda found: not found.worse)

    def near(self, phrasings: Sequence[str], own: Own) -> list[tuple[float, Asked]]:
        """The known questions that new phrasings are nearest to, with how near, nearest first."""
        found: list[tuple[float, Asked]] = []
        shelves = [*self._shelves, *own.shelves] if phrasings else []
        for shelf in shelves:
            each = [self._matcher.likeness(text, shelf) for text in phrasings]
            likeness: Floats = np.max(each, axis=0)
            near = np.argsort(-likeness, kind="stable")[:MOST]
            found += [(float(likeness[n]), self._known(shelf, int(n))) for n in near]
        found = [pair for pair in found if pair[0] >= _NEAR]
        found.sort(key=lambda pair: -pair[0])
        return found[:MOST]

    def _known(self, shelf: Shelf, number: int) -> Asked:
        """A phrasing of a shelf as a known question."""
        if shelf is self._listed_shelf:
            return Asked(self._listed[number])
        phrasing, owner = shelf.layer.phrasings[number], int(shelf.layer.owners[number])
        question = KnownQuestion(phrasing.text, phrasing.language, shelf.entries[owner].id)
        return Asked(question, number if shelf is self._matcher.pack_shelf else None)


def change(asked: Asked, now: Answerer, then: Answerer) -> Change | None:
    """What becomes of one question, None where it gets the same answer."""
    question = asked.question
    before, after = (each.rehearsed(question.text, asked.left_out) for each in (now, then))
    if (was := reached(before)) == (becomes := reached(after)):
        return None
    worse = holds(question, before) and not holds(question, after)
    return Change(question, was, becomes, worse)


def _as_entry(number: int, question: KnownQuestion) -> Entry:
    phrasing = Phrasing(question.text, question.language)
    return Entry(EntryId(str(number)), "", StatementKind.NOTE, (phrasing,), Bilingual())
