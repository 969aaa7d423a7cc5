"""What communities write: deeds, acts, history, undo."""

from __future__ import annotations

import asyncio

import pytest

from bot.store import (
    Act,
    AlreadyUndone,
    Changed,
    CommunityId,
    Document,
    Kind,
    Revision,
    Snapshot,
    StaleDraft,
    Store,
    Write,
)
from tests.stores.deeds import ANA, BEN, BOATS, DAY, MINUTE, NOW, PIER, body, deed, entry, say


async def test_a_deed_makes_an_act(store: Store, here: CommunityId) -> None:
    """It says who did what, when, and how each document stood before and after."""
    await store.commit(here, deed(entry(0, "one")))

    act = await store.commit(here, deed(entry(1, "two"), by=BEN, at=NOW + MINUTE, verb="mend"))

    change = Changed(Kind.ENTRY, BOATS, 2, body("one"), body("two"))
    assert Act(2, "mend", BEN, NOW + MINUTE, (change,)) == act == await store.act(here, 2)


async def test_a_snapshot_holds_what_stands(store: Store, here: CommunityId) -> None:
    """It has the count of acts, and nothing that was taken away."""
    assert Snapshot() == await store.snapshot(here)
    await store.commit(here, deed(entry(0, "one"), entry(0, "pier", PIER)))
    await store.commit(here, deed(entry(1, "two"), entry(1, None, PIER)))

    standing = (Document(Kind.ENTRY, BOATS, 2, body("two")),)
    assert Snapshot(2, standing) == await store.snapshot(here)
    assert {here: Snapshot(2, standing)} == await store.snapshots()


