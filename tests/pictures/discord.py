"""A reply's payload as a page that looks like Discord. Pure."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from adapters.discord.outgoing import payload
from bot.replies import Reply

_STYLE = (Path(__file__).parent / "discord.css").read_text("utf-8")
_EPHEMERAL = 64  # a message's flag
_MARKS = re.compile(r"\\(?P<kept>.)|\*\*(?P<bold>.+?)\*\*|(?P<address>https://\S+)", re.DOTALL)


def page(question: str, reply: Reply, theme: str) -> str:
    """theme: light or dark."""
    messages = "".join(map(_message, payload(reply)))
    used = f"<b>ana</b> used <span>/ask</span> {escape(question)}"
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style><body class={theme}>"
        f"<p class=used>{used}</p><i class=avatar>R</i><main>"
        f"<p class=name><b>Refugio</b><span>APP</span><time>10:24 AM</time></p>{messages}</main>"
    )


def _message(message: dict[str, Any]) -> str:
    private = message["flags"] & _EPHEMERAL
    below = "<p class=private>👁 Only you can see this · <u>Dismiss message</u></p>"
    return "".join(map(_component, message["components"])) + (below if private else "")


def _component(part: dict[str, Any]) -> str:
    match part["type"]:
        case 1:
            return f"<div class=row>{''.join(map(_component, part['components']))}</div>"
        case 2:
            style = "primary" if part["style"] == 1 else "secondary"
            return f"<button class={style}>{escape(part['label'])}</button>"
        case 3:
            return f"<div class=menu>{escape(part.get('placeholder') or 'Make a selection')}</div>"
        case 10:
            return f"<div class=text>{''.join(map(_line, part['content'].splitlines()))}</div>"
        case 14:
            return f"<hr class={'seen' if part['divider'] else 'unseen'}>"
        case 17:
            colour = part["accent_color"]
            accent = "" if colour is None else f" style='border-left:4px solid #{colour:06x}'"
            inside = "".join(map(_component, part["components"]))
            return f"<section{accent}>{inside}</section>"
        case unknown:
            raise ValueError(f"Component type {unknown} cannot be drawn. Add it here.")


def _line(line: str) -> str:
    for mark, tag in (("### ", "h3"), ("-# ", "small"), ("> ", "blockquote")):
        if line.startswith(mark):
            return f"<{tag}>{_marked(line.removeprefix(mark))}</{tag}>"
    return f"<p>{_marked(line)}</p>"


def _marked(text: str) -> str:
    drawn, end = "", 0
    for found in _MARKS.finditer(text):
        drawn += escape(text[end : found.start()])
        end = found.end()
        match found.lastgroup, found[found.lastgroup or 0]:
            case "bold", inside:
                drawn += f"<b>{_marked(inside)}</b>"
            case "address", inside:
                drawn += f"<a>{escape(inside)}</a>"
            case _, kept:
                drawn += escape(kept)
    return drawn + escape(text[end:])
