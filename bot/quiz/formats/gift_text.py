r"""
GIFT's text: what is escaped, and what a text may begin with.

`\~ \= \# \{ \} \: \\` stand for the sign itself, `\n` for a line end; `[html]`, `[markdown]`,
`[plain]` and `[moodle]` before a text say how it is written.
"""

from __future__ import annotations

import html
import re

_SIGNS = "\\#=~{}:"
_MEANT = {**{sign: sign for sign in _SIGNS}, "n": "\n"}
# While a question is taken apart, an escaped sign is a lone surrogate, which no UTF-8 text has.
_HIDDEN = {sign: chr(0xDC80 + place) for place, sign in enumerate(_MEANT)}
_SHOWN = str.maketrans({hidden: _MEANT[sign] for sign, hidden in _HIDDEN.items()})
_RAW = str.maketrans({hidden: f"\\{sign}" for sign, hidden in _HIDDEN.items()})
_ESCAPE = re.compile(r"\\([\\#=~{}:n])")
_TO_ESCAPE = re.compile(r"[\\#=~{}:]")
_LINE_END = re.compile(r"\r\n?|\n")
_FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
_TAG = re.compile(r"<[^<>]*>")


def escaped(text: str) -> str:
    """The text as it stands in a file, on one line."""
    return _LINE_END.sub(r"\\n", _TO_ESCAPE.sub(r"\\\g<0>", text))


def marked(text: str) -> str:
    """The same, with its format where it would be taken for one."""
    return f"[plain]{escaped(text)}" if text.startswith("[") else escaped(text)


def hidden(text: str) -> str:
    """A question with its escaped signs out of the way, as long as it is taken apart."""
    return _ESCAPE.sub(lambda found: _HIDDEN[found[1]], text)


def raw(text: str) -> str:
    """A piece of such a question as it was typed, for a message."""
    return text.translate(_RAW)


def meant(text: str) -> str:
    """What a piece of such a question says; lines of the file that go on are one."""
    lines = (line.strip() for line in text.split("\n"))
    return " ".join(line for line in lines if line).translate(_SHOWN).strip()


def read(text: str, inherited: str = "moodle") -> tuple[str, str]:
    """What a piece says without the format before it, and that format."""
    stripped = text.strip()
    found = _FORMAT.match(stripped)
    format_ = found[1] if found else inherited
    plain = stripped[found.end() :] if found else stripped
    if format_ != "html":
        return meant(plain), format_
    return " ".join(html.unescape(_TAG.sub(" ", meant(plain))).split()), format_
