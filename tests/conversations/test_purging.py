"""Personal data taken out of all versions of an entry, by an admin."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.entries import Language
from bot.replies import Reply
from bot.store import Store
from bot.stores.sqlstore import open_store
from bot.wording.plain import text_of
from bot.wording.tokens import Step, token
from tests.conversations.community import FORM, HERE, NOON, Somebody, made, offers, to
from tests.stores.memory import MemoryStore

MARKER = "Zebrafish Street"
ENTRY = "harbour-library-open"


async def mended(ana: Somebody) -> Reply:
    """An entry that had an address in it twice, and has no more; its versions."""
    await ana.write(answer=f"It opens at nine, in {MARKER}.")
    for answer in (f"It opens at ten, in {MARKER}.", "It opens at ten."):
        form = await ana.give(Task.EDIT, ENTRY)
        preview = await ana.send(form, **{**FORM, "answer": answer})
        await ana.press(to(preview, Step.PUBLISH))
    return await ana.give(Task.HISTORY, ENTRY)


async def admin(settings: Settings, store: Store) -> Somebody:
    ana = Somebody(made(settings, store), "ana")
    await ana.become(Role.ADMIN)
    return ana


async def test_an_admin_can_erase_earlier_versions(settings: Settings) -> None:
    """From the card of versions, asked once more; how the entry stands stays."""
    store = MemoryStore()
    ana = await admin(settings, store)
    versions = await mended(ana)
    assert MARKER in text_of(versions)

    asked = await ana.press(to(versions, Step.PURGE))
    assert "could not come back by undo" in text_of(asked)
    assert MARKER in repr(store._kept)
    done = await ana.press(to(asked, Step.ERASE))

    assert "Erased." in text_of(done)
    assert MARKER not in repr(store._kept)
    assert MARKER not in text_of(await ana.give(Task.HISTORY, ENTRY))
    assert "It opens at ten." in text_of(await ana.ask(FORM["question"]))


async def test_it_is_listed_without_the_text(settings: Settings) -> None:
    """Among what was done, where no earlier act tells of it any more, and cannot be taken back."""
    ana = await admin(settings, MemoryStore())
    await mended(ana)

    await ana.press(token(Language.ENGLISH, Step.ERASE, ENTRY))

    listed = await ana.give(Task.CHANGES)
    said = text_of(listed)
    assert "erased the earlier versions of an entry" in said
    assert "added “erased”" in said
    assert "harbour" not in said
    for number in range(1, 9):
        await ana.press(token(Language.ENGLISH, Step.UNDO, str(number)))
    assert "It opens at ten." in text_of(await ana.ask(FORM["question"]))


@pytest.mark.parametrize("step", [Step.PURGE, Step.ERASE])
@pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR])
async def test_others_cannot(settings: Settings, role: Role, step: Step) -> None:
    """Neither see the button nor use its token."""
    store = MemoryStore()
    ana = await admin(settings, store)
    await mended(ana)
    await ana.become(role)

    if role is Role.MODERATOR:
        assert Step.PURGE not in offers(await ana.give(Task.HISTORY, ENTRY))
    refused = await ana.press(token(Language.ENGLISH, step, ENTRY))

    assert "Only admins" in text_of(refused)
    assert MARKER in repr(store._kept)


async def test_a_retired_entry_leaves_nothing(settings: Settings) -> None:
    """Whoever wants all of it gone retires it first."""
    store = MemoryStore()
    ana = await admin(settings, store)
    await ana.write(answer=f"It opens at nine, in {MARKER}.")
    retired = await ana.give(Task.RETIRE, ENTRY)

    asked = await ana.press(to(await ana.press(to(retired, Step.HISTORY)), Step.PURGE))
    await ana.press(to(asked, Step.ERASE))

    assert MARKER not in repr(store._kept)


async def test_a_draft_that_was_thrown_away_leaves_nothing(settings: Settings) -> None:
    """It never became an entry: an admin who throws it away may leave nothing of it."""
    store = MemoryStore()
    ana = await admin(settings, store)
    bo = Somebody(ana._engine, "bo")
    suggested = {**FORM, "answer": f"It opens at nine, in {MARKER}."}
    await bo.send(await bo.give(Task.SUGGEST), **suggested)
    opened = await ana.press(to(await ana.give(Task.REVIEW), Step.PREVIEW))
    thrown = await ana.press(to(opened, Step.DISCARD))
    assert [Step.UNDO, Step.PURGE] == offers(thrown)

    asked = await ana.press(to(thrown, Step.PURGE))
    assert [Step.ERASE] == offers(asked)  # it has no versions to look at
    assert MARKER in repr(store._kept)
    await ana.press(to(asked, Step.ERASE))

    assert MARKER not in repr(store._kept)
    changes = text_of(await ana.give(Task.CHANGES))
    assert "turned down “erased”" in changes
    assert "harbour" not in changes


async def test_a_moderator_is_offered_undo_only(settings: Settings) -> None:
    """Of a draft they throw away too: what is erased comes back to nobody."""
    ana = Somebody(made(settings, MemoryStore()), "ana")
    await ana.become(Role.MODERATOR)
    preview = await ana.write(publish=False)

    assert [Step.UNDO] == offers(await ana.press(to(preview, Step.DISCARD)))


async def test_what_is_not_there_is_not_erased(settings: Settings) -> None:
    """A forged button does nothing, and nothing is listed."""
    ana = await admin(settings, MemoryStore())

    said = await ana.press(token(Language.ENGLISH, Step.ERASE, "no-such-thing"))

    assert "no such entry" in text_of(said)
    assert "erased" not in text_of(await ana.give(Task.CHANGES))


async def test_other_entries_keep_theirs(settings: Settings) -> None:
    """Only what told of this one goes."""
    ana = await admin(settings, MemoryStore())
    await mended(ana)
    await ana.write(question="Where is the harbour museum?", answer="By the sea.")

    await ana.press(token(Language.ENGLISH, Step.ERASE, ENTRY))

    assert "By the sea." in text_of(await ana.give(Task.HISTORY, "harbour-museum"))
    assert "added “Where is the harbour museum?”" in text_of(await ana.give(Task.CHANGES))


async def test_the_text_leaves_the_file(settings: Settings, tmp_path: Path) -> None:
    """At once: the database, its log and unused bytes of pages are searched."""
    async with open_store(tmp_path / "refugio.db", NOON) as store:
        ana = await admin(settings, store)
        await mended(ana)
        assert found(tmp_path)

        await ana.press(token(Language.ENGLISH, Step.ERASE, ENTRY))

        assert not found(tmp_path)
        assert HERE in await store.all_places()


def found(folder: Path) -> list[str]:
    """The files in which the marker stands."""
    return [f.name for f in folder.rglob("*") if f.is_file() and MARKER.encode() in f.read_bytes()]
