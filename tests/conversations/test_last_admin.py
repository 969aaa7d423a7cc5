"""A community that has an admin never comes to have none, whatever is given, taken and undone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import Task
from bot.curation.roles import Role
from bot.curation.state import State
from bot.entries import Language
from bot.replies import Reply
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Step
from tests.conversations.community import HERE, NOON, Somebody, choices, facts, to
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

NAMES = ("ana", "ben", "cat")
ALONE = "leave nobody as admin"


class Town:
    """Three people, each reached through two processes, the first of them admin."""

    def __init__(self) -> None:
        self.store, numbers = MemoryStore(), count(1)
        self.engines = [an_engine(self.store, lambda: f"k{next(numbers)}") for _ in range(2)]

    async def open(self) -> Town:
        await self.at("ana", 0).become(Role.ADMIN)
        await self.look()
        return self

    def at(self, name: str, process: int) -> Somebody:
        return Somebody(self.engines[process], name)

    async def look(self) -> None:
        """Both processes hear of everything."""
        for engine in self.engines:
            await engine.refresh(NOON)
            await engine.warm()

    async def admins(self) -> int:
        here = await self.store.community(HERE, NOON)
        return State.of(await self.store.snapshot(here)).number_of(Role.ADMIN)


async def grant(by: Somebody, role: str, to: Somebody) -> Reply:
    return await by.give(Task.ROLE, role, to.sender.person)


async def undo(by: Somebody, number: int) -> Reply:
    return await by.press(tokens.token(Language.ENGLISH, Step.UNDO, str(number)))


@pytest.mark.parametrize("manages", [False, True])
async def test_the_act_that_appointed_the_last_admin(manages: bool) -> None:
    """It cannot be taken back, by whoever runs the place neither; the list goes on offering it."""
    town = await Town().open()
    ana = town.at("ana", 0)
    ana.sender = replace(ana.sender, manages=manages)
    undone = await undo(ana, 1)

    assert ALONE in text_of(undone)
    assert "admin" == facts(await ana.give(Task.ROLE))["Your role"]
    assert 1 == len([*choices(await ana.give(Task.CHANGES))])


async def test_nor_that_somebody_took_office() -> None:
    """Who is admin since they run the place, and did something."""
    town = Town()
    ana = town.at("ana", 0)
    ana.sender = replace(ana.sender, manages=True)
    await ana.press(tokens.token(Language.ENGLISH, Step.SET, "approval-on"))

    assert ALONE in text_of(await undo(ana, 1))
    assert 1 == await town.admins()


async def test_nor_what_was_done_again() -> None:
    """An undo that was taken back made them admin, and that undo is no way either."""
    town = await Town().open()
    ana, ben = town.at("ana", 0), town.at("ben", 0)
    given = await grant(ana, "admin", ben)
    gone = await ana.press(to(given, Step.UNDO))
    again = await ana.press(to(gone, Step.UNDO))
    await grant(ben, "member", ana)

    assert "Taken back" in text_of(again)
    assert ALONE in text_of(await ben.press(to(again, Step.UNDO)))
    assert "admin" == facts(await ben.give(Task.ROLE))["Your role"]


async def test_two_who_take_back_each_others_at_once() -> None:
    """In two processes, each of which has not heard of the other yet: somebody stays."""
    town = await Town().open()
    ana, ben = town.at("ana", 0), town.at("ben", 1)
    await grant(ana, "admin", town.at("ben", 0))
    await town.look()
    first, second = await undo(ana, 2), await undo(ben, 1)
    await town.look()

    assert "Taken back" in text_of(first)
    assert ALONE in text_of(second)
    assert "admin" == facts(await ana.give(Task.ROLE))["Your role"]


async def test_two_who_want_to_be_forgotten_at_once() -> None:
    """The second stays, until somebody else is admin."""
    town = await Town().open()
    await grant(town.at("ana", 0), "admin", town.at("ben", 0))
    await town.look()
    for name, process in (("ana", 0), ("ben", 1)):
        await town.at(name, process).press(tokens.token(Language.ENGLISH, Own.FORGOTTEN))

    assert 1 == await town.admins()


people, processes = st.sampled_from(NAMES), st.sampled_from([0, 1])
deeds = st.one_of(
    st.tuples(st.just("grant"), st.sampled_from(["admin", "moderator", "member"]), people),
    st.tuples(st.just("undo"), st.integers(1, 8), st.just("")),
    st.tuples(st.just("forget"), st.just(""), st.just("")),
    st.tuples(st.just("look"), st.just(""), st.just("")),
)


@given(st.lists(st.tuples(people, processes, deeds), max_size=12))
@settings(deadline=None, max_examples=60)
def test_whatever_is_done(played: list[tuple[str, int, tuple[str, object, str]]]) -> None:
    """By three people in two processes that hear of each other only now and then."""

    async def play() -> None:
        town = await Town().open()
        await grant(town.at("ana", 0), "admin", town.at("ben", 0))
        await town.look()
        for name, process, (deed, what, whom) in played:
            somebody = town.at(name, process)
            if deed == "grant":
                await grant(somebody, str(what), town.at(whom, process))
            elif deed == "undo":
                await undo(somebody, int(str(what)))
            elif deed == "forget":
                await somebody.press(tokens.token(Language.ENGLISH, Own.FORGOTTEN))
            else:
                await town.look()
            assert await town.admins()

    asyncio.run(play())
