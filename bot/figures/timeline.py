"""A time line from top to bottom: a dot for each event, its date, and what happened."""

from __future__ import annotations

from bot.figures.page import BODY, INSIDE, MARGIN, SAID, Page, words
from bot.knowledge.charts import Line

_LEFT = 18.0  # points from the margin to the words
_DOT = 5.0  # points from the margin to the line
_BETWEEN = 9.0


class Timeline:
    """The events, evenly one below the other."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._dates = [words(line.at, SAID, INSIDE - _LEFT, bold=True) for line in lines]
        self._events = [words(line.said, BODY, INSIDE - _LEFT) for line in lines]
        both = zip(self._dates, self._events, strict=True)
        self._steps = [date.height + event.height + _BETWEEN for date, event in both]
        self.height = sum(self._steps) - _BETWEEN

    def draw(self, page: Page) -> None:
        """Draw them, and move the page's place below."""
        axes = page.axes(self.height, MARGIN, _LEFT)
        axes.set_xlim(0, _LEFT)
        axes.set_ylim(self.height, 0)
        middle = [sum(self._steps[:n]) + date.height / 2 for n, date in enumerate(self._dates)]
        axes.plot([_DOT, _DOT], [middle[0], middle[-1]], color=page.palette.line, linewidth=1.6)
        axes.scatter(
            [_DOT] * len(middle), middle, s=34, color=page.palette.bar, zorder=3, clip_on=False
        )
        for date, event in zip(self._dates, self._events, strict=True):
            page.write(date, MARGIN + _LEFT)
            page.write(event, MARGIN + _LEFT, gap=_BETWEEN)
        page.top -= _BETWEEN
