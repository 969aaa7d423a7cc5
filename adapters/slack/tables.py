"""Facts that are a table as Slack has one, and what it says for a message's `text`. Pure."""

from __future__ import annotations

import html
import json
from typing import Any

from bot import replies

TABLE = "data_table"
_ROWS = 100  # below the one with the names of the columns
_COLUMNS = 20
_PAGE = 10  # rows shown at once
_LETTERS = 3_000  # so that all of it fits in a message's `text`
_SIZE = 9_000  # as JSON, so that it fits in a message


def drawn(block: replies.Block) -> list[dict[str, Any]]:
    """The table of a block; empty for what is none, or what Slack would not take as one."""
    if not isinstance(block, replies.Facts) or not _even(block):
        return []
    rows = [[_cell(text) for text in row] for row in (block.columns, *block.rows)]
    table = {"type": TABLE, "caption": block.title, "page_size": _PAGE, "rows": rows}
    letters = len(html.escape(said(table), quote=False))
    fits = letters <= _LETTERS and len(json.dumps(table, ensure_ascii=False)) <= _SIZE
    return [table] if fits else []


def said(table: dict[str, Any]) -> str:
    """The rows of a table as lines."""
    return "\n".join(": ".join(cell["text"] for cell in row) for row in table["rows"][1:])


def _even(facts: replies.Facts) -> bool:
    """Whether it is a table: named, its rows alike, something in each cell, and not too many."""
    rows = (facts.columns, *facts.rows)
    if not facts.title.strip() or not 0 < len(facts.columns) <= _COLUMNS:
        return False
    even = all(len(row) == len(facts.columns) for row in rows)
    filled = all(text.strip() for row in rows for text in row)
    return even and filled and 1 < len(rows) <= _ROWS + 1


def _cell(text: str) -> dict[str, str]:
    return {"type": "raw_text", "text": text}
