"""Many workspaces install the app: each has its own token, and nothing of another's."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import pytest

from adapters.cli.slack_manifest import scopes
from adapters.compose import open_store
from adapters.delivering import UndeliverableError
from adapters.settings import Settings
from bot.events import PlaceId
from tests.adapters.slack.many.app import App, an_app, delivery, gone, stock
from tests.adapters.slack.many.network import CLIENT_ID, Browser, Network
from tests.adapters.slack.peer import BOT
from tests.adapters.slack.test_slack_conversations import QUESTION, value
from tests.adapters.slack.test_slack_forms import TYPED

OF_ALL = {"enterprise_id": "E1"}
OF_ONE = {"enterprise": {"id": "E1", "name": "Org"}, "is_enterprise_install": True}


async def test_a_browser_is_sent_to_slack(app: App) -> None:
    """With the scopes of the manifest, no scope of a person's, and a state."""
    asked = await Browser(app.at).begin()

    assert [CLIENT_ID] == asked["client_id"]
    assert sorted(scopes()) == sorted(asked["scope"][0].split(","))
    assert "user_scope" not in asked or [""] == asked["user_scope"]
    assert asked["state"]


async def test_each_workspace_is_answered_with_its_own_token(app: App) -> None:
    """Two of them, one after the other and back."""
    for team in ("TA", "TB"):
        status, page = await app.install(team)
        assert 200 == status
        assert "Refugio is in your workspace now." in page
        assert "Refugio ya está en tu espacio de trabajo." in page
        assert f"https://slack.com/app_redirect?app=A1&amp;team={team}" in page

    used = [await app.ask(team) for team in ("TA", "TB", "TA")]

    assert [app.network.token_of(team) for team in ("TA", "TB", "TA")] == used
    assert {"users.info", "chat.postMessage"} <= {name for name, _ in app.network.asked}


async def test_messages_of_quizzes_go_with_the_token_of_their_workspace(app: App) -> None:
    """Also where nothing was heard from there; where there is none, nothing is claimed."""
    await app.install("TA")
    await app.install("TB")
    send = app.senders["slack"]

    await send(delivery("TB"))
    assert app.network.token_of("TB") == app.used("chat.postMessage")
    await send(delivery("TA"))
    assert app.network.token_of("TA") == app.used("chat.postMessage")
    with pytest.raises(UndeliverableError):
        await send(delivery("TC"))


async def test_who_has_not_installed_it_is_not_answered(app: App) -> None:
    """Nothing is asked of Slack, since there is no token to ask with."""
    app.network.team = "TX"
    status, _ = await app.hear(app.network.mention(f"<@{BOT}> {QUESTION}"))

    assert 200 == status
    assert [] == app.network.asked


async def test_a_state_works_once_and_in_its_browser_alone(app: App) -> None:
    """Forged, of another browser, or used before: nothing is installed."""
    browser, other = Browser(app.at), Browser(app.at)
    state = (await browser.begin())["state"][0]
    foreign = (await other.begin())["state"][0]

    wrong = [
        await browser.back(code=app.network.allow("TA"), state="forged"),
        await browser.back(code=app.network.allow("TA"), state=foreign),
        await browser.back(code=app.network.allow("TA")),
        await Browser(app.at).back(code=app.network.allow("TA"), state=state),
        await Browser(app.at, "slack-app-oauth-state=x").back(
            code=app.network.allow("TA"), state="x"
        ),
    ]
    assert set() == app.network.tokens
    assert 200 == (await browser.back(code=app.network.allow("TA"), state=state))[0]
    wrong.append(await browser.back(code=app.network.allow("TB"), state=state))

    assert {True} == {status in {400, 401} for status, _ in wrong}
    assert {True} == {"Refugio no se instaló." in page for _, page in wrong}
    assert {app.network.token_of("TA")} == app.network.tokens


async def test_a_state_is_taken_by_one_of_many_at_once(app: App) -> None:
    """Ten requests with one state: one installation."""
    browser = Browser(app.at)
    state = (await browser.begin())["state"][0]
    codes = [app.network.allow("TA") for _ in range(10)]

    found = await asyncio.gather(*(browser.back(code=code, state=state) for code in codes))

    assert [200] == [status for status, _ in found if status == 200]
    assert 1 == len(app.network.tokens)


