"""A process that is killed loses nothing that it said was kept."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.curation.roles import Role
from bot.curation.state import State, entry_in
from bot.entries import Language
from bot.store import Body, CommunityId, Kind
from bot.stores.sqlstore import open_store
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import NOON, Somebody
from tests.conversations.tiny import an_engine
from tests.stores.deeds import HERE, NOW
from tests.stores.writers import KEPT, PROCESSES, QUESTIONS, SAVED, publish, write

NAMES = ("ana", "ben")


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
async def test_killing_writers_loses_nothing(url: str) -> None:
    """
    Ten are killed, two at a time, while they write to one community.

    Every act they told of is there, whole; acts are numbered without gaps; the next ones go on
    where those stopped.
    """
    chance = random.Random(7)  # noqa: S311  any moment will do
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
    told = {}
    for _ in range(5):
        told |= dict(killed(write, url, here, chance))

    async with open_store(url, NOW) as store:
        acts = await store.acts(here, NOW, 100_000)
        versions = {each.key: each.version for each in (await store.snapshot(here)).documents}

    assert list(range(len(acts), 0, -1)) == [act.number for act in acts]
    assert all(2 == len(act.changes) for act in acts)
    kept = {act.number: act.changes[0].version for act in acts}
    assert told.items() <= kept.items()
    assert 10 < len(told)
    assert len(acts) == sum(versions[f"{name}-one"] for name in NAMES)
    assert all(versions[f"{name}-one"] == versions[f"{name}-other"] for name in NAMES)


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
async def test_killing_moderators_programs_loses_nothing(url: str) -> None:
    """
    Eight are killed, two at a time, while moderators write and publish through them.

    Every text whose preview was shown is a draft or a version; every one that was said to answer
    is a version, in the order of saving; the entries answer as saved last.
    """
    chance = random.Random(8)  # noqa: S311  any moment will do
    async with open_store(url, NOON) as store:
        ana = Somebody(an_engine(store), "ana")
        await ana.become(Role.ADMIN)
        await ana.press(tokens.token(Language.ENGLISH, Step.SET, "approval-off"))
        here = await store.community(HERE, NOON)
    told: list[tuple[str, str]] = []
    for _ in range(4):
        told += killed(publish, url, here, chance)

    async with open_store(url, NOON) as store:
        acts = await store.acts(here, NOON, 100_000)
        state = State.of(await store.snapshot(here))
        versions = {
            said: key
            for key in state.kept
            for each in reversed(await store.history(here, Kind.ENTRY, key))
            if (said := answer(each.body))
        }
        ben = Somebody(an_engine(store), "ben")
        await ben._engine.open()
        answers = [text_of(await ben.ask(question)) for question in QUESTIONS.values()]

    drafts = {each.record["answer"]["en"] for each in state.drafts.values()}
    kept = [text for what, text in told if what == KEPT]
    saved = [text for what, text in told if what == SAVED]
    assert {*kept} <= drafts | {*versions}
    assert 8 < len(saved)
    for entry in state.kept:
        assert ordered([text for text in saved if versions[text] == entry], [*versions])
    assert list(range(len(acts), 0, -1)) == [act.number for act in acts]
    assert 2 == len(state.kept)
    latest = [kept.entry.answer.best(Language.ENGLISH) for kept in state.kept.values()]
    assert all(any(text in said for said in answers) for text in latest)


def answer(body: Body | None) -> str:
    """What a version says, empty where it says nothing."""
    entry = entry_in(body)
    return entry.answer.best(Language.ENGLISH) if entry else ""


def ordered(some: list[str], of: list[str]) -> bool:
    """Whether some texts stand among others in the same order."""
    return some == [text for text in of if text in some]


def killed(
    target: Callable[..., None], url: str, here: CommunityId, chance: random.Random
) -> list[tuple[Any, Any]]:
    """What two writers told until they were killed."""
    writers = []
    for name in NAMES:
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=target, args=(url, here, name, theirs))
        process.start()
        theirs.close()
        writers.append((process, ours))
    told = []
    for process, ours in writers:
        told += [ours.recv() for _ in range(chance.randrange(1, 8))]
        time.sleep(chance.random() / 50)  # so that it is killed at any point of its work
        process.kill()
        process.join()
    for process, ours in writers:
        try:
            while True:
                told.append(ours.recv())
        except (EOFError, OSError):  # the last one may be cut in the middle
            ours.close()
        process.close()
    return told
