"""
A reply drawn with Block Kit. Pure.

All text is `plain_text` or rich text, in which nothing is markup, and never `mrkdwn`, whose `*`,
`_`, `~` and backtick cannot be escaped.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, assert_never

from adapters import fitting
from adapters.slack import tables
from adapters.slack.typed import SPELLING
from bot import replies
from bot.entries import Language
from bot.replies import Choice, Reply
from bot.text import shortened
from bot.wording import phrases, sharing

Drawn = dict[str, Any]  # one block of Block Kit

ACTION = "choose"  # the `action_id` of a button is this, a colon and its number in the message
_BLOCKS = 50  # in a message
_SIZE = 12_000  # characters of a message's blocks as JSON; beyond about 13,200 Slack refuses it
_NOTICE = 4_000  # characters of a message's `text`
_HEADER = 150  # characters
_LABEL = 75  # of a button
_PART = 2_900  # of one text; a section may have 3,000, and a number stands before some
_HOME = 100  # blocks of a view
_ROW = 5  # buttons
_RATES = "context_actions"  # a block that Slack takes in messages only
_AS_TYPED = "rich_text_preformatted"  # each character as wide as the next

_parts = partial(fitting.parts, most=_PART)


def payload(reply: Reply) -> list[Drawn]:
    """
    The messages that a reply becomes, as they are sent: `text`, `blocks`, no previews of links.

    Mostly one; a reply too long for one goes on in the next, and nothing of it is lost. `text` is
    what notifications show and screen readers read: all that the message says, after what a
    locked screen may show of it.
    """
    opening = sharing.notified(reply)
    fit = partial(_fit, len(opening))
    return [
        {
            "text": shortened(opening + _notice(blocks), _NOTICE),
            "blocks": _numbered(blocks),
            "unfurl_links": False,
            "unfurl_media": False,
        }
        for blocks in fitting.groups(_shown(reply), fit, lambda block: block["type"] == "header")
    ]


def home(reply: Reply) -> Drawn:
    """The reply as App Home's first page."""
    return {"type": "home", "blocks": _numbered(_as_read(reply, drawn(reply))[:_HOME])}


def shown_in(blocks: Iterable[Drawn]) -> list[Drawn]:
    """The blocks for where nothing can be pressed."""
    kept = (block for block in blocks if block["type"] != "actions")
    return [{key: block[key] for key in block if key != "accessory"} for block in kept]


def _fit(before: int, blocks: list[Drawn]) -> bool:
    """Whether the blocks fit a message, whose `text` has so many characters before theirs."""
    size = sum(len(json.dumps(block, ensure_ascii=False)) for block in blocks)
    few = len(blocks) <= _BLOCKS and sum(block["type"] == tables.TABLE for block in blocks) <= 1
    return few and size <= _SIZE and before + len(_notice(blocks)) <= _NOTICE


def _notice(blocks: list[Drawn]) -> str:
    """What the blocks say as plain text, or their buttons where they say nothing."""
    labels = " · ".join(label for each in _pressed_in(blocks) for label in _labels(each))
    said = "\n".join(filter(None, map(_said, blocks)))
    return html.escape(said or labels, quote=False)  # an open `<!channel>` would call everybody


def _said(block: Drawn) -> str:
    match block["type"]:
        case "header" | "section":
            return str(block["text"]["text"])
        case "context":
            return str(block["elements"][0]["text"])
        case tables.TABLE:
            return tables.said(block)
        case "rich_text" if block["elements"][0]["type"] == _AS_TYPED:
            return ""  # bars of characters, which are said in words above them
        case "rich_text":
            return "".join(element["text"] for element in block["elements"][0]["elements"])
        case _:
            return ""


def _shown(reply: Reply) -> list[Drawn]:
    """The blocks of a message, which alone may hold tables and Slack's pairs of buttons."""
    blocks = [
        drawn
        for block in reply.blocks
        for drawn in (_opinion(block) or tables.drawn(block) or _draw(block, reply.language))
    ]
    return _as_read(reply, blocks)


def _as_read(reply: Reply, blocks: list[Drawn]) -> list[Drawn]:
    """The blocks, with all that they say as plain text where that is how it is read."""
    return [shown for each in blocks for shown in _plainly(each)] if reply.plain else blocks


def _opinion(block: replies.Block) -> list[Drawn]:
    """Slack's own pair of buttons for what people think of an answer; none for any other block."""
    if not isinstance(block, replies.Buttons) or not block.opinion or len(block.choices) != 2:
        return []
    good, bad = (
        {"text": plain(shortened(choice.label, _LABEL)), "value": choice.token}
        for choice in block.choices
    )
    pair = {"type": "feedback_buttons", "positive_button": good, "negative_button": bad}
    return [{"type": _RATES, "elements": [pair]}]


def _plainly(block: Drawn) -> Iterator[Drawn]:
    """A block that says something as plain text; what can be pressed stays as it is."""
    said = _said(block)
    if not said or "accessory" in block:
        pressed = block["type"] in {"actions", _RATES} or "accessory" in block
        return iter([block] if pressed else [])
    return ({"type": "section", "text": plain(part)} for part in _parts(said))


