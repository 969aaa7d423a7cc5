"""A library: what a community sees of a pack with its own entries over it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.curation import library
from bot.curation.state import TOPIC, State
from bot.entries import Entry
from bot.knowledge.pack import Pack
from bot.store import Document, Kind, Snapshot
from tests.conversations.tiny import BOATS, GUESTS, OPENED, harbour
from tests.stores.damage import ENTRY, RECORD

HOURS = "harbour-hours"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return harbour()


def state(**documents: Any) -> State:
    """What documents by kind say: key and body."""
    made = [Document(Kind(kind), key, 1, body) for kind, (key, body) in documents.items()]
    return State.of(Snapshot(len(made), tuple(made)))


def seen(pack: Pack, state: State) -> Pack:
    return library.under(pack, state, library.own(pack, state))


def matched(pack: Pack, state: State) -> dict[str, Entry]:
    return {**library.matched(pack, state, library.own(pack, state))}


def written(name: str) -> dict[str, Any]:
    return {**ENTRY, "record": {**RECORD, "id": name}}


def test_with_nothing_of_its_own_it_is_the_pack(pack: Pack) -> None:
    """The very entries, in their order, under the same topics."""
    assert pack.entries == seen(pack, State()).entries
    assert pack.topics == seen(pack, State()).topics
    assert {} == matched(pack, State())


def test_an_added_entry_stands_behind_the_packs_under_a_topic_of_its_own(pack: Pack) -> None:
    """It says who added it, and is found by its own words."""
    added = state(entry=(HOURS, written(HOURS)))
    theirs = seen(pack, added)

    assert [OPENED, BOATS, GUESTS, HOURS] == [entry.id for entry in theirs.entries]
    assert TOPIC == theirs.topics[-1].id
    assert [HOURS] == [*matched(pack, added)]
    shown = theirs.by_id[theirs.entries[-1].id].added
    assert shown is not None
    assert not shown.replaces


def test_an_entry_written_anew_keeps_its_place(pack: Pack) -> None:
    """It stands where the pack's stood, and adds no topic."""
    anew = seen(pack, state(entry=(BOATS, written(BOATS))))

    assert [OPENED, BOATS, GUESTS] == [entry.id for entry in anew.entries]
    assert "It opens at nine." == anew.entries[1].answer.en
    assert anew.entries[1].added is not None
    assert anew.entries[1].added.replaces
    assert pack.topics == anew.topics


def test_a_hidden_entry_is_not_there(pack: Pack) -> None:
    """Whether it was written anew or not; an id of no entry hides nothing."""
    hidden = state(hidden=(BOATS, {}))
    both = state(hidden=(BOATS, {}), entry=(BOATS, written(BOATS)))

    assert [OPENED, GUESTS] == [entry.id for entry in seen(pack, hidden).entries]
    assert [OPENED, GUESTS] == [entry.id for entry in seen(pack, both).entries]
    assert pack.entries == seen(pack, state(hidden=("nobody", {}))).entries


def test_a_taught_entry_has_the_new_phrasings_behind_its_own(pack: Pack) -> None:
    """Only the new ones are matched beside the pack, which has the others."""
    taught = state(taught=(BOATS, {"questions": {"es": ["¿Cuántos?"], "en": ["How many?"]}}))
    asked = [phrasing.text for phrasing in seen(pack, taught).entries[1].phrasings]

    assert ["How many boats were there in 1995?", "How many?", "¿Cuántos?"] == asked
    assert ["How many?", "¿Cuántos?"] == [p.text for p in matched(pack, taught)[BOATS].phrasings]
    assert {} == matched(pack, state(taught=("nobody", {"questions": {"en": ["Who?"]}})))


def test_an_entry_written_anew_goes_on_with_what_it_was_taught(pack: Pack) -> None:
    """Both are the community's."""
    lesson = {"questions": {"en": ["How many?"]}}
    both = state(taught=(BOATS, lesson), entry=(BOATS, written(BOATS)))

    assert ["When does the harbour open?", "How many?"] == [
        phrasing.text for phrasing in matched(pack, both)[BOATS].phrasings
    ]


def test_a_pause_of_all_that_is_its_own_leaves_the_pack(pack: Pack) -> None:
    """Added, written anew, taught and hidden: all comes back as it was."""
    documents = {
        "entry": (HOURS, written(HOURS)),
        "hidden": (OPENED, {}),
        "taught": (BOATS, {"questions": {"en": ["How many?"]}}),
    }
    before = state(**documents)
    paused = state(**documents, setting=("pause", {"value": "own"}))

    assert pack is seen(pack, paused)
    assert {} == matched(pack, paused)
    assert [BOATS, GUESTS, HOURS] == [entry.id for entry in seen(pack, before).entries]
