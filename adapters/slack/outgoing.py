"""
A reply drawn with Block Kit. Pure.

All text is `plain_text` or rich text, in which nothing is markup, and never `mrkdwn`, whose `*`,
`_`, `~` and backtick cannot be escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    Fine,
    Label,
    Link,
    Options,
    Quote,
    Reply,
    Text,
)
from bot.wording.plain import text_of

Drawn = dict[str, Any]  # one block of Block Kit

ACTION = "choose"  # the `action_id` of a button is this, a colon and its number in the message
_BLOCKS = 50  # in a message
_SIZE = 12_000  # characters of a message's blocks as JSON; beyond about 13,200 Slack refuses it
_NOTICE = 4_000  # characters of a message's `text`
_HEADER = 150
_LABEL = 75  # of a button
_PART = 2_900  # of one text; a section may have 3,000, and a number stands before some
_HOME = 100  # blocks of a view


@dataclass(frozen=True, slots=True)
class _Piece:
    """Blocks that stay together, and what they say as plain text."""

    drawn: tuple[Drawn, ...]
    text: str
    heads: bool = False  # belongs to what follows

    @property
    def size(self) -> int:
        return sum(len(json.dumps(block, ensure_ascii=False)) for block in self.drawn)


def payload(reply: Reply) -> list[Drawn]:
    """
    The messages that a reply becomes, as they are sent: `text`, `blocks`, no previews of links.

    Mostly one; a reply too long for one goes on in the next, and nothing of it is lost. `text` is
    what notifications show and screen readers read: all that the message says, after a sentence
    that gives nothing away where a reply for its sender only shows no entry, but their own case.
    """
    discreet = reply.audience is Audience.SENDER and reply.about is None
    opening = f"{phrases.FOR_YOU.best(reply.language)}\n\n" if discreet else ""
    return [_message(pieces, opening) for pieces in _packed(reply, _NOTICE - len(opening))]


def home(reply: Reply) -> Drawn:
    """The reply as App Home's first page."""
    blocks = _numbered(block for piece in _pieces(reply) for block in piece.drawn)
    return {"type": "home", "blocks": blocks[:_HOME]}


