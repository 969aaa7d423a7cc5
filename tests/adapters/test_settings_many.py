"""Settings of an app that many workspaces of Slack install."""

from __future__ import annotations

import pytest

from adapters.cli.setting_up import platforms
from adapters.settings import Settings, SettingsError, require

MANY = {
    "SLACK_CLIENT_ID": "12.34",
    "SLACK_CLIENT_SECRET": "hush0client",
    "SLACK_SIGNING_SECRET": "hush0signing",
}


def test_they_are_enough_and_never_shown() -> None:
    """Without any token."""
    settings = Settings.from_env(MANY)
    require(settings)

    assert ("12.34", "hush0client") == (settings.slack_client_id, settings.slack_client_secret)
    assert "hush0" not in repr(settings)
    assert [(True, "Slack: for many workspaces, over HTTP on port 3000")] == [*platforms(settings)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together"),
        ({"SLACK_CLIENT_ID": ""}, "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together"),
        ({"SLACK_SIGNING_SECRET": ""}, "SLACK_CLIENT_ID is set, but not SLACK_SIGNING_SECRET"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_CLIENT_ID is set, and SLACK_BOT_TOKEN too"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_CLIENT_ID is set, and SLACK_APP_TOKEN too"),
        ({"SLACK_CLIENT_ID": "hush0"}, "SLACK_CLIENT_ID does not look like one"),
        ({"SLACK_CLIENT_SECRET": "hush0 x"}, "SLACK_CLIENT_SECRET does not look like one"),
        ({"SLACK_SCOPES": "groups:read users"}, "SLACK_SCOPES is 'groups:read users'. Write names"),
        ({"SLACK_SCOPES": "groups:"}, "SLACK_SCOPES is 'groups:'. Write names"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, str], told: str) -> None:
    """No secret with it."""
    with pytest.raises(SettingsError) as error:
        require(Settings.from_env(MANY | change))

    assert str(error.value).startswith(told)
    assert "hush0" not in str(error.value)


@pytest.mark.parametrize(
    ("value", "scopes"),
    [
        ("", ()),
        ("usergroups:read", ("usergroups:read",)),
        ("channels:read, groups:read,", ("channels:read", "groups:read")),
        ("chat:write.public,commands", ("chat:write.public", "commands")),
    ],
)
def test_scopes(value: str, scopes: tuple[str, ...]) -> None:
    """What workspaces are asked for beside the least, with commas between."""
    assert scopes == Settings.from_env({**MANY, "SLACK_SCOPES": value}).slack_scopes
