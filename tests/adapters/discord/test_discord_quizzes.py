"""Quizzes in a channel: the card, private picks, the reveal, and what Discord may refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord
import pytest
from discord_town import Town, labels, text_of

from adapters import compose, delivering
from adapters.delivering import Send, UndeliverableError
from adapters.discord import Client, create_client
from adapters.settings import Settings
from bot.engine import Engine
from bot.entries import Language
from bot.events import ChannelId
from bot.handling.quizzing import Delivery
from bot.items import ItemKind
from bot.quiz import batching
from bot.replies import Picture, Reply, Text
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

SHORT = {"topic": ["-"], "length": ["5"], "level": ["easy"], "language": ["en"], "mode": ["race"]}


@pytest.fixture
def engine(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """One that keeps quizzes, whose questions all have buttons to pick one from."""
    pack = compose.load_pack(settings)
    single = tuple(item for item in pack.items if item.kind is ItemKind.SINGLE)
    monkeypatch.setattr(compose, "load_pack", lambda _: replace(pack, items=single))
    return made(settings, MemoryStore())


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Picks are kept without waiting for others: the simulator's clock stands still meanwhile."""
    monkeypatch.setattr(batching, "_WAIT", 0)


@pytest.fixture
def start(settings: Settings, engine: Engine, senders: dict[str, Send]) -> Callable[[], Client]:
    """Makes a client, as a new process would."""
    return lambda: create_client(engine, settings, senders)


async def begun(town: Town, host: Any, place: Any = None) -> Any:
    """The host's panel of a quiz that was begun."""
    opened = await host.slash(place or town.channel, "quiz start")
    ready = await host.submit_modal(opened, SHORT)
    return await host.click(ready.response, label="Begin")


def delivery(town: Town, text: str, **more: Any) -> Delivery:
    channel = ChannelId(f"discord:{more.pop('channel', town.channel.id)}")
    return Delivery("discord", channel, Reply((Text(text),), Language.ENGLISH), **more)


def shown(message: Any) -> str:
    return text_of([component.to_dict() for component in message.components])


def choices(message: Any) -> list[str]:
    return labels([component.to_dict() for component in message.components])


async def test_a_round(
    town: Town,
    engine: Engine,
    host: Any,
    senders: dict[str, Send],
    start: Callable[[], Client],
) -> None:
    """The card is a message of the channel, changed in its place; picks are answered in private,
    after a restart too, and the reveal is a new message."""
    panel = await begun(town, host)
    await delivering.deliver(engine, senders, discord.utils.utcnow())
    card = town.channel.last_message
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    picked = await town.bob.click(card, label=choices(card)[0])
    closed = await host.click(panel.response, label="Close and show the answer")
    await delivering.deliver(engine, senders, discord.utils.utcnow())
    [changed] = [message for message in town.channel.history() if message.id == card.id]

    assert "Question 1 of 5" in shown(card)
    assert "30 seconds" in shown(card)
    assert picked.response.ephemeral
    assert "Your first pick stands." in text_of(picked.response.components)
    assert closed.response.ephemeral
    assert "closed" in shown(changed)
    assert card.id != town.channel.last_message.id
    assert "the answer" in shown(town.channel.last_message)
    assert "Fewer than five answered" in shown(town.channel.last_message)
    assert "bob" not in str(town.sent)


async def test_a_card_in_a_thread(
    town: Town, engine: Engine, host: Any, senders: dict[str, Send]
) -> None:
    """It is sent to where the quiz was begun."""
    message = await town.bob.send(town.channel, "let us play")
    made = await message.create_thread(name="quiz")
    thread = next(each for each in town.channel.threads if each.id == made.id)
    await begun(town, host, thread)
    await delivering.deliver(engine, senders, discord.utils.utcnow())

    assert "Question 1 of 5" in shown(thread.last_message)


@pytest.mark.parametrize("denied", ["send_messages", "view_channel"])
async def test_no_quiz_where_the_bot_may_not_write(town: Town, denied: str) -> None:
    """It is told at once, instead of messages that never come."""
    rules = {town.guild.default_role: discord.PermissionOverwrite(**{denied: False})}
    boss = town.allowed("boss", administrator=True)
    quiet = town.guild.create_text_channel("quiet", overwrites=rules)
    told = await boss.slash(quiet, "quiz start")

    assert "A quiz needs a channel" in text_of(told.response.components)
    assert "let me send messages" in text_of(told.response.components)


async def test_only_while_connected(town: Town, senders: dict[str, Send]) -> None:
    """Nothing is handed to a client that is not there any more."""
    there = set(senders)
    await town.env.bot.close()

    assert {"discord"} == there
    assert {} == senders


async def test_sent_once(town: Town) -> None:
    """A second try with the same number is the same message for Discord."""
    await town.env.bot.send(delivery(town, "*Hello* @everyone", id=7))
    sent = town.env.http_requests[-1].json

    assert ("quiz-7-0", True) == (sent["nonce"], sent["enforce_nonce"])
    assert {"parse": []} == {"parse": sent["allowed_mentions"]["parse"]}
    assert "\\*Hello\\* @everyone" == shown(town.channel.last_message)


async def test_many_messages_are_found_again(town: Town) -> None:
    """A long reply is several; edited, it may be fewer or more."""
    send = town.env.bot.send
    three = await send(delivery(town, "word " * 2000))
    one = await send(delivery(town, "short", replaces=three))
    two = await send(delivery(town, "word " * 1500, replaces=one))

    assert [3, 1, 2] == [len(each.split()) for each in (three, one, two)]
    assert one == three.split()[0] == two.split()[0]
    assert 2 == len(town.seen_by(town.bob))


@pytest.mark.parametrize("replaces", [None, "12345"])
@pytest.mark.parametrize(
    ("status", "code"), [(403, 50001), (403, 50013), (404, 10003), (404, 10008), (400, 50083)]
)
async def test_what_cannot_be_sent(
    town: Town, status: int, code: int, replaces: str | None
) -> None:
    """It is not tried again."""
    for method, path in (("POST", "/channels/*/messages"), ("PATCH", "/channels/*/messages/*")):
        town.env.inject_error(method, path, status=status, code=code)
    with pytest.raises(UndeliverableError):
        await town.env.bot.send(delivery(town, "Hello", replaces=replaces))


async def test_what_can_be_sent_later(town: Town) -> None:
    """Anything else is."""
    town.env.inject_error("POST", "/channels/*/messages", status=500)
    with pytest.raises(discord.HTTPException):
        await town.env.bot.send(delivery(town, "Hello"))


async def test_a_channel_that_is_gone(town: Town) -> None:
    """It may have been deleted meanwhile."""
    with pytest.raises(UndeliverableError):
        await town.env.bot.send(delivery(town, "Hello", channel=123))


async def test_pictures_where_files_are_forbidden(town: Town) -> None:
    """They are shown in characters."""
    picture = Picture("chart.png", "A bar", "#####", lambda theme: b"PNG")
    reply = Reply((picture,), Language.ENGLISH)
    channel = ChannelId(f"discord:{town.channel.id}")
    await town.env.bot.send(Delivery("discord", channel, reply))
    with_file = len(town.channel.last_message.attachments)
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await town.env.bot.send(Delivery("discord", channel, reply))

    assert 1 == with_file
    assert "#####" in shown(town.channel.last_message)
