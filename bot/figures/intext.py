"""A chart as plain text: bars of characters from zero, a time line as a list."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal

from bot.knowledge.charts import ChartKind, Line, Sheet

WIDTH = 54  # columns; set in by a few, it stands whole in a terminal of 60
_FULL, _EMPTY = "█", "·"
_SHARE = 40  # columns for a hundred percent


def in_text(sheet: Sheet) -> str:
    """The chart in lines of at most `WIDTH` columns, with all that is said in the drawn one."""
    blocks = [_wrapped(text) for text in (sheet.title, sheet.unit, sheet.note) if text]
    lines = [line for block in blocks for line in block]
    return "\n".join([*lines, "", *_body(sheet), "", *_wrapped(sheet.source)])


def _body(sheet: Sheet) -> Iterator[str]:
    match sheet.kind:
        case ChartKind.BARS:
            yield from _bars(sheet.lines)
        case ChartKind.SHARE:
            yield from _shares(sheet.lines)
        case ChartKind.TIMELINE:
            for line in sheet.lines:
                yield from _wrapped(f"{line.at}: {line.said}", "  ")


def _bars(lines: tuple[Line, ...]) -> Iterator[str]:
    most = max((line.value for line in lines if line.value is not None), default=Decimal(0))
    names = max(len(line.at) for line in lines)
    said = max((len(line.said) for line in lines if line.value is not None), default=0)
    room = WIDTH - names - said - 2
    for line in lines:
        if line.value is None:
            yield from _wrapped(f"{line.at:<{names}} ({line.said})", " " * (names + 2))
        else:
            yield f"{line.at:<{names}} {_FULL * _length(line.value, most, room)} {line.said}"


def _shares(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(f"{line.at}: {line.said}" if line.at else line.said)
        if line.value is not None:
            full = _length(line.value, Decimal(100), _SHARE)
            yield f"0% {_FULL * full}{_EMPTY * (_SHARE - full)} 100%"


def _length(value: Decimal, most: Decimal, room: int) -> int:
    """The columns of a bar from zero; what is not nothing is seen."""
    return max(round(value * room / most), 1) if value and most else 0


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent)