def drawn(reply: Reply) -> list[Drawn]:
    """The reply's blocks, whose buttons have no `action_id` yet."""
    return [drawn for block in reply.blocks for drawn in _draw(block, reply.language)]


def _draw(block: replies.Block, language: Language) -> Iterable[Drawn]:
    match block:
        case replies.Label(text=text):
            return _heading(text)
        case replies.Text(text=text) | replies.File(name=text):
            return _prose("", SPELLING.within(text))
        case replies.Quote(text=text):
            return _prose("", f"“{text}”", "rich_text_quote")
        case replies.Caveat(text=text):
            return _prose(f"{phrases.CAVEAT.best(language)}:", f" {SPELLING.within(text)}")
        case replies.Fine(text=text):
            return small(SPELLING.within(text))
        case replies.Options() | replies.Buttons():
            return _choices(block, language)
        case replies.Facts(rows=rows):
            return _facts(rows)
        case replies.Link(label=label, address=address, note=note):
            shown = {"type": "link", "url": address, "text": address}
            return [_rich(_words(label, bold=True), _words(f" ({note})\n"), shown)]
        case replies.Picture(alt=alt, text=text):
            return _picture(alt, text)
        case _:
            assert_never(block)


def _heading(text: str) -> Iterable[Drawn]:
    fits = 0 < len(text.strip()) <= _HEADER
    return [{"type": "header", "text": plain(text.strip())}] if fits else _prose(text)


def _facts(rows: Iterable[tuple[str, str]]) -> Iterator[Drawn]:
    for name, value in rows:
        yield from _prose(SPELLING.of(name), f": {SPELLING.within(value)}")


def small(text: str) -> Iterator[Drawn]:
    """Small print."""
    return ({"type": "context", "elements": [plain(part)]} for part in _parts(text))


def _prose(bold: str, text: str = "", kind: str = "rich_text_section") -> Iterator[Drawn]:
    """A paragraph that begins in bold."""
    for part in _parts(bold + text):
        yield _rich(_words(part[: len(bold)], bold=True), _words(part[len(bold) :]), kind=kind)
        bold = bold[len(part) :]


def _picture(alt: str, text: str) -> Iterator[Drawn]:
    """What a chart shows in words, and in characters; its file is uploaded beside it."""
    yield from small(alt)
    yield _rich(_words(text), kind=_AS_TYPED)


def _choices(block: replies.Options | replies.Buttons, language: Language) -> Iterator[Drawn]:
    if isinstance(block, replies.Options):
        return _options(block, language)
    return _buttons(block.choices)


def _options(options: replies.Options, language: Language) -> Iterator[Drawn]:
    """Each option in full beside its button, which has no room for it but for its letter."""
    yield from _prose("", options.prompt)
    for number, choice in enumerate(options.choices, 1):
        shown, said, spoken = choice.letter, choice.label, choice.label
        if not shown:
            shown = phrases.BUTTON_CHOOSE.best(language).format(number=number)
            said, spoken = f"{number}. {choice.label}", f"{shown}: {choice.label}"
        *before, last = _parts(said)
        yield from (_rich(_words(part)) for part in before)
        told = {"accessibility_label": shortened(spoken, _LABEL)}
        button = _button(shown, choice.token) | told
        yield {"type": "section", "text": plain(last), "accessory": button}


def _buttons(choices: tuple[Choice, ...]) -> Iterator[Drawn]:
    """Five in a row; a label that is cut stands above its button in full."""
    for choice in choices:
        if len(choice.label) > _LABEL:
            yield from _prose("", choice.label)
    for row in fitting.rows(choices, _ROW):
        elements = [_button(shortened(choice.label, _LABEL), choice.token) for choice in row]
        yield {"type": "actions", "elements": elements}


def _numbered(blocks: list[Drawn]) -> list[Drawn]:
    """The blocks, each button with an `action_id` of its own; a pair has one."""
    for number, button in enumerate(_pressed_in(blocks)):
        button["action_id"] = f"{ACTION}:{number}"
    return blocks


def _pressed_in(blocks: Iterable[Drawn]) -> Iterator[Drawn]:
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory", {})):
            if element.get("type") in {"button", "feedback_buttons"}:
                yield element


def _labels(pressed: Drawn) -> Iterator[str]:
    pair = (pressed.get("positive_button"), pressed.get("negative_button"))
    return (each["text"]["text"] for each in (pressed, *pair) if each and "text" in each)


def _button(label: str, token: str) -> Drawn:
    return {"type": "button", "text": plain(label), "value": token}


def plain(text: str) -> Drawn:
    """A text in which nothing is markup."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _rich(*elements: Drawn, kind: str = "rich_text_section") -> Drawn:
    shown = [element for element in elements if element["text"]]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": shown}]}


def _words(text: str, **style: bool) -> Drawn:
    return {"type": "text", "text": text, **({"style": style} if style else {})}
