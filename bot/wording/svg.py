"""Bars from zero to 100%, drawn as SVG at once and sharp on paper; their heading is the page's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bot.knowledge.charts import Line

_WIDTH, _MARGIN = 720, 14
_INSIDE = _WIDTH - 2 * _MARGIN
_LINE, _BAR, _GAP, _SCALE = 24, 16, 12, 26  # in units, of which a page has some 720 in a line
_PAPER, _INK, _FAINT, _FULL, _TRACK = "#ffffff", "#1a1a1a", "#4d4d4d", "#0072b2", "#dfe3e6"


def shares(lines: Sequence[Line]) -> str:
    """The bars, each below its words; one without a name belongs to the one above."""
    drawn: list[str] = []
    top = float(_MARGIN)
    for line in lines:
        if line.at:
            top += _LINE + _GAP / 2
            drawn.append(_text(_MARGIN, top - 7, line.at, "start", _INK))
        top += _LINE
        drawn.append(_text(_MARGIN, top - 7, line.said, "start", _INK, bold=True))
        drawn += _bar(top, float(line.value or 0))
        top += _BAR + _GAP
    for percent, anchor in ((0, "start"), (50, "middle"), (100, "end")):
        left = _MARGIN + _INSIDE * percent / 100
        drawn.append(_text(left, top + 12, f"{percent}%", anchor, _FAINT))
    size = f"0 0 {_WIDTH} {top + _SCALE:g}"
    paper = f'<rect width="100%" height="100%" fill="{_PAPER}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" width="{_WIDTH}" '
        f'height="{top + _SCALE:g}" font-family="sans-serif" font-size="16">'
        f"{paper}{''.join(drawn)}</svg>"
    )


def _bar(top: float, percent: float) -> Iterator[str]:
    for width, colour in ((100.0, _TRACK), (percent, _FULL)):
        yield (
            f'<rect x="{_MARGIN}" y="{top:g}" width="{_INSIDE * width / 100:g}" '
            f'height="{_BAR}" fill="{colour}"/>'
        )


def _text(
    left: float, top: float, said: str, anchor: str, colour: str, *, bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{left:g}" y="{top:g}" text-anchor="{anchor}" fill="{colour}"{weight}>'
        f"{escape(said)}</text>"
    )
