"""Where cards are drawn: a terminal with its colours, or plain lines for a pipe."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import TextIO

from rich.console import Console, RenderableType

Show = Callable[[RenderableType], None]

_WIDEST = 88  # cells; longer lines are hard to read
_HEIGHT = 25  # lines; nothing drawn here depends on it, but without it rich ignores the width
_PIPE = 80  # cells, where nothing tells the width


def coloured(stream: TextIO) -> Show:
    """Draws on a terminal, as wide as it is at that moment; NO_COLOR and TERM=dumb are heeded."""

    def show(drawn: RenderableType) -> None:
        console = Console(
            file=stream,
            width=_width(stream),
            height=_HEIGHT,
            highlight=False,
            emoji=False,
            markup=False,
        )
        console.print(drawn)

    return show


def plain(stream: TextIO) -> Show:
    """
    Writes plain lines without blanks at their ends, flushed after each card.

    What it returns raises BrokenPipeError when nobody reads on.
    """

    def show(drawn: RenderableType) -> None:
        page = io.StringIO()
        console = Console(
            file=page,
            width=_width(stream),
            height=_HEIGHT,
            color_system=None,
            force_terminal=False,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
        )
        console.print(drawn)
        stream.write("".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines()))
        stream.flush()

    return show


def _width(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(columns or _PIPE, _WIDEST)
