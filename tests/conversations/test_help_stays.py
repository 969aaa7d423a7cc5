"""Help in danger and for somebody's own case can be neither hidden nor written anew."""

from __future__ import annotations

import pytest

from bot.commands import Task
from bot.curation.roles import Role
from bot.events import Attached
from bot.outcomes import NoAnswer, Reason
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, Somebody, offers
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

CASE = "my asylum claim was denied, what can I do now?"


@pytest.fixture
async def ana() -> Somebody:
    ana = Somebody(an_engine(MemoryStore()), "ana")
    await ana.become(Role.ADMIN)
    return ana


async def test_no_entry_takes_its_place(ana: Somebody) -> None:
    """Neither by the form nor by a file, and whoever asks still gets help."""
    form = await ana.give(Task.ADD)
    refused = await ana.send(form, **{**FORM, "question": CASE, "answer": "Nothing."})
    record = f'- {{id: c, kind: note, questions: {{en: ["{CASE}"]}}, answer: {{en: "Nothing."}}}}\n'
    file = await ana.give(Task.IMPORT, file=Attached("a.yaml", record.encode()))
    asked = await ana.ask(CASE)

    assert "Please leave out what is personal" in text_of(refused)
    assert Step.TAKE not in offers(file)
    assert isinstance(asked.outcome, NoAnswer)
    assert Reason.PERSONAL is asked.outcome.reason
    assert "Nothing." not in text_of(asked)


@pytest.mark.parametrize("task", [Task.HIDE, Task.EDIT, Task.RETIRE])
async def test_no_command_reaches_it(ana: Somebody, task: Task) -> None:
    """The reply to somebody's own case is no entry, also where it was the last one read."""
    await ana.ask(CASE)

    for named in ("", CASE, "help", "help-card"):
        assert "Which entry?" in text_of(await ana.give(task, named))
    assert isinstance((await ana.ask(CASE)).outcome, NoAnswer)
