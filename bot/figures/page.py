"""
A page to draw on, from top to bottom, at the width of a phone.

Everything is measured in points before anything is drawn, so that the page is as high as it needs
to be and no text is cut or lies on another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from bot.figures.palette import Palette

WIDTH = 270.0  # points; 360 pixels of a phone, so 9 points are 12 of its pixels
MARGIN = 14.0
INSIDE = WIDTH - 2 * MARGIN
DOTS = 288  # per inch: four of the picture's pixels for one point, 1080 in a line
TITLE, SAID, BODY, SMALL = 13.0, 11.0, 10.0, 9.0  # points; none is smaller
_LEADING = 1.32  # of a line's height
_STEP = 4.0  # points

_RULER = RendererAgg(1, 1, DOTS)  # type: ignore[no-untyped-call]  # matplotlib leaves it so


@dataclass(frozen=True, slots=True)
class Words:
    """Text in lines that fit a width."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    faint: bool = False

    @property
    def height(self) -> float:
        """In points."""
        return len(self.lines) * self.size * _LEADING

    @property
    def width(self) -> float:
        """Of its longest line, in points."""
        return max((wide(line, self.size, self.bold) for line in self.lines), default=0.0)


def words(
    text: str, size: float, width: float = INSIDE, *, bold: bool = False, faint: bool = False
) -> Words:
    """
    The text in lines of at most this width in points; a longer word has a line of its own.

    They are about as long as each other, so that no word stands alone in the last.
    """
    lines = _lines(text, size, bold, width)
    while len(closer := _lines(text, size, bold, width := width - _STEP)) == len(lines) > 1:
        lines = closer
    return Words(lines, size, bold, faint)


def _lines(text: str, size: float, bold: bool, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@lru_cache(4096)
def wide(text: str, size: float, bold: bool = False) -> float:
    """The width of a line, in points."""
    measure = _RULER.get_text_width_height_descent
    width, _, _ = measure(text, font(size, bold), ismath=False)  # type: ignore[no-untyped-call]
    return float(width) * 72 / DOTS


def font(size: float, bold: bool = False) -> FontProperties:
    """The font that matplotlib brings along, so that a page looks the same everywhere."""
    return FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")


@dataclass
class Page:
    """A figure with a place at which the next thing is put, in points from the top."""

    palette: Palette
    height: float
    figure: Figure = field(init=False)
    top: float = MARGIN

    def __post_init__(self) -> None:
        size = (WIDTH / 72, self.height / 72)
        self.figure = Figure(figsize=size, dpi=DOTS, facecolor=self.palette.paper)

    def write(self, said: Words, left: float = MARGIN, gap: float = 0.0) -> None:
        """Put words below what is there; gap: what is left free below them."""
        self.put(said, left, self.top)
        self.top += said.height + gap

    def put(self, said: Words, left: float, top: float, align: str = "left") -> None:
        """Put words there; left: of the line to which they are aligned."""
        colour = self.palette.faint if said.faint else self.palette.ink
        for number, line in enumerate(said.lines):
            middle = top + (number + 0.5) * said.size * _LEADING
            self.figure.text(
                left / WIDTH,
                1 - middle / self.height,
                line,
                fontproperties=font(said.size, said.bold),
                color=colour,
                ha=align,
                va="center_baseline",
                parse_math=False,  # "US$" begins no formula
            )

    def axes(self, height: float, left: float = MARGIN, width: float = INSIDE) -> Any:
        """Bare axes below what is there, without a frame, ticks or a colour of their own."""
        bottom = 1 - (self.top + height) / self.height
        box = (left / WIDTH, bottom, width / WIDTH, height / self.height)
        axes = self.figure.add_axes(box)
        axes.set_axis_off()
        return axes
