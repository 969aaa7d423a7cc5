r"""
A spreadsheet's cells: any text in, the same text out, and never a formula.

A spreadsheet runs what begins with = + - @, also after blanks or a quotation mark, and makes days
of "2015-05". An apostrophe is put before each; also before what begins a line or follows a
semicolon, where a spreadsheet that takes another separator would begin a cell. Reading takes
exactly that apostrophe away, and no other. What cannot be seen is written as an escape: "\x00".
"""

from __future__ import annotations

import re

_SIGNS = r"=+\-@＝﹦⁼₌＋﹢⁺₊－﹣⁻₋−＠﹫"
_BLANK = r"[^\S\n]|[\u200b-\u200f\u2060\ufeff]|['\"]"
_FORMULA = rf"(?:{_BLANK})*[{_SIGNS}\t\r]"
_GUESSED = r"'*(?:\d+(?:[-/.]\d+)+|\d+[eE]\d+|0\d+)\Z"  # made a day or another number
_HAZARD = rf"(?:(?:\A|(?<=[\n;]))(?={{mark}}(?:{_FORMULA}))|\A(?={{mark}}(?:{_GUESSED}))){{mark}}"
_BARE = re.compile(_HAZARD.format(mark=""))
_MARKED = re.compile(_HAZARD.format(mark="'"))

_UNSEEN = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_IN_ITEM = re.compile(r"[\\\x00-\x08\n\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(\\|n|x[0-9a-f]{2}|u[0-9a-f]{4})")


def of_text(text: str) -> str:
    """The cell of a text."""
    return _BARE.sub("'", _UNSEEN.sub(_escaped, text))


def of_lines(items: list[str]) -> str:
    """The cell of several texts, a line each."""
    return _BARE.sub("'", "\n".join(_IN_ITEM.sub(_escaped, item) for item in items))


def text(cell: str) -> str:
    """The text of a cell, empty where there are only blanks."""
    return _ESCAPE.sub(_meant, _MARKED.sub("", cell)) if cell.strip() else ""


def lines(cell: str) -> list[str]:
    """The texts of a cell, one a line, without empty lines; any kind of line end."""
    typed = _MARKED.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return [_ESCAPE.sub(_meant, line) for line in typed if line.strip()]


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\\\n":
        return "\\\\" if character == "\\" else "\\n"
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def _meant(found: re.Match[str]) -> str:
    escape = found[1]
    if escape in "\\n":
        return "\\" if escape == "\\" else "\n"
    return chr(int(escape[1:], 16))