async def test_snapshots_leave_out_who_has_nothing(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Neither a new community nor one whose documents were all taken away."""
    await say(store, here, "one")
    await store.commit(here, deed(entry(1, None)))

    assert {} == await store.snapshots()
    assert Snapshot() == await store.snapshot(there)


async def test_a_body_comes_back_as_it_was(store: Store, here: CommunityId) -> None:
    """All that JSON can hold: nothing, numbers, order, any character."""
    hard = {
        "z": None,
        "a": [0, -1.5, True, "", {}],
        "ñ": "\x00\ud800 \U0001f6a2 '%s' {0}",
        "n": 2**70,
    }

    await store.commit(here, deed(Write(Kind.SETTING, "ключ %", 0, hard)))

    (document,) = (await store.snapshot(here)).documents
    assert ("ключ %", hard) == (document.key, document.body)
    assert list(hard) == list(document.body or ())


async def test_an_empty_body_is_not_its_end(store: Store, here: CommunityId) -> None:
    """A hidden entry needs no more than to be there."""
    await store.commit(here, deed(Write(Kind.HIDDEN, BOATS, 0, {})))

    assert (Document(Kind.HIDDEN, BOATS, 1, {}),) == (await store.snapshot(here)).documents


async def test_one_key_may_be_of_several_kinds(store: Store, here: CommunityId) -> None:
    """An entry and what was taught to it share an id."""
    await store.commit(here, deed(*(Write(kind, "same", 0, {"is": kind.value}) for kind in Kind)))

    documents = (await store.snapshot(here)).documents
    assert sorted(Kind) == [document.kind for document in documents]


@pytest.mark.parametrize("base", [0, 1, 3])
async def test_another_base_is_stale(store: Store, here: CommunityId, base: int) -> None:
    """The error has the document as it stands now, and nothing was kept."""
    await say(store, here, "one", "two")

    with pytest.raises(StaleDraft) as error:
        await store.commit(here, deed(entry(0, "pier", PIER), entry(base, "three")))

    assert Document(Kind.ENTRY, BOATS, 2, body("two")) == error.value.current
    assert Snapshot(2, (error.value.current,)) == await store.snapshot(here)
    assert await store.act(here, 3) is None


async def test_a_base_of_nothing_is_stale(store: Store, here: CommunityId) -> None:
    """Who edits what is not there any more learns that it is not."""
    with pytest.raises(StaleDraft) as error:
        await store.commit(here, deed(entry(2, "three")))

    assert Document(Kind.ENTRY, BOATS, 0, None) == error.value.current


@pytest.mark.parametrize("base", [0, 2])
async def test_what_was_taken_away_can_come_back(
    store: Store, here: CommunityId, base: int
) -> None:
    """From nothing, since none stands, or from its end; versions count on."""
    await say(store, here, "one")
    await store.commit(here, deed(entry(1, None)))

    act = await store.commit(here, deed(entry(base, "three")))

    assert (Changed(Kind.ENTRY, BOATS, 3, None, body("three")),) == act.changes


async def test_what_was_taken_away_is_stale_for_its_editor(store: Store, here: CommunityId) -> None:
    """One deletes, another saves what they read before: nothing comes back in silence."""
    await say(store, here, "one")
    await store.commit(here, deed(entry(1, None)))

    with pytest.raises(StaleDraft) as error:
        await store.commit(here, deed(entry(1, "mine")))

    assert Document(Kind.ENTRY, BOATS, 2, None) == error.value.current


async def test_a_deed_may_write_one_document_twice(store: Store, here: CommunityId) -> None:
    """Each write builds on the one before."""
    act = await store.commit(here, deed(entry(0, "one"), entry(1, "two")))

    assert [(1, None, body("one")), (2, body("one"), body("two"))] == [
        (c.version, c.before, c.after) for c in act.changes
    ]
    assert act == await store.act(here, 1)


async def test_of_fifty_savings_at_once_one_wins(store: Store, here: CommunityId) -> None:
    """The others are told how it stands; nothing is overwritten in silence."""
    saving = (store.commit(here, deed(entry(0, f"by {n}"))) for n in range(50))

    done = await asyncio.gather(*saving, return_exceptions=True)

    won = [each for each in done if isinstance(each, Act)]
    stale = [each.current.body for each in done if isinstance(each, StaleDraft)]
    assert (1, 49) == (len(won), len(stale))
    assert all(won[0].changes[0].after == each for each in stale)


async def test_acts_are_numbered_without_gaps(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Also where many write at once and some are refused; each community counts its own."""
    saving = [store.commit(here, deed(entry(n % 3, "x", f"e{n}"))) for n in range(30)]
    saving += [store.commit(there, deed(entry(0, "x", f"e{n}"))) for n in range(5)]

    await asyncio.gather(*saving, return_exceptions=True)

    assert list(range(10, 0, -1)) == [act.number for act in await store.acts(here, NOW, 50)]
    assert [5, 4, 3, 2, 1] == [act.number for act in await store.acts(there, NOW, 50)]


async def test_acts_come_newest_first(store: Store, here: CommunityId) -> None:
    """Only those since a time, and no more than asked for."""
    one, two, three = await say(store, here, "one", "two", "three")

    assert (three, two, one) == await store.acts(here, NOW, 10)
    assert (three, two) == await store.acts(here, NOW + MINUTE, 10)
    assert (three,) == await store.acts(here, NOW, 1)
    assert () == await store.acts(here, NOW + DAY, 10)


async def test_an_act_is_undone_once(store: Store, here: CommunityId) -> None:
    """It and the one that took it back name each other."""
    await say(store, here, "one", "two")

    undo = await store.commit(here, deed(entry(2, "one"), verb="undo", undoes=2))

    assert (2, None) == (undo.undoes, undo.undone)
    undone = await store.act(here, 2)
    assert undone is not None
    assert 3 == undone.undone
    assert [undo, undone] == list(await store.acts(here, NOW, 2))
    with pytest.raises(AlreadyUndone):
        await store.commit(here, deed(entry(3, "one"), undoes=2))


async def test_of_many_who_undo_at_once_one_does(store: Store, here: CommunityId) -> None:
    """Even where the undoing writes nothing that could be stale."""
    await say(store, here, "one")
    undoing = (store.commit(here, deed(undoes=1)) for _ in range(10))

    done = await asyncio.gather(*undoing, return_exceptions=True)

    assert 1 == sum(isinstance(each, Act) for each in done)
    assert 9 == sum(isinstance(each, AlreadyUndone) for each in done)


async def test_a_stale_undo_undoes_nothing(store: Store, here: CommunityId) -> None:
    """The act stands, and can still be taken back."""
    (act,) = await say(store, here, "one")

    with pytest.raises(StaleDraft):
        await store.commit(here, deed(entry(7, None), undoes=1))

    assert act == await store.act(here, 1)
    await store.commit(here, deed(entry(1, None), undoes=1))


async def test_an_act_that_is_not_there_cannot_be_undone(store: Store, here: CommunityId) -> None:
    """Nor is there such an act to read."""
    with pytest.raises(AlreadyUndone):
        await store.commit(here, deed(undoes=1))

    assert await store.act(here, 1) is None


async def test_history_is_newest_first(store: Store, here: CommunityId) -> None:
    """Each revision names its act, its author and its time; an end is one too."""
    await say(store, here, "one", "two")
    await store.commit(here, deed(entry(2, None), by=BEN, at=NOW + DAY))
    await store.commit(here, deed(entry(0, "pier", PIER)))

    assert (
        Revision(3, None, 3, BEN, NOW + DAY),
        Revision(2, body("two"), 2, ANA, NOW + MINUTE),
        Revision(1, body("one"), 1, ANA, NOW),
    ) == await store.history(here, Kind.ENTRY, BOATS)
    assert () == await store.history(here, Kind.DRAFT, BOATS)


async def test_erasing_leaves_how_it_stands(store: Store, here: CommunityId) -> None:
    """No act tells of it any more, the latest neither: that would tell what stood before."""
    await say(store, here, "secret", "secret too", "fine")

    assert 2 == await store.erase(here, Kind.ENTRY, BOATS)

    assert [body("fine")] == [r.body for r in await store.history(here, Kind.ENTRY, BOATS)]
    assert [(), (), ()] == [act.changes for act in await store.acts(here, NOW, 10)]
    assert [body("fine")] == [d.body for d in (await store.snapshot(here)).documents]
    assert 0 == await store.erase(here, Kind.ENTRY, BOATS)


async def test_erasing_spares_all_else(store: Store, here: CommunityId) -> None:
    """Other documents of the same act stay in it; it cannot be undone in part."""
    await store.commit(here, deed(entry(0, "one"), entry(0, "pier", PIER)))
    await store.commit(here, deed(entry(1, "two")))

    await store.erase(here, Kind.ENTRY, BOATS)

    act = await store.act(here, 1)
    assert act is not None
    assert [PIER] == [change.key for change in act.changes]
    for number in (1, 2):
        with pytest.raises(AlreadyUndone):
            await store.commit(here, deed(undoes=number))


async def test_erasing_a_first_revision_changes_nothing(store: Store, here: CommunityId) -> None:
    """What has no past loses none."""
    (act,) = await say(store, here, "one")

    assert 0 == await store.erase(here, Kind.ENTRY, BOATS)
    assert 0 == await store.erase(here, Kind.ENTRY, PIER)
    assert act == await store.act(here, 1)


async def test_what_is_done_after_erasing_can_be_undone(store: Store, here: CommunityId) -> None:
    """A new act has its before and after."""
    await say(store, here, "one", "two")
    await store.erase(here, Kind.ENTRY, BOATS)

    act = await store.commit(here, deed(entry(2, "three")))

    assert (Changed(Kind.ENTRY, BOATS, 3, body("two"), body("three")),) == act.changes
    await store.commit(here, deed(entry(3, "two"), undoes=act.number))


async def test_changes_are_told_since_a_time(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Each community with its count of acts; the time itself is included."""
    await say(store, here, "one", "two")
    await say(store, there, "one", at=NOW + DAY)

    assert {here: 2, there: 1} == await store.changed(NOW)
    assert {here: 2, there: 1} == await store.changed(NOW + MINUTE)
    assert {there: 1} == await store.changed(NOW + DAY)
    assert {} == await store.changed(NOW + 2 * DAY)


async def test_a_clock_that_lags_hides_no_change(store: Store, here: CommunityId) -> None:
    """The latest time of a community's acts counts, not the last."""
    await say(store, here, "one", at=NOW + DAY)
    await store.commit(here, deed(entry(1, "two"), at=NOW))

    assert {here: 2} == await store.changed(NOW + DAY)
