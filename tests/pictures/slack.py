"""A reply's payload as a page that looks like Slack. Pure."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from adapters.slack.outgoing import payload
from bot.replies import Audience, Reply

_STYLE = (Path(__file__).parent / "slack.css").read_text("utf-8")


def page(question: str, reply: Reply, theme: str) -> str:
    """theme: light or dark."""
    blocks = "".join(_block(block) for message in payload(reply) for block in message["blocks"])
    private = reply.audience is Audience.SENDER
    above = "<p class=private>👁 Only visible to you</p>" if private else ""
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style><body class={theme}>"
        f"<p class=typed>/ask {escape(question)}</p>{above}<i class=avatar>R</i><main>"
        f"<p class=name><b>Refugio</b><span>APP</span><time>10:24 AM</time></p>{blocks}</main>"
    )


def _block(block: dict[str, Any]) -> str:
    match block["type"]:
        case "header":
            return f"<h3>{_text(block['text'])}</h3>"
        case "section":
            beside = _element(block["accessory"]) if "accessory" in block else ""
            return f"<div class=section><p>{_text(block['text'])}</p>{beside}</div>"
        case "context":
            return f"<p class=context>{' '.join(map(_text, block['elements']))}</p>"
        case "rich_text":
            return f"<div class=rich>{''.join(map(_element, block['elements']))}</div>"
        case "actions":
            return f"<div class=actions>{''.join(map(_element, block['elements']))}</div>"
        case "data_table":
            rows = "".join(
                f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>"
                for row in block["rows"]
            )
            return f"<table>{rows}</table>"
        case "context_actions":
            return f"<div class=actions>{''.join(map(_element, block['elements']))}</div>"
        case "divider":
            return "<hr>"
        case unknown:
            raise ValueError(f"A block {unknown!r} cannot be drawn. Add it here.")


def _element(element: dict[str, Any]) -> str:
    match element["type"]:
        case "button":
            return f"<button>{_text(element['text'])}</button>"
        case "feedback_buttons":
            pair = (element["positive_button"], element["negative_button"])
            return "".join(f"<button>{_text(each['text'])}</button>" for each in pair)
        case "rich_text_section":
            return f"<p>{''.join(map(_element, element['elements']))}</p>"
        case "rich_text_quote":
            return f"<blockquote>{''.join(map(_element, element['elements']))}</blockquote>"
        case "link":
            return f"<a>{_text(element)}</a>"
        case "text":
            style = element.get("style", {})
            shown = f"<b>{_text(element)}</b>" if style.get("bold") else _text(element)
            return f"<em>{shown}</em>" if style.get("italic") else shown
        case unknown:
            raise ValueError(f"An element {unknown!r} cannot be drawn. Add it here.")


def _text(holder: dict[str, Any]) -> str:
    return escape(holder["text"]).replace("\n", "<br>")
