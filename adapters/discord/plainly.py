"""
A reply as Discord is to send it: cards, or plain text for who reads with a screen reader. Pure.

Text alone is a message's content, which notifications and screen readers read out, where cards
have none.
"""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

import discord
from discord import ui

from adapters import fitting
from adapters.discord.outgoing import SPELLING, attached, pieces, pressed, render, shown_address
from adapters.discord.press import Press
from bot.entries import Language
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Facts,
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
from bot.wording.phrases import CAVEAT

_CONTENT = 2000  # letters of a message without cards
_ROWS = 5  # of what can be pressed in it


@dataclass(frozen=True, slots=True)
class Message:
    """
    One message.

    view: cards, or what can be pressed below a text, None where nothing can; content: the text,
    None with cards; files: the names of those that come with a text.
    """

    view: ui.LayoutView | ui.View | None = None
    content: str | None = None
    files: tuple[str, ...] = ()

    def arguments(self, drawn: Mapping[str, bytes]) -> dict[str, Any]:
        """What it is sent with; files are made anew for each sending, which closes them."""
        if isinstance(self.view, ui.LayoutView):
            files = attached(self.view, drawn)
        else:
            files = [discord.File(io.BytesIO(drawn[name]), name) for name in self.files]
        along: dict[str, Any] = {"files": files} if files else {}
        if self.view is not None:
            self.view.stop()  # else discord.py keeps each for 15 minutes; `Press` needs no view
            along["view"] = self.view
        return along if self.content is None else {"content": self.content, **along}


def messages(reply: Reply, drawn: Container[str] = ()) -> list[Message]:
    """The messages that show the reply, in order; drawn: as for `outgoing.render`."""
    return [*_plain(reply, drawn)] if reply.plain else [*map(Message, render(reply, drawn))]


def _plain(reply: Reply, drawn: Container[str]) -> Iterator[Message]:
    """Texts, and below the last what can be pressed; where that is too much, in more messages."""
    reply = SPELLING.reply(reply)
    lines = (line for block in reply.blocks for line in _lines(block, reply.language))
    texts = fitting.groups(lines, lambda taken: len("\n".join(taken)) <= _CONTENT)
    contents = ["\n".join(text) for text in texts]
    shown: set[str] = set()
    pressing = (each for each in reply.blocks if isinstance(each, Options | Buttons))
    rows = [row for block in pressing for row in pressed(block, shown)]
    views = [*map(_view, fitting.rows(rows, _ROWS))]
    files = tuple(b.name for b in reply.blocks if isinstance(b, File) and b.name in drawn)
    for number in range(max(len(contents), len(contents[:-1]) + len(views))):
        content = contents[number] if number < len(contents) else None
        below = number - len(contents[:-1])
        view = views[below] if 0 <= below < len(views) else None
        yield Message(view, content or "…", files if number == 0 else ())


def _view(rows: Sequence[Sequence[Press]]) -> ui.View:
    view = ui.View(timeout=None)
    for item in (item for row in rows for item in row):
        view.add_item(item)
    return view


def _lines(block: Block, language: Language) -> Iterator[str]:
    match block:
        case Label(text=text) | Text(text=text) | Fine(text=text) | File(name=text):
            yield from pieces(text)
        case Quote(text=text):
            yield from pieces(f"“{text}”")
        case Caveat(text=text):
            yield from pieces(f"{CAVEAT.best(language)}: {text}")
        case Facts(rows=rows):
            for name, value in rows:
                yield from pieces(f"{name}: {value}")
        case Link(label=label, address=address, note=note):
            yield from pieces(label)
            yield from shown_address(address)
            yield from pieces(note)
        case Picture(alt=alt):
            yield from pieces(alt)
        case Options(prompt=prompt):
            yield from pieces(prompt)
        case Buttons():
            return
        case _:
            assert_never(block)
