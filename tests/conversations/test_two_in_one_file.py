"""Two communities in one engine over one SQLite file: whatever is tried, neither sees the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Attached, PlaceId
from bot.outcomes import NoAnswer
from bot.replies import File, Reply
from bot.store import Store
from bot.stores.sqlstore import open_store
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Own, Step, token
from tests.conversations.community import FORM, NOON, Somebody, choices, to
from tests.conversations.tiny import BOATS, an_engine

TOWN, CITY = PlaceId("discord:1"), PlaceId("slack:1")
MARKER = "zebrawood"  # said in the town alone
FERRY = "Who rows the ferry?"
ENTRY = "rows-ferry"
LESSON = f"Which {MARKER} have you got?"
EN = Language.ENGLISH
TARGETS = ("", ENTRY, *(f"k{number}" for number in range(1, 9)), *map(str, range(1, 10)))
HELD = f"Does {MARKER} float on cold water?"


@dataclass
class Towns:
    """The town, in which much was done, and people of the city."""

    engine: Engine
    store: Store
    ana: Somebody
    eve: Somebody
    mia: Somebody

    async def kept(self) -> object:
        """All that the town keeps."""
        here = await self.store.community(TOWN, NOON)
        acts = await self.store.acts(here, NOON, 99)
        return await self.store.snapshot(here), acts, await self.store.tickets(here)


@pytest.fixture
async def towns(tmp_path: Path) -> AsyncIterator[Towns]:
    async with open_store(tmp_path / "refugio.db", NOON) as store:
        engine = an_engine(store)
        await engine.open()
        ana, eve = Somebody(engine, "ana", TOWN), Somebody(engine, "eve", CITY)
        for each in (ana, eve):
            await each.become(Role.ADMIN)
        await lives(ana)
        yield Towns(engine, store, ana, eve, Somebody(engine, "mia", CITY))


async def lives(ana: Somebody) -> None:
    """An entry, one of the pack's written anew, a lesson, a draft, settings, a sent question."""
    await ana.give(Task.INBOX, "on")
    await ana.write(question=FERRY, answer=f"Ada, in her {MARKER} boat.")
    form = await ana.give(Task.EDIT, BOATS)
    assert form.form
    typed = {field.name: field.value for field in form.form.fields}
    edited = {**typed, "answer": f"By 1995 there were 700 {MARKER} boats."}
    await ana.press(to(await ana.send(form, **edited), Step.PUBLISH))
    taught = await ana.send(await ana.give(Task.TEACH, HELD), entry=BOATS, phrasing=LESSON)
    await ana.press(to(taught, Step.TEACH))
    await ana.write(publish=False, question=f"What is {MARKER}?")
    await ana.send(await ana.press(f"1:en:{Step.SETTING}:name"), name=f"{MARKER} bay")
    shown = await ana.press(to(await ana.ask(HELD), Step.OFFER))
    await ana.press(to(shown, Step.SEND))


def everything(reply: Reply) -> str:
    """All that stands in a reply, its files, buttons and forms too."""
    files = [block.text for block in reply.blocks if isinstance(block, File)]
    fields = reply.form.fields if reply.form else ()
    typed = [f"{field.value} {field.problem}" for field in fields]
    said = [text_of(reply), *files, *typed, *(f"{c.label} {c.token}" for c in choices(reply))]
    return "\n".join(said)


async def test_the_town_sees_all_of_it(towns: Towns) -> None:
    """Else what follows would show nothing."""
    ana = towns.ana
    told = [
        await ana.ask(FERRY),
        await ana.ask(LESSON),
        await ana.give(Task.EXPORT, "yaml"),
        await ana.press(token(EN, Own.MINE)),
        await ana.give(Task.UNANSWERED),
        await ana.give(Task.HISTORY, ENTRY),
    ]

    assert [True] * len(told) == [MARKER in everything(each) for each in told]
    assert towns.engine.complete(MARKER, place=TOWN)


