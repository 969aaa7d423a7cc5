"""However much was done in a month, every act of it is listed, and can be taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.compose import build_engine, open_keeping
from adapters.settings import Settings
from bot.commands import Task
from bot.curation import lately
from bot.curation.roles import Role
from bot.replies import Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, Somebody, choices, offers, to

TIMES = 6
LISTED, READ = 4, 5  # instead of hundreds; kept drafts are acts too
ENTRY = "How many people did Mexico deport in 2015?"


@pytest.fixture
async def ana(tmp_path: Path) -> AsyncIterator[Somebody]:
    """An admin of a place whose database is a file, as in a terminal."""
    settings = Settings.from_env({"REFUGIO_DATA": str(tmp_path), "REFUGIO_SEMANTIC": "off"})
    async with open_keeping(settings) as keeping:
        engine = build_engine(settings, keeping=keeping)
        await engine.open()
        ana = Somebody(engine, "ana")
        await ana.become(Role.ADMIN)
        yield ana


async def listed(ana: Somebody) -> list[list[str]]:
    """The labels of every page of what was done, from the latest back."""
    pages, reply = [], await ana.give(Task.CHANGES)
    while True:
        pages.append([each.label for each in choices(reply)])
        if Step.CHANGES not in offers(reply):
            return pages
        reply = await ana.press(to(reply, Step.CHANGES))


async def test_the_first_act_of_a_busy_month_is_taken_back(
    ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page by page, none twice and none left out."""
    monkeypatch.setattr(lately, "MOST_LISTED", LISTED)
    monkeypatch.setattr(lately, "_READ", READ)
    await ana.write()
    await ana.write(publish=False)
    for _ in range(TIMES):
        ana.wait(minutes=1)
        await ana.give(Task.HIDE, ENTRY)
        await ana.give(Task.SHOW, ENTRY)
        ana.wait(minutes=1)

    pages = await listed(ana)
    acts = [label for page in pages for label in page if label != "Earlier changes"]

    assert f"added “{FORM['question']}”" in acts[-2]
    assert 2 * TIMES + 2 == len(acts)
    assert all(len(page) <= LISTED + 1 for page in pages)
    assert "is as it was before." in text_of(await _undone_first(ana))
    assert FORM["answer"] not in text_of(await ana.ask(FORM["question"]))


@pytest.mark.parametrize("step", [Step.UNDO, Step.CHANGES])
@pytest.mark.parametrize("number", ["0", "99999999999", "9" * 59, "x1"])
async def test_a_forged_number_does_nothing(ana: Somebody, step: Step, number: str) -> None:
    """Also one that no database could count to."""
    reply = await ana.press(f"1:en:{step.value}:{number}")

    assert text_of(reply)
    assert "moderator" not in text_of(await ana.give(Task.CHANGES))


async def _undone_first(ana: Somebody) -> Reply:
    """What is said once the entry's adding, the last but one of all pages, was taken back."""
    reply = await ana.give(Task.CHANGES)
    while Step.CHANGES in offers(reply):
        reply = await ana.press(to(reply, Step.CHANGES))
    added = next(each for each in choices(reply) if "added “" in each.label)
    return await ana.press(added.token)
