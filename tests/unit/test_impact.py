"""Which known questions an entry would take: those of the preview are exactly those."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.curation import impact
from bot.curation.communities import Base, Community
from bot.curation.impact import Change, Rehearsal
from bot.curation.known import holds, reached
from bot.entries import EntryId
from bot.knowledge import records

EVERY = 4  # of the pack's known questions, which are many


@pytest.fixture(scope="module")
def here() -> Community:
    """A community over the shipped pack with fewer known questions, without the encoder."""
    engine = build_engine(Settings(semantic=False))
    pack = replace(engine.pack, known=engine.pack.known[::EVERY])
    return Community.of(Base.of(pack, engine.matcher))


@pytest.fixture(scope="module")
def greedy(here: Community) -> list[str]:
    """The words of known questions of three entries, for an entry that wants them all."""
    known = here.base.pack.known
    return [known[place].text for place in (0, len(known) // 3, len(known) // 2)]


def record(asked: list[str]) -> records.Record:
    return {
        "id": "greedy",
        "topic": "community",
        "kind": "note",
        "questions": {"en": asked},
        "answer": {"en": "Something."},
    }


async def test_the_preview_names_exactly_what_would_change(
    here: Community, greedy: list[str]
) -> None:
    """Each known question asked before and after, one by one, tells the same."""
    rehearsal = Rehearsal(here.base.pack, here.base.matcher)
    then = here.having(record(greedy)).answerer
    found = await rehearsal.impact(here.answerer, then, greedy)

    expected = set()
    for question in here.base.pack.known:
        before, after = here.answerer.rehearsed(question.text), then.rehearsed(question.text)
        if reached(before) != reached(after) and not holds(question, after):
            worse = holds(question, before)
            expected.add(Change(question, reached(before), reached(after), worse))
    listed = set(here.base.pack.known)
    assert expected
    assert expected == {change for change in found.changes if change.question in listed}
    assert found.unasked == 0


async def test_worse_ones_come_first(here: Community, greedy: list[str]) -> None:
    """A moderator reads what would be lost before anything else."""
    rehearsal = Rehearsal(here.base.pack, here.base.matcher)
    then = here.having(record(greedy)).answerer
    found = await rehearsal.impact(here.answerer, then, greedy)

    worse = [change.worse for change in found.changes]
    assert worse == sorted(worse, reverse=True)


async def test_an_entrys_own_questions_are_none_that_it_takes(
    here: Community, greedy: list[str]
) -> None:
    """An entry that is changed may answer its own questions otherwise."""
    rehearsal = Rehearsal(here.base.pack, here.base.matcher)
    then = here.having(record(greedy)).answerer
    found = await rehearsal.impact(here.answerer, then, greedy)
    one = found.changes[0].question.entry
    assert one is not None

    but = await rehearsal.impact(here.answerer, then, greedy, but=EntryId(one))
    assert [c for c in found.changes if c.question.entry != one] == [*but.changes]


async def test_what_was_not_asked_again_is_counted(
    here: Community, greedy: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that nobody takes a part for the whole."""
    rehearsal = Rehearsal(here.base.pack, here.base.matcher)
    then = here.having(record(greedy)).answerer
    whole = await rehearsal.impact(here.answerer, then, greedy)
    monkeypatch.setattr(impact, "MOST", 3)
    part = await rehearsal.impact(here.answerer, then, greedy)

    assert (3, whole.asked - 3) == (part.asked, part.unasked)