async def test_a_question_finds_nothing_of_it(towns: Towns) -> None:
    """Neither as an answer nor among suggestions, though it was matched there a moment before."""
    alone = Somebody(towns.engine, "ana", None)  # in direct messages one belongs to no community
    for text in (FERRY, LESSON, HELD, MARKER, f"¿Quién tiene {MARKER}?", "ferry boat Ada"):
        await towns.ana.ask(text)
        for who in (towns.mia, towns.eve, alone):
            said = everything(await who.ask(text)).replace(text, "")
            assert [] == [word for word in (MARKER, ENTRY, "Ada") if word in said]
            assert not towns.engine.complete(text, place=who.sender.place)


async def test_what_it_wrote_anew_or_hides_is_the_packs_elsewhere(towns: Towns) -> None:
    """As if nobody had touched it."""
    asked = "How many boats were there in 1995?"
    assert "By 1995 there were 700 boats." in text_of(await towns.mia.ask(asked))

    await towns.ana.give(Task.HIDE, BOATS)

    assert isinstance((await towns.ana.ask(asked)).outcome, NoAnswer)
    assert "By 1995 there were 700 boats." in text_of(await towns.mia.ask(asked))


async def test_no_command_tells_of_it(towns: Towns) -> None:
    """An admin of the city names what is the town's, by each of its names."""
    before = await towns.kept()
    for task in Task:
        for argument in ("", ENTRY, BOATS, "yaml", "k1", "1"):
            said = everything(await towns.eve.give(task, argument))
            assert (task, []) == (task, [word for word in (MARKER, "Ada") if word in said])

    assert before == await towns.kept()


async def test_no_forged_button_does_anything_to_it(towns: Towns) -> None:
    """The ids of its entries, and the numbers and keys of its acts, drafts and held words."""
    before = await towns.kept()
    for action in (*Step, *Action, *Own):
        for target in TARGETS:
            said = everything(await towns.eve.press(token(EN, action, target)))
            assert (action, []) == (action, [word for word in (MARKER, "Ada") if word in said])

    assert before == await towns.kept()


async def test_no_forged_form_does_anything_to_it(towns: Towns) -> None:
    """Nor a form sent for its drafts, entries and questions."""
    before = await towns.kept()
    form = await towns.eve.give(Task.ADD)
    assert form.form
    for step in (Step.WRITE, Step.MORE, Step.AGAIN, Step.TIE, Step.RETIE):
        for target in TARGETS:
            sent = replace(form, form=replace(form.form, token=token(EN, step, target)))
            assert MARKER not in everything(await towns.eve.send(sent, **FORM))

    assert before == await towns.kept()


async def test_an_import_in_the_city_is_the_citys(towns: Towns) -> None:
    """Also one that has the town's ids: it creates what it names, and the town's stay."""
    before = await towns.kept()
    sheet = f"id,kind,questions.en,answer.en\n{ENTRY},note,{FERRY},Eve does.\n"
    looked = await towns.eve.give(Task.IMPORT, file=Attached("a.csv", sheet.encode()))
    assert "New entries: 1. Changed: 0." in text_of(looked)
    await towns.eve.press(to(looked, Step.TAKE))

    assert before == await towns.kept()
    assert "Eve does." in text_of(await towns.mia.ask(FERRY))
    assert "Ada" in text_of(await towns.ana.ask(FERRY))


async def test_a_conversation_of_the_town_does_not_go_on_in_the_city(towns: Towns) -> None:
    """The same person, in both: what was just shown there is not meant here."""
    both = Somebody(towns.engine, "ana", CITY)
    await towns.ana.ask(FERRY)

    for command in (Command.WHY, Command.RELATED, Command.SIMPLER):
        assert MARKER not in everything(await both.give(command))
    assert MARKER not in everything(await both.ask("and in spring?"))
    assert "Only moderators" in text_of(await both.give(Task.EXPORT, "yaml"))


async def test_another_engine_over_the_file_keeps_them_apart(towns: Towns) -> None:
    """One that starts anew, as after a restart, and one that learns by and by."""
    other = an_engine(towns.store)
    await other.open()
    await other.warm()
    await other.refresh(NOON)

    assert MARKER in text_of(await Somebody(other, "ana", TOWN).ask(FERRY))
    assert MARKER not in everything(await Somebody(other, "mia", CITY).ask(FERRY))
    assert not other.complete(MARKER, place=CITY)
