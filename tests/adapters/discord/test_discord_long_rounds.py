"""Rounds that outlive Discord's quarter of an hour, and a race's card while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord
import pytest
from discord_town import Town, labels, text_of

from adapters import compose, delivering
from adapters.delivering import Send
from adapters.discord import Client, create_client
from adapters.settings import Settings
from bot.engine import Engine
from bot.items import ItemKind
from bot.quiz import batching
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

WISHES = {"topic": ["-"], "length": ["5"], "level": ["easy"], "language": ["en"]}
LONG = 16 * 60  # seconds; an interaction can be answered for 15 minutes


@pytest.fixture
def engine(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """One that keeps quizzes, whose questions all have buttons to pick one from."""
    monkeypatch.setattr(batching, "_WAIT", 0)  # the simulator's clock stands still meanwhile
    pack = compose.load_pack(settings)
    single = tuple(item for item in pack.items if item.kind is ItemKind.SINGLE)
    monkeypatch.setattr(compose, "load_pack", lambda _: replace(pack, items=single))
    return made(settings, MemoryStore())


@pytest.fixture
def start(settings: Settings, engine: Engine, senders: dict[str, Send]) -> Callable[[], Client]:
    """Makes a client, as a new process would."""
    return lambda: create_client(engine, settings, senders)


@pytest.fixture
def deliver(engine: Engine, senders: dict[str, Send]) -> Callable[[], Any]:
    """Has what is to be sent by now sent."""
    return lambda: delivering.deliver(engine, senders, discord.utils.utcnow())


async def begun(town: Town, host: Any, mode: str) -> Any:
    """The host's panel of a quiz that was begun."""
    opened = await host.slash(town.channel, "quiz start")
    ready = await host.submit_modal(opened, {**WISHES, "mode": [mode]})
    return await host.click(ready.response, label="Begin")


def shown(town: Town, message: Any) -> str:
    """How a message of the channel reads now."""
    [now] = [each for each in town.channel.history() if each.id == message.id]
    return text_of([component.to_dict() for component in now.components])


def choices(message: Any) -> list[str]:
    return labels([component.to_dict() for component in message.components])


async def test_a_round_of_more_than_fifteen_minutes(
    town: Town, host: Any, deliver: Callable[[], Any]
) -> None:
    """Picks are taken and answered in private, the card is closed where it stands, and what was
    right is a new message: none of it needs what Discord forgets after fifteen minutes."""
    panel = await begun(town, host, "calm")
    await deliver()
    card = town.channel.last_message
    first = await town.bob.click(card, label=choices(card)[0])
    await town.env.advance_time(LONG)
    late = await town.bob.click(card, label=choices(card)[1])
    mine = await town.bob.click(card, label="My picks")
    before = len(town.env.http_requests)
    closed = await host.click(panel.response, label="Close and show the answer")
    await deliver()
    sent = [each for each in town.env.http_requests[before:] if "/messages" in each.path]

    assert first.response.ephemeral
    assert late.response.ephemeral
    assert mine.response.ephemeral
    assert "Your answer" in text_of(late.response.components)
    assert closed.response.ephemeral
    assert "closed" in shown(town, card)
    assert "the answer" in shown(town, town.channel.last_message)
    assert card.id != town.channel.last_message.id
    assert [("PATCH", f"/channels/{town.channel.id}/messages/{card.id}")] == [
        (each.method, each.path) for each in sent if str(card.id) in each.path
    ]


async def test_the_reveal_outlives_it_too(
    town: Town, host: Any, deliver: Callable[[], Any], start: Callable[[], Client]
) -> None:
    """Its buttons and the old panel's go on, after a restart and after an hour."""
    panel = await begun(town, host, "calm")
    await deliver()
    closed = await host.click(panel.response, label="Close and show the answer")
    await deliver()
    reveal = town.channel.last_message
    await town.env.advance_time(4 * LONG)
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    opened = await town.bob.click(reveal, label="Open the entry")
    following = await host.click(closed.response, label="Next question")
    await deliver()

    assert opened.response.ephemeral
    assert "### " in text_of(opened.response.components)
    assert following.response.ephemeral
    assert "Question 2 of 5" in shown(town, town.channel.last_message)


async def test_a_form_that_was_open_for_long(town: Town, host: Any) -> None:
    """What is sent from a window after twenty minutes is taken."""
    opened = await host.slash(town.channel, "quiz start")
    await town.env.advance_time(LONG)
    ready = await host.submit_modal(opened, {**WISHES, "mode": ["calm"]})

    assert "Ready: 5 questions" in text_of(ready.response.components)


async def test_practice_goes_on_where_it_was(town: Town) -> None:
    """A private question is answered in its place, however old its message is."""
    asked = await town.bob.slash(town.channel, "quiz practice")
    assert "right so far" not in text_of(asked.response.components)
    await town.env.advance_time(LONG)
    graded = await town.bob.click(asked.response, label=labels(asked.response.components)[0])

    assert graded.response.ephemeral
    assert "right so far" in text_of(graded.response.components)


async def test_a_race_tells_how_many_have_answered(
    town: Town, host: Any, deliver: Callable[[], Any]
) -> None:
    """The card changes where it stands while it runs, every three seconds; nobody is named."""
    await begun(town, host, "race")
    await deliver()
    card = town.channel.last_message
    silent = shown(town, card)
    changes = []
    for person in (town.alice, town.bob):
        await person.click(card, label=choices(card)[0])
        before = len(town.sent)
        await deliver()
        await town.env.advance_time(4)
        await deliver()
        changes.append(len(town.sent) - before)

    assert "answered" not in silent
    assert "-# 2 have answered." in shown(town, card)
    assert "bob" not in shown(town, card)
    assert [1, 1] == changes
    assert card.id == town.channel.last_message.id
