"""What is kept under a person's hash, and what is left when they want to be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store import NOBODY, AlreadyUndone, Body, CommunityId, Document, Kind, Store, Write
from tests.stores.deeds import ANA, BEN, BOATS, DAY, MINUTE, NOW, body, deed, entry, say


def draft(base: int, by: str | None, key: str = "d1") -> Write:
    """A write of somebody's draft, or its end."""
    return Write(Kind.DRAFT, key, base, None if by is None else drafted(by))


def drafted(by: str) -> Body:
    """A draft's body, whose text holds a hash that is not its author."""
    return {"record": {"answer": {"en": f"not {ANA}"}}, "by": by, "proposed": True}


def role(base: int, name: str | None, person: str = ANA) -> Write:
    """A write of a person's role, or its end."""
    return Write(Kind.ROLE, person, base, None if name is None else {"role": name})


async def test_a_persons_acts_are_counted(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Since a time, which is included; nobody else's, and in one community."""
    await say(store, here, "one", "two", "three")
    await store.commit(here, deed(entry(3, "four"), by=BEN, at=NOW + MINUTE))
    await say(store, there, "one")

    assert 3 == await store.acts_by(here, ANA, NOW)
    assert 2 == await store.acts_by(here, ANA, NOW + MINUTE)
    assert 0 == await store.acts_by(here, ANA, NOW + DAY)
    assert 0 == await store.acts_by(there, BEN, NOW)


async def test_who_is_forgotten_did_nothing(store: Store, here: CommunityId) -> None:
    """What they wrote stays, as nobody's; what others did stays theirs."""
    await say(store, here, "one", "two")
    await store.commit(here, deed(entry(2, "three"), by=BEN))

    assert 2 == await store.forget(here, ANA)

    assert [BEN, NOBODY, NOBODY] == [act.by for act in await store.acts(here, NOW, 10)]
    past = await store.history(here, Kind.ENTRY, BOATS)
    assert [(BEN, body("three")), (NOBODY, body("two")), (NOBODY, body("one"))] == [
        (each.by, each.body) for each in past
    ]
    assert 0 == await store.acts_by(here, ANA, NOW)
    assert 0 == await store.forget(here, ANA)


async def test_what_somebody_forgotten_did_can_be_undone(store: Store, here: CommunityId) -> None:
    """It is still known what stood before."""
    await say(store, here, "one", "two")
    await store.forget(here, ANA)

    undo = await store.commit(here, deed(entry(2, "one"), by=BEN, undoes=2))

    assert body("one") == undo.changes[0].after


async def test_drafts_become_nobodys(store: Store, here: CommunityId) -> None:
    """In all states that are kept; their text stays, whatever stands in it, and so do others'."""
    await store.commit(here, deed(draft(0, ANA), draft(0, BEN, "d2")))
    await store.commit(here, deed(draft(1, ANA)))
    await store.commit(here, deed(draft(2, None), draft(0, ANA, "d3")))

    await store.forget(here, ANA)

    standing = (await store.snapshot(here)).documents
    assert (
        Document(Kind.DRAFT, "d2", 1, drafted(BEN)),
        Document(Kind.DRAFT, "d3", 1, drafted(NOBODY)),
    ) == standing
    told = [c for act in await store.acts(here, NOW, 10) for c in act.changes if c.key == "d1"]
    nobodys = drafted(NOBODY)
    assert [(nobodys, None), (nobodys, nobodys), (None, nobodys)] == [
        (each.before, each.after) for each in told
    ]
    past = await store.history(here, Kind.DRAFT, "d1")
    assert [None, nobodys, nobodys] == [each.body for each in past]


async def test_a_role_that_was_taken_away_leaves_nothing(store: Store, here: CommunityId) -> None:
    """Its key is the person's hash; the acts stay, and cannot be undone."""
    await store.commit(here, deed(role(0, "moderator"), role(0, "admin", BEN), by=BEN))
    await store.commit(here, deed(role(1, None), by=BEN))

    await store.forget(here, ANA)

    assert () == await store.history(here, Kind.ROLE, ANA)
    took, gave = await store.acts(here, NOW, 10)
    assert ((), [BEN]) == (took.changes, [each.key for each in gave.changes])
    for number in (1, 2):
        with pytest.raises(AlreadyUndone):
            await store.commit(here, deed(undoes=number))
    again = await store.commit(here, deed(role(0, "host"), by=BEN))
    assert 1 == again.changes[0].version


async def test_a_role_that_stands_stays(store: Store, here: CommunityId) -> None:
    """Nobody loses a right in silence; taking it away is a deed of its own."""
    await store.commit(here, deed(role(0, "admin")))

    assert 1 == await store.forget(here, ANA)

    assert (Document(Kind.ROLE, ANA, 1, {"role": "admin"}),) == (
        await store.snapshot(here)
    ).documents
    assert [ANA] == [each.key for act in await store.acts(here, NOW, 9) for each in act.changes]


async def test_forgetting_here_is_not_forgetting_there(
    store: Store, here: CommunityId, there: CommunityId
) -> None:
    """Communities share nothing."""
    for each in (here, there):
        await store.commit(each, deed(draft(0, ANA), role(0, "host")))

    await store.forget(here, ANA)

    assert 1 == await store.acts_by(there, ANA, NOW)
    assert drafted(ANA) in [each.body for each in (await store.snapshot(there)).documents]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_a_hash_leaves_the_file(store: Store, here: CommunityId, tmp_path: Path) -> None:
    """Of a person who is forgotten, at the next cleaning; unused bytes of pages are searched too."""
    for n in range(40):
        await store.commit(here, deed(entry(n, f"text {n} " * n), entry(0, "x", f"e{n}")))
    await store.commit(here, deed(role(0, "moderator"), by=BEN))
    await store.commit(here, deed(role(1, None), by=BEN))
    assert hashed_in(tmp_path)

    await store.forget(here, ANA)
    await store.expire(NOW)

    assert [] == hashed_in(tmp_path)


def hashed_in(folder: Path) -> list[str]:
    """The files in which Ana's hash stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if ANA.encode() in file.read_bytes()]
