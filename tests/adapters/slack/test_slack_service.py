"""Connecting and ending: tokens that are refused, OAuth left alone, answers finished."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.compose import open_store
from adapters.settings import Settings, SettingsError
from adapters.slack import Service, create_app
from bot.engine import Engine
from bot.upkeep import Stored
from tests.adapters.slack.conftest import SOCKET, Served, running
from tests.adapters.slack.peer import APP_TOKEN, BOT, BOT_TOKEN, SECRET, Slack, failed, post
from tests.adapters.slack.test_slack_conversations import ANSWER, QUESTION
from tests.conversations.community import made

MARKER = "zanahoria"


async def test_refused_tokens(engine: Engine, peer: Slack) -> None:
    """A token that Slack does not know ends the start with a sentence, and is not printed."""
    for wrong in (
        replace(SOCKET, slack_bot_token="xoxb-other"),  # noqa: S106 -- made up
        replace(SOCKET, slack_app_token="xapp-other"),  # noqa: S106
    ):
        with pytest.raises(SettingsError, match="invalid_auth") as told:
            async with running(Service(engine, wrong), peer):
                raise AssertionError("it started")
        assert "other" not in str(told.value)


@pytest.mark.parametrize(
    ("method", "error", "left"),
    [
        ("auth.test", "token_revoked", 1),
        ("auth.test", "account_inactive", 1),
        ("auth.test", "invalid_auth", 0),  # mistyped, or an address that is not allowed
        ("auth.test", "internal_error", 0),
        ("apps.connections.open", "token_revoked", 0),  # the app-level one is made anew
    ],
)
async def test_a_removal_that_nobody_heard(
    settings: Settings, tmp_path: Path, peer: Slack, method: str, error: str, left: int
) -> None:
    """A token that was taken back ends the start, and the workspace is left until one works."""
    async with open_store(replace(settings, data=tmp_path), datetime.now(UTC)) as store:

        async def places() -> int:
            return sum(e.rows for e in await store.stock() if e.kind is Stored.LEFT_PLACES)

        for _ in range(2):  # at the first start it is known, at the third it is there again
            async with running(Service(made(settings, store), SOCKET), peer):
                assert 0 == await places()
            peer.faults[method] = [failed(error)]
            engine = made(settings, store)
            await engine.open()
            with pytest.raises(SettingsError, match=error):
                async with running(Service(engine, SOCKET), peer):
                    raise AssertionError("it started")
            assert left == await places()


async def test_unreachable(engine: Engine, peer: Slack) -> None:
    """Without a network the start says so."""
    service = Service(engine, SOCKET)
    service.app.client.base_url = peer.api
    await peer.close()

    with pytest.raises(SettingsError, match="cannot be reached"):
        await service.run()


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (Settings(slack_app_token=APP_TOKEN), "SLACK_BOT_TOKEN"),
        (Settings(slack_bot_token=BOT_TOKEN), "SLACK_SIGNING_SECRET"),
    ],
)
async def test_missing_settings(engine: Engine, given: Settings, missing: str) -> None:
    """What is needed and not there is named."""
    with pytest.raises(SettingsError, match=missing):
        Service(engine, given)


async def test_oauth_stays_off(
    engine: Engine, peer: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a client's id and secret in the environment the token is used all the same."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "x")
    app = create_app(engine, SOCKET)

    assert app.oauth_flow is None
    async with running(Service(engine, SOCKET), peer):
        await peer.deliver(peer.slash(QUESTION))
        assert ANSWER in (await peer.next()).words


async def test_no_secret_no_http(engine: Engine, peer: Slack) -> None:
    """An app without a signing secret takes nothing by HTTP, signed with nothing either."""
    app = create_app(engine, SOCKET)
    app.client.base_url = peer.api
    from slack_bolt.request.async_request import AsyncBoltRequest

    body = peer.body(peer.slash(QUESTION))
    headers = {**peer.signed(body, secret="")}
    answer = await app.async_dispatch(AsyncBoltRequest(body=body, headers=headers))

    assert 401 == answer.status


async def test_acknowledged_is_answered(engine: Engine, peer: Slack) -> None:
    """
    Closed while an answer is on its way, it waits for that answer, and takes nothing new.

    The connection ends before, so that Slack gives what is new to another process at once.
    """
    peer.gates["chat.postMessage"] = asyncio.Event()
    async with running(Service(engine, SOCKET), peer) as service:
        await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}"))
        await peer.until(lambda: "chat.postMessage" in peer.calls)
        closing = asyncio.create_task(service.close())
        await asyncio.sleep(0)
        late = {"type": "slash_commands", "envelope_id": "late", "payload": peer.slash(QUESTION)}
        await peer.sockets[-1].send_json(late)
        async with asyncio.timeout(10):
            while not peer.sockets[-1].closed:
                await asyncio.sleep(0.01)
        assert [] == peer.sent
        peer.gates["chat.postMessage"].set()
        await closing

    assert [True] == [ANSWER in sent.words for sent in peer.sent]
    assert "late" not in peer.acks
    assert peer.sockets[-1].closed


async def test_answers_that_take_too_long(
    engine: Engine, peer: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not answered in the time that closing has is given up."""
    monkeypatch.setattr("adapters.slack.app._PATIENCE", 0.0)
    peer.gates["chat.postMessage"] = asyncio.Event()
    async with running(Service(engine, SOCKET), peer):
        await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}"))
        await peer.until(lambda: "chat.postMessage" in peer.calls)
    peer.gates["chat.postMessage"].set()

    assert [] == peer.sent


