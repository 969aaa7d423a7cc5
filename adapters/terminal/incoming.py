"""A typed line turned into an event, or into something the terminal does by itself. Pure."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import datetime

from bot.entries import Language
from bot.events import CATALOGUE, Ask, Choose, ConversationId, Event, Invoke, command_named
from bot.replies import Choice

CONVERSATION = ConversationId("terminal")
_QUIT = frozenset({"/quit", "/exit", "/salir", "quit", "exit", "salir"})


@dataclass(frozen=True, slots=True)
class Quit:
    """The person leaves."""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """What was typed names no command; `near` is the closest that exists."""

    typed: str
    near: str


@dataclass(frozen=True, slots=True)
class UnknownOption:
    """A number that is not on screen."""

    typed: str


Action = Event | Quit | UnknownCommand | UnknownOption


def commands() -> list[str]:
    """Every slash command, in both languages."""
    return sorted({f"/{name}" for info in CATALOGUE for name in (info.names.en, info.names.es)})


def read(line: str, on_screen: tuple[Choice, ...], at: datetime, locale: Language | None) -> Action:
    """What the line means; on_screen: the numbered choices now visible, the first is 1."""
    typed = line.strip()
    if typed.casefold() in _QUIT:
        return Quit()
    if typed.startswith("/") and len(typed) > 1:
        return _command(typed, at, locale)
    if on_screen and typed.isdecimal() and len(typed) <= 3:
        number = int(typed)
        if 1 <= number <= len(on_screen):
            return Choose(on_screen[number - 1].token, CONVERSATION, at, locale)
        return UnknownOption(typed)
    return Ask(line, CONVERSATION, at, locale)


def _command(typed: str, at: datetime, locale: Language | None) -> Action:
    name, _, argument = typed[1:].partition(" ")
    command = command_named(name)
    if command is not None:
        return Invoke(command, CONVERSATION, at, argument, locale)
    near = difflib.get_close_matches(f"/{name.casefold()}", commands(), 1, cutoff=0.0)
    return UnknownCommand(f"/{name[:30]}", near[0])
