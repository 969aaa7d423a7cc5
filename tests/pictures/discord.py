"""What Discord is sent as a page that looks like it. Pure."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from adapters.discord.forms import modal
from adapters.discord.outgoing import payload
from bot.replies import Picture, Reply, Theme
from tests.pictures.scenes import Scene

_STYLE = (Path(__file__).parent / "discord.css").read_text("utf-8")
_EPHEMERAL = 64  # a message's flag
_MARKS = re.compile(r"\\(?P<kept>.)|\*\*(?P<bold>.+?)\*\*|(?P<address>https://\S+)", re.DOTALL)


def page(scene: Scene, theme: str) -> str:
    """theme: light or dark."""
    written = _written(scene.said) if scene.said else ""
    drawn = written + "".join(
        _said(reply, scene.typed if n == 0 else "") for n, reply in _shown(scene)
    )
    window = _window(scene.replies[-1]) if scene.form else ""
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>"
        f"<body class={theme}>{drawn}{window}"
    )


def _shown(scene: Scene) -> Iterator[tuple[int, Reply]]:
    return enumerate(scene.replies[:-1] if scene.form else scene.replies)


def _written(text: str) -> str:
    """A message of ana's that mentions the bot."""
    name = "<p class=name><b>ana</b><time>10:23 AM</time></p>"
    said = f"<p><a class=mention>@Refugio</a> {escape(text)}</p>"
    return f"<article><i class='avatar hers'>A</i><main>{name}{said}</main></article>"


def _said(reply: Reply, typed: str) -> str:
    """A message with who sent it; typed: the command that it answers."""
    command, _, words = typed.partition(" ")
    used = f"<b>ana</b> used <span>{command}</span> {escape(words)}"
    above = f"<p class=used>{used}</p>" if typed else ""
    pictures = {
        block.name: block.draw(Theme.DARK) for block in reply.blocks if isinstance(block, Picture)
    }
    messages = "".join(_message(each, pictures) for each in payload(reply))
    return (
        f"<article>{above}<i class=avatar>R</i><main>"
        f"<p class=name><b>Refugio</b><span>APP</span><time>10:24 AM</time></p>{messages}"
        "</main></article>"
    )


def _message(message: dict[str, Any], pictures: dict[str, bytes]) -> str:
    private = message["flags"] & _EPHEMERAL
    below = "<p class=private>👁 Only you can see this · <u>Dismiss message</u></p>"
    drawn = "".join(map(_component, message["components"]))
    for name, content in pictures.items():
        data = base64.b64encode(content).decode()
        drawn = drawn.replace(f"attachment://{name}", f"data:image/png;base64,{data}")
    return drawn + (below if private else "")


def _window(reply: Reply) -> str:
    """The form of a reply, as the window that it is sent as."""
    assert reply.form
    window = modal(reply, reply.form).to_dict()
    parts = "".join(map(_component, window["components"]))
    buttons = "<button>Cancel</button><button class=primary>Submit</button>"
    return (
        f"<dialog open><h2><i class=small>R</i>{escape(window['title'])}</h2>{parts}"
        f"<div class=send>{buttons}</div></dialog>"
    )


def _component(part: dict[str, Any]) -> str:
    match part["type"]:
        case 1:
            return f"<div class=row>{''.join(map(_component, part['components']))}</div>"
        case 2:
            style = "primary" if part["style"] == 1 else "secondary"
            return f"<button class={style}>{escape(part['label'])}</button>"
        case 4:
            value = escape(part.get("value") or "")
            return f"<div class={'long' if part['style'] == 2 else 'short'}>{value}</div>"
        case 12:
            (item,) = part["items"]
            return f"<img src={item['media']['url']} alt='{escape(item['description'])}'>"
        case 18:
            hint = part.get("description") or ""
            wanted = "<em>*</em>" if part["component"].get("required") else ""
            named = f"<b>{escape(part['label'])}{wanted}</b><small>{escape(hint)}</small>"
            inside = part["component"]
            field = _menu(inside) if inside["type"] == 3 else _component(inside)
            return f"<label>{named}{field}</label>"
        case 3:
            options = "".join(f"<li>{escape(each['label'])}</li>" for each in part["options"])
            return f"<div class=opened>{_menu(part)}<ul>{options}</ul></div>"
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


def _menu(part: dict[str, Any]) -> str:
    return f"<div class=menu>{escape(part.get('placeholder') or 'Make a selection')}</div>"


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
