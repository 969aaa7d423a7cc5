"""Windows and later messages by the real client, against a small Discord on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from discord_peer import ALONE, CHANNEL, SOON, TOKEN, Peer, card, peer
from discord_town import text_of, within_limits

from adapters.delivering import Send
from adapters.discord import Client, create_client
from adapters.settings import Settings
from bot.engine import Engine
from bot.entries import Language
from bot.events import ChannelId
from bot.handling.quizzing import Delivery
from bot.replies import Reply, Text
from tests.conversations.community import FORM, made
from tests.stores.memory import MemoryStore

SUGGEST = {"id": "1", "name": "suggest", "type": 1, "options": []}


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


@pytest.fixture
def start(settings: Settings, engine: Engine, senders: dict[str, Send]) -> Callable[[], Client]:
    """Makes a client, as a new process would."""
    return lambda: create_client(engine, settings, senders)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of seconds, of the library and of ours, pass at once."""
    sleep = asyncio.sleep
    monkeypatch.setattr(
        asyncio, "sleep", lambda pause, result=None: sleep(min(pause, 0.01), result)
    )


@pytest.fixture
async def there(start: Callable[[], Client], senders: dict[str, Send]) -> AsyncIterator[Peer]:
    """The peer with a client connected to it, which is ready."""
    async with peer() as one, start() as client:
        client._connection.guild_ready_timeout = 0.01
        running = asyncio.create_task(client.start(TOKEN))
        async with asyncio.timeout(SOON):
            while not senders:
                await asyncio.sleep(0.01)
        yield one
        await client.close()
        await running


async def answer(there: Peer) -> dict[str, Any]:
    return await asyncio.wait_for(there.answers.get(), SOON)


def filled(form: dict[str, Any], values: dict[str, str]) -> dict[str, Any]:
    """What Discord sends of a window: its labels with what stands in them."""
    parts = [
        {"type": 18, "id": n, "component": {"type": 4, "id": 10 + n, "custom_id": name, "value": v}}
        for n, (name, v) in enumerate(values.items())
    ]
    return {"custom_id": form["custom_id"], "components": parts}


def delivery(text: str, number: int, replaces: str | None = None) -> Delivery:
    reply = Reply((Text(text),), Language.ENGLISH)
    return Delivery("discord", ChannelId(f"discord:{CHANNEL}"), reply, number, replaces)


async def test_a_window_that_another_process_opened(there: Peer) -> None:
    """Its id is all that is needed; what was typed is answered to its sender only."""
    await there.interact(SUGGEST)
    form = await answer(there)
    await there.interact(filled(form, FORM), 5)
    sent = await answer(there)
    within_limits(sent)

    assert "1:en:write" == form["custom_id"]
    assert [18, 18, 18] == [each["type"] for each in form["components"]]
    assert sent["flags"] & 64
    assert "moderators" in text_of(sent["components"])


@pytest.mark.parametrize("values", [{}, {"question": "x" * 5000, "no such field": "x"}])
@pytest.mark.parametrize("token", ["1:en:write", "1:en:set:approval-on", "no token", ""])
async def test_a_forged_window(there: Peer, token: str, values: dict[str, str]) -> None:
    """Whatever is sent, there is an answer, and it is private."""
    await there.interact(filled({"custom_id": token}, values), 5)
    sent = await answer(there)
    within_limits(sent)

    assert sent["flags"] & 64


async def test_a_window_alone_with_the_bot(there: Peer) -> None:
    """What needs a community says so."""
    await there.interact(filled({"custom_id": "1:en:write"}, FORM), 5, **ALONE)
    sent = await answer(there)

    assert not sent["flags"] & 64
    assert "Nothing can be kept here" in text_of(sent["components"])


async def test_a_forged_button_to_a_form(there: Peer) -> None:
    """A button that opens a form again, where nothing was typed, opens it empty or is stale."""
    await there.interact(
        {"custom_id": "again:1:en:write", "component_type": 2}, 3, message=card("again:1:en:write")
    )
    opened = await answer(there)
    await there.interact({"custom_id": "again:", "component_type": 2}, 3, message=card("again:"))
    stale = await answer(there)

    assert "1:en:write" == opened["custom_id"]
    assert stale["flags"] & 64


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_later_message_is_sent_once(
    there: Peer, senders: dict[str, Send], status: int
) -> None:
    """A busy Discord is asked again with the same number; then it can be changed."""
    limited = {"retry_after": 0.1, "global": False, "message": ""} if status == 429 else {}
    there.refuse(status, limited, **({"Via": "1.1 google"} if limited else {}))
    found = await senders["discord"](delivery("Hello", 7))
    there.refuse(503)
    again = await senders["discord"](delivery("Bye", 8, found))
    sent = [each for each in there.requests if "/messages" in each[1]]

    assert found == again
    assert ["POST", "POST", "PATCH", "PATCH"] == [method for method, *_ in sent]
    assert {"quiz-7-0"} == {body["nonce"] for method, _, body in sent if method == "POST"}
    assert f"/channels/{CHANNEL}/messages/{found}" == sent[-1][1]
    assert "Bye" == text_of(sent[-1][2]["components"])
