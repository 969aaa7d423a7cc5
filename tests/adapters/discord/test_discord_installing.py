"""How the bot comes to people: invited to a server, or taken along by one person."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from click.testing import CliRunner
from discord_peer import ALICE, CHANNEL, GUILD, SOON, TOKEN, Peer, card, peer
from discord_town import OWN_CASE, QUESTION, text_of, walk, within_limits

from adapters.cli.__main__ import refugio
from adapters.discord import Client
from adapters.settings import Settings
from bot.engine import Engine
from bot.events import Event, Visibility
from bot.replies import Reply
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

MINE = "MTAwMDIwMDAzMDAwNDAwMA.GaBcDe.not-a-real-token"  # of the application 1000200030004000
BROUGHT = {"authorizing_integration_owners": {"1": ALICE["id"]}}
BOTH = {"authorizing_integration_owners": {"0": GUILD, "1": ALICE["id"]}}
GROUP = BROUGHT | {
    "guild_id": None,
    "guild_locale": None,
    "user": ALICE,
    "channel_id": "3002",
    "channel": {"id": "3002", "type": 3, "recipients": [ALICE], "name": None, "icon": None},
    "context": 2,
}


_THEN = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


@pytest.fixture
def events(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the engine was told."""
    told: list[Event] = []
    handle = engine.handle

    async def telling(event: Event) -> Reply:
        told.append(event)
        return await handle(event)

    monkeypatch.setattr(engine, "handle", telling)
    return told


@pytest.fixture
async def there(start: Callable[[], Client]) -> AsyncIterator[Peer]:
    """A small Discord with a client connected to it."""
    async with peer() as one, start() as client:
        running = asyncio.create_task(client.start(TOKEN))
        await asyncio.wait_for(one.connected.wait(), SOON)
        yield one
        await client.close()
        await running


async def answer(there: Peer) -> dict[str, Any]:
    sent = await asyncio.wait_for(there.answers.get(), SOON)
    within_limits(sent)
    return sent


def doctor(monkeypatch: pytest.MonkeyPatch, token: str) -> list[str]:
    """What `refugio doctor` says with this token."""
    monkeypatch.setenv("DISCORD_TOKEN", token)
    monkeypatch.setenv("REFUGIO_CACHE", "none")
    return CliRunner().invoke(refugio, ["doctor"]).output.splitlines()


def test_doctor_gives_the_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the least permissions: see a channel, write there and in threads, files, history."""
    told = doctor(monkeypatch, MINE)
    permissions = 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16 | 1 << 38
    address = "https://discord.com/oauth2/authorize?client_id=1000200030004000"

    assert (
        f"ok    invite to a server: {address}&scope=bot+applications.commands"
        f"&permissions={permissions}"
    ) in told
    assert (
        f"ok    for one person, anywhere: {address}&scope=applications.commands&integration_type=1"
    ) in told
    assert "not-a-real-token" not in str(told)


@pytest.mark.parametrize("token", ["a.real.token", "w7HDsQ.x.y", "YWJj.x.y"])
def test_doctor_knows_a_token_that_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    """It may have been cut while it was copied."""
    [line] = [each for each in doctor(monkeypatch, token) if "DISCORD_TOKEN" in each]

    assert line.startswith("look  DISCORD_TOKEN does not tell whose it is")


def test_doctor_without_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked for one who does not use Discord."""
    assert [] == [each for each in doctor(monkeypatch, "") if "invite" in each]


async def test_taken_to_a_server_that_has_not_invited_it(there: Peer, events: list[Any]) -> None:
    """The server is no place of ours: it has no community there, and nobody manages one."""
    await there.ask(QUESTION, **BROUGHT)
    asked = await answer(there)
    await there.interact({"id": "1", "name": "suggest", "type": 1, "options": []}, **BROUGHT)
    refused = await answer(there)

    assert "176,726" in text_of(asked["components"])
    assert asked["flags"] & 64
    assert "Nothing can be kept here" in text_of(refused["components"])
    assert [(None, None)] * 2 == [(e.sender.place, e.sender.channel) for e in events]


async def test_taken_to_a_server_that_has_invited_it(there: Peer, events: list[Any]) -> None:
    """There it is the server's, whoever has it for themselves too."""
    await there.ask(QUESTION, **BOTH)
    await answer(there)

    assert f"discord:{GUILD}" == events[0].sender.place


@pytest.mark.parametrize("question", [QUESTION, OWN_CASE])
async def test_taken_to_a_group(there: Peer, events: list[Any], question: str) -> None:
    """Among others, outside any server, what is asked and answered is seen by nobody else."""
    await there.ask(question, **GROUP)
    sent = await answer(there)
    event = events[0]

    assert sent["flags"] & 64
    assert Visibility.PRIVATE is event.visibility
    assert (None, None) == (event.sender.place, event.sender.channel)


async def test_shared_with_a_group(there: Peer) -> None:
    """Only by the button, and only the entry's own words."""
    await there.ask(QUESTION, **GROUP)
    sent = await answer(there)
    [token] = [c["custom_id"] for c in _buttons(sent) if c["label"] == "Share with everyone"]
    press = {"custom_id": token, "component_type": 2}
    await there.interact(press, 3, message=card(token), **GROUP)
    shared = await answer(there)

    assert not shared["flags"] & 64
    assert QUESTION not in text_of(shared["components"])


def _buttons(sent: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in walk(sent["components"]) if each["type"] == 2]


@pytest.mark.parametrize("known", [True, False])
async def test_a_thread_that_nobody_told_of(there: Peer, events: list[Any], known: bool) -> None:
    """It is looked up, since its channel may be quiet; where that fails, it is its own."""
    thread = {"id": "3999", "type": 11, "guild_id": GUILD, "parent_id": CHANNEL, "name": "old"}
    more = {"owner_id": ALICE["id"], "message_count": 1, "member_count": 1, "flags": 0}
    made_on = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": _THEN}
    if known:
        there.threads["3999"] = {**thread, **more, "thread_metadata": {**made_on, "locked": False}}
    await there.say(QUESTION, channel_id="3999")
    sent = await asyncio.wait_for(there.answers.get(), SOON)

    assert [f"discord:{CHANNEL if known else '3999'}"] == [each.sender.room for each in events]
    assert "/channels/3999/messages" == sent["path"]
    assert "176,726" in text_of(sent["components"])