async def test_closed_before_it_ran(engine: Engine, peer: Slack) -> None:
    """Closing what does not run returns at once."""
    await Service(engine, SOCKET).close()

    assert [] == peer.calls


async def test_closing_twice(served: Served, peer: Slack) -> None:
    """A second close finds nothing to do, and nobody is served any more."""
    await served.service.close()
    await served.service.close()

    with pytest.raises(OSError, match="Cannot connect"):
        await post(served.url, "", {})


async def test_cancelled(engine: Engine, peer: Slack) -> None:
    """Cancelled, it closes its connections too."""
    service = Service(engine, SOCKET)
    service.app.client.base_url = peer.api
    run = asyncio.create_task(service.run())
    await service.ready.wait()
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    assert service.app.client.session.closed
    await peer.until(lambda: peer.sockets[-1].closed)


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING])
async def test_logs_hold_no_words(
    served: Served, peer: Slack, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    """Whatever the level: questions, answers, tokens and secrets are never written down."""
    caplog.set_level(level)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    bodies = [
        peer.slash(f"{MARKER} {QUESTION}"),
        peer.slash(MARKER, "/other"),
        peer.mention(f"<@{BOT}> {MARKER}", thread_ts="1.1"),
        peer.mention(f"<@{BOT}> {MARKER} my husband was detained by immigration"),
        peer.direct(MARKER),
        peer.direct(MARKER, subtype="message_changed"),
        peer.press(MARKER),
        peer.press(MARKER, actions=[]),
        peer.event({"type": MARKER}),
        {"type": "view_submission", "view": {"callback_id": MARKER}, "team": {"id": peer.team}},
    ]
    peer.members["C1"].discard("U1")
    for of in bodies:
        body = peer.body(of)
        await post(served.url, body, peer.signed(body))
        await post(served.url, body, peer.signed(body, -301))
        await post(served.url, body, peer.signed(body, secret="wrong"))  # noqa: S106 -- made up
        await post(served.url, body, {"X-Slack-Request-Timestamp": MARKER})
    for body in (f"payload={MARKER}", f"{{{MARKER}", f'{{"team": 1, "x": "{MARKER}"}}'):
        await post(served.url, body, peer.signed(body))
    await served.service.close()

    assert len(peer.sent) >= 5
    for secret in (MARKER, "husband", ANSWER, BOT_TOKEN, SECRET, "/response/"):
        assert secret not in caplog.text


async def test_socket_mode_logs_hold_no_words(
    service: Service, peer: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor over Socket Mode, whose library writes every message down at DEBUG."""
    caplog.set_level(logging.DEBUG)
    await peer.deliver(peer.slash(f"{MARKER} {QUESTION}"))
    await peer.deliver(peer.slash(MARKER, "/other"))
    await peer.sockets[-1].send_str(f"{MARKER} is no envelope")
    await peer.sockets[-1].send_json(
        {"type": "interactive", "envelope_id": "E", "payload": {"user": 5, "x": MARKER}}
    )
    await peer.refresh()
    await service.close()

    assert 1 == len(peer.sent)
    for secret in (MARKER, "Did you mean", BOT_TOKEN, APP_TOKEN):
        assert secret not in caplog.text


async def test_libraries_report_places(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """What a library says of an error is reduced to its place and its type, by Bolt's loggers too."""
    create_app(engine, SOCKET)
    for name in ("adapters.slack.library", "slack_bolt.AsyncSingleTeamAuthorization"):
        try:
            raise ValueError(MARKER)
        except ValueError:
            logging.getLogger(name).exception("it failed on %s", MARKER)

    assert 2 == caplog.text.count("ValueError")
    assert MARKER not in caplog.text


async def test_secrets_are_not_shown(engine: Engine) -> None:
    """Neither the settings nor what is made of them shows a token."""
    settings = Settings(
        slack_bot_token=BOT_TOKEN, slack_app_token=APP_TOKEN, slack_signing_secret=SECRET
    )
    service = Service(engine, settings)
    shown = f"{settings!r}{service!r}{service.app!r}{service.app.client!r}"

    assert not any(secret in shown for secret in (BOT_TOKEN, APP_TOKEN, SECRET))
