"""Settings: the only place that reads the environment; all problems are told at once."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs
from dotenv import dotenv_values

from adapters import keeping_times, monitor_address, shards
from adapters.shards import Shards
from bot.retention import DEFAULTS, Retention

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_FORMS = ("console", "json")

_NONE_SET = (
    "No platform's token is set. Write DISCORD_TOKEN for Discord, or SLACK_BOT_TOKEN with "
    "SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET) for Slack, into the environment or a .env file; "
    "`refugio chat` needs none."
)
_NO_CONNECTION = (
    "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET. "
    "Write an app-level token (xapp-...) for Socket Mode, or the secret for HTTP."
)
_MANY = (  # what goes with SLACK_CLIENT_ID, and what does not
    "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together, for an app of many workspaces; "
    "write both, or neither."
)
_MANY_SIGNED = (
    "SLACK_CLIENT_ID is set, but not SLACK_SIGNING_SECRET. "
    "An app of many workspaces is served by HTTP: write the secret."
)
_MANY_OR_ONE = (
    "SLACK_CLIENT_ID is set, and {} too. Write the first for an app of many workspaces, "
    "which gets a token from each, or leave it out for one workspace."
)

KNOWN = (
    "REFUGIO_PACKS",
    "REFUGIO_HELP",
    "REFUGIO_CACHE",
    "REFUGIO_SEMANTIC",
    "REFUGIO_HISTORY",
    "REFUGIO_DATA",
    "REFUGIO_KEY",
    monitor_address.NAME,
    shards.NAME,
    *keeping_times.SPANS,
)
_KEY_LENGTH = 32  # characters


# A path after three slashes, or a host and a database, or a socket's folder as the host.
_URL = r"sqlite:///.+|postgres(ql)?://(\S+/[^\s/?]+(\?\S*)?|\S*/[^\s/?]*\?\S*host=\S+)"


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

    data: the folder of what is kept, None where none is known (REFUGIO_DATA); database_url
    (DATABASE_URL): what keeps it instead of a file there; key (REFUGIO_KEY): what people's ids are
    hashed with, None for the one in `data`. Neither of the two is ever printed. keep
    (REFUGIO_KEEP_..._DAYS, see `keeping_times`): how long what is kept is kept.

    discord_token (DISCORD_TOKEN) and discord_shards (REFUGIO_DISCORD_SHARDS, None for all, where
    one process serves all servers), slack_bot_token (SLACK_BOT_TOKEN), slack_app_token
    (SLACK_APP_TOKEN, for Socket Mode) and slack_signing_secret (SLACK_SIGNING_SECRET, for HTTP on
    `port`, PORT); slack_client_id and slack_client_secret (SLACK_CLIENT_ID, SLACK_CLIENT_SECRET) in
    place of both tokens where many workspaces install the app: None where a platform is not used;
    none of them is ever printed. slack_scopes (SLACK_SCOPES): what those workspaces are asked for
    beside what the bot cannot do without. log_level (LOG_LEVEL): of our own log lines; log_format
    (LOG_FORMAT): "console" or "json". monitor (REFUGIO_MONITOR): where health, readiness and
    metrics are told, None for nowhere.
    """

    pack: Path | None = None
    help_file: Path | None = None
    cache: Path | None = None
    semantic: bool = True
    history: Path | None = None
    data: Path | None = None
    database_url: str | None = field(default=None, repr=False)
    key: bytes | None = field(default=None, repr=False)
    keep: Retention = DEFAULTS
    discord_token: str | None = field(default=None, repr=False)
    discord_shards: Shards | None = None
    slack_bot_token: str | None = field(default=None, repr=False)
    slack_app_token: str | None = field(default=None, repr=False)
    slack_signing_secret: str | None = field(default=None, repr=False)
    slack_client_id: str | None = field(default=None, repr=False)
    slack_client_secret: str | None = field(default=None, repr=False)
    slack_scopes: tuple[str, ...] = ()
    port: int = 3000
    log_level: str = "INFO"
    log_format: str = "console"
    monitor: monitor_address.Address | None = None

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """
        The settings in these variables; raises SettingsError.

        By default those of `variables()`.
        """
        settings, problems = read(variables() if environment is None else environment)
        if problems:
            raise SettingsError("\n".join(problems))
        return settings


