"""The app's manifest, made from the catalogue of commands: what a new Slack app is created from."""

from __future__ import annotations

from typing import Any

import yaml

from adapters.slack.http import PATH
from bot.entries import Language
from bot.events import CATALOGUE, Command, CommandInfo

NAME = "Refugio"
_ABOUT = "Answers questions about one article, in English and Spanish, with the paragraph and date."
_SCOPES = ["app_mentions:read", "chat:write", "commands", "im:history", "im:write", "users:read"]
_EVENTS = ["app_home_opened", "app_mention", "message.im"]


def manifest(address: str | None = None) -> str:
    """
    The manifest as YAML, without a secret.

    address: where Slack reaches the bot by HTTP ("https://refugio.example.org"), None for Socket
    Mode, which needs no address.
    """
    url = {} if address is None else {"url": _endpoint(address)}
    request_url = {} if address is None else {"request_url": _endpoint(address)}
    made: dict[str, Any] = {
        "display_information": {"name": NAME, "description": _ABOUT},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [{**each, **url, "should_escape": False} for each in _commands()],
        },
        "oauth_config": {"scopes": {"bot": _SCOPES}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": _EVENTS},
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": True,
            "socket_mode_enabled": address is None,
        },
    }
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=1_000)


def _commands() -> list[dict[str, str]]:
    """Slack has no subcommands and one language for all: hints name them in both."""
    by_command = {info.command: info for info in CATALOGUE}
    ask, help_ = by_command.pop(Command.ASK), by_command[Command.HELP]
    hints = (" | ".join(_typed(info, each) for info in by_command.values()) for each in Language)
    asked = ask.argument.names if ask.argument else ask.names
    return [
        {
            "command": "/ask",
            "description": f"{ask.summary.en} · {ask.summary.es}",
            "usage_hint": f"{asked.en} · {asked.es}",
        },
        {
            "command": "/refugio",
            "description": f"{help_.summary.en} · {help_.summary.es}",
            "usage_hint": " · ".join(hints),
        },
    ]


def _typed(info: CommandInfo, language: Language) -> str:
    argument = f" [{info.argument.names.best(language)}]" if info.argument else ""
    return f"{info.names.best(language)}{argument}"


def _endpoint(address: str) -> str:
    return address.rstrip("/").removesuffix(PATH) + PATH
