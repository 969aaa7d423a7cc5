"""Settings: the only place that reads the environment; all problems are told at once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs
from dotenv import dotenv_values

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(Exception):
    """The environment asks for something impossible; the message names each variable."""


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What an operator can set.

    pack: a pack's directory, None for the shipped one (REFUGIO_PACKS); help_file: a `help.yaml`
    that replaces the pack's (REFUGIO_HELP); cache: where vectors and indexes are kept, None for
    nowhere (REFUGIO_CACHE, a folder in which `refugio/` is made, "none" for nowhere); semantic:
    whether an installed encoder is used (REFUGIO_SEMANTIC, "off" for not); history: a file for
    the terminal's history, None for none (REFUGIO_HISTORY).

    discord_token (DISCORD_TOKEN), slack_bot_token (SLACK_BOT_TOKEN), slack_app_token
    (SLACK_APP_TOKEN, for Socket Mode) and slack_signing_secret (SLACK_SIGNING_SECRET, for HTTP on
    `port`, PORT): None where a platform is not used; none of them is ever printed. log_level
    (LOG_LEVEL): of our own log lines.
    """

    pack: Path | None = None
    help_file: Path | None = None
    cache: Path | None = None
    semantic: bool = True
    history: Path | None = None
    discord_token: str | None = field(default=None, repr=False)
    slack_bot_token: str | None = field(default=None, repr=False)
    slack_app_token: str | None = field(default=None, repr=False)
    slack_signing_secret: str | None = field(default=None, repr=False)
    port: int = 3000
    log_level: str = "INFO"

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """
        The settings in these variables; raises SettingsError.

        By default those of the process, and for what it does not set those of a `.env` file in
        the working directory.
        """
        values = _process() if environment is None else environment
        problems: list[str] = []
        settings = cls(
            pack=_existing(values, "REFUGIO_PACKS", "a pack's folder", problems),
            help_file=_existing(values, "REFUGIO_HELP", "a help.yaml file", problems),
            cache=_cache(values.get("REFUGIO_CACHE", "")),
            semantic=_switch(values, "REFUGIO_SEMANTIC", problems),
            history=Path(values["REFUGIO_HISTORY"]) if values.get("REFUGIO_HISTORY") else None,
            discord_token=_secret(values, "DISCORD_TOKEN", _DISCORD, problems),
            slack_bot_token=_secret(values, "SLACK_BOT_TOKEN", _SLACK_BOT, problems),
            slack_app_token=_secret(values, "SLACK_APP_TOKEN", _SLACK_APP, problems),
            slack_signing_secret=_secret(values, "SLACK_SIGNING_SECRET", _SIGNING, problems),
            port=_port(values, problems),
            log_level=_level(values, problems),
        )
        if problems:
            raise SettingsError("\n".join(problems))
        return settings


def _process() -> dict[str, str]:
    filed = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return {**filed, **os.environ}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a secret looks like, as a pattern and in words."""

    pattern: str
    said: str


_DISCORD = _Shape(r"[\w-]+\.[\w-]+\.[\w-]+", "the bot's token, three parts with dots between")
_SLACK_BOT = _Shape(r"xoxb-[\w-]+", "the bot user's token, which begins with xoxb-")
_SLACK_APP = _Shape(r"xapp-[\w-]+", "an app-level token, which begins with xapp-")
_SIGNING = _Shape(r"\w+", "the app's signing secret, letters and digits only")


def _secret(values: Mapping[str, str], name: str, shape: _Shape, problems: list[str]) -> str | None:
    value = values.get(name, "").strip()
    if value and not re.fullmatch(shape.pattern, value, re.ASCII):
        problems.append(f"{name} does not look like one. Write {shape.said}.")
    return value or None


def _port(values: Mapping[str, str], problems: list[str]) -> int:
    value = values.get("PORT") or "3000"
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65_536):
        problems.append(f"PORT is {value!r}. Write a number from 1 to 65535.")
        return 3000
    return int(value)


def _level(values: Mapping[str, str], problems: list[str]) -> str:
    value = (values.get("LOG_LEVEL") or "INFO").upper()
    if value not in _LEVELS:
        problems.append(f"LOG_LEVEL is {value!r}. Write one of {', '.join(_LEVELS)}.")
    return value


def _existing(
    values: Mapping[str, str], name: str, wanted: str, problems: list[str]
) -> Path | None:
    if not values.get(name):
        return None
    path = Path(values[name])
    if not path.exists():
        problems.append(f"{name} names {str(path)!r}, which does not exist. Write {wanted}.")
    return path


def _switch(values: Mapping[str, str], name: str, problems: list[str]) -> bool:
    value = values.get(name, "on").casefold()
    if value not in {"on", "off"}:
        problems.append(f"{name} is {value!r}. Write on or off.")
    return value != "off"


def _cache(value: str) -> Path | None:
    if value.casefold() == "none":
        return None
    # Old files of a cache are deleted, so it lies in a folder of its own wherever it is put.
    return Path(value) / "refugio" if value else Path(platformdirs.user_cache_dir("refugio"))
