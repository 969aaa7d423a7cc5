"""
What Slack takes as an app's manifest, as a JSON schema: the part that an app like ours may have.

Written from https://docs.slack.dev/reference/app-manifest. Slack publishes its own as
`schemas/manifest.schema.1.0.0.json` in github.com/slackapi/manifest-schema (MIT); no package has it.
This one refused all that Slack's of July 2026 refused of 1,166 manifests changed in one place, and
empty scopes and events beside. Each of our manifests is held against a copy of Slack's by

    python -m tests.adapters.slack.manifest_rules FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from adapters.cli.__main__ import refugio

Schema = dict[str, Any]

ADDRESS = "https://refugio.example.org"
VARIANTS: tuple[tuple[str, ...], ...] = (
    (),
    ("--socket",),
    ("--groups",),
    ("--http", ADDRESS),
    ("--http", ADDRESS, "--groups"),
    ("--http", ADDRESS, "--oauth"),
    ("--http", ADDRESS, "--oauth"),
)


def _text(most: int, least: int = 1, pattern: str = "") -> Schema:
    asked = {"pattern": pattern} if pattern else {}
    return {"type": "string", "minLength": least, "maxLength": most, **asked}


def _object(*required: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": [*required],
        "properties": properties,
        "additionalProperties": False,
    }


def _list(of: Schema, most: int, least: int = 0, *, unique: bool = False) -> Schema:
    bounds = {"minItems": least, "maxItems": most, "uniqueItems": unique}
    return {"type": "array", "items": of, **bounds}


def _address(most: int) -> Schema:
    return _text(most, pattern="^https?://")


_FLAG: Schema = {"type": "boolean"}
_NAMES = _list(_text(50), 255)
_SHORTCUT = _object(
    "name",
    "type",
    "callback_id",
    "description",
    name=_text(24),
    type={"enum": ["message", "global"]},
    callback_id=_text(255),
    description=_text(150),
)
_COMMAND = _object(
    "command",
    "description",
    command=_text(32, least=2, pattern="^/"),
    description=_text(2_000),
    usage_hint=_text(1_000),
    url=_address(3_000),
    should_escape=_FLAG,
)
_FEATURES = _object(
    app_home=_object(
        home_tab_enabled=_FLAG,
        messages_tab_enabled=_FLAG,
        messages_tab_read_only_enabled=_FLAG,
    ),
    bot_user=_object("display_name", display_name=_text(80), always_online=_FLAG),
    shortcuts=_list(_SHORTCUT, 10, least=1),
    slash_commands=_list(_COMMAND, 50, least=1),
)
_SETTINGS = _object(
    event_subscriptions=_object(
        request_url=_address(3_500),
        bot_events=_list(_text(50), 100, unique=True),
        user_events=_list(_text(50), 100, unique=True),
    ),
    interactivity=_object(
        "is_enabled",
        is_enabled=_FLAG,
        request_url=_address(3_500),
        message_menu_options_url=_address(3_500),
    ),
    org_deploy_enabled=_FLAG,
    socket_mode_enabled=_FLAG,
    token_rotation_enabled=_FLAG,
)
RULES: Schema = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **_object(
        "display_information",
        display_information=_object(
            "name",
            name=_text(35),
            description=_text(140),
            long_description=_text(4_000, least=175),
            background_color=_text(7, least=4, pattern="^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$"),
        ),
        features=_FEATURES,
        oauth_config=_object(
            redirect_urls=_list(_text(2_500), 1_000, unique=True),
            scopes=_object(bot=_NAMES, user=_NAMES),
        ),
        settings=_SETTINGS,
    ),
}


def printed(*options: str) -> Any:
    """What `refugio slack manifest` prints, read back."""
    result = CliRunner().invoke(refugio, ["slack", "manifest", *options])
    assert 0 == result.exit_code, result.output
    return yaml.safe_load(result.output)


def wrong(manifest: Any, schema: Schema = RULES) -> list[str]:
    """Where and why Slack would not take it; nothing where it would."""
    found = Draft7Validator(schema).iter_errors(manifest)
    return [f"{error.json_path}: {error.message}" for error in found]


if __name__ == "__main__":
    published = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    told = [each for options in VARIANTS for each in wrong(printed(*options), published)]
    sys.exit("\n".join(told) or None)
