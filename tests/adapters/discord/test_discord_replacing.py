"""What takes the place of the message that was pressed on Discord: hidden ones, and direct ones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from discord_town import Town, labels, text_of, walk

from adapters.discord import Client
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import Choose, Event, PersonId, PlaceId, Sender
from bot.replies import Reply
from tests.conversations.community import NOON, made
from tests.stores.memory import MemoryStore


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community sets."""
    return made(settings, MemoryStore())


@pytest.fixture
async def alice(town: Town, engine: Engine) -> Any:
    """An admin."""
    alice = town.allowed("admin", manage_messages=True)
    who = Sender(PersonId(f"discord:{alice.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.ADMIN, NOON)
    return alice


def options(components: list[dict[str, Any]]) -> list[str]:
    """What its first menu offers."""
    return [o["value"] for c in walk(components) for o in c.get("options", [])]


def answers(town: Town) -> list[int]:
    """Of which type the answers to interactions were."""
    sent = [each for each in town.env.http_requests if each.path.endswith("/callback")]
    return [each.json["type"] for each in sent]


async def picked(person: Any, message: Any, number: int) -> Any:
    return (await person.select(message, [options(message.components)[number]])).response


async def test_a_hidden_message(town: Town, start: Callable[[], Client]) -> None:
    """A topic stands where the list was, and the list where the topic was, after a restart too."""
    listed = (await town.alice.slash(town.channel, "topics")).response
    before = text_of(listed.components)
    topic = await picked(town.alice, listed, 1)
    shown = text_of(topic.components)
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    back = (await town.alice.click(topic, label="Topics")).response

    assert {listed.id} == {topic.id, back.id}
    assert before != shown
    assert before == text_of(back.components)
    assert back.ephemeral
    assert [4, 7, 7] == answers(town)
    assert [] == town.seen_by(town.bob)


async def test_alone_with_the_bot(town: Town) -> None:
    """In direct messages too."""
    dora = town.env.create_user("dora")
    listed = (await dora.slash("topics")).response
    topic = await picked(dora, listed, 1)

    assert listed.id == topic.id


async def test_what_others_see_stays(town: Town) -> None:
    """A list in a channel is nobody's own: whoever picks from it gets a message of theirs."""
    await town.alice.send(town.channel, f"{town.me} topics")
    listed = town.channel.last_message
    raw = [component.to_dict() for component in listed.components]
    topic = (await town.bob.select(listed, [options(raw)[1]])).response

    assert topic.ephemeral
    assert listed.id != topic.id
    assert [text_of(raw)] == town.seen_by(town.alice)


async def test_an_answer_stays(town: Town) -> None:
    """What is opened from a list is a message of its own."""
    listed = (await town.alice.slash(town.channel, "topics")).response
    topic = await picked(town.alice, listed, 1)
    opened = await picked(town.alice, topic, 0)

    assert listed.id == topic.id
    assert opened.id != topic.id


async def test_settings(town: Town, alice: Any) -> None:
    """A card leads on to the next in one place."""
    card = (await alice.slash(town.channel, "settings")).response
    choose = await picked(alice, card, 1)
    named = text_of(choose.components)
    done = (await alice.click(choose, label=labels(choose.components)[0])).response

    assert {card.id} == {choose.id, done.id}
    assert named != text_of(done.components)


async def test_what_takes_long(
    town: Town, alice: Any, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord is told in time that the message will change, and it does, or a new one says why."""
    handle = engine.handle

    async def slow(event: Event) -> Reply:
        if isinstance(event, Choose):
            await asyncio.sleep(20)
        return await handle(event)

    card = (await alice.slash(town.channel, "settings")).response
    monkeypatch.setattr(engine, "handle", slow)
    choose = await alice.select(card, [options(card.components)[1]])
    await town.env.advance_time(30)

    assert [4, 6] == answers(town)
    assert "Settings" in labels(card.components)
    assert choose.response.id == card.id


async def test_where_it_cannot_be_changed(town: Town) -> None:
    """What Discord does not take as a change comes as a new message."""
    listed = (await town.alice.slash(town.channel, "topics")).response
    town.env.inject_error("POST", "/interactions/*/*/callback", status=400, code=50035, times=1)
    topic = await picked(town.alice, listed, 1)

    assert topic.ephemeral
    assert listed.id != topic.id
