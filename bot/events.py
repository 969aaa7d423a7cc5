"""What can happen to the engine, and the catalogue of commands, declared once for all platforms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.entries import Bilingual, Language

ConversationId = NewType("ConversationId", str)  # one person in one place; opaque to the core


@dataclass(frozen=True, slots=True)
class Ask:
    """A person asks. at: an aware datetime; locale: the language their client speaks."""

    text: str
    conversation: ConversationId
    at: datetime
    locale: Language | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """A person picks a choice of an earlier reply; `token` came from that reply."""

    token: str
    conversation: ConversationId
    at: datetime
    locale: Language | None = None


class Command(StrEnum):
    """What a person can ask for by name."""

    TOPICS = "topics"
    WHY = "why"
    SIMPLER = "simpler"
    RELATED = "related"
    LANGUAGE = "language"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Invoke:
    """A person gives a command, with what they wrote behind it."""

    command: Command
    conversation: ConversationId
    at: datetime
    argument: str = ""
    locale: Language | None = None


Event = Ask | Choose | Invoke


@dataclass(frozen=True, slots=True)
class CommandInfo:
    """A command as a platform shows it: its name there, and what it does in both languages."""

    command: Command
    names: Bilingual
    summary: Bilingual
    argument: Bilingual | None = None


CATALOGUE: tuple[CommandInfo, ...] = (
    CommandInfo(
        Command.TOPICS,
        Bilingual("topics", "temas"),
        Bilingual("Browse what you can ask about", "Ver de qué se puede preguntar"),
    ),
    CommandInfo(
        Command.WHY,
        Bilingual("why", "porque"),
        Bilingual(
            "Show how the last answer was found", "Mostrar cómo se encontró la última respuesta"
        ),
    ),
    CommandInfo(
        Command.SIMPLER,
        Bilingual("simpler", "sencillo"),
        Bilingual("Say the last answer in plain words", "Decir lo último con palabras sencillas"),
    ),
    CommandInfo(
        Command.RELATED,
        Bilingual("related", "relacionadas"),
        Bilingual("Show related questions", "Ver preguntas relacionadas"),
    ),
    CommandInfo(
        Command.LANGUAGE,
        Bilingual("language", "idioma"),
        Bilingual("Choose English or Spanish", "Elegir inglés o español"),
        Bilingual("en or es", "es o en"),
    ),
    CommandInfo(
        Command.HELP,
        Bilingual("help", "ayuda"),
        Bilingual("What you can do here", "Qué se puede hacer aquí"),
    ),
)


def command_named(name: str) -> Command | None:
    """The command with that name in either language, or None."""
    for info in CATALOGUE:
        if name.casefold() in {info.names.en, info.names.es}:
            return info.command
    return None