def _message(pieces: list[_Piece], opening: str) -> Drawn:
    blocks = _numbered(block for piece in pieces for block in piece.drawn)
    said = "\n".join(piece.text for piece in pieces if piece.text)
    labels = " · ".join(_escaped(button["text"]["text"]) for button in _buttons_of(blocks))
    return {
        "text": opening + (said or labels),  # never empty
        "blocks": blocks,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _packed(reply: Reply, room: int) -> Iterator[list[_Piece]]:
    """The pieces of each message; room: characters for what it says as plain text."""
    taken: list[_Piece] = []
    for piece in _pieces(reply):
        if taken and not _fits([*taken, piece], room):
            goes_on = len(taken) > 1 and taken[-1].heads and _fits([taken[-1], piece], room)
            heading = [taken.pop()] if goes_on else []
            yield taken
            taken = heading
        taken.append(piece)
    if taken:
        yield taken


def _fits(pieces: list[_Piece], room: int) -> bool:
    return (
        sum(len(piece.drawn) for piece in pieces) <= _BLOCKS
        and sum(piece.size for piece in pieces) <= _SIZE
        and sum(len(piece.text) + 1 for piece in pieces) <= room
    )


def _pieces(reply: Reply) -> Iterator[_Piece]:
    for block in reply.blocks:
        yield from _draw(block, reply.language)


def _draw(block: Block, language: Language) -> Iterable[_Piece]:
    match block:
        case Label(text=text):
            return _label(text)
        case Text(text=text):
            return _paragraph(text)
        case Quote(text=text):
            return _quote(text)
        case Caveat(text=text):
            return _caveat(text)
        case Fine(text=text):
            return _fine(text)
        case Options():
            return _options(block, language)
        case Facts(rows=rows):
            return _facts(rows)
        case Link():
            return _link(block)
        case Buttons(choices=choices):
            return _buttons(choices)
        case _:
            assert_never(block)


def _paragraph(text: str, heads: bool = False, **style: bool) -> Iterator[_Piece]:
    for part in _parts(text):
        yield _Piece((_rich(_words(part, **style)),), _escaped(part), heads)


def _label(text: str) -> Iterator[_Piece]:
    if len(text) <= _HEADER and text.strip():
        drawn = {"type": "header", "text": _plain(text)}
        yield _Piece((drawn,), _escaped(text), heads=True)
    else:
        yield from _paragraph(text, heads=True, bold=True)


def _quote(text: str) -> Iterator[_Piece]:
    for part in _parts(f"“{text}”"):
        yield _Piece((_rich(_words(part), kind="rich_text_quote"),), _escaped(part))


def _caveat(text: str) -> Iterator[_Piece]:
    for number, part in enumerate(_parts(f"! {text}")):
        mark = 0 if number else 1
        drawn = _rich(_words(part[:mark], bold=True), _words(part[mark:], italic=True))
        yield _Piece((drawn,), _escaped(part))


def _fine(text: str) -> Iterator[_Piece]:
    for part in _parts(text):
        yield _Piece(({"type": "context", "elements": [_plain(part)]},), _escaped(part))


def _options(options: Options, language: Language) -> Iterator[_Piece]:
    yield from _paragraph(options.prompt)
    for number, choice in enumerate(options.choices, 1):
        yield from _option(number, choice, language)


def _option(number: int, choice: Choice, language: Language) -> Iterator[_Piece]:
    """The whole question beside a button, which has no room for it."""
    *before, last = _parts(f"{number}. {choice.label}")
    for part in before:
        yield _Piece((_rich(_words(part)),), _escaped(part), heads=True)
    shown = phrases.OPEN.best(language).format(number=number)
    button = _button(shown, choice.token)
    button["accessibility_label"] = _cut(f"{shown}: {choice.label}")
    drawn = {"type": "section", "text": _plain(last), "accessory": button}
    yield _Piece((drawn,), _escaped(last))


def _facts(rows: Iterable[tuple[str, str]]) -> Iterator[_Piece]:
    """A line for each row; as many lines in a block as it can hold."""
    shown: list[Drawn] = []
    said: list[str] = []
    for name, value in rows:
        typed = _typed(name)
        for number, part in enumerate(_parts(f"{typed}: {value}")):
            if said and len("\n".join(said)) + len(_escaped(part)) >= _PART:
                yield _Piece((_rich(*shown),), "\n".join(said))
                shown, said = [], []
            bold = len(typed) if number == 0 else 0
            shown += [_words(part[:bold], bold=True), _words(f"{part[bold:]}\n")]
            said.append(_escaped(part))
    if said:
        yield _Piece((_rich(*shown),), "\n".join(said))


def _link(link: Link) -> Iterator[_Piece]:
    address: Drawn = {"type": "link", "url": link.address, "text": link.address}
    drawn = _rich(
        _words(f"{link.label}\n", bold=True), address, _words(f"\n{link.note}", italic=True)
    )
    yield _Piece((drawn,), _escaped(text_of(Reply((link,), Language.ENGLISH))))


def _buttons(choices: tuple[Choice, ...]) -> Iterator[_Piece]:
    """Five in a row; a label that is cut stands above its button in full."""
    for choice in choices:
        if len(choice.label) > _LABEL:
            yield from _paragraph(choice.label)
    for first in range(0, len(choices), 5):
        row = choices[first : first + 5]
        elements = [_button(_cut(choice.label) or "…", choice.token) for choice in row]
        yield _Piece(({"type": "actions", "elements": elements},), "")


def _typed(name: str) -> str:
    """The command as it is typed here: Slack's `/topics` would be somebody else's."""
    for info in CATALOGUE:
        if name in {f"/{info.names.en}", f"/{info.names.es}"}:
            return "/ask" if info.command is Command.ASK else f"/refugio {name[1:]}"
    return name


def _numbered(blocks: Iterable[Drawn]) -> list[Drawn]:
    """The blocks, each button with an `action_id` of its own."""
    drawn = list(blocks)
    for number, button in enumerate(_buttons_of(drawn)):
        button["action_id"] = f"{ACTION}:{number}"
    return drawn


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
    element: Drawn = {"type": "text", "text": text}
    return {**element, "style": style} if style else element


def _parts(text: str) -> list[str]:
    """The text in parts that Slack takes, cut between words where there are any; none if empty."""
    rest, parts = text.strip(), []
    while len(rest) > _PART or len(_escaped(rest)) > _PART:
        begun = rest[:_PART]
        added = len(_escaped(begun)) - len(begun)
        most = max(_PART // 5, _PART - added)  # escaping makes five characters of one at most
        space = max(rest.rfind(" ", 0, most), rest.rfind("\n", 0, most))
        parts.append(rest[: space if space > 0 else most])
        rest = rest[len(parts[-1]) :].lstrip()
    return [*parts, rest] if rest else parts


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"


def _escaped(text: str) -> str:
    """For a message's `text`, where an unescaped `<!channel>` would call everybody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
