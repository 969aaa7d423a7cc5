"""A paper as Markdown, in which no text of it means anything but itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import assert_never

from bot.workshop.paper import (
    Blank,
    Heading,
    Meanings,
    Paper,
    Paragraph,
    Piece,
    Points,
    Table,
)

_MEANS = re.compile(r"([\\`*_<>\[\]|])")
_AT_START = re.compile(r"^(\d+)([.)])|^([#+=~-])")


def written(paper: Paper) -> str:
    """The whole text."""
    blocks = [f"# {plain(paper.title)}", *(block for p in paper.pieces for block in _piece(p))]
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """Text that means itself, in one line."""
    escaped = _MEANS.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading(text, level):
            yield f"{'#' * level} {plain(text)}"
        case Paragraph(text, fine):
            yield f"*{plain(text)}*" if fine else plain(text)
        case Points():
            yield "\n".join(_points(piece))
        case Meanings(pairs):
            yield "\n".join(f"- **{plain(term)}**: {plain(said)}" for term, said in pairs)
        case Table(heads, rows):
            lines = [heads, ["---"] * len(heads), *rows]
            yield "\n".join(f"| {' | '.join(_cells(line))} |" for line in lines)
        case Blank():
            yield "\\_" * 12
        case _:
            assert_never(piece)


def _points(piece: Points) -> Iterator[str]:
    for place, text in enumerate(piece.texts):
        if piece.lettered:
            yield f"- {ascii_uppercase[place]}) {plain(text)}"
        else:
            yield f"{place + 1}. {plain(text)}" if piece.numbered else f"- {plain(text)}"


def _cells(line: Sequence[str]) -> Iterator[str]:
    yield from (cell if cell == "---" else plain(cell) for cell in line)
