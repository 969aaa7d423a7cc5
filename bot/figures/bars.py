"""Upright bars from zero, side by side, each with its value above and what it is of below."""

from __future__ import annotations

from bot.figures.page import BODY, INSIDE, MARGIN, SAID, SMALL, Page, words
from bot.knowledge.charts import Line

_HEIGHT = 150.0  # points of the highest bar
_BAR = 0.62  # of the room of each
_PADDING = 4.0  # points around words
_ZERO = 12.0  # points left of the bars for the line's "0"


class Bars:
    """The bars of some values; where there is none there is no bar, and words say so."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self._room = (INSIDE - _ZERO) / len(lines)
        width = self._room - _PADDING
        self._said = [
            words(line.said, SAID, width, bold=True)
            if line.value is not None
            else words(line.said, BODY, width, faint=True)
            for line in lines
        ]
        self._names = [words(line.at, BODY, width) for line in lines]
        self._above = max(said.height for said in self._said) + _PADDING
        self._below = max(name.height for name in self._names) + _PADDING
        self.height = self._above + _HEIGHT + self._below

    def draw(self, page: Page) -> None:
        """Draw them, and move the page's place below."""
        most = max((float(line.value) for line in self._lines if line.value is not None), default=1)
        page.top += self._above
        axes = page.axes(_HEIGHT, MARGIN + _ZERO, INSIDE - _ZERO)
        axes.set_xlim(0, len(self._lines))
        axes.set_ylim(0, most)
        axes.axhline(0, color=page.palette.line, linewidth=1.2, clip_on=False)
        page.put(
            words("0", SMALL, faint=True),
            MARGIN,
            page.top + _HEIGHT - SMALL * 0.66,
        )
        for place, (line, said, name) in enumerate(
            zip(self._lines, self._said, self._names, strict=True)
        ):
            high = 0.0
            if line.value is not None:
                axes.bar(place + 0.5, float(line.value), _BAR, color=page.palette.bar)
                high = _HEIGHT * float(line.value) / most
            middle = MARGIN + _ZERO + (place + 0.5) * self._room
            page.put(said, middle, page.top + _HEIGHT - high - said.height - _PADDING, "center")
            page.put(name, middle, page.top + _HEIGHT + _PADDING, "center")
        page.top += _HEIGHT + self._below
