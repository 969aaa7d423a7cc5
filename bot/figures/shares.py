"""Shares of a hundred percent, each a bar that begins at zero on a track that ends at a hundred."""

from __future__ import annotations

from bot.figures.page import BODY, INSIDE, MARGIN, SAID, SMALL, Page, words
from bot.knowledge.charts import Line

_BAR = 26.0  # points of height
_THIN = 13.0  # where there are many
_MANY = 5
_PADDING = 4.0
_BETWEEN = 12.0
_SCALE = (0, 50, 100)  # percent


class Shares:
    """The bars of some shares; one without a name belongs to the one above."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self._high = _THIN if len(lines) >= _MANY else _BAR
        self._gaps = [_gap(number, line) for number, line in enumerate(lines)]
        self._names = [words(line.at, BODY) for line in lines]
        self._said = [words(line.said, SAID, bold=True) for line in lines]
        self._scale = [words(f"{percent}%", SMALL, faint=True) for percent in _SCALE]
        each = [
            name.height + said.height + self._high + 2 * _PADDING
            for name, said in zip(self._names, self._said, strict=True)
        ]
        self.height = sum(each) + sum(self._gaps) + self._scale[0].height + _PADDING

    def draw(self, page: Page) -> None:
        """Draw them, and move the page's place below."""
        for number, line in enumerate(self._lines):
            page.top += self._gaps[number]
            page.write(self._names[number])
            page.write(self._said[number], gap=_PADDING)
            self._bar(page, line)
        page.top += _PADDING
        for percent, label in zip(_SCALE, self._scale, strict=True):
            align = {0: "left", 100: "right"}.get(percent, "center")
            page.put(label, MARGIN + INSIDE * percent / 100, page.top, align)
        page.top += self._scale[0].height

    def _bar(self, page: Page, line: Line) -> None:
        axes = page.axes(self._high)
        axes.set_xlim(0, 100)
        axes.set_ylim(0, 1)
        axes.barh(0.5, 100, 1, color=page.palette.rest)
        if line.value is not None:
            axes.barh(0.5, float(line.value), 1, color=page.palette.bar)
        page.top += self._high + _PADDING


def _gap(number: int, line: Line) -> float:
    """What is left free above a bar's words."""
    return _BETWEEN if number and line.at else 0.0
