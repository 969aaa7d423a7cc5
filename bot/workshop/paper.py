"""What a paper is made of, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; apart: it begins a new page."""

    text: str
    level: int = 2
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; fine: small print."""

    text: str
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list: of points, of numbers, or of letters."""

    texts: tuple[str, ...]
    numbered: bool = False
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Meanings:
    """Words with what they mean."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their headings."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on."""


Piece = Heading | Paragraph | Points | Meanings | Table | Blank


@dataclass(frozen=True, slots=True)
class Paper:
    """A title and what follows it."""

    title: str
    pieces: tuple[Piece, ...]
