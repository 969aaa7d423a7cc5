"""A paper as a page to open in a browser and print."""

from __future__ import annotations

from typing import assert_never

from bot.entries import Language
from bot.wording import html
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


def written(paper: Paper, language: Language) -> str:
    """The whole page."""
    return html.page(paper.title, language, map(_piece, paper.pieces))


def _piece(piece: Piece) -> str:
    match piece:
        case Heading(text, level, apart):
            return html.heading(text, level, "new-page" if apart else "")
        case Paragraph(text, fine):
            return html.paragraph(text, "fine" if fine else "")
        case Points(texts, numbered, lettered):
            return html.listed(texts, numbered or lettered, "letters" if lettered else "")
        case Meanings(pairs):
            return html.terms(pairs)
        case Table(heads, rows):
            return html.table(heads, rows)
        case Blank():
            return html.blank()
        case _:
            assert_never(piece)
