"""Slack's manifest: the file beside this one, with the catalogue's commands and an address."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import yaml

from adapters.installing.pages import BACK
from adapters.slack.http import PATH
from adapters.slack.typed import OWN
from bot.commands import CATALOGUE, CURATING, PLAYING, Command, CommandInfo
from bot.entries import Language

_OF_GROUPS = ("channels:read", "groups:read", "usergroups:read")


def manifest(address: str | None = None, *, groups: bool = False, many: bool = False) -> str:
    """
    The manifest as YAML, without a secret.

    address: where Slack reaches the bot by HTTP ("https://refugio.example.org"), None for Socket
    Mode, which needs no address; groups: whether it may look up who is in a group or a channel;
    many: whether many workspaces install it, which needs an address and makes tokens that end.
    """
    made = yaml.safe_load(
        resources.files(__package__).joinpath("slack_manifest.yaml").read_text("utf-8")
    )
    settings, commands = made["settings"], made["features"]["slash_commands"]
    for command, described in zip(commands, _described(), strict=True):
        command |= described
    if groups:
        made["oauth_config"]["scopes"]["bot"] += _OF_GROUPS
    settings["socket_mode_enabled"] = address is None
    if address is not None:
        base = address.rstrip("/").removesuffix(PATH)
        url = base + PATH
        if many:
            made["oauth_config"] = {"redirect_urls": [base + BACK], **made["oauth_config"]}
            settings["token_rotation_enabled"] = True
            settings["event_subscriptions"]["bot_events"].append("team_access_revoked")
        for asked in (settings["event_subscriptions"], settings["interactivity"]):
            asked["request_url"] = url
        for command in commands:
            command["url"] = url
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=1_000)


def scopes() -> tuple[str, ...]:
    """What the manifest asks a workspace for."""
    return tuple(yaml.safe_load(manifest())["oauth_config"]["scopes"]["bot"])


def _described() -> Iterator[dict[str, str]]:
    """`/ask`, those that play, and `/refugio`: Slack has no subcommands, one language for all."""
    by_command = {info.command: info for info in CATALOGUE}
    ask, help_ = by_command.pop(Command.ASK), by_command[Command.HELP]
    asked = ask.argument.names if ask.argument else ask.names
    yield _described_as(ask, f"{asked.en} · {asked.es}")
    for info in (each for each in PLAYING if f"/{each.command}" in OWN):
        said = info.argument.summary if info.argument else info.summary
        yield _described_as(info, f"{said.en} · {said.es}")
    infos = (*by_command.values(), *PLAYING, *CURATING)
    hints = (" | ".join(_typed(info, each) for info in infos) for each in Language)
    yield _described_as(help_, " · ".join(hints))


def _described_as(info: CommandInfo, hint: str) -> dict[str, str]:
    return {"description": f"{info.summary.en} · {info.summary.es}", "usage_hint": hint}


def _typed(info: CommandInfo, language: Language) -> str:
    person = f" [@{info.person.names.best(language)}]" if info.person else ""
    # A command carries no file on Slack: it is added in a form.
    said = info.argument if info.argument and not info.argument.file else None
    argument = f" [{said.names.best(language)}]" if said else ""
    return f"{info.names.best(language)}{person}{argument}"