def variables() -> dict[str, str]:
    """The process's variables, and for what it does not set those of a `.env` file here."""
    filed = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return {**filed, **os.environ}


def read(values: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """The settings in these variables, with the default for each that is wrong; what is wrong."""
    problems: list[str] = []
    settings = Settings(
        pack=_existing(values, "REFUGIO_PACKS", _FOLDER, problems),
        help_file=_existing(values, "REFUGIO_HELP", _FILE, problems),
        cache=_cache(values.get("REFUGIO_CACHE", "")),
        semantic=_switch(values, "REFUGIO_SEMANTIC", problems),
        history=Path(values["REFUGIO_HISTORY"]) if values.get("REFUGIO_HISTORY") else None,
        data=_data(values.get("REFUGIO_DATA", "")),
        database_url=_database(values, problems),
        key=_key(values, problems),
        keep=keeping_times.read(values, problems),
        discord_token=_secret(values, "DISCORD_TOKEN", _DISCORD, problems),
        discord_shards=shards.read(values, problems),
        slack_bot_token=_secret(values, "SLACK_BOT_TOKEN", _SLACK_BOT, problems),
        slack_app_token=_secret(values, "SLACK_APP_TOKEN", _SLACK_APP, problems),
        slack_signing_secret=_secret(values, "SLACK_SIGNING_SECRET", _SIGNING, problems),
        slack_client_id=_secret(values, "SLACK_CLIENT_ID", _CLIENT, problems),
        slack_client_secret=_secret(values, "SLACK_CLIENT_SECRET", _CLIENT_SECRET, problems),
        slack_scopes=_scopes(values, problems),
        port=_port(values, problems),
        log_level=_level(values, problems),
        log_format=_form(values, problems),
        monitor=monitor_address.read(values, problems),
    )
    return settings, problems


def require(settings: Settings) -> None:
    """Raises SettingsError where no platform's token is set, or where one lacks another."""
    if wrong := of_many(settings):
        raise SettingsError(wrong)
    if not (settings.discord_token or settings.slack_bot_token or settings.slack_client_id):
        raise SettingsError(_NONE_SET)
    connects = settings.slack_app_token or settings.slack_signing_secret
    if settings.slack_bot_token and not connects:
        raise SettingsError(_NO_CONNECTION)


def of_many(settings: Settings) -> str:
    """What is wrong with the settings of an app that many workspaces install, "" for nothing."""
    if (settings.slack_client_id is None) != (settings.slack_client_secret is None):
        return _MANY
    if settings.slack_client_id is None:
        return ""
    tokens = {"BOT": settings.slack_bot_token, "APP": settings.slack_app_token}
    if both := [f"SLACK_{name}_TOKEN" for name, token in tokens.items() if token]:
        return _MANY_OR_ONE.format(" and ".join(both))
    return "" if settings.slack_signing_secret else _MANY_SIGNED


def unknown(values: Mapping[str, str]) -> list[str]:
    """A sentence for each variable with our prefix that no setting has, with the nearest name."""
    told = []
    for name in sorted(name for name in values if name.startswith("REFUGIO_")):
        if name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, 1, 0.0)
            told.append(f"{name} is no setting, so it has no effect. Did you mean {near[0]}?")
    return told


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a path must lead to: how messages name it, and the test of it."""

    name: str
    holds: Callable[[Path], bool]


_FOLDER = _Wanted("a pack's folder", Path.is_dir)
_FILE = _Wanted("a help.yaml file", Path.is_file)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a secret looks like, as a pattern and in words."""

    pattern: str
    said: str


_DISCORD = _Shape(r"[\w-]+\.[\w-]+\.[\w-]+", "the bot's token, three parts with dots between")
_SLACK_BOT = _Shape(r"xoxb-[\w-]+", "the bot user's token, which begins with xoxb-")
_SLACK_APP = _Shape(r"xapp-[\w-]+", "an app-level token, which begins with xapp-")
_SIGNING = _Shape(r"\w+", "the app's signing secret, letters and digits only")
_CLIENT = _Shape(r"\d+\.\d+", "the app's client id, two numbers with a dot between")
_CLIENT_SECRET = _Shape(r"\w+", "the app's client secret, letters and digits only")


