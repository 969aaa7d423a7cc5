"""What `refugio doctor` says of an operator's set-up: tokens, data, key, monitor, `.env`."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from adapters.settings import Settings, of_many

_ROOM = 500  # megabytes; the daily sweep writes the file anew, and needs as much as it has
_PRIVATE = 0o077  # what nobody but the owner should have

Said = tuple[bool, str]  # whether it is good, and what it says


def found(settings: Settings) -> Iterator[Said]:
    """What is in place, and what could be better."""
    yield from platforms(settings)
    yield from kept(settings)
    yield monitor(settings)
    yield from private(Path(".env"))


def platforms(settings: Settings) -> Iterator[Said]:
    """Which platforms `refugio run` would serve, and how."""
    if settings.discord_token:
        yield True, "Discord: a token is set"
    if settings.slack_bot_token and settings.slack_app_token:
        yield True, "Slack: tokens are set, by Socket Mode"
    elif settings.slack_bot_token and settings.slack_signing_secret:
        yield True, f"Slack: a token is set, over HTTP on port {settings.port}"
    elif settings.slack_bot_token:
        remedy = "set SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET for HTTP"
        yield False, f"Slack: a bot token is set, but no way to connect; {remedy}"
    if wrong := of_many(settings):
        yield False, f"Slack: {wrong}"
    elif settings.slack_client_id:
        yield True, f"Slack: for many workspaces, over HTTP on port {settings.port}"
    if not (settings.discord_token or settings.slack_bot_token or settings.slack_client_id):
        remedy = "set DISCORD_TOKEN or SLACK_BOT_TOKEN (docs/operating.md)"
        yield False, f"no platform's token is set, so `refugio run` has nothing to do; {remedy}"


def kept(settings: Settings) -> Iterator[Said]:
    """Where things are kept, whether others can read it, and how much room is left."""
    if (settings.database_url or "").startswith("postgres"):
        yield True, "kept in PostgreSQL, under the key of REFUGIO_KEY"
        return
    folder = settings.data
    if folder is None or not folder.is_dir():
        yield True, f"nothing is kept yet; it will be in {folder or 'REFUGIO_DATA'}"
        return
    yield True, f"kept in {folder}"
    for name in ("key", "refugio.db"):
        yield from private(folder / name)
    room = shutil.disk_usage(folder).free // 1_000_000
    if room < _ROOM:
        yield False, f"only {room} MB are free in {folder}; free {_ROOM} MB, or move REFUGIO_DATA"


def monitor(settings: Settings) -> Said:
    """Where health, readiness and metrics are told."""
    if settings.monitor is None:
        return True, "health, readiness and metrics are told nowhere; REFUGIO_MONITOR=9464 does"
    return True, f"health, readiness and metrics at http://{settings.monitor}"


def private(file: Path) -> Iterator[Said]:
    """A file that others than its owner can use, with the remedy; nothing where all is well."""
    if os.name == "posix" and file.is_file():
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & _PRIVATE:
            yield False, f"{file} can be used by others (mode {mode:o}); chmod 600 {file}"
