"""Facts that are a table as Slack has one, and what it says for a message's `text`. Pure."""

from __future__ import annotations

import html
import json
from typing import Any

from bot import replies

TABLE = "data_table"
_ROWS = 100  # below the one with the names of the columns
_PAGE = 10  # rows shown at once
_LETTERS = 3_000  # so that all of it fits in a message's `text`
_SIZE = 9_000  # as JSON, so that it fits in a message


def drawn(block: replies.Block) -> list[dict[str, Any]]:
    """The table of a block; empty for what is none, or what Slack would not take as one."""
    if not isinstance(block, replies.Facts) or len(block.columns) != 2:
        return []
    cells = (block.columns, *block.rows)
    rows = [[{"type": "raw_text", "text": text} for text in row] for row in cells]
    table = {"type": TABLE, "caption": block.title, "page_size": _PAGE, "rows": rows}
    filled = all(text.strip() for row in (*cells, (block.title,)) for text in row)
    letters, size = html.escape(said(table), quote=False), json.dumps(table, ensure_ascii=False)
    fits = 1 < len(rows) <= _ROWS + 1 and len(letters) <= _LETTERS and len(size) <= _SIZE
    return [table] if filled and fits else []


def said(table: dict[str, Any]) -> str:
    """The rows of a table as lines."""
    return "\n".join(": ".join(cell["text"] for cell in row) for row in table["rows"][1:])
