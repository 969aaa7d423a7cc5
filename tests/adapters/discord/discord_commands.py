"""Commands as they are called on Discord, where some stand in groups; and what it sends of one."""

from __future__ import annotations

from typing import Any

from bot.command_groups import GROUPS, ungrouped
from bot.commands import CommandInfo

Json = dict[str, Any]
PLACED: tuple[tuple[str, CommandInfo], ...] = (
    *((info.names.en or "", info) for info in ungrouped()),
    *((f"{group.names.en} {info.names.en}", info) for group in GROUPS for info in group.infos),
)
_TEXT, _FILE, _SUBCOMMAND = 3, 11, 1


def called(command: str) -> str:
    """How a command that has one name everywhere is called here: "entry add"."""
    return next(name for name, info in PLACED if info.command == command)


def sent(command: str, words: str = "") -> Json:
    """What Discord sends for a command, by its one name, with these words: "start 5 easy"."""
    first, _, rest = words.partition(" ")
    may = [(name, info) for name, info in PLACED if info.command == command]
    meant = [each for each in may if each[1].word == first and first] or may
    name, info = meant[0]
    text = rest if info.word and info.word == first else words
    if not text:
        return nested(name)
    assert info.argument, f"nothing can be written with {name}"
    kind = _FILE if info.argument.file else _TEXT
    return nested(name, {"type": kind, "name": info.argument.names.en, "value": text})


def nested(name: str, *options: Json) -> Json:
    """A command's data: what it is called, a group's as an option of the group."""
    top, *below = name.split()
    inside = [*options]
    for each in reversed(below):
        inside = [{"type": _SUBCOMMAND, "name": each, "options": inside}]
    return {"id": "1", "name": top, "type": 1, "options": inside}
