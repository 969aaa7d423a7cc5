"""The tokens of many workspaces: renewed in time, asked nothing once refused, told to nobody."""

from __future__ import annotations

import asyncio
import traceback
from contextlib import nullcontext

import pytest

from adapters.installing.looking_over import look_over
from adapters.installing.tokens import Tokens
from adapters.settings import Settings
from tests.adapters.slack.many.app import App, an_app, delivery, stock
from tests.adapters.slack.many.network import Network
from tests.adapters.slack.peer import BOT
from tests.adapters.slack.test_slack_conversations import QUESTION

AGAIN = "Have the app installed there again"


async def test_a_token_is_renewed_before_its_time(app: App, network: Network) -> None:
    """Once, however many ask at that moment, and the new one is used from then on."""
    network.lives = 3_600
    await app.install("TA")
    first = network.token_of("TA")
    network.lives = 43_200
    network.team = "TA"
    bodies = [network.mention(f"<@{BOT}> {QUESTION}") for _ in range(8)]

    await asyncio.gather(*(app.hear(body) for body in bodies))
    await network.next(8)
    last = await app.ask("TA")

    assert 1 == network.refreshed
    assert first != last == network.token_of("TA")


async def test_a_known_token_waits_for_no_store(
    app: App, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack waits three seconds for whatever it delivers, however long the store may take."""
    await app.install("TA")
    token = await app.ask("TA")

    async def stands_still(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Tokens, "newest", stands_still)

    assert token == await app.ask("TA")


async def test_a_token_goes_on_where_another_process_renews_it(app: App, network: Network) -> None:
    """Its refresh token is spent; until the new one is there, the old one is still good."""
    network.lives = 3_600
    await app.install("TA")
    network.refreshing.clear()

    assert network.token_of("TA") == await app.ask("TA")


async def test_a_token_that_is_over_and_cannot_be_renewed_is_used_no_more(
    app: App, network: Network
) -> None:
    """Nothing is sent with it."""
    network.lives = -1
    await app.install("TA")
    network.refreshing.clear()
    network.team = "TA"
    await app.hear(network.mention(f"<@{BOT}> {QUESTION}"))
    await app.service.close()

    assert "chat.postMessage" not in network.calls


async def test_two_processes_renew_one_that_is_over(
    app: App, many: Settings, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them does; the other waits for that, and both answer with the new token."""
    monkeypatch.setattr("adapters.slack.app.looked_over", lambda _: nullcontext())
    network.lives = -1
    await app.install("TA")
    first, network.lives, network.team = network.token_of("TA"), 43_200, "TA"
    async with an_app(many, network) as second:
        network.slow.clear()
        asked = [
            asyncio.create_task(each.hear(network.mention(f"<@{BOT}> {QUESTION}")))
            for each in (app, second)
        ]
        await network.until(lambda: network.waiting == 2)
        network.slow.set()
        await asyncio.gather(*asked)
        await network.next(2)

    assert 2 == network.refreshed
    assert first != network.token_of("TA")
    assert {network.token_of("TA")} == {
        token for method, token in network.asked if method == "chat.postMessage"
    }


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_a_refused_token_is_asked_nothing_more(
    app: App, network: Network, caplog: pytest.LogCaptureFixture, error: str
) -> None:
    """One request finds it out, one line tells it; messages of quizzes end, and so does the rest."""
    await app.install("TA")
    await app.ask("TA")
    network.refuse("TA", error)
    before = len(network.asked)
    for _ in range(5):
        with pytest.raises(Exception, match=r"^(not_installed|" + error + ")$"):
            await app.senders["slack"](delivery("TA"))
        await app.hear(network.mention(f"<@{BOT}> {QUESTION}"))
    await app.service.close()

    assert 1 == len(network.asked) - before
    assert [f"Slack takes the token of TA no more ({error}). {AGAIN}"] == caplog.messages


async def test_a_token_that_is_refused_while_somebody_asks(
    app: App, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    """Their answer cannot be sent, which the same one line tells; the next event asks nothing."""
    await app.install("TA")
    await app.ask("TA")
    network.refuse("TA", "token_revoked")
    await app.hear(network.mention(f"<@{BOT}> {QUESTION}"))
    await app.service.close()

    assert ["chat.postMessage"] == [method for method, _ in network.asked[4:]]
    assert [f"Slack takes the token of TA no more (token_revoked). {AGAIN}"] == caplog.messages


async def test_a_removal_that_nobody_heard(app: App, many: Settings, network: Network) -> None:
    """It is found at the next start; one that is there after all is there again at the one after."""
    for team in ("TA", "TB"):
        await app.install(team)
    await app.install(None, "E1")
    await app.ask("TC", "E1")
    for name in ("TA", "E1"):
        network.refuse(name, "account_inactive")
    async with an_app(many, network) as second:
        await look_over(second.workspaces, 0)
    assert {"installed": 3, "left places": 2} == await stock(many, "installed", "left places")

    network.refused.clear()
    async with an_app(many, network) as third:
        await look_over(third.workspaces, 0)
    assert {"installed": 3, "left places": 0} == await stock(many, "installed", "left places")


async def test_an_address_that_slack_does_not_allow_is_no_removal(
    app: App, many: Settings, network: Network
) -> None:
    """Every token is refused then, and nothing is left."""
    await app.install("TA")
    network.refuse("TA", "invalid_auth")
    async with an_app(many, network) as second:
        await look_over(second.workspaces, 0)

    assert {"installed": 1, "left places": 0} == await stock(many, "installed", "left places")


async def test_a_workspace_without_a_token_is_told_once(
    app: App, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    """However much comes from there; Slack is asked nothing."""
    network.team = "TX"
    for _ in range(5):
        await app.hear(network.mention(f"<@{BOT}> {QUESTION}"))

    assert ["TX is not answered, since the app is not installed there"] == caplog.messages
    assert [] == network.asked


async def test_one_that_cannot_be_renewed_is_tried_once(
    app: App, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    """However much comes from there, its refresh token is sent to Slack one time."""
    network.lives = -1
    await app.install("TA")
    network.refreshing.clear()
    network.team = "TA"
    for _ in range(5):
        await app.hear(network.mention(f"<@{BOT}> {QUESTION}"))

    assert 1 == network.refreshed
    assert f"Slack takes the token of TA no more (token_expired). {AGAIN}" in caplog.messages


async def test_nothing_secret_is_in_the_log(
    app: App, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    """Not where all is well, not where Slack refuses, not where nobody installed it."""
    caplog.set_level(0)
    await app.install("TA")
    await app.ask("TA")
    network.team = "TX"
    await app.hear(network.mention(f"<@{BOT}> {QUESTION}"))

    assert "SECRET" not in caplog.text


async def test_only_its_owner_can_read_the_tokens(app: App, many: Settings) -> None:
    """They lie in the file of the rest; nothing of whoever installed it does."""
    await app.install("TA")
    assert many.data
    file = many.data / "refugio.db"

    assert 0o600 == file.stat().st_mode & 0o777
    kept = b"".join(each.read_bytes() for each in many.data.glob("refugio.db*"))
    assert b"UINSTALLER" not in kept
    assert b"xoxb-SECRET-TA" in kept


async def test_what_is_printed_of_them(app: App, network: Network) -> None:
    """Neither what holds the tokens nor an error shows one."""
    network.lives = 3_600
    await app.install("TA")
    asking, bot = (
        await app.workspaces.ask("TA"),
        await app.workspaces.tokens.async_find_bot(enterprise_id=None, team_id="TA"),
    )
    assert asking is not None
    network.refuse("TA", "token_revoked")
    try:
        await asking.chat_postMessage(channel="C1", text="x")
    except Exception as error:
        told = "".join(traceback.format_exception(error))
    shown = (app.workspaces, app.workspaces.tokens, app.workspaces.authorize, asking, bot, told)

    assert "SECRET" not in "".join(map(repr, shown))
