"""
A reply drawn with Block Kit. Pure.

All text is `plain_text` or rich text, in which nothing is markup, and never `mrkdwn`, whose `*`,
`_`, `~` and backtick cannot be escaped.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from adapters.slack import phrases
from bot.entries import Language
from bot.events import CATALOGUE, Command
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    File,
    Fine,
    Label,
    Link,
    Options,
    Quote,
    Reply,
    Text,
)
from bot.text import shortened
from bot.wording.phrases import CAVEAT

Drawn = dict[str, Any]  # one block of Block Kit

ACTION = "choose"  # the `action_id` of a button is this, a colon and its number in the message
_BLOCKS = 50  # in a message
_SIZE = 12_000  # characters of a message's blocks as JSON; beyond about 13,200 Slack refuses it
_NOTICE = 4_000  # characters of a message's `text`
_HEADER = 150  # characters
_LABEL = 75  # of a button
_PART = 2_900  # of one text; a section may have 3,000, and a number stands before some
_HOME = 100  # blocks of a view


def payload(reply: Reply) -> list[Drawn]:
    """
    The messages that a reply becomes, as they are sent: `text`, `blocks`, no previews of links.

    Mostly one; a reply too long for one goes on in the next, and nothing of it is lost. `text` is
    what notifications show and screen readers read: all that the message says, after a sentence
    that gives nothing away where a reply for its sender only shows no entry, but their own case.
    """
    discreet = reply.audience is Audience.SENDER and reply.about is None
    opening = f"{phrases.FOR_YOU.best(reply.language)}\n\n" if discreet else ""
    return [
        {
            "text": shortened(opening + _notice(blocks), _NOTICE),
            "blocks": _numbered(blocks),
            "unfurl_links": False,
            "unfurl_media": False,
        }
        for blocks in _packed(_drawn(reply), _NOTICE - len(opening))
    ]


def home(reply: Reply) -> Drawn:
    """The reply as App Home's first page."""
    return {"type": "home", "blocks": _numbered([*_drawn(reply)][:_HOME])}


def _packed(drawn: Iterable[Drawn], room: int) -> Iterator[list[Drawn]]:
    """The blocks of each message; room: characters for its `text`."""
    taken: list[Drawn] = []
    for block in drawn:
        if taken and not _fits([*taken, block], room):
            heads = len(taken) > 1 and taken[-1]["type"] == "header"
            heading = [taken.pop()] if heads else []  # short enough for any block to follow
            yield taken
            taken = heading
        taken.append(block)
    if taken:
        yield taken


def _fits(blocks: list[Drawn], room: int) -> bool:
    size = sum(len(json.dumps(block, ensure_ascii=False)) for block in blocks)
    return len(blocks) <= _BLOCKS and size <= _SIZE and len(_notice(blocks)) <= room


def _notice(blocks: list[Drawn]) -> str:
    """What the blocks say as plain text, or their buttons where they say nothing."""
    labels = " · ".join(button["text"]["text"] for button in _buttons_of(blocks))
    return _escaped("\n".join(filter(None, map(_said, blocks))) or labels)


def _said(block: Drawn) -> str:
    match block["type"]:
        case "header" | "section":
            return str(block["text"]["text"])
        case "context":
            return str(block["elements"][0]["text"])
        case "rich_text":
            return "".join(element["text"] for element in block["elements"][0]["elements"])
        case _:
            return ""


def _drawn(reply: Reply) -> Iterator[Drawn]:
    for block in reply.blocks:
        yield from _draw(block, reply.language)


