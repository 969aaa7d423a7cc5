"""What people can ask for by name, as values: the names, and how a platform shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.entries import Bilingual


class Command(StrEnum):
    """What a person can ask for by name."""

    ASK = "ask"
    TOPICS = "topics"
    WHY = "why"
    SIMPLER = "simpler"
    RELATED = "related"
    LANGUAGE = "language"
    HELP = "help"
    PRIVACY = "privacy"
    FIGURE = "figure"
    TEXT_ONLY = "text-only"


class Game(StrEnum):
    """What those who host or practise can ask for by name."""

    QUIZ = "quiz"
    PRACTICE = "practice"
    WORKSHOP = "workshop"


class Task(StrEnum):
    """What those who write entries can ask for by name."""

    SUGGEST = "suggest"
    ADD = "add"
    EDIT = "edit"
    RETIRE = "retire"
    RESTORE = "restore"
    HIDE = "hide"
    SHOW = "show"
    HISTORY = "history"
    REVIEW = "review"
    CHANGES = "changes"
    UNANSWERED = "unanswered"
    TEACH = "teach"
    ANSWER = "answer"
    INBOX = "inbox"
    EXPORT = "export"
    IMPORT = "import"
    SETTINGS = "settings"
    ROLE = "role"
    LINK = "link"


Named = Command | Game | Task


@dataclass(frozen=True, slots=True)
class Argument:
    """
    What is written behind a command: its name, what it is for, and whether it must be there.

    values: the only ones there are, each with its label; empty where anything may be written;
    file: whether it is no text but a file, which goes into `Invoke.file`; entry: whether it names
    an entry, so that questions can be offered while it is typed, and their ids taken.
    """

    names: Bilingual
    summary: Bilingual
    required: bool = False
    values: tuple[tuple[str, str], ...] = ()
    file: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class CommandInfo:
    """
    A command as a platform shows it: its name there, and what it does in both languages.

    person: somebody to pick before the argument, None where it is about nobody; word: what stands
    before the argument, where the name is for one of several things that a command does.
    """

    command: Named
    names: Bilingual
    summary: Bilingual
    argument: Argument | None = None
    person: Argument | None = None
    word: str = ""

    def said(self, argument: str) -> str:
        """The whole argument of the command, from what was written for it under this name."""
        return f"{self.word} {argument}".strip()


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that a platform may show behind one name: `/entry add`."""

    names: Bilingual
    summary: Bilingual
    infos: tuple[CommandInfo, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A command about a message, as a platform shows it beside one: its text is the argument."""

    command: Named
    names: Bilingual