async def test_a_state_is_over_after_ten_minutes(
    many: Settings, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes back later than that begins again."""
    monkeypatch.setattr("adapters.installing.pages._SECONDS", 0)
    async with an_app(many, network) as app:
        status, page = await app.install("TA")

    assert 401 == status
    assert "Begin again" in page
    assert set() == network.tokens


async def test_what_slack_refuses_is_told(app: App, caplog: pytest.LogCaptureFixture) -> None:
    """Somebody said no, or the code is none; nothing of what a browser brings is shown or logged."""
    browser = Browser(app.at)
    state = (await browser.begin())["state"][0]
    denied = await browser.back(error="<b>access_denied</b>", state=state)
    spent = await browser.back(code="SECRETCODE", state=state)

    assert "Refugio was not installed." in denied[1]
    assert "<b>" not in denied[1]
    assert 401 == spent[0]
    assert "SECRET" not in spent[1] + caplog.text


async def test_another_process_knows_the_installation(
    app: App, many: Settings, network: Network
) -> None:
    """At once, and after a restart."""
    await app.install("TA")
    async with an_app(many, network) as second:
        assert network.token_of("TA") == await second.ask("TA")


async def test_an_organisation_installs_it_as_a_whole(
    app: App, many: Settings, network: Network
) -> None:
    """One token for all of its workspaces, which remain communities of their own."""
    assert 200 == (await app.install(None, "E1"))[0]
    for number, team in enumerate(("TA", "TB"), 1):
        network.team = team
        await app.hear(network.within(network.mention(f"<@{BOT}> {QUESTION}"), team, "E1"))
        await network.next(number)
        assert network.token_of("E1") == app.used("chat.postMessage")
    async with an_app(many, network) as second:  # which never heard of them
        await second.senders["slack"](delivery("TB"))
    assert network.token_of("E1") == app.used("chat.postMessage")
    async with open_store(many, datetime.now(UTC)) as store:
        places = await store.all_places()
    assert places[PlaceId("slack:TA")] != places[PlaceId("slack:TB")]

    network.team = "TA"
    await app.hear(network.within(network.ended("app_uninstalled"), "TA", "E1"))
    await app.service.close()
    assert await app.workspaces.ask("TB") is None
    async with open_store(many, datetime.now(UTC)) as store:
        assert {"left places": 2, "organisations": 0, "installed": 0} == {
            each.kind.value: each.rows
            for each in await store.stock()
            if each.kind.value in {"left places", "organisations", "installed"}
        }


async def test_a_workspace_of_an_organisation_installs_it_alone(app: App, network: Network) -> None:
    """Its messages find the token without anything having been heard from there."""
    await app.install("TA", "E1")
    await app.senders["slack"](delivery("TA"))

    assert network.token_of("TA") == app.used("chat.postMessage")


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_removed(app: App, many: Settings, network: Network, kind: str) -> None:
    """The token is deleted, the place is left; the other workspace goes on."""
    await app.install("TA")
    await app.install("TB")
    network.team = "TA"

    assert 200 == (await app.hear(network.ended(kind)))[0]
    await network.until(lambda: True)
    assert network.token_of("TB") == await app.ask("TB")
    await app.service.close()

    assert await app.workspaces.ask("TA") is None
    async with open_store(many, datetime.now(UTC)) as store:
        rows = {each.kind.value: each.rows for each in await store.stock()}
    assert (1, 1) == (rows["installed"], rows["left places"])


async def test_a_removal_that_comes_late_takes_nothing_away(app: App, network: Network) -> None:
    """It was installed again since."""
    await app.install("TA")
    network.team = "TA"
    await app.hear(network.ended("app_uninstalled", time.time() - 60))

    assert network.token_of("TA") == await app.ask("TA")


async def test_a_persons_token_that_ends_takes_nothing_away(app: App, network: Network) -> None:
    """Only the bot's counts."""
    await app.install("TA")
    network.team = "TA"
    body = network.ended(
        "tokens_revoked", event={"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}
    )
    await app.hear(body)

    assert network.token_of("TA") == await app.ask("TA")


async def test_installed_again(app: App, many: Settings, network: Network) -> None:
    """After a removal the workspace is as it was, with a new token, of which alone one is kept."""
    await app.install("TA")
    first, network.team = network.token_of("TA"), "TA"
    await app.hear(network.ended("app_uninstalled"))
    await gone(many)
    network.refuse("TA", "token_revoked")
    await app.install("TA")
    await app.install("TA")

    assert first != network.token_of("TA") == await app.ask("TA")
    await app.service.close()
    assert {"installed": 1, "left places": 0} == await stock(many, "installed", "left places")


async def test_an_organisation_installs_it_again(
    app: App, many: Settings, network: Network
) -> None:
    """Its workspaces are there again as soon as something comes from there."""
    network.team = "TA"
    await app.install(None, "E1")
    await app.ask("TA", "E1")
    await app.hear(network.within(network.ended("app_uninstalled"), "TA", "E1"))
    await gone(many)
    network.refuse("E1", "token_revoked")
    await app.install(None, "E1")

    assert network.token_of("E1") == await app.ask("TA", "E1")
    await app.service.close()
    assert {"organisations": 1, "left places": 0} == await stock(
        many, "organisations", "left places"
    )


async def test_an_organisation_takes_it_from_a_workspace(
    app: App, many: Settings, network: Network
) -> None:
    """That one is left; the others go on with the same token."""
    await app.install(None, "E1")
    for team in ("TA", "TB"):
        await app.ask(team, "E1")
    network.team = "TA"
    taken = {"type": "team_access_revoked", "team_ids": ["TA", "TC"]}
    await app.hear({**network.event(taken), "team_id": None, "enterprise_id": "E1"})
    await app.service.close()

    assert await app.workspaces.ask("TA") is None
    assert await app.workspaces.ask("TB") is not None
    assert {"organisations": 1, "left places": 1} == await stock(
        many, "organisations", "left places"
    )


async def test_everything_of_an_organisations_workspace_is_one_community(
    app: App, network: Network
) -> None:
    """A message, a command, a press and a form, by which Slack tells of it each in its own way."""
    await app.install(None, "E1")
    network.team = "TA"
    network.admins.add("U1")
    bodies = [
        network.within(network.mention(f"<@{BOT}> {QUESTION}"), "TA", "E1"),
        {**network.slash("settings", "/refugio"), **OF_ALL, "is_enterprise_install": "true"},
        {**network.press("1:en:write"), **OF_ONE},
    ]
    for body in bodies:
        await app.hear(body)
    modal = await network.modal()
    await network.next(2)
    await app.hear({**network.submit(modal, **TYPED), **OF_ONE})
    await app.hear({**network.press(value(await network.next(3), "Publish")), **OF_ONE})
    await network.next(4)

    assert "U1" == network.sent[2].only
    assert TYPED["answer"] in await app.said(TYPED["question"], "TA", "E1")
    assert TYPED["answer"] not in await app.said(TYPED["question"], "TB", "E1")
    assert {network.token_of("E1")} == {token for _, token in network.asked}
