"""Whoever uses a screen reader asks for text alone, and gets it wherever they are."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from adapters.settings import Settings
from bot.commands import Command
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, ConversationId, PlaceId, Visibility
from bot.replies import Audience, Reply
from bot.store import Body, PersonHash
from bot.wording.plain import text_of
from bot.wording.tokens import Own, token
from tests.conversations.community import NOON, Somebody, facts, made, to
from tests.conversations.test_sharing import OWN_CASE
from tests.stores.memory import MemoryStore

OPEN = Visibility.OPEN
MINE, FORGET = token(Language.ENGLISH, Own.MINE), token(Language.ENGLISH, Own.FORGOTTEN)
ON, OFF = (token(Language.ENGLISH, Own.READING, each) for each in ("on", "off"))


class Slow(MemoryStore):
    """One that tells what it knew before somebody changed it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.goes_on = asyncio.Event(), asyncio.Event()

    async def preferences(self) -> Mapping[PersonHash, Body]:
        known = await super().preferences()
        self.asked.set()
        await self.goes_on.wait()
        return known


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def engine(settings: Settings, store: MemoryStore) -> Engine:
    return made(settings, store)


@pytest.fixture
def ana(engine: Engine) -> Somebody:
    return Somebody(engine, "ana")


async def _asked(person: Somebody) -> Reply:
    return await person.give(Command.TOPICS)


async def test_it_is_off_until_somebody_wants_it(ana: Somebody) -> None:
    """And on until they want cards again."""
    first = await ana.give(Command.TEXT_ONLY)
    assert text_of(first).startswith("Text only is off: I answer in cards.")
    assert Audience.SENDER is first.audience
    assert not (await _asked(ana)).plain

    second = await ana.press(to(first, Own.READING))
    assert text_of(second).startswith("Text only is on: wherever I answer you, it is plain text")
    assert second.plain
    assert (await _asked(ana)).plain

    third = await ana.press(to(second, Own.READING))
    assert text_of(third).startswith("Text only is off")
    assert not third.plain
    assert not (await _asked(ana)).plain


async def test_it_goes_along(engine: Engine, ana: Somebody) -> None:
    """To every place, and to nobody else."""
    await ana.press(ON)

    assert (await _asked(Somebody(engine, "ana", PlaceId("elsewhere")))).plain
    assert (await _asked(Somebody(engine, "ana", None))).plain
    assert not (await _asked(Somebody(engine, "ben"))).plain


async def test_it_outlives_the_process(
    settings: Settings, store: MemoryStore, ana: Somebody
) -> None:
    await ana.press(ON)
    again = made(settings, store)
    await again.open()

    assert (await _asked(Somebody(again, "ana"))).plain


async def test_other_processes_learn_of_it(
    settings: Settings, store: MemoryStore, ana: Somebody
) -> None:
    """Within a minute, both ways."""
    other = made(settings, store)
    there = Somebody(other, "ana")
    await other.refresh(NOON)
    assert not (await _asked(there)).plain
    await ana.press(ON)
    await other.refresh(NOON + timedelta(seconds=60))
    assert (await _asked(there)).plain
    await ana.press(OFF)
    await other.refresh(NOON + timedelta(seconds=120))

    assert not (await _asked(there)).plain


async def test_what_is_read_late_changes_nothing(settings: Settings) -> None:
    """What somebody chose while it was read holds."""
    store = Slow()
    engine = made(settings, store)
    ana = Somebody(engine, "ana")
    reading = asyncio.create_task(engine.refresh(NOON))
    await store.asked.wait()
    await ana.press(ON)
    store.goes_on.set()
    await reading

    assert (await _asked(ana)).plain


async def test_it_is_shown_and_forgotten(ana: Somebody, store: MemoryStore) -> None:
    """Among one's own data."""
    assert "off" == facts(await ana.press(MINE))["Text only"]
    await ana.press(ON)
    assert "on" == facts(await ana.press(MINE))["Text only"]
    assert await store.preference(ana.hash) == {"text_only": True}
    await ana.press(FORGET)

    assert await store.preference(ana.hash) is None
    assert not (await _asked(ana)).plain


async def test_in_spanish(ana: Somebody) -> None:
    on = await ana.press(token(Language.SPANISH, Own.READING, "on"))

    assert text_of(on).startswith("Solo texto está activado: donde te responda, será texto simple")


async def test_without_a_store_it_is_kept_in_memory(settings: Settings) -> None:
    """Until the process ends, or they want cards again."""
    alone = Somebody(made(settings, None), "ana")
    await alone.press(ON)
    assert (await _asked(alone)).plain
    await alone.press(OFF)

    assert not (await _asked(alone)).plain


async def test_no_answer_looks_it_up(engine: Engine, ana: Somebody, store: MemoryStore) -> None:
    """Whatever the store does meanwhile; of whoever never chose, nothing is remembered."""
    await ana.press(ON)
    store.preferences = store.preference = _nobody_asks  # type: ignore[method-assign, assignment]

    assert (await _asked(ana)).plain
    assert not (await _asked(Somebody(engine, "ben"))).plain
    assert [ana.hash] == [*engine._preferring._all]


async def _nobody_asks(*_: object) -> None:
    raise AssertionError


async def test_what_all_read_in_its_place_is_plain_too(engine: Engine, ana: Somebody) -> None:
    """A mention whose answer is for its sender alone is answered to them, whoever reads along."""
    await ana.press(ON)
    event = Ask(OWN_CASE, ConversationId("ana"), NOON, visibility=OPEN, sender=ana.sender)
    told = await engine.handle(event)

    assert told.instead
    assert (True, True) == (told.plain, told.instead.plain)
