"""A typed line turned into an event, or into something the terminal does by itself. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from adapters.terminal.offered import Example, Offered
from bot.command_groups import first_of, ungroup
from bot.commands import (
    CATALOGUE,
    EVERY,
    PLAYING,
    Task,
    anything_named,
    command_language,
    command_spoken,
)
from bot.entries import Bilingual, Language
from bot.events import Ask, Choose, ConversationId, Event, Invoke, PersonId, Sender, Submit
from bot.replies import Choice, Form
from bot.text import fold

PLATFORM = "terminal"
CONVERSATION = ConversationId(PLATFORM)
QUIT = Bilingual("quit", "salir")
_QUIT = frozenset({"/quit", "/exit", "/q", "/bye", "/salir", "quit", "exit", "salir"})
_NUMBER = re.compile(r"(\d{1,3})[.)]?")  # four digits are a year: "2013" asks about it
_LETTER = re.compile(r"([A-Za-z])[.)]?")
_LONGEST = 30  # characters of an unknown command that are shown again
_CLOSE = 0.5  # difflib's ratio from which a command is worth naming


@dataclass(frozen=True, slots=True)
class Picked:
    """The number or letter of something on screen: its label, and the event it stands for."""

    label: str
    event: Ask | Choose


@dataclass(frozen=True, slots=True)
class Quit:
    """The person leaves."""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """What was typed names no command; near: the closest that exists, None where none is close."""

    typed: str
    near: str | None


@dataclass(frozen=True, slots=True)
class UnknownOption:
    """A number that is not on screen; last: the highest that is, 0 for none."""

    typed: str
    last: int


Action = Event | Picked | Quit | UnknownCommand | UnknownOption


@dataclass(frozen=True, slots=True)
class Typing:
    """Who types, when, and the language on screen; sender: None where nothing is kept."""

    at: datetime
    locale: Language | None
    sender: Sender | None = None


def read(line: str, on_screen: Offered, typing: Typing) -> Action:
    """What the line means, given what can be picked by a number or a letter."""
    typed = line.strip()
    if fold(typed) in _QUIT:
        return Quit()
    if typed.startswith("/"):
        return _command(typed, typing)
    if command_spoken(typed):
        return _command(f"/{typed}", typing)
    if number := _NUMBER.fullmatch(typed):
        return _option(number[1], on_screen, typing)
    if (letter := _LETTER.fullmatch(typed)) and (choice := on_screen.by_letter(letter[1])):
        return _chosen(choice, typing)
    return _ask(typed, typing)


def submitted(form: Form, values: Mapping[str, str], typing: Typing) -> Submit:
    """A form that was filled in."""
    return Submit(form.token, values, CONVERSATION, typing.at, typing.locale, sender=typing.sender)


def _ask(text: str, typing: Typing) -> Ask:
    return Ask(text, CONVERSATION, typing.at, typing.locale, sender=typing.sender)


def slashed(language: Language, writes: bool = False) -> tuple[tuple[str, Bilingual], ...]:
    """
    Each command with its slash as it is called in that language, and what it does.

    writes: whether the person may write entries, and so has those commands too.
    """
    infos = EVERY if writes else (*CATALOGUE, *PLAYING)
    return tuple((f"/{info.names.best(language)}", info.summary) for info in infos)


def _option(typed: str, on_screen: Offered, typing: Typing) -> Picked | UnknownOption:
    match on_screen.by_number(int(typed)):
        case None:
            return UnknownOption(typed, len(on_screen.numbered))
        case Example(text=text):
            return Picked(text, _ask(text, typing))
        case Choice() as choice:
            return _chosen(choice, typing)


def _chosen(choice: Choice, typing: Typing) -> Picked:
    event = Choose(choice.token, CONVERSATION, typing.at, typing.locale, sender=typing.sender)
    return Picked(choice.label, event)


def _command(typed: str, typing: Typing) -> Invoke | UnknownCommand:
    name, _, argument = ungroup(typed.replace("\n", " "))[1:].partition(" ")
    name = name[:_LONGEST]
    plain = fold(name)
    command = anything_named(plain)
    if command is None:
        return UnknownCommand(f"/{name}", _nearest(plain))
    called = command_language(name)
    who, text = _person(argument.strip()) if command is Task.ROLE else (None, argument.strip())
    return Invoke(
        command,
        CONVERSATION,
        typing.at,
        text,
        called or typing.locale,
        sender=typing.sender,
        person=who,
        called=called,
    )


def person(name: str) -> PersonId:
    """Somebody of this computer, by the name they go by in its terminal."""
    return PersonId(f"terminal:{fold(name)}")


def _person(argument: str) -> tuple[PersonId | None, str]:
    """Whom a command is about, and what is written behind their name."""
    name, _, rest = argument.partition(" ")
    return (person(name) if name else None), rest.strip()


def _nearest(name: str) -> str | None:
    if first := first_of(name):
        return first
    known = [name for language in Language for name, _ in slashed(language, writes=True)]
    known += [f"/{QUIT.best(language)}" for language in Language]
    near = difflib.get_close_matches(f"/{name}", known, 1, _CLOSE)
    return near[0] if near else None
