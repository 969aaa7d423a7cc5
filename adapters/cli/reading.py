"""Texts that people name on the command line, read whole."""

from __future__ import annotations

from pathlib import Path

from bot.errors import KnowledgeError, Problem


def text_of(file: Path) -> str:
    """The text of a file; raises KnowledgeError for bytes that are no UTF-8."""
    try:
        return file.read_text("utf-8")
    except ValueError as error:
        found = Problem(str(file), 0, "", "is not UTF-8 text", "Save it as UTF-8")
        raise KnowledgeError([found]) from error
