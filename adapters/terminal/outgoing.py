"""A reply drawn for a terminal with rich. Pure: no screen is touched here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from bot.entries import Language
from bot.events import CATALOGUE, Command
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Fine,
    Label,
    Link,
    Options,
    Quote,
    Reply,
    Text,
)
from bot.wording import tokens

_INDENT = (0, 0, 0, 2)  # top, right, bottom, left, in cells


@dataclass(frozen=True, slots=True)
class Screen:
    """A reply as drawn, and the choices its numbers stand for."""

    drawn: RenderableType
    choices: tuple[Choice, ...]


def render(reply: Reply) -> Screen:
    """The reply as a card with its choices numbered."""
    choices: list[Choice] = []
    parts: list[RenderableType] = []
    for block in reply.blocks:
        parts += _draw(block, reply.language, choices)
    return Screen(Group(*parts), tuple(choices))


def clean(text: str) -> str:
    """The text without control and direction characters, which could rewrite the screen."""
    return "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )


def _draw(block: Block, language: Language, choices: list[Choice]) -> Iterator[RenderableType]:
    match block:
        case Label(text=text):
            yield Line(clean(text), style="bold cyan")
        case Text(text=text):
            yield Padding(Line(clean(text)), _INDENT, expand=False)
        case Quote(text=text):
            yield Padding(Line(f"“{clean(text)}”", style="italic"), _INDENT, expand=False)
        case Caveat(text=text):
            yield Padding(Line(f"! {clean(text)}", style="yellow"), _INDENT, expand=False)
        case Fine(text=text):
            yield Padding(Line(clean(text), style="dim"), _INDENT, expand=False)
        case Options(prompt=prompt, choices=offered):
            yield Line(clean(prompt))
            yield from _numbered(offered, choices)
        case Facts(rows=rows):
            yield _grid(rows)
        case Link(label=label, address=address, note=note):
            yield Padding(Line(f"{clean(label)}: {clean(address)}"), _INDENT, expand=False)
            yield Padding(Line(f"({clean(note)})", style="dim"), (0, 0, 0, 4))
        case Buttons(choices=offered):
            yield from _buttons(offered, language, choices)
        case _:
            assert_never(block)


def _numbered(offered: tuple[Choice, ...], choices: list[Choice]) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for choice in offered:
        choices.append(choice)
        table.add_row(f"{len(choices)}.", Line(clean(choice.label)))
    yield Padding(table, _INDENT, expand=False)


def _grid(rows: tuple[tuple[str, str], ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", overflow="fold")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Line(clean(name)), Line(clean(value)))
    return Padding(table, _INDENT, expand=False)


def _buttons(
    offered: tuple[Choice, ...], language: Language, choices: list[Choice]
) -> Iterator[RenderableType]:
    typed = [name for choice in offered if (name := _command_of(choice, language))]
    rest = tuple(choice for choice in offered if not _command_of(choice, language))
    if rest:
        yield from _numbered(rest, choices)
    if typed:
        yield Padding(Line("  ".join(typed), style="dim cyan"), _INDENT, expand=False)


def _command_of(choice: Choice, language: Language) -> str | None:
    """The slash command that does what a button does, None where there is none."""
    pointer = tokens.parse(choice.token)
    name = pointer.action.value if pointer else ""
    return next(
        (
            f"/{info.names.best(language)}"
            for info in CATALOGUE
            if info.command.value == name and info.command is not Command.LANGUAGE
        ),
        None,
    )