def _draw(block: Block, language: Language) -> Iterable[Drawn]:
    match block:
        case Label(text=text):
            return _label(text.strip())
        case Text(text=text) | File(name=text):
            return _paragraph(text)
        case Quote(text=text):
            return [_rich(_words(part), kind="rich_text_quote") for part in _parts(f"“{text}”")]
        case Caveat(text=text):
            return _led(f"{CAVEAT.best(language)}:", f" {text}")
        case Fine(text=text):
            return [{"type": "context", "elements": [_plain(part)]} for part in _parts(text)]
        case Options():
            return _options(block, language)
        case Facts(rows=rows):
            return [part for name, value in rows for part in _led(_typed(name), f": {value}")]
        case Link(label=label, address=address, note=note):
            shown = {"type": "link", "url": address, "text": address}
            return [_rich(_words(label, bold=True), _words(f" ({note})\n"), shown)]
        case Buttons(choices=choices):
            return _buttons(choices)
        case _:
            assert_never(block)


def _label(text: str) -> list[Drawn]:
    fits = 0 < len(text) <= _HEADER
    return [{"type": "header", "text": _plain(text)}] if fits else _paragraph(text, bold=True)


def _paragraph(text: str, **style: bool) -> list[Drawn]:
    return [_rich(_words(part, **style)) for part in _parts(text)]


def _led(lead: str, text: str) -> Iterator[Drawn]:
    """A paragraph that begins in bold."""
    for number, part in enumerate(_parts(f"{lead}{text}")):
        bold = 0 if number else len(lead)
        yield _rich(_words(part[:bold], bold=True), _words(part[bold:]))


def _options(options: Options, language: Language) -> Iterator[Drawn]:
    """Each question in full beside its button, which has no room for it."""
    yield from _paragraph(options.prompt)
    for number, choice in enumerate(options.choices, 1):
        *before, last = _parts(f"{number}. {choice.label}")
        yield from (_rich(_words(part)) for part in before)
        shown = phrases.OPEN.best(language).format(number=number)
        told = {"accessibility_label": shortened(f"{shown}: {choice.label}", _LABEL)}
        button = _button(shown, choice.token) | told
        yield {"type": "section", "text": _plain(last), "accessory": button}


def _buttons(choices: tuple[Choice, ...]) -> Iterator[Drawn]:
    """Five in a row; a label that is cut stands above its button in full."""
    for choice in choices:
        if len(choice.label) > _LABEL:
            yield from _paragraph(choice.label)
    for first in range(0, len(choices), 5):
        row = choices[first : first + 5]
        elements = [_button(shortened(choice.label, _LABEL), choice.token) for choice in row]
        yield {"type": "actions", "elements": elements}


def _typed(name: str) -> str:
    """The command as it is typed here: Slack's `/topics` would be somebody else's."""
    for info in CATALOGUE:
        if name in {f"/{info.names.en}", f"/{info.names.es}"}:
            return "/ask" if info.command is Command.ASK else f"/refugio {name[1:]}"
    return name


def _numbered(blocks: list[Drawn]) -> list[Drawn]:
    """The blocks, each button with an `action_id` of its own."""
    for number, button in enumerate(_buttons_of(blocks)):
        button["action_id"] = f"{ACTION}:{number}"
    return blocks


def _buttons_of(blocks: Iterable[Drawn]) -> Iterator[Drawn]:
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory", {})):
            if element.get("type") == "button":
                yield element


def _button(label: str, token: str) -> Drawn:
    return {"type": "button", "text": _plain(label), "value": token}


def _plain(text: str) -> Drawn:
    return {"type": "plain_text", "text": text, "emoji": False}


def _rich(*elements: Drawn, kind: str = "rich_text_section") -> Drawn:
    shown = [element for element in elements if element["text"]]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": shown}]}


def _words(text: str, **style: bool) -> Drawn:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def _parts(text: str) -> list[str]:
    """The text in parts that Slack takes, cut between words where there are any; none if empty."""
    if len(text) <= _PART:
        return list(filter(None, [text.strip()]))
    return textwrap.wrap(text.strip(), _PART, expand_tabs=False, replace_whitespace=False)


def _escaped(text: str) -> str:
    """For a message's `text`, where an unescaped `<!channel>` would call everybody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
