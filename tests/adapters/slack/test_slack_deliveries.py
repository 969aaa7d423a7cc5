"""What Slack delivers twice, what nobody of it sent, and what it refuses: each is borne."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.http_retry.jitter import RandomJitter
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.slack import Service
from bot.engine import Engine
from bot.entries import Language
from bot.wording import phrases
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import BOT, Slack, limited
from tests.adapters.slack.test_slack_conversations import (
    ANSWER,
    FAILED,
    QUESTION,
)


@pytest.mark.parametrize(
    "token", ["nonsense", "x" * 10_000, "1:en:open:no-such-entry", "", None, 7, {"a": 1}]
)
async def test_forged_press(service: Service, peer: Slack, token: object) -> None:
    """A value that leads nowhere gets one friendly sentence."""
    await peer.deliver(peer.press(token))
    sent = await peer.next()

    assert phrases.STALE.best(Language.ENGLISH) in sent.words
    assert sent.only == "U1"


@pytest.mark.parametrize(
    "more",
    [
        {"user": None},
        {"user": {"id": None}},
        {"user": {"id": 5}},
        {"team": None, "user": {"id": "U1"}},
        {"channel": None, "container": {}, "user": {}},
        {"message": None, "container": None, "channel": None, "team": None},
    ],
)
async def test_press_by_nobody(service: Service, peer: Slack, more: dict[str, Any]) -> None:
    """Without who or where it is acknowledged and left."""
    await peer.deliver(peer.press("1:en:topics", **more))
    await service.close()

    assert [] == peer.sent


@pytest.mark.parametrize("missing", ["team_id", "user_id", "channel_id"])
async def test_command_by_nobody(service: Service, peer: Slack, missing: str) -> None:
    """The same for a command."""
    body = peer.slash(QUESTION)
    del body[missing]
    await peer.deliver(body)
    await service.close()

    assert [] == peer.sent


async def test_what_nobody_listens_to(service: Service, peer: Slack) -> None:
    """Other commands, buttons, shortcuts, views and events are acknowledged in silence."""
    action = {"type": "button", "action_id": "other:1", "block_id": "b", "value": "1:en:topics"}
    for body in (
        peer.slash(QUESTION, "/other"),
        peer.press("1:en:topics", actions=[action]),
        peer.event({"type": "reaction_added", "user": "U1"}),
        {"type": "shortcut", "callback_id": "x", "team": {"id": "T1"}, "user": {"id": "U1"}},
        {
            "type": "view_submission",
            "team": {"id": "T1"},
            "user": {"id": "U1"},
            "view": {"type": "modal", "callback_id": "x"},
        },
    ):
        assert "payload" not in await peer.deliver(body)
    await service.close()

    assert [] == peer.sent


async def test_event_delivered_again(service: Service, peer: Slack) -> None:
    """Slack delivers what it thinks was lost once more, also over another socket."""
    body = peer.mention(f"<@{BOT}> {QUESTION}")
    await peer.deliver(body)
    await peer.deliver(body, retry_attempt=1, retry_reason="timeout")
    await peer.refresh()
    await peer.deliver(body, retry_attempt=2, retry_reason="timeout")
    await service.close()

    assert 1 == len(peer.sent)


async def test_command_and_press_delivered_again(service: Service, peer: Slack) -> None:
    """What was acknowledged too late comes again with the same name, and is answered once."""
    for body in (peer.slash(QUESTION), peer.press("1:en:topics")):
        await peer.deliver(body)
        await peer.deliver(body, retry_attempt=1, retry_reason="timeout")
    await service.close()

    assert 2 == len(peer.sent)


async def test_new_socket(service: Service, peer: Slack) -> None:
    """Slack asks for a new connection now and then; the talk goes on over it."""
    await peer.refresh()
    await peer.deliver(peer.slash(QUESTION))

    assert ANSWER in (await peer.next()).words


async def test_network_that_breaks(
    engine: Engine, peer: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Nobody says that the connection ended; slack_sdk would find out after ten seconds. It is told
    that it is not there.
    """
    broken: list[bool] = []

    async def never(_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(SocketModeClient, "monitor_current_session", never)
    async with running(Service(engine, SOCKET, broken=broken.append), peer):
        await peer.refresh()
        before = len(peer.sockets)
        peer.drop()
        await peer.until(lambda: len(peer.sockets) > before)
        await peer.deliver(peer.slash(QUESTION))
        assert ANSWER in (await peer.next()).words
        async with asyncio.timeout(20):
            while True not in broken or broken[-1]:
                await asyncio.sleep(0.01)


async def test_rate_limit(service: Service, peer: Slack) -> None:
    """What Slack does not take at once is sent again when it says so."""
    peer.faults["chat.postMessage"] = [limited(0), limited(0)]
    peer.faults["response_url"] = [limited(0)]
    await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}"))
    await peer.next()
    await peer.deliver(peer.slash(QUESTION))
    await peer.next(2)

    assert 3 == peer.calls.count("chat.postMessage")
    assert 2 == peer.calls.count("response_url")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_trouble_of_slacks_own(
    service: Service, peer: Slack, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Whatever it is called, the answer is sent again, by the same way, until it is there."""
    monkeypatch.setattr(RandomJitter, "recalculate", lambda *_: 0.01)
    for method in ("chat.postMessage", "response_url"):
        peer.faults[method] = [web.Response(status=status, text="down") for _ in range(4)]
    await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}"))
    await peer.next()
    await peer.deliver(peer.slash(QUESTION))
    await peer.next(2)

    assert 5 == peer.calls.count("chat.postMessage")
    assert 5 == peer.calls.count("response_url")
    assert ["post", "response"] == [each.way for each in peer.sent]


async def test_engine_that_fails(
    engine: Engine,
    service: Service,
    peer: Slack,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The person gets one sentence, in private where they asked so, and the log no words."""

    async def broken(event: object) -> None:
        raise ValueError(f"about {event}")

    monkeypatch.setattr(engine, "handle", broken)
    await peer.deliver(peer.slash("MARKER"))
    private = await peer.next()
    await peer.deliver(peer.mention(f"<@{BOT}> MARKER"))
    public = await peer.next(2)
    monkeypatch.undo()

    assert ("U1", None) == (private.only, public.only)
    for sent in (private, public):
        assert FAILED in sent.text
    assert "ValueError at " in caplog.text
    assert "MARKER" not in caplog.text
