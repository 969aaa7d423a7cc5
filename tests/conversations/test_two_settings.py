"""Whatever the admins of two communities do, neither sees or changes anything of the other."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId
from bot.stores.sqlstore import open_store
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import NOON, Somebody, choices, facts, made, to
from tests.stores.memory import MemoryStore

EN = Language.ENGLISH
SETTABLE = [
    f"{name}-{option}"
    for name, options in {
        "language": ("en", "none"),
        "approval": ("on", "off", "default"),
        "tickets": ("on", "off"),
        "pause": ("no", "silent", "own"),
        "mentions": ("channel", "threads"),
    }.items()
    for option in options
]
DEEDS = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(SETTABLE)),
    st.tuples(st.just("name"), st.text(max_size=70)),
    st.tuples(st.just("contact"), st.text(max_size=70)),
    st.tuples(st.just("role"), st.sampled_from(["admin", "moderator", "host", "member"])),
    st.tuples(st.just("undo"), st.just("")),
)


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Engine:
    return made(settings, MemoryStore())


async def do(somebody: Somebody, deed: str, value: str) -> None:
    """One thing an admin does."""
    match deed:
        case "set":
            await somebody.press(tokens.token(EN, Step.SET, value))
        case "role":
            other = Somebody(somebody._engine, "other", somebody.sender.place)
            await somebody.give(Task.ROLE, value, other.sender.person)
        case "undo":
            for choice in list(choices(await somebody.press(tokens.token(EN, Step.CHANGES))))[:1]:
                await somebody.press(choice.token)
        case _:
            form = await somebody.press(tokens.token(EN, Step.SETTING, deed))
            typed = {"name": value} if deed == "name" else {"who": value, "reach": value}
            await somebody.send(form, **typed)


async def seen(somebody: Somebody) -> tuple[object, ...]:
    """All that is to be seen of a community's settings, roles and acts."""
    card = facts(await somebody.press(tokens.token(EN, Step.SETTINGS)))
    acts = text_of(await somebody.press(tokens.token(EN, Step.CHANGES)))
    help_card = text_of(await somebody.press(tokens.token(EN, tokens.Action.CONTACTS)))
    return card, facts(await somebody.give(Task.ROLE)), acts, help_card


@effort(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), DEEDS), max_size=8), st.uuids())
def test_settings_never_mix(
    engine: Engine, deeds: list[tuple[bool, tuple[str, str]]], run: object
) -> None:
    """After each act the community that did nothing is as it was, the same people in both."""

    async def play() -> None:
        both = [Somebody(engine, "admin", PlaceId(f"discord:{run}-{n}")) for n in range(2)]
        for each in both:
            await each.become(Role.ADMIN)
        for first, (deed, value) in deeds:
            actor, other = both if first else reversed(both)
            before = await seen(other)
            await do(actor, deed, value)
            assert before == await seen(other)

    asyncio.run(play())


async def test_all_of_it_on_a_database(settings: Settings, tmp_path: Path) -> None:
    """Settings, roles, joining, leaving and going back, each read anew by another process."""
    async with open_store(tmp_path / "refugio.db", NOON) as store:
        ana, ben = (
            Somebody(made(settings, store), name, PlaceId(place))
            for name, place in (("ana", "discord:1"), ("ben", "slack:1"))
        )
        for each in (ana, ben):
            await each.become(Role.ADMIN)
        await ana.press(tokens.token(EN, Step.SET, "approval-off"))
        told = text_of(await ana.press(tokens.token(EN, Step.OFFER_LINK)))
        code = told.partition("The code is ")[2][:9]
        await ben.press(to(await ben.give(Task.LINK, code), Step.JOINED))
        shared = facts(await ben.give(Task.SETTINGS))
        await ana._engine.refresh(NOON)
        places = facts(await ana.give(Task.LINK))
        await ben.press(to(await ben.press(tokens.token(EN, Step.PART)), Step.RETURNED))
        own = facts(await ben.give(Task.SETTINGS))
        await ana._engine.refresh(NOON)

        assert "off" == shared["Approval by a second person"]
        assert 2 == len(places)
        assert "off" != own["Approval by a second person"]
        assert 1 == len(facts(await ana.give(Task.LINK)))
        assert "(taken back)" in text_of(await ana.give(Task.CHANGES))
        assert "admin" == facts(await ben.give(Task.ROLE))["Your role"]
