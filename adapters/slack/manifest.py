"""The app's manifest: `manifest.yaml`, with the catalogue's commands and where Slack sends them."""

from __future__ import annotations

from importlib import resources

import yaml

from adapters.slack.http import PATH
from bot.entries import Language
from bot.events import CATALOGUE, Command, CommandInfo


def manifest(address: str | None = None) -> str:
    """
    The manifest as YAML, without a secret.

    address: where Slack reaches the bot by HTTP ("https://refugio.example.org"), None for Socket
    Mode, which needs no address.
    """
    made = yaml.safe_load(resources.files(__package__).joinpath("manifest.yaml").read_text("utf-8"))
    commands = made["features"]["slash_commands"] = _commands()
    settings = made["settings"]
    settings["socket_mode_enabled"] = address is None
    if address is not None:
        url = address.rstrip("/").removesuffix(PATH) + PATH
        for command in commands:
            command["url"] = url
        for asked in ("event_subscriptions", "interactivity"):
            settings[asked]["request_url"] = url
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=1_000)


def _commands() -> list[dict[str, str | bool]]:
    """Slack has no subcommands and one language for all: hints name them in both."""
    ask, *others = CATALOGUE
    [help_] = (info for info in others if info.command is Command.HELP)
    assert ask.argument  # noqa: S101 -- nothing is asked without a question
    question = ask.argument.names
    hints = (" | ".join(_typed(info, each) for info in others) for each in Language)
    hint_of = {
        "/ask": (ask, f"{question.en} · {question.es}"),
        "/refugio": (help_, " · ".join(hints)),
    }
    return [
        {
            "command": name,
            "description": f"{info.summary.en} · {info.summary.es}",
            "usage_hint": hint,
            "should_escape": False,
        }
        for name, (info, hint) in hint_of.items()
    ]


def _typed(info: CommandInfo, language: Language) -> str:
    argument = f" [{info.argument.names.best(language)}]" if info.argument else ""
    return f"{info.names.best(language)}{argument}"
