"""An entry with every field of the form leaves as a file and comes back, its day included."""

from __future__ import annotations

import pytest

from bot.commands import Task
from bot.curation.forms import Field
from bot.curation.roles import Role
from bot.events import Attached
from bot.replies import File, Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, Somebody, offers, to
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

TYPED = {**FORM, "question": "Who sells stamps?", "answer": "The kiosk sells them."}
MORE = {
    Field.PHRASINGS: "Where are stamps sold?\n¿Quién vende timbres?",
    Field.BY: "The kiosk",
    Field.WHEN: "2026",
    Field.REVIEW: "2026-12-31",
    Field.TRANSLATION: "Los vende el quiosco.",
}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
async def ana(store: MemoryStore) -> Somebody:
    """An admin whose place has one entry with all that a form can hold."""
    ana = Somebody(an_engine(store), "ana")
    await ana.become(Role.ADMIN)
    preview = await ana.send(await ana.give(Task.ADD), **TYPED)
    preview = await ana.send(await ana.press(to(preview, Step.MORE)), **MORE)
    await ana.press(to(preview, Step.PUBLISH))
    return ana


async def exported(person: Somebody, format_: str) -> str:
    reply = await person.give(Task.EXPORT, format_)
    [text] = [block.text for block in reply.blocks if isinstance(block, File)]
    return text


async def brought(person: Somebody, format_: str, text: str) -> Reply:
    return await person.give(Task.IMPORT, file=Attached(f"a.{format_}", text.encode()))


@pytest.mark.parametrize("format_", ["yaml", "csv"])
async def test_all_that_a_form_holds_comes_back(ana: Somebody, format_: str) -> None:
    """To the letter, also once the entry itself is gone."""
    text = await exported(ana, format_)
    again = await brought(ana, format_, text)
    await ana.give(Task.RETIRE, TYPED["question"])
    await ana.press(to(await brought(ana, format_, text), Step.TAKE))

    assert "2026-12-31" in text
    assert "Left as they are: 1." in text_of(again)
    assert [Step.DROP] == offers(again)
    assert text == await exported(ana, format_)


@pytest.mark.parametrize("format_", ["yaml", "csv"])
async def test_another_day_is_a_change(ana: Somebody, format_: str) -> None:
    """Told by its name before it is saved, and then the one that counts."""
    text = (await exported(ana, format_)).replace("2026-12-31", "2027-01-31")
    look = await brought(ana, format_, text)
    await ana.press(to(look, Step.TAKE))

    assert f"Changed: {TYPED['question']} (when to look at it again)" in text_of(look)
    assert "2027-01-31" in await exported(ana, format_)


async def test_what_is_no_day_is_refused(ana: Somebody) -> None:
    """With its place in the file, and what to write."""
    text = (await exported(ana, "yaml")).replace("2026-12-31", "someday")
    told = text_of(await brought(ana, "yaml", text))

    assert "nothing was imported" in told
    assert "review" in told
    assert "2027 or 2027-01-31" in told


@pytest.mark.parametrize(("format_", "text"), [("csv", "id,questions.en\n"), ("yaml", "[]\n")])
async def test_a_file_without_entries_is_named(ana: Somebody, format_: str, text: str) -> None:
    """As all other files that cannot be read."""
    told = text_of(await brought(ana, format_, text))

    assert f"a.{format_}: has no entry at all. Write at least one." in told
