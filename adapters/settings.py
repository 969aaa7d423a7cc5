"""Settings: the only place that reads the environment; all problems are told at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs


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
    """

    pack: Path | None = None
    help_file: Path | None = None
    cache: Path | None = None
    semantic: bool = True
    history: Path | None = None

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The settings in these variables, by default the process's; raises SettingsError."""
        values = os.environ if environment is None else environment
        problems: list[str] = []
        settings = cls(
            pack=_existing(values, "REFUGIO_PACKS", "a pack's folder", problems),
            help_file=_existing(values, "REFUGIO_HELP", "a help.yaml file", problems),
            cache=_cache(values.get("REFUGIO_CACHE", "")),
            semantic=_switch(values, "REFUGIO_SEMANTIC", problems),
            history=Path(values["REFUGIO_HISTORY"]) if values.get("REFUGIO_HISTORY") else None,
        )
        if problems:
            raise SettingsError("\n".join(problems))
        return settings


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
