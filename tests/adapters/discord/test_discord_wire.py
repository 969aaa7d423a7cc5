"""The real client against a small Discord on this machine: locales, faults, reconnecting, closing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from discord_peer import ALONE, SOON, TOKEN, Peer, card
from discord_town import QUESTION, labels, text_of, within_limits

from adapters.discord import Client
from adapters.discord.outgoing import payload
from bot.answering import Answered
from bot.engine import Engine
from bot.entries import Language
from bot.events import Event
from bot.replies import Audience, Reply, Text


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of seconds, of the library and of ours, pass at once."""
    sleep = asyncio.sleep
    monkeypatch.setattr(
        asyncio, "sleep", lambda pause, result=None: sleep(min(pause, 0.01), result)
    )


async def answer(there: Peer) -> dict[str, object]:
    """The next answer that was accepted."""
    return await asyncio.wait_for(there.answers.get(), SOON)


async def text(there: Peer) -> str:
    sent = await answer(there)
    within_limits(sent)
    return text_of(sent["components"])


async def test_asks_for_no_privileged_intent(there: Peer) -> None:
    """Servers, their messages and direct messages are all it wants to hear of."""
    [(kind, identity)] = there.begun

    assert kind == "identify"
    assert identity["intents"] == 1 << 0 | 1 << 9 | 1 << 12


async def test_starting_sends_no_commands(there: Peer) -> None:
    """Discord counts how often commands are made; only an operator sends them."""
    assert there.commands == {}


@pytest.mark.parametrize(
    ("locale", "guild", "wanted"),
    [
        ("es-ES", "en-US", "¿Quisiste"),
        ("es-419", "en-US", "¿Quisiste"),
        ("en-GB", "es-ES", "Did you"),
        ("fr", "es-ES", "¿Quisiste"),
        ("fr", "de", "Did you"),
        ("fr", None, "Did you"),
    ],
)
async def test_language_of_the_client(
    there: Peer, locale: str, guild: str | None, wanted: str
) -> None:
    """Where the words do not tell, the person's client decides, then the server's language."""
    await there.ask("AMLO", locale=locale, guild_locale=guild)

    assert wanted in await text(there)


async def test_language_of_the_last_interaction(there: Peer) -> None:
    """A message tells no language: the client's is known from what was last done, anywhere."""
    await there.interact({"id": "1", "name": "topics", "type": 1}, locale="es-ES")
    await text(there)
    await there.write("AMLO")
    assert "¿Quisiste" in await text(there)

    await there.interact({"id": "1", "name": "topics", "type": 1}, locale="en-GB")
    await text(there)
    await there.say("AMLO")
    assert "I am not sure which question is yours." in await text(there)


@pytest.mark.parametrize(
    ("locale", "features", "wanted"),
    [
        ("es-ES", ["COMMUNITY"], "No sé con seguridad cuál es tu pregunta."),
        ("fr", ["COMMUNITY"], "I am not sure which question is yours."),
        ("es-ES", [], "I am not sure which question is yours."),
    ],
)
async def test_language_of_the_server(
    there: Peer, locale: str, features: list[str], wanted: str
) -> None:
    """Of somebody new the server's language is taken, where it is a community, which sets one."""
    await there.settle(locale, *features)
    await there.say("AMLO")

    assert wanted in await text(there)


async def test_language_that_nothing_tells(there: Peer) -> None:
    """English is not kept for somebody whose client later says otherwise; help is in both."""
    await there.write("AMLO")
    assert "Did you" in await text(there)
    await there.write("55 1234 5678")
    card = await text(there)
    await there.interact({"id": "1", "name": "topics", "type": 1}, locale="es-ES", **ALONE)

    assert "I cannot advise" in card
    assert "No puedo" in card
    assert "leer" in await text(there)


async def test_what_is_sent_is_what_is_previewed(there: Peer, engine: Engine) -> None:
    """The JSON of the preview is the JSON on the wire."""
    kept: list[Reply] = []
    handle = engine.handle

    async def handling(event: Event) -> Reply:
        kept.append(await handle(event))
        return kept[-1]

    engine.handle = handling  # type: ignore[method-assign]
    await there.ask(QUESTION)
    sent = await answer(there)

    [previewed] = payload(kept[0])
    assert previewed == {key: sent[key] for key in previewed}


