"""
Is an entry fit to be saved? What must be mended, what it repeats, and what it would change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bot import privacy, smalltalk
from bot.curation.communities import Base, Community
from bot.curation.impact import Change, Rehearsal
from bot.entries import Entry, EntryId, Language, Phrasing
from bot.knowledge import records
from bot.knowledge.content import content_words, dice
from bot.knowledge.evidence import Checker
from bot.knowledge.findings import Finding, What
from bot.knowledge.openings import unopened
from bot.knowledge.validate import Fault

_SAME = 0.9  # share of content words from which two questions are taken for one
_PARITY = frozenset({"answer", "simple", "caveat"})  # keys of findings on both languages at once
_FORMATS = {  # rules of the schema that people may break in a form
    "maxLength": What.LONG,
    "minLength": What.SHORT,
    "minProperties": What.SHORT,
    "maxItems": What.MANY,
    "pattern": What.PATTERN,
    "enum": What.CHOICE,
    "format": What.DATE,
}
_SHOWN = 3  # near entries shown side by side


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry near a new one: what is asked of the new one, and the old one's phrasing."""

    entry: Entry
    phrasing: str
    asked: str
    same: bool  # the same question in nearly the same words


@dataclass(frozen=True, slots=True)
class Review:
    """
    What a save-time check found.

    findings: what must be mended first; similar: entries near it; changes: known questions that
    would get another answer, worse ones first; unasked: how many more are near it; doubts: what
    should be looked at again, and may well be right.
    """

    findings: tuple[Finding, ...] = ()
    similar: tuple[Similar, ...] = ()
    changes: tuple[Change, ...] = ()
    unasked: int = 0
    doubts: tuple[Finding, ...] = ()

    @property
    def worse(self) -> tuple[Change, ...]:
        """Known questions that would no longer reach what they must."""
        return tuple(change for change in self.changes if change.worse)


class Inspector:
    """Checks proposed entries against one pack and a community's own."""

    def __init__(self, base: Base) -> None:
        self._base = base

    async def review(
        self,
        record: records.Record,
        community: Community,
        before: records.Record | None = None,
    ) -> Review:
        """
        What is to be said of a record before it is saved in a community.

        before: what it is made from; where only one of its two texts changed, the other is left
        behind and marked so, which is no reason to keep the change from being saved.
        """
        if malformed := tuple(map(_malformed, records.faults(record))):
            return Review(malformed)
        if findings := self.findings(record, before):
            return Review(findings)
        entry, then = records.entry(record), community.having(record)
        found = await self._consequences(entry, entry.id, community, then)
        return replace(found, doubts=tuple(self._doubts(entry, before)))

    def findings(
        self, record: records.Record, before: records.Record | None = None
    ) -> tuple[Finding, ...]:
        """What must be mended first in a record that is well formed; before: as for `review`."""
        entry = records.entry(record)
        alike = bool(entry.citation.paragraphs) and not _one_changed(entry, before)
        found = (*self._unsupported(entry), *_unreachable(entry))
        return tuple(each for each in found if alike or each.key not in _PARITY)

    def _doubts(self, entry: Entry, before: records.Record | None) -> Iterator[Finding]:
        """
        What is right more often than not, so that a person must look.

        Two languages may give one time as "4 pm" and "16 h", which no paragraph settles where none
        is cited. A telephone in an answer may be meant for everybody.
        """
        if not (entry.citation.paragraphs or _one_changed(entry, before)):
            yield from (each for each in self._unsupported(entry) if each.key in _PARITY)
        for language in seemingly_personal(entry):
            yield Finding(f"answer.{language}", What.PRIVATE)

    async def review_phrasing(
        self, entry: Entry, phrasing: Phrasing, community: Community, then: Community
    ) -> Review:
        """
        What is to be said of one more phrasing of an entry, whose text is not looked at again.

        then: the community as it would be with it.
        """
        taught = replace(entry, phrasings=(phrasing,))
        if findings := tuple(_unreachable(taught)):
            return Review(findings)
        return await self._consequences(taught, entry.id, community, then)

    @cached_property
    def _checker(self) -> Checker | None:
        return Checker(self._base.pack) if self._base.pack.source else None

    @cached_property
    def rehearsal(self) -> Rehearsal:
        """The known questions, ready to be asked again."""
        return Rehearsal(self._base.pack, self._base.matcher)

    def _unsupported(self, entry: Entry) -> Iterator[Finding]:
        """What the paragraphs it cites do not say, or ask to be said first."""
        if self._checker is not None:
            yield from self._checker.findings(entry)
        yield from unopened(entry, self._base.pack.rules.openings)

    async def _consequences(
        self, new: Entry, of: EntryId, community: Community, then: Community
    ) -> Review:
        """What is near to what is new, and what it would change."""
        asked = [phrasing.text for phrasing in new.phrasings]
        now, own = community.answerer, community.own
        found = await self.rehearsal.impact(now, then.answerer, asked, own, of)
        return Review((), tuple(_similar(new, community)), found.changes, found.unasked)


def seemingly_personal(entry: Entry) -> tuple[Language, ...]:
    """The languages in which its answer seems to hold something personal."""
    answer = entry.answer
    return tuple(each for each in answer.languages if privacy.inspect(answer.best(each)))


def _one_changed(entry: Entry, before: records.Record | None) -> bool:
    """Whether only one of its two texts changed, so that the other is left behind."""
    return before is not None and len(changed(records.of(entry), before)) == 1


def changed(record: records.Record, before: records.Record) -> frozenset[Language]:
    """The languages in which a record's answer is another than before."""
    was, now = before["answer"], record["answer"]
    return frozenset(each for each in Language if was.get(each) != now.get(each))


def _malformed(fault: Fault) -> Finding:
    """What the format of entries does not allow."""
    problem, value = fault.problem, fault.value
    sized = isinstance(value, str | list)
    details = {
        "found": problem.found,
        "remedy": problem.remedy,
        "value": value,
        "count": len(value) if sized else 0,
        "most": fault.wanted,
    }
    what = _FORMATS.get(fault.rule, What.FORMAT)
    return Finding(problem.place.partition(", ")[2], what, details)


def _unreachable(entry: Entry) -> Iterator[Finding]:
    """Questions that would get another reply before any entry is looked for."""
    for phrasing in entry.phrasings:
        key = f"questions.{phrasing.language}"
        if privacy.inspect(phrasing.text):
            yield Finding(key, What.PERSONAL, {"text": phrasing.text})
        elif smalltalk.recognise(phrasing.text):
            yield Finding(key, What.SMALLTALK, {"text": phrasing.text})


def _similar(entry: Entry, community: Community) -> Iterator[Similar]:
    """The entries that its phrasings reach now, nearest first, each once."""
    seen = {entry.id}
    found: list[tuple[float, Similar]] = []
    for phrasing in entry.phrasings:
        ranking = community.matcher.rank(phrasing.text)
        words = content_words(phrasing.text, phrasing.language)
        for match in ranking.matches:
            current = community.library.by_id.get(match.entry.id)
            if current is None or current.id in seen or match.confidence < ranking.suggest:
                continue
            theirs = content_words(match.phrasing.text, match.phrasing.language)
            same = words == theirs or dice(words, theirs) >= _SAME
            near = Similar(current, match.phrasing.text, phrasing.text, same)
            found.append((match.confidence, near))
            seen.add(current.id)
    found.sort(key=lambda pair: (not pair[1].same, -pair[0]))
    yield from (near for _, near in found[:_SHOWN])
