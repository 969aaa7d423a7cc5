"""
What Slack takes as an app's manifest, as a JSON schema: the part that an app like ours may have.

Written from https://docs.slack.dev/reference/app-manifest and held against what Slack publishes in
github.com/slackapi/manifest-schema (MIT, version 0.5.0 of June 2026): for no key that stands here
is `schemas/manifest.schema.1.0.0.json`, which counts where a manifest names no version, stricter
than this, nor is `2.0.0`. No package has them, so no copy lies here. Where a newer one is out,

    python -m tests.adapters.slack.manifest_rules FILE

tells what it refuses in our manifests, and where it is stricter than this.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
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
    ("--http", ADDRESS, "--oauth", "--groups"),
)
_NAMED = {"regex": "pattern"}  # as Slack's schema has it of a colour, where it means nothing
_SAYS = {"$schema", "_note", "default", "definitions", "description", "title"}
_SAYS |= {"properties", "items"}  # these are looked at one by one


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


def looser(ours: Schema, theirs: Schema, root: Schema, at: str = "$") -> Iterator[str]:
    """Where a published schema asks for more than ours; root: where its definitions stand."""
    while "$ref" in theirs:
        theirs = root["definitions"][theirs["$ref"].rpartition("/")[2]]
    yield from (f"{at}: {key} {theirs[key]}" for key in theirs if not _as_strict(key, ours, theirs))
    inside = {f"{at}.{key}": (key, each) for key, each in ours.get("properties", {}).items()}
    for path, (key, each) in inside.items():
        if key in theirs["properties"]:
            yield from looser(each, theirs["properties"][key], root, path)
        else:
            yield f"{path}: unknown"
    if "items" in ours:
        yield from looser(ours["items"], theirs["items"], root, f"{at}[]")


def _as_strict(key: str, ours: Schema, theirs: Schema) -> bool:
    """Whether what a published schema asks for by a key, ours asks for too."""
    asked, mine = theirs[key], ours.get(_NAMED.get(key, key))
    match key:
        case "minLength" | "minItems":
            return mine is not None and bool(mine >= asked)
        case "maxLength" | "maxItems":
            return mine is not None and bool(mine <= asked)
        case "required":
            return {*asked} <= {*(mine or ())}
        case "pattern" | "regex":
            return bool(mine == asked.replace("\\/", "/"))
        case "uniqueItems":
            return mine is True or not asked
        case "additionalProperties":
            return mine is False or asked is not False
        case "type":
            return mine == asked or "enum" in ours
        case _:
            return key in _SAYS or mine == asked


if __name__ == "__main__":
    published = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    told = [each for options in VARIANTS for each in wrong(printed(*options), published)]
    sys.exit("\n".join([*told, *looser(RULES, published, published)]) or None)
