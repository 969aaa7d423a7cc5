"""A reply drawn for a terminal with rich. Pure: no screen is touched here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from adapters.terminal import safe
from adapters.terminal.offered import Numbered
from bot.commands import CATALOGUE, Command
from bot.entries import Language, StatementKind
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Field,
    File,
    Fine,
    Label,
    Link,
    Options,
    Picture,
    Quote,
    Reply,
    Text,
)
from bot.wording import tokens

_STYLES = {  # of the title, so that a promise does not even look like a fact
    StatementKind.FACT: "bold green",
    StatementKind.REPORTED: "bold cyan",
    StatementKind.PROMISE: "bold magenta",
    StatementKind.VIEW: "bold bright_blue",
    StatementKind.DISPUTED: "bold red",
    StatementKind.GAP: "bold yellow",
    StatementKind.NOTE: "bold bright_cyan",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """A reply as drawn, and what its numbers stand for."""

    drawn: RenderableType
    numbered: tuple[Numbered, ...]


def render(reply: Reply) -> Screen:
    """The reply as a card: titles at the margin, the rest set in, its choices numbered."""
    choices: list[Choice] = []
    parts: list[RenderableType] = []
    for block in reply.blocks:
        if isinstance(block, Label) and parts:
            parts.append("")
        parts += _draw(block, reply.language, choices)
    return Screen(Group(*parts), tuple(choices))


def form_field(field: Field) -> RenderableType:
    """What a form asks for next: its name, a hint, its options, and what stands in it now."""
    named = Line(safe.line(field.label), style="bold")
    named.append(f"  {safe.line(field.hint)}", style="not bold dim")
    parts: list[RenderableType] = [named]
    if field.options:
        parts.append(numbered(tuple(label for _, label in field.options)))
    if field.value:
        shown = dict(field.options).get(field.value, field.value)
        parts.append(indent(marked("=", safe.paragraph(shown), "dim")))
    return Group(*parts)


def numbered(labels: tuple[str, ...], first: int = 1) -> RenderableType:
    """The labels as a list, numbered from `first`."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for number, label in enumerate(labels, first):
        table.add_row(f"{number}.", Line(safe.line(label)))
    return indent(table)


def indent(drawn: RenderableType, cells: int = 2) -> RenderableType:
    """The same, set in from the left."""
    return Padding(drawn, (0, 0, 0, cells), expand=False)


def marked(mark: str, text: str, style: str = "") -> RenderableType:
    """The text beside a mark, under which no line of it begins."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style=f"bold {style}".strip())
    table.add_column(style=style, overflow="fold")
    table.add_row(mark, Line(text))
    return table


def _draw(block: Block, language: Language, choices: list[Choice]) -> Iterator[RenderableType]:
    match block:
        case Label(text=text, kind=kind):
            yield Line(safe.line(text), style=_STYLES[kind] if kind else "bold")
        case Text(text=text) | File(name=text) | Picture(text=text):
            yield indent(Line(safe.paragraph(text)))
        case Quote(text=text):
            yield indent(Line(f"“{safe.paragraph(text)}”", style="italic"))
        case Caveat(text=text):
            yield indent(marked("!", safe.paragraph(text), "yellow"))
        case Fine(text=text):
            yield indent(Line(safe.paragraph(text), style="dim"))
        case Options(prompt=prompt, choices=offered):
            yield indent(Line(safe.paragraph(prompt)))
            yield _offer(offered, choices)
        case Facts(rows=rows):
            yield _grid(rows)
        case Link(label=label, address=address, note=note):
            named = Line(safe.line(label), style="bold")
            yield indent(named.append(f" ({safe.line(note)})", style="not bold dim"))
            yield indent(Line(safe.line(address), style="underline", overflow="fold"), 4)
        case Buttons(choices=offered):
            yield from _buttons(offered, language, choices)
        case _:
            assert_never(block)


def _offer(offered: tuple[Choice, ...], choices: list[Choice]) -> RenderableType:
    first = len(choices) + 1
    choices += offered
    return numbered(tuple(choice.label for choice in offered), first)


def _grid(rows: tuple[tuple[str, str], ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", overflow="fold")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Line(safe.line(name)), Line(safe.line(value)))
    return indent(table)


def _buttons(
    offered: tuple[Choice, ...], language: Language, choices: list[Choice]
) -> Iterator[RenderableType]:
    """Commands on one line; a button that no command stands for is one more number."""
    typed = [name for choice in offered if (name := _command_of(choice, language))]
    rest = tuple(choice for choice in offered if not _command_of(choice, language))
    if rest:
        yield _offer(rest, choices)
    if typed:
        yield indent(Line("  ".join(typed), style="dim"))


def _command_of(choice: Choice, language: Language) -> str | None:
    """The slash command that does what a button does, None where there is none."""
    pointer = tokens.parse(choice.token)
    if pointer is None:
        return None
    for info in CATALOGUE:
        if info.command.value == pointer.action.value and info.command is not Command.LANGUAGE:
            return f"/{info.names.best(language)}"
    return None