async def test_long_reply_goes_on(there: Peer, engine: Engine) -> None:
    """What one message cannot hold follows in private too."""

    async def long(event: Event) -> Reply:
        said = tuple(Text("word " * 150) for _ in range(12))
        return Reply(said, Language.ENGLISH, Audience.SENDER)

    engine.handle = long  # type: ignore[method-assign]
    await there.ask(QUESTION)
    sent = [await answer(there) for _ in range(3)]

    assert [str(message["path"]).split("/")[1] for message in sent] == [
        "interactions",
        "webhooks",
        "webhooks",
    ]
    assert all(message["flags"] & 64 for message in sent)
    for message in sent:
        within_limits(message)


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (429, {"retry_after": 0.5, "global": False, "message": ""}, {"Via": "1.1 google"}),
        (429, {"retry_after": 0.5, "global": True, "message": ""}, {"Via": "1.1 google"}),
        (429, {"message": "blocked"}, {}),
        (500, {}, {}),
        (503, {}, {}),
    ],
)
async def test_message_is_tried_again(
    there: Peer, status: int, body: dict[str, object], headers: dict[str, str]
) -> None:
    """However Discord puts it off, the answer arrives, as one message."""
    there.refuse(status, body, **headers)
    await there.say(QUESTION)

    assert "176,726" in await text(there)
    nonces = [sent["nonce"] for method, path, sent in there.requests if path.endswith("/messages")]
    assert len(nonces) == 2
    assert len(set(nonces)) == 1


@pytest.mark.parametrize("status", [500, 503])
async def test_interaction_is_tried_again(there: Peer, status: int) -> None:
    """So does the answer to a command, which discord.py tries again by itself."""
    there.refuse(status)
    await there.ask(QUESTION)

    assert "176,726" in await text(there)


async def test_goes_on_after_a_lost_connection(there: Peer) -> None:
    """The session is resumed where it was, and events are answered again."""
    await there.drop()
    await asyncio.wait_for(there.connected.wait(), SOON)
    await there.ask(QUESTION)

    assert "176,726" in await text(there)
    assert [kind for kind, _ in there.begun] == ["identify", "resume"]
    assert there.begun[1][1]["session_id"] == "session"


async def test_goes_on_when_asked_to_reconnect(there: Peer) -> None:
    """Discord restarts its gateways now and then."""
    await there.restart()
    await asyncio.wait_for(there.connected.wait(), SOON)
    await there.say(QUESTION)

    assert "176,726" in await text(there)
    assert there.begun[-1][0] == "resume"


async def test_begins_anew_when_forgotten(there: Peer) -> None:
    """A session that is gone is replaced by a new one, in which buttons go on working."""
    await there.forget()
    await asyncio.wait_for(there.connected.wait(), SOON)
    pressed = {"component_type": 2, "custom_id": "1:en:topics"}
    await there.interact(pressed, kind=3, message=card("1:en:topics"))

    assert "read about" in await text(there)
    assert [kind for kind, _ in there.begun] == ["identify", "identify"]


async def test_crowd_is_answered_one_by_one(there: Peer, engine: Engine) -> None:
    """Of many who ask at once the first is answered before the last is thought about."""
    think, thought = engine.answerer.answer, 0

    def counting(*asked: Any) -> Answered:
        nonlocal thought
        thought += 1
        return think(*asked)

    engine.answerer.answer = counting  # type: ignore[method-assign]
    for _ in range(60):
        await there.ask(QUESTION)
    await answer(there)

    assert thought < 60
    for _ in range(59):
        await answer(there)


async def test_unknown_server_is_never_taken_for_private(there: Peer) -> None:
    """A mention in a server that the client has not heard of yet is answered in the open."""
    await there.say("me detuvo migración", guild_id="2999")
    sent = await answer(there)

    assert "unhcr" not in text_of(sent["components"])
    assert labels(sent["components"]) == ["Leer en privado"]


async def test_closing_answers_what_is_under_way(
    discord: Peer, start: Callable[[], Client], engine: Engine
) -> None:
    """Who asked before the bot was stopped still gets an answer; closing twice is fine."""
    begun, go_on = asyncio.Event(), asyncio.Event()
    handle = engine.handle

    async def slow(event: Event) -> Reply:
        begun.set()
        await go_on.wait()
        return await handle(event)

    engine.handle = slow  # type: ignore[method-assign]
    async with start() as client:
        running = asyncio.create_task(client.start(TOKEN))
        await asyncio.wait_for(discord.connected.wait(), SOON)
        await discord.ask(QUESTION)
        await asyncio.wait_for(begun.wait(), SOON)
        closing = asyncio.create_task(client.close())
        go_on.set()
        await closing
        await client.close()
        await running

    assert "176,726" in await text(discord)