def _secret(values: Mapping[str, str], name: str, shape: _Shape, problems: list[str]) -> str | None:
    value = values.get(name, "").strip()
    if value and not re.fullmatch(shape.pattern, value, re.ASCII):
        problems.append(f"{name} does not look like one. Write {shape.said}.")
    return value or None


def _scopes(values: Mapping[str, str], problems: list[str]) -> tuple[str, ...]:
    value = values.get("SLACK_SCOPES", "")
    named = tuple(filter(None, map(str.strip, value.split(","))))
    if not all(re.fullmatch(r"[a-z_]+([:.][a-z_]+)*", each) for each in named):
        wanted = "names with commas between, as channels:read,groups:read,usergroups:read"
        problems.append(f"SLACK_SCOPES is {value!r}. Write {wanted}.")
        return ()
    return named


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


def _form(values: Mapping[str, str], problems: list[str]) -> str:
    value = (values.get("LOG_FORMAT") or "console").lower()
    if value not in _FORMS:
        problems.append(f"LOG_FORMAT is {value!r}. Write one of {', '.join(_FORMS)}.")
    return value


def _existing(
    values: Mapping[str, str], name: str, wanted: _Wanted, problems: list[str]
) -> Path | None:
    if not values.get(name):
        return None
    path = Path(values[name])
    if (wrong := _wrong(path, wanted)) is None:
        return path
    problems.append(f"{name} names {str(path)!r}, which {wrong}. Write {wanted.name}.")
    return None


def _wrong(path: Path, wanted: _Wanted) -> str | None:
    try:
        if not path.exists():
            return "does not exist"
        if not wanted.holds(path):
            return "is a folder" if path.is_dir() else "is no folder"
    except OSError as error:  # the way to it is barred, or the name is impossible
        return f"cannot be reached ({error.strerror})"
    needed = os.R_OK | os.X_OK if path.is_dir() else os.R_OK  # a folder is also entered
    return None if os.access(path, needed) else "cannot be read"


def _switch(values: Mapping[str, str], name: str, problems: list[str]) -> bool:
    value = (values.get(name) or "on").casefold()
    if value not in {"on", "off"}:
        problems.append(f"{name} is {value!r}. Write on or off.")
    return value != "off"


def _cache(value: str) -> Path | None:
    if value.casefold() == "none":
        return None
    if value:
        # Old files of a cache are deleted, so it lies in a folder of its own wherever it is put.
        return Path(value) / "refugio"
    try:
        usual = Path(platformdirs.user_cache_dir("refugio"))
    except RuntimeError:  # nobody's home is known
        return None
    return usual if usual.is_absolute() else None  # older versions answer "~" then


def _data(value: str) -> Path | None:
    if value:
        return Path(value)
    try:
        usual = Path(platformdirs.user_data_dir("refugio"))
    except RuntimeError:  # nobody's home is known
        return None
    return usual if usual.is_absolute() else None


def _database(values: Mapping[str, str], problems: list[str]) -> str | None:
    value = values.get("DATABASE_URL", "").strip()
    if value and not re.fullmatch(_URL, value):  # it is not shown: a password is in it
        wanted = "sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE"
        problems.append(f"DATABASE_URL does not look like one. Write {wanted}.")
    return value or None


def _key(values: Mapping[str, str], problems: list[str]) -> bytes | None:
    value = values.get("REFUGIO_KEY", "").strip()
    if value and len(value) < _KEY_LENGTH:
        wanted = f"at least {_KEY_LENGTH} random characters, and keep them"
        problems.append(f"REFUGIO_KEY is too short. Write {wanted}.")
    if not value and values.get("DATABASE_URL", "").strip().startswith("postgres"):
        problems.append(
            "REFUGIO_KEY is missing. With PostgreSQL, give every process the same"
            f" {_KEY_LENGTH} random characters or more, and keep them."
        )
    return value.encode() or None
