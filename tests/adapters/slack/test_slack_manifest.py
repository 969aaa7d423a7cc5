"""The manifest: made from the catalogue, within Slack's limits, without a secret."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from adapters.cli.__main__ import refugio
from adapters.slack.incoming import ANYWHERE, SHORTCUTS
from bot.commands import EVERY, Command
from tests.adapters.slack.manifest_rules import printed

URL = "https://refugio.example.org/slack/events"


@pytest.mark.parametrize("options", [(), ("--socket",)])
def test_socket_mode(options: tuple[str, ...]) -> None:
    """By default no address is needed, and none stands in it."""
    made = printed(*options)

    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in str(made)


@pytest.mark.parametrize(
    "address", ["https://refugio.example.org", "https://refugio.example.org/", URL]
)
def test_http(address: str) -> None:
    """Events, buttons and all commands go to one address."""
    made = printed("--http", address)

    settings = made["settings"]
    assert settings["socket_mode_enabled"] is False
    assert URL == settings["event_subscriptions"]["request_url"]
    assert URL == settings["interactivity"]["request_url"]
    assert {URL} == {each["url"] for each in made["features"]["slash_commands"]}


def test_least_scopes_and_events() -> None:
    """It asks for what it uses, and reads no channel."""
    made = printed()

    scopes = made["oauth_config"]["scopes"]
    assert {"bot"} == set(scopes)
    wanted = {"app_mentions:read", "chat:write", "commands", "files:write", "im:history"}
    wanted |= {"im:write", "users:read", "files:read"}
    assert wanted == set(scopes["bot"])
    events = made["settings"]["event_subscriptions"]["bot_events"]
    heard = {"app_mention", "app_home_opened", "message.im", "app_uninstalled", "tokens_revoked"}
    assert heard == set(events)
    assert made["settings"]["interactivity"]["is_enabled"] is True
    assert made["settings"]["org_deploy_enabled"] is True


def test_many_workspaces_come_back_to_an_address() -> None:
    """Their tokens end and are renewed; for one workspace there is neither."""
    made = printed("--http", URL, "--oauth")
    one = printed("--http", URL)

    back = "https://refugio.example.org/slack/oauth_redirect"
    assert [back] == made["oauth_config"]["redirect_urls"]
    assert made["settings"]["token_rotation_enabled"] is True
    assert one["oauth_config"]["scopes"] == made["oauth_config"]["scopes"]
    assert "redirect_urls" not in one["oauth_config"]
    assert "token_rotation_enabled" not in one["settings"]
    heard = [each["settings"]["event_subscriptions"]["bot_events"] for each in (made, one)]
    assert [*heard[1], "team_access_revoked"] == heard[0]


def test_scopes_to_look_up_groups() -> None:
    """They are asked for only where an operator wants them."""
    least = printed()["oauth_config"]["scopes"]["bot"]
    more = printed("--groups")["oauth_config"]["scopes"]["bot"]

    assert [*least, "channels:read", "groups:read", "usergroups:read"] == more


def test_commands_are_the_catalogues() -> None:
    """The hints name all that can be typed, in both languages."""
    made = printed()["features"]["slash_commands"]
    refugio_ = made[-1]

    assert ["/ask", "/quiz", "/practice", "/refugio"] == [each["command"] for each in made]
    for info in EVERY:
        for name in (info.names.en, info.names.es):
            there = info.command is not Command.ASK
            assert (name in refugio_["usage_hint"].split()) is there


def test_shortcuts_are_those_that_are_heard() -> None:
    """On a message or from anywhere, in Slack's limits: 24 for a name, 150 for what it does."""
    made = printed()["features"]["shortcuts"]
    heard = dict.fromkeys(SHORTCUTS, "message") | dict.fromkeys(ANYWHERE, "global")

    assert heard == {each["callback_id"]: each["type"] for each in made}
    assert max(len(each["name"]) for each in made) <= 24
    assert max(len(each["description"]) for each in made) <= 150


def test_people_are_told_by_their_ids() -> None:
    """Where a command may be about somebody, Slack puts their id in place of their name."""
    escaped = {
        each["command"]: each["should_escape"] for each in printed()["features"]["slash_commands"]
    }

    assert {"/refugio"} == {command for command, escapes in escaped.items() if escapes}


def test_limits_of_names() -> None:
    """Slack's limits: 35 and 140 for the app, 80 for the bot, 32 and 2,000 for a command."""
    made = printed()

    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    for each in made["features"]["slash_commands"]:
        assert len(each["command"]) <= 32
        assert len(each["description"]) <= 2_000
        assert len(each["usage_hint"]) <= 1_000


@pytest.mark.parametrize(
    "options",
    [("--http", "http://refugio.example.org"), ("--socket", "--http", URL), ("--oauth",)],
)
def test_wrong_usage(options: tuple[str, ...]) -> None:
    """An address without TLS, and both ways at once, are wrong usage."""
    result = CliRunner().invoke(refugio, ["slack", "manifest", *options])

    assert 2 == result.exit_code
