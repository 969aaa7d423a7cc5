"""A reply's payload, App Home and a modal as pages that look like Slack. Pure."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from adapters.slack.outgoing import payload
from bot.replies import Audience, Reply

_STYLE = (Path(__file__).parent / "slack.css").read_text("utf-8")


def page(typed: str, reply: Reply, theme: str) -> str:
    """A reply to what was typed, "" where nothing was; theme: light or dark."""
    blocks = _blocks([block for message in payload(reply) for block in message["blocks"]])
    private = reply.audience is Audience.SENDER
    above = "<p class=private>👁 Only visible to you</p>" if private else ""
    said = f"<p class=typed>{escape(typed)}</p>" if typed else ""
    return _whole(
        f"{said}{above}<i class=avatar>R</i><main>"
        f"<p class=name><b>Refugio</b><span>APP</span><time>10:24 AM</time></p>{blocks}</main>",
        theme,
    )


def home(view: dict[str, Any], theme: str) -> str:
    """App Home, below the app's name and its tabs."""
    tabs = "<p class=tabs><b>Home</b><span>Messages</span><span>About</span></p>"
    head = f"<header><i class=avatar>R</i><b>Refugio</b></header>{tabs}"
    return _whole(f"{head}<main class=home>{_blocks(view['blocks'])}</main>", theme, "wide")


def modal(view: dict[str, Any], theme: str, errors: dict[str, str] | None = None) -> str:
    """A modal, with what is wrong with its fields below them, as Slack shows it."""
    fields = "".join(_inside(block, errors or {}) for block in view["blocks"])
    named = f"<header><i class=avatar>R</i><b>{_text(view['title'])}</b><i class=x>✕</i></header>"
    ends = [f"<button>{_text(view['close'])}</button>"] if "close" in view else []
    ends += [f"<button class=sends>{_text(view['submit'])}</button>"] if "submit" in view else []
    return _whole(
        f"<section>{named}<main>{fields}</main><footer>{''.join(ends)}</footer></section>",
        theme,
        "behind",
    )


def _whole(shown: str, theme: str, look: str = "") -> str:
    style = f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>"
    return f"{style}<body class='{theme} {look}'>{shown}"


def _blocks(blocks: list[dict[str, Any]]) -> str:
    return "".join(map(_block, blocks))


def _inside(block: dict[str, Any], errors: dict[str, str]) -> str:
    """A block of a modal; a field with its name, what stands in it, a hint, and what is wrong."""
    if block["type"] != "input":
        return _block(block)
    optional = " <em>(optional)</em>" if block["optional"] else ""
    hint = f"<small>{_text(block['hint'])}</small>" if "hint" in block else ""
    wrong = errors.get(block["block_id"], "")
    told = f"<small class=wrong>⚠ {escape(wrong)}</small>" if wrong else ""
    look = " class=wrong" if wrong else ""
    field = f"<label{look}><b>{_text(block['label'])}</b>{optional}{_field(block['element'])}"
    return f"{field}{told}{hint}</label>"


def _field(element: dict[str, Any]) -> str:
    match element["type"]:
        case "plain_text_input":
            size = "long" if element["multiline"] else "short"
            return f"<div class={size}>{escape(element.get('initial_value', ''))}</div>"
        case "static_select":
            begun = element.get("initial_option")
            return f"<div class=short>{_text(begun['text']) if begun else 'Select an option'}</div>"
        case unknown:
            raise ValueError(f"A field {unknown!r} cannot be drawn. Add it here.")


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
        case "rich_text_preformatted":
            return f"<pre>{''.join(map(_element, element['elements']))}</pre>"
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
