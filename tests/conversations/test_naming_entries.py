"""Commands that are about an entry: it is named by its id, its question, or what was shown last."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId
from bot.replies import Buttons, Options
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, Somebody, made, offers, to
from tests.stores.memory import MemoryStore

DEPORTED = "How many people did Mexico deport in 2015?"


@pytest.fixture
async def engine(settings: Settings) -> Engine:
    engine = made(settings, MemoryStore())
    await engine.open()
    return engine


@pytest.fixture
async def ana(engine: Engine) -> Somebody:
    ana = Somebody(engine, "ana")
    await ana.become(Role.MODERATOR)
    return ana


async def test_what_is_only_near_is_not_hidden(ana: Somebody) -> None:
    """An id with a slip, or other words, gives those that may be meant, and one press hides it."""
    reply = await ana.give(Task.HIDE, "deportations-2013-2015")
    [offered] = [block for block in reply.blocks if isinstance(block, Options)]

    assert "Which of these do you mean?" == offered.prompt
    assert {Step.HIDE} == set(offers(reply))
    assert "Nothing is hidden here." == text_of(await ana.give(Task.SHOW))

    await ana.press(offered.choices[0].token)

    assert "Hidden here:" in text_of(await ana.give(Task.SHOW))


async def test_what_is_only_near_is_not_retired(ana: Somebody) -> None:
    """Of what may be meant, only what was added here can be retired."""
    await ana.write()

    reply = await ana.give(Task.RETIRE, "at what time does the harbour library open up?")

    assert [FORM["question"]] == [
        c.label for b in reply.blocks if isinstance(b, Options) for c in b.choices
    ]
    assert "It opens at nine." in text_of(await ana.ask(FORM["question"]))


@pytest.mark.parametrize("words", [DEPORTED, "HOW MANY PEOPLE DID MEXICO DEPORT IN 2015"])
async def test_what_is_named_by_its_question_is_hidden_at_once(ana: Somebody, words: str) -> None:
    """In capitals and without signs too, in either language."""
    assert f"Hidden here: “{DEPORTED}”." in text_of(await ana.give(Task.HIDE, words))


async def test_what_was_retired_comes_back_by_its_question(ana: Somebody) -> None:
    """It is in no search any more, and its question still names it."""
    await ana.write()
    await ana.give(Task.RETIRE, FORM["question"])

    told = text_of(await ana.give(Task.HISTORY, FORM["question"]))
    back = await ana.give(Task.RESTORE, FORM["question"].upper())

    assert f"Versions of “{FORM['question']}”" in told
    assert f"Back again: “{FORM['question']}”." in text_of(back)
    assert "It opens at nine." in text_of(await ana.ask(FORM["question"]))


async def test_what_is_hidden_is_shown_by_its_question_in_spanish(ana: Somebody) -> None:
    """Whichever language it was hidden in."""
    await ana.give(Task.HIDE, DEPORTED)

    reply = await ana.give(
        Task.SHOW, "¿Cuántas personas deportó México en 2015?", locale=Language.SPANISH
    )

    assert "Visible de nuevo" in text_of(reply)
    assert any(isinstance(block, Buttons) for block in reply.blocks)
    assert to(reply, Step.UNDO)


async def test_words_that_name_nothing_take_nothing_away(ana: Somebody) -> None:
    """It is said what is missing."""
    for task in (Task.HIDE, Task.RETIRE, Task.RESTORE):
        assert "Which entry?" in text_of(await ana.give(task, "how do I bake a cake?"))


@pytest.mark.parametrize(
    ("language", "missing", "theirs"),
    [
        (Language.ENGLISH, "There is no such entry here.", "That is the article's own entry."),
        (Language.SPANISH, "Aquí no hay tal entrada.", "Esa es una entrada del artículo."),
    ],
)
async def test_another_communitys_entry_is_none_here(
    engine: Engine, ana: Somebody, language: Language, missing: str, theirs: str
) -> None:
    """Whoever presses for one, or for one retired before, reads so; the article's is told apart."""
    await ana.write()
    retired = f"1:{language}:{Step.RETIRE}:"
    own = "harbour-library-open"
    ben = Somebody(engine, "ben", PlaceId("slack:T1"))
    await ben.become(Role.MODERATOR)

    assert missing == text_of(await ben.press(retired + own))
    assert "It opens at nine." in text_of(await ana.ask(FORM["question"]))
    await ana.press(retired + own)
    assert missing == text_of(await ana.press(retired + own))
    assert text_of(await ben.press(f"{retired}deportations-2015")).startswith(theirs)
