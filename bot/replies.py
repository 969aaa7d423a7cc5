"""What we say: a reply made of blocks, a closed union that every adapter can draw."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.entries import EntryId, Language, StatementKind
from bot.outcomes import Outcome

_LETTERED = re.compile(r"[A-Z](?:\)|$)")
TOKEN_LIMIT = 100  # characters; the smallest limit of all platforms for what a button carries


class Audience(StrEnum):
    """Who may see a reply."""

    EVERYONE = "everyone"
    SENDER = "sender"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: its label, and the token that comes back in `Choose`."""

    label: str
    token: str

    @property
    def letter(self) -> str:
        """The letter that it bears, as an option of a quiz does ("A) Mexico", "A"), else ""."""
        return self.label[:1] if _LETTERED.match(self.label) else ""


@dataclass(frozen=True, slots=True)
class Label:
    """
    A heading, such as who stands behind what follows ("The article states").

    kind: of that statement, for a colour beside the words; None where none follows.
    """

    text: str
    kind: StatementKind | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph to read."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of the source."""

    text: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What to keep in mind about the text above."""

    text: str


@dataclass(frozen=True, slots=True)
class Fine:
    """Small print: the source, its paragraphs, the dates."""

    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """
    A numbered list to pick from, best first.

    meant: exactly one is what somebody meant, for a platform that has a menu for that.
    """

    prompt: str
    choices: tuple[Choice, ...]
    meant: bool = False


@dataclass(frozen=True, slots=True)
class Buttons:
    """
    Things to do next, all of them optional.

    opinion: there are two, to say of what stands above that it is good, or that it is not.
    """

    choices: tuple[Choice, ...]
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """
    Names with their values, one a line.

    title, columns: what they are and how names and values are called, where a platform that has
    tables may show one; empty where they are no table.
    """

    rows: tuple[tuple[str, str], ...]
    title: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its label and a note ("not yet checked by a person")."""

    label: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class File:
    """
    A file to keep: its name, its media type and its text, to be written exactly, in UTF-8.

    It may hold what only its receiver may see, so it is never shown to others.
    """

    name: str
    media: str
    text: str


class Theme(StrEnum):
    """The colours of a picture."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A picture: the name of its file, a description that says all it shows, the same as plain text.

    alt: at most 1,024 characters; text: lines of a fixed width, for where no picture is shown.
    draw: makes the PNG; it may take seconds, so call it in a thread, and it raises where it cannot.
    """

    name: str
    alt: str
    text: str
    draw: Callable[[Theme], bytes] = field(repr=False, compare=False)


Block = Label | Text | Quote | Caveat | Fine | Options | Buttons | Facts | Link | File | Picture


@dataclass(frozen=True, slots=True)
class Field:
    """
    Something to be typed or picked in a form.

    name: under which it comes back; value: what stands in it to begin with; most: characters;
    long: whether it may have several lines; options: the only values there are, with their labels;
    problem: what was wrong with what was typed, empty where nothing was; file: it is no text but
    a file, of one of these endings.
    """

    name: str
    label: str
    hint: str = ""
    value: str = ""
    required: bool = False
    most: int = 500
    long: bool = False
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    file: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """At most five fields to fill in; `token` comes back with them in `Submit`."""

    token: str
    title: str
    fields: tuple[Field, ...]
    send: str


@dataclass(frozen=True, slots=True)
class Reply:
    """
    One message: its blocks in order, its language, and who may see it.

    outcome: what came of the question, where one was asked; about: the entry it shows, if any;
    instead: what all may read where the sender alone cannot be answered, None where there is no
    need for it; form: what to fill in, to be opened at once where the platform can; replaces: it
    takes the place of the message whose button was pressed, where that is the presser's alone;
    plain: whoever reads it wants text alone, without cards, colours or pictures; refused: what was
    sent in was not taken, so that what was typed must not be lost; board: what it is about is going
    to be written in the channel where it was asked for, for all; thread: the title of a
    thread that it shall stand in, "" for the channel itself; window: it is looked at once and then
    closed, where the platform can open something over what is read; else it is a message.
    """

    blocks: tuple[Block, ...]
    language: Language
    audience: Audience = Audience.EVERYONE
    outcome: Outcome | None = None
    about: EntryId | None = None
    instead: Reply | None = None
    form: Form | None = None
    replaces: bool = False
    plain: bool = False
    thread: str = ""
    refused: bool = False
    board: bool = False
    window: bool = False


def refusal(reply: Reply) -> Reply:
    """The reply to what was sent in and could not be taken."""
    return replace(reply, refused=True)
