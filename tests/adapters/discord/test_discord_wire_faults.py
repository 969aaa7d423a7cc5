"""What Discord refuses, forgets or puts off, by the real client: one log line each, and it goes on."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import Any

import pytest
from discord_peer import SOON, TOKEN, Peer, card
from discord_town import QUESTION, text_of

from adapters.discord import create_client, patience
from adapters.settings import Settings
from bot.engine import Engine
from bot.events import Event
from bot.replies import Reply
from bot.store import StoreError
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

SUGGEST = {"id": "1", "name": "suggest", "type": 1, "options": []}
PRESS = {"custom_id": "1:en:topics", "component_type": 2}


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of seconds, of the library and of ours, pass at once."""
    sleep = asyncio.sleep
    monkeypatch.setattr(
        asyncio, "sleep", lambda pause, result=None: sleep(min(pause, 0.01), result)
    )
    monkeypatch.setattr(patience, "THINKING", 0.1)


async def answer(there: Peer) -> dict[str, Any]:
    return await asyncio.wait_for(there.answers.get(), SOON)


async def logged(caplog: pytest.LogCaptureFixture, level: int = logging.ERROR) -> str:
    """The only line of ours, once it is there."""
    async with asyncio.timeout(SOON):
        while not (ours := [r for r in caplog.records if r.name.startswith("adapters")]):
            await asyncio.sleep(0.01)
    [line] = ours
    assert level == line.levelno
    return line.getMessage()


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (401, 50027), (403, 50001), (429, 0)])
@pytest.mark.parametrize("how", ["asked", "pressed"])
async def test_an_interaction_that_takes_no_answer(
    there: Peer, how: str, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Too late, out of date, forbidden, or taken for a flood: it is
    tried once and told once, with the event's id, and whoever comes next is answered."""
    there.refuse(status, {"code": code, "message": "zanzibar"})
    if how == "asked":
        number = await there.ask(QUESTION)
    else:
        number = await there.interact(PRESS, 3, message=card("1:en:topics"))
    line = await logged(caplog)
    tried = [path for _, path, _ in there.requests if "/interactions/" in path]
    await there.ask(QUESTION)

    assert f"event {number} failed" in line
    assert f"{status}/{code}" in line
    assert "zanzibar" not in caplog.text
    assert 1 == len(tried)
    assert "176,726" in text_of((await answer(there))["components"])


@pytest.mark.parametrize("how", ["asked", "pressed"])
async def test_an_interaction_that_another_process_answered(
    there: Peer, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing failed: it is tried once, and only who looks for faults reads of it."""
    caplog.set_level(logging.DEBUG, "adapters")
    there.refuse(400, {"code": 40060, "message": "zanzibar"})
    if how == "asked":
        number = await there.ask(QUESTION)
    else:
        number = await there.interact(PRESS, 3, message=card("1:en:topics"))
    line = await logged(caplog, logging.DEBUG)
    tried = [path for _, path, _ in there.requests if "/interactions/" in path]
    await there.ask(QUESTION)

    assert f"event {number} failed" in line
    assert "400/40060" in line
    assert "zanzibar" not in caplog.text
    assert 1 == len(tried)
    assert "176,726" in text_of((await answer(there))["components"])


@pytest.mark.parametrize("headers", [{"Via": "1.1 google"}, {}])
async def test_an_interaction_that_is_put_off(
    there: Peer, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """By Discord itself it is waited out; by what stands before it, nothing more is sent."""
    there.refuse(429, {"retry_after": 0.2, "global": False, "message": ""}, **headers)
    await there.ask(QUESTION)
    if headers:
        assert "176,726" in text_of((await answer(there))["components"])
        assert [] == [r for r in caplog.records if r.name.startswith("adapters")]
    else:
        assert "429/0" in await logged(caplog)


async def test_what_comes_after_its_fifteen_minutes(
    there: Peer, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord was told to wait, and takes nothing any more: one line, and nothing else."""
    go_on, handle = asyncio.Event(), engine.handle

    async def slow(event: Event) -> Reply:
        await go_on.wait()
        return await handle(event)

    engine.handle = slow  # type: ignore[method-assign]
    await there.interact(SUGGEST)
    waiting = await answer(there)
    there.refuse(401, {"code": 50027, "message": "Invalid Webhook Token"})
    go_on.set()
    line = await logged(caplog)
    await there.ask(QUESTION)

    assert "components" not in waiting
    assert "401/50027" in line
    assert "176,726" in text_of((await answer(there))["components"])


async def test_who_does_it_cannot_be_found_out(
    there: Peer, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """Another process may do it, so this one does not: whoever asked is told that it failed."""
    done: list[Event] = []

    async def away(name: str, at: datetime) -> bool:
        raise StoreError("zanzibar")

    async def handle(event: Event) -> Reply:
        done.append(event)
        raise AssertionError

    engine.first, engine.handle = away, handle  # type: ignore[method-assign]
    await there.interact(SUGGEST)
    told = text_of((await answer(there))["components"])
    line = await logged(caplog)

    assert "Something went wrong here" in told
    assert "StoreError" in line
    assert "zanzibar" not in caplog.text
    assert [] == done


async def test_a_session_that_cannot_be_resumed_after_a_break(there: Peer) -> None:
    """The connection breaks, then the session is gone: a new one is begun, and all is answered."""
    await there.drop()
    await asyncio.wait_for(there.connected.wait(), SOON)
    await there.forget()
    await asyncio.wait_for(there.connected.wait(), SOON)
    await there.ask(QUESTION)

    assert "176,726" in text_of((await answer(there))["components"])
    assert ["identify", "resume", "identify"] == [kind for kind, _ in there.begun]


async def test_shards(discord: Peer, engine: Engine, settings: Settings) -> None:
    """
    As many connections as Discord wants; one that breaks is told, and mended while the other goes
    on.
    """
    discord.shards, broken = 2, list[bool]()
    async with create_client(engine, settings, {}, broken.append) as client:
        running = asyncio.create_task(client.start(TOKEN))
        async with asyncio.timeout(SOON):
            while len(discord.begun) < 2:
                await asyncio.sleep(0.01)
        for shard in (0, 1):
            discord.go_on_with(shard)
            await discord.ask(QUESTION)
            assert "176,726" in text_of((await answer(discord))["components"])
        await discord.drop()
        discord.go_on_with(0)
        await discord.ask(QUESTION)
        assert "176,726" in text_of((await answer(discord))["components"])
        await asyncio.wait_for(discord.connected.wait(), SOON)
        async with asyncio.timeout(SOON):
            while broken[-1]:
                await asyncio.sleep(0.01)
        assert [False, False, True, False] == broken
        discord.go_on_with(1)
        await discord.ask(QUESTION)
        assert "176,726" in text_of((await answer(discord))["components"])
        await client.close()
        await running

    assert [[0, 2], [1, 2]] == [begun["shard"] for kind, begun in discord.begun[:2]]
    assert ["resume"] == [kind for kind, _ in discord.begun[2:]]
