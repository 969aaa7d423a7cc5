"""What moderators know by themselves is dated by them, never by the article."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Step
from tests.conversations.community import FORM, Somebody, choice_to, made, to
from tests.stores.memory import MemoryStore

TODAY = "it cannot tell what is true today"


@pytest.fixture
async def ana(settings: Settings) -> Somebody:
    engine = made(settings, MemoryStore())
    await engine.open()
    ana = Somebody(engine, "ana")
    await ana.become(Role.ADMIN)
    return ana


@pytest.mark.parametrize("source", ["our own knowledge", "https://desk.example/hours"])
async def test_a_question_about_now_gets_the_day_it_was_written(ana: Somebody, source: str) -> None:
    """No warning that the article is old: it is not from the article."""
    await ana.write(question="When is the legal desk open?", source=source)

    told = text_of(await ana.ask("when is the legal desk open?"))

    assert FORM["answer"] in told
    assert "Written on May 1, 2026." in told
    assert TODAY not in told


async def test_a_summary_of_the_article_is_as_old_as_it(ana: Somebody) -> None:
    """Whoever words it."""
    question = "Who does Mexico say it deports?"
    await ana.write(
        question=question,
        answer="Those deported were mostly Guatemalans, Hondurans and Salvadorans.",
        source="¶15",
    )

    assert TODAY in text_of(await ana.ask(question))


async def test_the_way_back_to_the_articles_entry_needs_no_jargon(ana: Somebody) -> None:
    """It says what is gone there, in the language of whoever reads."""
    form = await ana.give(Task.EDIT, "deportations-2015")
    typed = {field.name: field.value for field in form.form.fields} if form.form else {}
    changed = await ana.send(form, **{**typed, "answer": "Mexico deported 176,726 people in 2015."})
    await ana.press(to(changed, Step.PUBLISH))

    english = await ana.ask("How many people did Mexico deport in 2015?")
    spanish = await ana.ask("¿Cuántas personas deportó México en 2015?")

    assert "Without the moderators' change" == choice_to(english, Action.ORIGINAL).label
    assert "Sin el cambio de la moderación" == choice_to(spanish, Action.ORIGINAL).label
