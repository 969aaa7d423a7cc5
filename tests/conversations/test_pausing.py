"""A pause: what members get meanwhile, that help is never paused, and that all comes back."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId, Visibility
from bot.outcomes import Answer
from bot.replies import Audience, Link
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Own, Step
from tests.conversations.community import Somebody, choices, made, offers, to
from tests.stores.memory import MemoryStore

EN, ES = Language
PAUSED = "The moderators have paused me here."
ASKED = "How many people were deported in 2015?"
LIBRARY = "When does the harbour library open?"
SILENT, OWN = (tokens.token(EN, Step.SET, f"pause-{each}") for each in ("silent", "own"))
CASE = "I am undocumented and I was arrested, what should I do?"


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Engine:
    """One for all: communities see nothing of each other."""
    return made(settings, MemoryStore())


async def test_members_get_one_sentence(admin: Somebody, member: Somebody) -> None:
    """For a question, each command and each button, in their language."""
    answered = await member.ask(ASKED)
    await admin.press(SILENT)
    told = [await member.ask(ASKED), await member.ask("thanks!"), await member.ask("@everyone")]
    told += [await member.press(choice.token) for choice in choices(answered)]
    told += [await member.press(tokens.token(EN, step)) for step in Step]
    told += [await member.give(each) for each in (*Command, *Task) if each is not Command.PRIVACY]
    told.append(await member.send(await admin.give(Task.ADD), question="?"))

    assert {PAUSED} == {text_of(each) for each in told}
    assert not [choice for each in told for choice in choices(each)]
    spanish = await member.ask("¿Cuántas personas deportó México en 2015?")
    assert "La moderación me puso en pausa aquí." == text_of(spanish)


async def test_all_may_read_it_where_all_read(admin: Somebody, member: Somebody) -> None:
    """Whoever mentions the bot in a channel is answered there."""
    await admin.press(SILENT)
    member._seen = Visibility.OPEN

    assert Audience.EVERYONE is (await member.ask(ASKED)).audience


@pytest.mark.parametrize("text", [CASE, "they will kill me", "me van a deportar mañana, ayuda"])
async def test_help_is_never_paused(admin: Somebody, member: Somebody, text: str) -> None:
    """The card comes as ever, also by its button."""
    before = await member.ask(text)
    await admin.press(SILENT)
    after = await member.ask(text)
    contacts = await member.press(tokens.token(EN, Action.CONTACTS))

    assert before == after
    for each in (before, contacts):
        assert any(isinstance(block, Link) for block in each.blocks)


async def test_ones_own_data_are_not_paused(admin: Somebody, member: Somebody) -> None:
    """They are shown and forgotten as ever."""
    await admin.press(SILENT)
    shown = await member.give(Command.PRIVACY)
    told = [shown, await member.press(to(shown, Own.MINE))]
    told.append(await member.press(tokens.token(EN, Own.FORGOTTEN)))

    assert PAUSED not in {text_of(each) for each in told}


async def test_moderators_go_on_working(engine: Engine, place: PlaceId, admin: Somebody) -> None:
    """They ask, write and review; a quiz host is a member here."""
    moderator, host = (Somebody(engine, name, place) for name in ("moderator", "host"))
    await moderator.become(Role.MODERATOR)
    await host.become(Role.HOST)
    await admin.press(SILENT)

    assert isinstance((await moderator.ask(ASKED)).outcome, Answer)
    assert "waits for another moderator" in text_of(await moderator.write())
    assert "There is a pause here: members get no answers" in text_of(
        await moderator.give(Task.REVIEW)
    )
    assert PAUSED == text_of(await host.ask(ASKED))


async def test_who_runs_the_place_goes_on_too(engine: Engine, place: PlaceId) -> None:
    """Where nobody is admin they act as one."""
    owner = Somebody(engine, "owner", place)
    await owner.become(Role.ADMIN)
    await owner.press(SILENT)

    assert isinstance((await owner.ask(ASKED)).outcome, Answer)


@pytest.mark.parametrize("how", ["resume", "undo", "set"])
async def test_one_press_ends_it(admin: Somebody, member: Somebody, how: str) -> None:
    """From the reply, from the queue, from the settings: all is as it was."""
    before = await member.ask(ASKED)
    done = await admin.press(SILENT)
    if how == "resume":
        resume = to(await admin.give(Task.REVIEW), Step.SET)
        ended = text_of(await admin.press(resume))
    else:
        ended = text_of(await admin.press(to(done, Step.UNDO if how == "undo" else Step.SET)))

    assert ("Taken back" if how == "undo" else "The pause is over") in ended
    assert before == await member.ask(ASKED)


async def test_what_was_added_is_hidden_and_comes_back(admin: Somebody, member: Somebody) -> None:
    """Added, hidden, rewritten and taught alike; meanwhile the pack is as it was shipped."""
    bare = [await member.ask(each) for each in (LIBRARY, ASKED)]
    await admin.write()
    await admin.give(Task.HIDE, "deportations-2015")
    before = [await member.ask(each) for each in (LIBRARY, ASKED)]
    await admin.press(OWN)
    meanwhile = [await member.ask(each) for each in (LIBRARY, ASKED)]
    topics = text_of(await member.give(Command.TOPICS))
    await admin.press(tokens.token(EN, Step.SET, "pause-no"))

    assert [text_of(each) for each in bare] == [text_of(each) for each in meanwhile]
    assert "Added by the moderators" not in topics
    assert "It opens at nine." in text_of(before[0])
    assert before == [await member.ask(each) for each in (LIBRARY, ASKED)]


async def test_what_is_written_meanwhile_waits_for_its_end(
    admin: Somebody, member: Somebody
) -> None:
    """It can be changed and retired in the meantime, by its name."""
    await admin.press(OWN)
    done = text_of(await admin.write())
    opened = await admin.give(Task.EDIT, "harbour-library-open")
    meanwhile = text_of(await member.ask(LIBRARY))
    await admin.press(tokens.token(EN, Step.SET, "pause-no"))

    assert "Saved: “When does the harbour library open?”. It answers once the pause" in done
    assert opened.form
    assert "It opens at nine." not in meanwhile
    assert "It opens at nine." in text_of(await member.ask(LIBRARY))


async def test_a_pause_is_of_one_community(engine: Engine, admin: Somebody) -> None:
    """Another one goes on."""
    await admin.press(SILENT)
    elsewhere = Somebody(engine, "member", PlaceId("slack:elsewhere"))

    assert isinstance((await elsewhere.ask(ASKED)).outcome, Answer)


async def test_nothing_is_completed_meanwhile(
    engine: Engine, place: PlaceId, admin: Somebody
) -> None:
    """What is being typed is not answered either."""
    before = engine.complete("how many", EN, place)
    await admin.press(SILENT)

    assert before
    assert () == engine.complete("how many", EN, place)


async def test_forms_opened_before_say_so(admin: Somebody, member: Somebody) -> None:
    """A suggestion typed meanwhile is not taken, and the sentence says why."""
    opened = await member.give(Task.SUGGEST)
    await admin.press(SILENT)
    told = await member.send(opened, question="When?", answer="Now.", source="our own knowledge")

    assert PAUSED == text_of(told)
    assert Step.SET in offers(await admin.give(Task.SETTINGS))
