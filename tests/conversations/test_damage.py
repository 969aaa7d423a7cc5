"""A community in whose documents something is damaged still answers, and can mend it."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.settings import Settings
from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.entries import EntryId
from bot.outcomes import Answer
from bot.store import NOBODY, Deed, Kind, Write
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Step
from tests.conversations.community import (
    FORM,
    HERE,
    NOON,
    Somebody,
    choices,
    made,
    offers,
    to,
)
from tests.stores.damage import DRAFT, ENTRY, RECORD, everything, to_be_mended
from tests.stores.memory import MemoryStore

OPENS = "When does the harbour open?"
DEPORTED = "how many people did mexico deport in 2015?"


async def opened(settings: Settings, *writes: Write) -> tuple[Somebody, MemoryStore]:
    """A moderator of a place that keeps these."""
    store = MemoryStore()
    here = await store.community(HERE, NOON)
    await store.commit(here, Deed("imported", NOBODY, NOON, writes))
    engine = made(settings, store)
    await engine.open()
    ana = Somebody(engine, "ana")
    await ana.become(Role.ADMIN)
    return ana, store


async def test_everything_else_goes_on(settings: Settings) -> None:
    """Questions are answered, the community's own entry too, and every list can be shown."""
    documents = {(d.kind, d.key): d.body for d in everything() if isinstance(d.body, dict)}
    damaged = [Write(kind, key, 0, body) for (kind, key), body in documents.items()]
    ana, _ = await opened(settings, *damaged, Write(Kind.ENTRY, "harbour-hours", 0, ENTRY))

    assert isinstance((await ana.ask(DEPORTED)).outcome, Answer)
    assert "It opens at nine." in text_of(await ana.ask(OPENS))
    for task in Task:
        assert text_of(await ana.give(task))
    for command in Command:
        assert text_of(await ana.give(command))
    for own in Own:
        assert text_of(await ana.press(f"1:en:{own}"))


async def test_a_damaged_entry_is_written_over_or_brought_back(settings: Settings) -> None:
    """Its last sound state comes back by its id; its history says which state cannot be read."""
    ana, store = await opened(settings, Write(Kind.ENTRY, "harbour-hours", 0, ENTRY))
    here = await store.community(HERE, NOON)
    damage = Write(Kind.ENTRY, "harbour-hours", 1, {"record": "gone"})
    await store.commit(here, Deed("changed", NOBODY, NOON, (damage,)))
    ana, _ = await opened_again(settings, store)

    assert "It opens at nine." not in text_of(await ana.ask(OPENS))
    history = text_of(await ana.give(Task.HISTORY, "harbour-hours"))
    assert "damaged: it cannot be read" in history
    assert "It opens at nine." in history
    assert "Back again" in text_of(await ana.give(Task.RESTORE, "harbour-hours"))
    assert "It opens at nine." in text_of(await ana.ask(OPENS))


async def opened_again(settings: Settings, store: MemoryStore) -> tuple[Somebody, MemoryStore]:
    engine = made(settings, store)
    await engine.open()
    ana = Somebody(engine, "ana")
    await ana.become(Role.ADMIN)
    return ana, store


async def test_a_new_entry_takes_no_damaged_ones_place(settings: Settings) -> None:
    """It gets an id of its own, so that nothing is written over unseen."""
    damaged = Write(Kind.ENTRY, "harbour-library-open", 0, {"record": "gone"})
    ana, store = await opened(settings, damaged)
    await ana.write()
    here = await store.community(HERE, NOON)
    keys = {d.key for d in (await store.snapshot(here)).documents if d.kind is Kind.ENTRY}

    assert 2 == len(keys)
    assert {"record": "gone"} in [d.body for d in (await store.snapshot(here)).documents]


async def test_an_entry_with_damaged_lessons_can_be_taught(settings: Settings) -> None:
    """What is damaged is written over."""
    damaged = Write(Kind.TAUGHT, "deportations-2015", 0, {"questions": "abc"})
    ana, _ = await opened(settings, damaged)
    form = await ana.give(Task.TEACH, "How deep is the harbour basin?")
    reworded = "Which depth has the basin of the harbour?"
    preview = await ana.send(form, entry="deportations-2015", phrasing=reworded)
    done = await ana.press(to(preview, Step.TEACH))

    assert Step.UNDO in offers(done)
    outcome = (await ana.ask(reworded)).outcome
    assert isinstance(outcome, Answer)
    assert EntryId("deportations-2015") == outcome.match.entry.id


@pytest.mark.parametrize("record", to_be_mended())
async def test_a_malformed_draft_can_be_mended(settings: Settings, record: Any) -> None:
    """It is listed, shown with what is wrong, filled in anew and published, or thrown away."""
    draft = Write(Kind.DRAFT, "k0", 0, DRAFT | {"record": record, "base": 7})
    ana, _ = await opened(settings, draft)
    shown = await ana.press(to(await ana.give(Task.REVIEW), Step.PREVIEW))
    forged = await ana.press("1:en:publish:k0")
    form = await ana.press(to(shown, Step.AGAIN))
    rest = await ana.press(to(shown, Step.MORE))
    mended = await ana.send(form, **FORM)

    assert "Please mend this first" in text_of(shown)
    assert "Saved" not in text_of(forged)
    assert rest.form
    kind = {"kind": "note", "phrasings": "", "by": "", "when": "", "translation": ""}
    mended = await ana.send(await ana.press(to(mended, Step.MORE)), **kind)
    rebased = await ana.press(to(await ana.press(to(mended, Step.PUBLISH)), Step.REBASE))
    assert "Saved" in text_of(await ana.press(to(rebased, Step.PUBLISH)))
    assert "It opens at nine." in text_of(await ana.ask(FORM["question"]))


async def test_a_malformed_draft_is_thrown_away_and_comes_back(settings: Settings) -> None:
    """Undo restores it as it was."""
    record = RECORD | {"answer": 5}
    ana, store = await opened(settings, Write(Kind.DRAFT, "k0", 0, DRAFT | {"record": record}))
    shown = await ana.press(to(await ana.give(Task.REVIEW), Step.PREVIEW))
    gone = await ana.press(to(shown, Step.DISCARD))
    assert "Nothing waits" in text_of(await ana.give(Task.REVIEW))
    await ana.press(to(gone, Step.UNDO))

    listed = [choice.label.partition(" (")[0] for choice in choices(await ana.give(Task.REVIEW))]
    assert [OPENS, "Set the help contact"] == listed
    here = await store.community(HERE, NOON)
    assert DRAFT | {"record": record} in [d.body for d in (await store.snapshot(here)).documents]
