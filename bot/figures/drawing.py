"""A sheet drawn with matplotlib; this module imports it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Protocol, assert_never

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from bot.figures.bars import Bars
from bot.figures.page import BODY, MARGIN, SMALL, TITLE, Page, Words, words
from bot.figures.palette import PALETTES
from bot.figures.shares import Shares
from bot.figures.timeline import Timeline
from bot.knowledge.charts import ChartKind, Line, Sheet
from bot.replies import Theme

_COLOURS = 32  # the few of a palette, and the steps between them at edges
_GAP = 4.0  # points between lines of a heading
_AROUND = 10.0  # points above and below what is drawn


class Body(Protocol):
    """What is drawn between heading and source, laid out before there is a page."""

    height: float  # points

    def draw(self, page: Page) -> None:
        """Draw it at the page's place, and move that below it."""


def png(sheet: Sheet, theme: Theme) -> bytes:
    """The sheet as PNG of a few colours, without a date or a program's name in it."""
    canvas = FigureCanvasAgg(figure(sheet, theme))
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib leaves it so
    dots = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # this too
    drawn = Image.fromarray(dots).convert("RGB")
    stream = io.BytesIO()  # so small because phones may pay for each byte
    drawn.quantize(_COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def figure(sheet: Sheet, theme: Theme) -> Figure:
    """The sheet as a figure: heading, body, source."""
    head = [
        words(sheet.title, TITLE, bold=True),
        words(sheet.unit, BODY),
        *([words(sheet.note, SMALL, faint=True)] if sheet.note else []),
    ]
    body, source = _body(sheet.kind, sheet.lines), words(sheet.source, SMALL, faint=True)
    height = 2 * MARGIN + _high(head) + 2 * _AROUND + body.height + source.height
    page = Page(PALETTES[theme], height)
    for said in head:
        page.write(said, gap=_GAP)
    page.top += _AROUND
    body.draw(page)
    page.top += _AROUND
    page.write(source)
    return page.figure


def _body(kind: ChartKind, lines: tuple[Line, ...]) -> Body:
    match kind:
        case ChartKind.BARS:
            return Bars(lines)
        case ChartKind.SHARE:
            return Shares(lines)
        case ChartKind.TIMELINE:
            return Timeline(lines)
        case _:
            assert_never(kind)


def _high(head: Sequence[Words]) -> float:
    return sum(said.height + _GAP for said in head)
