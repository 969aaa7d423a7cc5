"""`refugio doctor`: is everything in place, and what to do where it is not."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import click

from adapters import keeping_times
from adapters.cli import contacts, invitations, setting_up, stored
from adapters.cli import live as live_
from adapters.cli.printing import say
from adapters.settings import Settings, SettingsError, read, unknown, variables
from adapters.terminal import safe
from bot.errors import BotError


class _Found(StrEnum):
    """How a finding is marked."""

    GOOD = "ok"
    LOOK = "look"  # it works, and could be better
    WRONG = "bad"  # it does not do what was asked for: exit code 1


_Finding = tuple[_Found, str]


@click.command("doctor")
@click.option("--data", is_flag=True, help="List what is stored, since when, and when it goes.")
@click.option("--online", is_flag=True, help="Ask Discord and Slack whether they take the tokens.")
@click.option("--live", is_flag=True, help="Only ask the bot that runs here whether it is well.")
def command(data: bool, online: bool, live: bool) -> None:
    """
    Check the set-up, and say what to do where something is wrong.

    Settings, tokens, pack, encoder, cache, data and who can read them, times, help contacts,
    invites.
    """
    if data:
        for line in stored.lines(Settings.from_env(), datetime.now(UTC)):
            say(safe.line(line))
        return
    findings = list(_live() if live else _findings(online))
    for found, said in findings:
        say(f"{found:<5} {safe.line(said)}")
    sys.exit(1 if any(found is _Found.WRONG for found, _ in findings) else 0)


def _live() -> Iterator[_Finding]:
    settings, _ = read(variables())
    for good, said in live_.found(settings.monitor):
        yield _Found.GOOD if good else _Found.WRONG, said


def _findings(online: bool) -> Iterator[_Finding]:
    settings, problems = read(variables())
    for problem in (*problems, *unknown(variables())):
        yield _Found.WRONG, problem
    yield _Found.GOOD, f"Python {sys.version.split()[0]}"
    yield from _pack(settings)
    yield _semantic(settings)
    yield _cache(settings.cache)
    yield _Found.GOOD, keeping_times.summary(settings.keep)
    if settings.history:
        yield _history(settings.history)
    yield from _looked(setting_up.found(settings))
    yield from _contacts(settings)
    if settings.discord_token:
        yield from _looked(invitations.found(settings.discord_token))
    if online:
        from adapters.cli import asking_platforms  # libraries that nothing else here needs

        for good, said in asking_platforms.found(settings):
            yield _Found.GOOD if good else _Found.WRONG, said


def _looked(found: Iterable[tuple[bool, str]]) -> Iterator[_Finding]:
    for good, said in found:
        yield _Found.GOOD if good else _Found.LOOK, said


def _pack(settings: Settings) -> Iterator[_Finding]:
    from adapters.compose import load_pack

    try:
        pack = load_pack(settings)
    except BotError as error:
        for line in str(error).splitlines():
            yield _Found.WRONG, line
        return
    phrasings = sum(len(entry.phrasings) for entry in pack.entries)
    yield _Found.GOOD, f"pack {pack.id}: {len(pack.entries)} entries, {phrasings:,} phrasings"
    checked = sum(entry.checked is not None for entry in pack.entries)
    said = f"{checked} entries checked by a named person"
    yield _Found.GOOD if checked else _Found.LOOK, said


def _semantic(settings: Settings) -> _Finding:
    from adapters.encoder import installed

    if not installed():
        remedy = "pip install 'refugio[semantic]'"
        return _Found.LOOK, f"semantic layer missing: answers are less good; {remedy}"
    if not settings.semantic:
        return _Found.LOOK, "semantic layer installed, but switched off by REFUGIO_SEMANTIC"
    return _Found.GOOD, "semantic layer installed"


def _cache(folder: Path | None) -> _Finding:
    if folder is None:
        remedy = "unset REFUGIO_CACHE, or name a folder"
        return _Found.LOOK, f"no cache: every start builds its index anew; {remedy}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:  # rights alone do not tell of a full disk
            file.write(b"0")
    except OSError as error:
        return _Found.WRONG, (
            f"the cache {str(folder)!r} cannot be written ({error.strerror}), so every start"
            " builds its index anew. Name another folder in REFUGIO_CACHE, or none."
        )
    return _Found.GOOD, f"cache in {folder}"


def _history(file: Path) -> _Finding:
    from adapters.terminal.history import made_private

    try:
        made_private(file)
    except SettingsError as error:
        return _Found.WRONG, str(error)
    return _Found.GOOD, f"history in {file}"


def _contacts(settings: Settings) -> Iterator[_Finding]:
    try:
        yield from _looked(contacts.found(settings))
    except (BotError, SettingsError) as error:
        yield _Found.WRONG, str(error)
