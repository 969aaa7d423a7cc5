"""The manifest is one that Slack takes, and the rules that say so refuse what it would not take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.adapters.slack.manifest_rules import ADDRESS, RULES, VARIANTS, looser, printed, wrong

_NEEDED = {  # by what is listened to, and by what people use
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "app_home_opened": None,
    "app_uninstalled": None,
    "tokens_revoked": None,
    "team_access_revoked": None,
}

_MORE: dict[Any, Callable[[Any], Any]] = {  # what a schema may ask for, and more of it
    "minLength": lambda least: least + 1,
    "minItems": lambda least: least + 1,
    "maxLength": lambda most: most - 1,
    "maxItems": lambda most: most - 1,
    "required": lambda names: [*names, "another"],
    "properties": lambda _: {},
    "uniqueItems": lambda _: True,
    "pattern": lambda pattern: f"{pattern}x",
    "type": lambda _: "null",
    "enum": lambda names: names[:1],
}


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value of a manifest."""
    inside = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in inside:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def at(manifest: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        manifest = manifest[key]
    return manifest


def changed(path: tuple[Any, ...], value: Any) -> Any:
    """The manifest for HTTP with another value there."""
    made = deepcopy(printed("--http", ADDRESS))
    at(made, path[:-1])[path[-1]] = value
    return made


def test_the_rules_are_a_schema() -> None:
    """What the manifest is held against is itself well-formed."""
    Draft7Validator.check_schema(RULES)


def test_a_published_schema_that_asks_for_more_is_noticed() -> None:
    """Whatever is stricter in it anywhere, or missing, is told; what is the same or less, not."""
    lax = deepcopy(RULES)
    del lax["required"], lax["additionalProperties"]
    assert [] == [*looser(RULES, RULES, RULES), *looser(RULES, lax, lax)]
    assert 100 < len([*stricter()])
    for path, more in stricter():
        published = deepcopy(RULES)
        at(published, path[:-1])[path[-1]] = more
        assert list(looser(RULES, published, published)), path


def stricter() -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each place of our rules, with what would ask for more there."""
    for path in places(RULES):
        value, key = at(RULES, path), path[-1]
        if key in _MORE and value is not True and isinstance(value, dict) is (key == "properties"):
            yield path, _MORE[key](value)


@pytest.mark.parametrize("options", VARIANTS)
def test_slack_takes_each_manifest(options: tuple[str, ...]) -> None:
    """With any options: all keys, types, lengths and numbers are Slack's."""
    assert [] == wrong(printed(*options))


def test_an_unknown_key_is_refused_anywhere() -> None:
    """A misspelt key is noticed in each object there is."""
    made = printed("--http", ADDRESS)
    objects = [(), *(path for path in places(made) if isinstance(at(made, path), dict))]

    assert 17 <= len(objects)
    for path in objects:
        assert wrong(changed((*path, "unknown"), True)), path


def test_another_type_is_refused_anywhere() -> None:
    """Each value has a type of its own."""
    for path in places(printed("--http", ADDRESS)):
        assert wrong(changed(path, 7)), path


def test_an_empty_text_is_refused_anywhere() -> None:
    """No name, description, address, scope or event may be empty."""
    made = printed("--http", ADDRESS)

    for path in (path for path in places(made) if isinstance(at(made, path), str)):
        assert wrong(changed(path, "")), path


@pytest.mark.parametrize(
    ("path", "most"),
    [
        (("display_information", "name"), 35),
        (("display_information", "description"), 140),
        (("features", "bot_user", "display_name"), 80),
        (("features", "shortcuts", 0, "name"), 24),
        (("features", "shortcuts", 0, "description"), 150),
        (("features", "shortcuts", 0, "callback_id"), 255),
        (("features", "slash_commands", 3, "description"), 2_000),
        (("features", "slash_commands", 3, "usage_hint"), 1_000),
        (("oauth_config", "scopes", "bot", 0), 50),
        (("settings", "event_subscriptions", "bot_events", 0), 50),
    ],
)
def test_lengths(path: tuple[Any, ...], most: int) -> None:
    """A character more than Slack takes is refused."""
    assert [] == wrong(changed(path, "x" * most))
    assert wrong(changed(path, "x" * (most + 1)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("features", "slash_commands", 0, "command"), "ask"),
        (("features", "slash_commands", 0, "command"), "/" + "a" * 32),
        (("features", "slash_commands", 0, "url"), "refugio.example.org"),
        (("features", "shortcuts", 0, "type"), "anywhere"),
        (("features", "shortcuts"), []),
        (("features", "slash_commands"), []),
        (("settings", "interactivity"), {"request_url": ADDRESS}),
        (("settings", "interactivity", "request_url"), "ftp://refugio.example.org"),
        (("settings", "event_subscriptions", "bot_events"), ["app_mention", "app_mention"]),
        (("display_information",), {"description": "without a name"}),
    ],
)
def test_what_slack_refuses(path: tuple[Any, ...], value: Any) -> None:
    """Each of these is refused where it stands."""
    [*told] = wrong(changed(path, value))

    assert any(str(path[0]) in each for each in told)


@pytest.mark.parametrize(
    "path",
    [
        ("display_information",),
        ("display_information", "name"),
        ("features", "bot_user", "display_name"),
        ("features", "slash_commands", 0, "command"),
        ("features", "slash_commands", 0, "description"),
        *(("features", "shortcuts", 0, key) for key in ("name", "type", "callback_id")),
        ("features", "shortcuts", 0, "description"),
        ("settings", "interactivity", "is_enabled"),
    ],
)
def test_what_may_not_be_missing(path: tuple[Any, ...]) -> None:
    """Without any of these Slack creates no app."""
    made = printed()
    del at(made, path[:-1])[path[-1]]

    assert wrong(made)


@pytest.mark.parametrize("options", VARIANTS)
def test_each_event_has_its_scope(options: tuple[str, ...]) -> None:
    """Slack takes no subscription without the scope it needs, nor commands without theirs."""
    made = printed(*options)
    scopes = made["oauth_config"]["scopes"]["bot"]
    needed = {_NEEDED[event] for event in made["settings"]["event_subscriptions"]["bot_events"]}

    assert {"commands", *filter(None, needed)} <= {*scopes}
    assert len(scopes) == len({*scopes})


@pytest.mark.parametrize("options", VARIANTS)
def test_addresses_where_there_is_no_socket(options: tuple[str, ...]) -> None:
    """Without Socket Mode, events, buttons and commands each need an address; with it, none."""
    made = printed(*options)
    settings, commands = made["settings"], made["features"]["slash_commands"]
    asked = [settings["event_subscriptions"].get("request_url")]
    asked += [settings["interactivity"].get("request_url"), *(each.get("url") for each in commands)]

    assert settings["socket_mode_enabled"] is not any(asked)
    assert all(asked) is any(asked)


def test_names_are_told_apart() -> None:
    """No two commands and no two shortcuts have one name."""
    features = printed()["features"]
    commands = [each["command"] for each in features["slash_commands"]]
    shortcuts = [each["callback_id"] for each in features["shortcuts"]]

    assert len(commands) == len({*commands})
    assert len(shortcuts) == len({*shortcuts})
