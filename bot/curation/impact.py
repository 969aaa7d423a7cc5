"""
Which known questions would get another answer, were an entry saved?

Known are a pack's `questions/`, and every phrasing of a pack or a community, asked as if it were
not written down. Only those to which the new phrasings come near are asked again, before and
after: what an entry's words are far from, it cannot change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering import Answerer
from bot.curation.known import holds, reached
from bot.entries import Bilingual, Entry, EntryId, Phrasing, StatementKind
from bot.knowledge.pack import KnownQuestion, Pack
from bot.matching.matcher import Matcher
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
class _Asked:
    """A known question; left_out: the number of the pack's phrasing that it is, if it is one."""

    question: KnownQuestion
    left_out: int | None = None


class Rehearsal:
    """The known questions of one pack, ready to be held against new phrasings."""

    def __init__(self, pack: Pack, matcher: Matcher) -> None:
        self._matcher, self._listed = matcher, pack.known
        self._shelves = [matcher.pack_shelf]
        if pack.known:
            asked = [*map(_as_entry, range(len(pack.known)), pack.known)]
            self._shelves.append(Shelf(asked, matcher.tools, like=matcher.pack_shelf))

    def changes(
        self,
        now: Answerer,
        then: Answerer,
        phrasings: Sequence[str],
        besides: Iterable[KnownQuestion] = (),
    ) -> list[Change]:
        """
        What becomes of known questions, worse ones first.

        now and then: who answers before and after; phrasings: what is new; besides: known
        questions of the community, all of which are asked.
        """
        asked = [*self._near(phrasings), *map(_Asked, besides)]
        changed = filter(None, (_change(each, now, then) for each in asked))
        return sorted(changed, key=lambda change: not change.worse)

    def _near(self, phrasings: Sequence[str]) -> Iterator[_Asked]:
        """The known questions that the new phrasings are nearest to."""
        if not phrasings:
            return
        likeness = np.concatenate(
            [
                np.max([self._matcher.likeness(text, shelf) for text in phrasings], axis=0)
                for shelf in self._shelves
            ]
        )
        nearest = np.argsort(-likeness, kind="stable")[:MOST]
        yield from (self._known(int(place)) for place in nearest[likeness[nearest] >= _NEAR])

    def _known(self, place: int) -> _Asked:
        layer = self._matcher.layer
        if place >= len(layer.phrasings):
            return _Asked(self._listed[place - len(layer.phrasings)])
        phrasing, owner = layer.phrasings[place], layer.entries[int(layer.owners[place])]
        return _Asked(KnownQuestion(phrasing.text, phrasing.language, owner.id), place)


def _change(asked: _Asked, now: Answerer, then: Answerer) -> Change | None:
    question = asked.question
    before, after = (each.rehearsed(question.text, asked.left_out) for each in (now, then))
    if (was := reached(before)) == (becomes := reached(after)):
        return None
    worse = holds(question, before) and not holds(question, after)
    return Change(question, was, becomes, worse)


def _as_entry(number: int, question: KnownQuestion) -> Entry:
    phrasing = Phrasing(question.text, question.language)
    return Entry(EntryId(str(number)), "", StatementKind.NOTE, (phrasing,), Bilingual())
