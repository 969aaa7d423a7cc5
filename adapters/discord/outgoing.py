"""A reply drawn as Discord's components. Pure: nothing is sent here."""

from __future__ import annotations

import io
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, assert_never

import discord
from discord import app_commands, ui

from adapters import fitting
from adapters.discord.press import Press
from adapters.spelling import Spelling
from bot.command_groups import typed
from bot.entries import Language, StatementKind
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
    Picture,
    Quote,
    Reply,
    Text,
)
from bot.text import shortened
from bot.wording.phrases import CAVEAT

Item = ui.Item[Any]
SPELLING = Spelling(typed())

# Discord's limits (docs.discord.com/developers, components/reference and application-commands).
_COMPONENTS = 40  # in a message, nested ones included
_LETTERS = 4000  # of all texts of a message
_DESCRIPTION = 1024  # letters, of a file
_BUTTON, _OPTION = 80, 100  # letters of a label
_ROW, _MENU = 5, 25  # buttons in a row, options in a menu

_FENCE = "```"
_ATTACHED = "attachment://"  # what a message's own files are called in it
_NAME = 200  # letters of a fact's or link's name, far more than any pack's
_PIECE = 1000  # letters; escaped and marked line by line a text grows threefold at most
_FEW = 5  # choices shown as buttons, which need no opening, if all labels fit

# discord.py's own escaping leaves what stands between "[" and "](" as it is.
_MARKS = re.compile(
    r"[\\*_~|`<]|^>(?:>>)?\s|^#{1,3}|^\s*-|\[(?=[^\[\]\n]*\]\()|(?<=\])\(|(?<=:)//", re.MULTILINE
)
_ADDRESS = re.compile(r"https://[^\s<>\[\]\\`]{1,300}")  # shown as it is, to be followed
_COLOURS = {  # beside the title's words, never instead of them
    StatementKind.FACT: 0x2E7D32,
    StatementKind.REPORTED: 0x00838F,
    StatementKind.PROMISE: 0x8E24AA,
    StatementKind.VIEW: 0x1565C0,
    StatementKind.DISPUTED: 0xC62828,
    StatementKind.GAP: 0xF9A825,
    StatementKind.NOTE: 0x546E7A,
}


def render(reply: Reply, drawn: Container[str] = ()) -> list[ui.LayoutView]:
    """
    The messages that show the reply, in order; mostly one.

    Made anew for each sending, of components that work after a restart. Nothing is left out: what
    does not fit one message is in the next. drawn: names of pictures and files that are sent along
    (`attached`); any other picture is shown in characters, any other file by its name.
    """
    colour = _colour(reply)
    return [
        ui.LayoutView(timeout=None).add_item(ui.Container(*items, accent_colour=colour))
        for items in map(_trimmed, fitting.groups(_items(reply, drawn), _fit))
        if items
    ]


def attached(view: ui.LayoutView, drawn: Mapping[str, bytes]) -> list[discord.File]:
    """The files that a message shows; made anew for each sending, which closes them."""
    return [
        discord.File(io.BytesIO(drawn[name]), name, description=described or None)
        for name, described in _shown(view)
    ]


def payload(reply: Reply) -> list[dict[str, Any]]:
    """
    The same messages as JSON: components, flags (private or not) and allowed mentions.

    Where there are pictures or files, `attachments` names the files that are sent along.
    """
    along = [block.name for block in reply.blocks if isinstance(block, Picture | File)]
    hidden = reply.audience is Audience.SENDER
    flags = discord.MessageFlags(components_v2=True, suppress_embeds=True, ephemeral=hidden)
    mentions = discord.AllowedMentions.none().to_dict()
    return [
        {
            "components": view.to_components(),  # type: ignore[no-untyped-call]  # discord.py's
            "flags": flags.value,
            "allowed_mentions": mentions,
            **_attachments(view),
        }
        for view in render(reply, along)
    ]


def texts(reply: Reply) -> Iterator[Item]:
    """What a reply says, without anything to press or to look at."""
    said = tuple(b for b in reply.blocks if not isinstance(b, Options | Buttons | Picture))
    return _items(replace(reply, blocks=said), ())


def completed(choice: Choice) -> app_commands.Choice[str]:
    """A question offered while somebody types; its value opens it."""
    label = shortened(choice.label, _OPTION)
    fits = len(choice.token) <= _OPTION
    return app_commands.Choice(name=label, value=choice.token if fits else label)


def plain(text: str) -> str:
    """The text with nothing left in it that Discord would turn into a style, link or mention."""
    return _MARKS.sub(lambda found: "\\" + found[0], text)


def _attachments(view: ui.LayoutView) -> dict[str, Any]:
    listed = [
        {"id": number, "filename": name, **({"description": described} if described else {})}
        for number, (name, described) in enumerate(_shown(view))
    ]
    return {"attachments": listed} if listed else {}


def _shown(view: ui.LayoutView) -> Iterator[tuple[str, str]]:
    """The names and descriptions of the files that a message shows."""
    for item in view.walk_children():
        if isinstance(item, ui.MediaGallery):
            for each in item.items:
                yield each.media.url.removeprefix(_ATTACHED), each.description or ""
        elif isinstance(item, ui.File):
            yield item.media.url.removeprefix(_ATTACHED), ""


def _items(reply: Reply, drawn: Container[str]) -> Iterator[Item]:
    shown: set[str] = set()
    blocks = SPELLING.reply(reply).blocks
    for before, block in zip((None, *blocks), blocks, strict=False):
        if _apart(before, block):
            yield ui.Separator()
        match block:
            case Options(prompt=prompt):
                yield from _displays(pieces(prompt))
                yield from map(_row, pressed(block, shown))
            case Buttons():
                yield from map(_row, pressed(block, shown))
            case Picture(name=name, alt=alt, text=text):
                yield _gallery(name, alt) if name in drawn else _as_typed(text)
            case File(name=name) if name in drawn:
                yield ui.File(f"{_ATTACHED}{name}")
            case _:
                yield from _displays(_lines(block, reply.language))


def _apart(before: Block | None, block: Block) -> bool:
    """Whether a line parts the two: cards, and questions from what is no question."""
    if isinstance(block, Label):
        return before is not None
    return isinstance(before, Options) and isinstance(block, Buttons)


def _lines(
    block: Label | Text | Quote | Caveat | Fine | Facts | Link | File, language: Language
) -> Iterator[str]:
    match block:
        case Label(text=text):
            yield from pieces(" ".join(text.split()), "### ")
        case Text(text=text) | File(name=text):
            yield from pieces(text)
        case Quote(text=text):
            yield from pieces(f"“{text}”", "> ")
        case Caveat(text=text):
            yield from pieces(text, first=f"⚠️ **{CAVEAT.best(language)}:** ")
        case Fine(text=text):
            yield from pieces(text, "-# ")
        case Facts(rows=rows):
            for name, value in rows:
                yield from pieces(value, first=f"{_bold(name)} · ")
        case Link(label=label, address=address, note=note):
            yield _bold(label)
            yield from shown_address(address)
            yield from pieces(note, "-# ")
        case _:
            assert_never(block)


def shown_address(address: str) -> Iterator[str]:
    """An address to be followed, or made plain where it is none."""
    yield from [address] if _ADDRESS.fullmatch(address) else pieces(address)


def _gallery(name: str, alt: str) -> Item:
    described = shortened(alt, _DESCRIPTION)
    item = discord.MediaGalleryItem(f"{_ATTACHED}{name}", description=described)
    return ui.MediaGallery(item)


def _as_typed(text: str) -> Item:
    """Lines whose characters are all of one width; a backtick would end them."""
    shown = text.replace("`", "'")[: _LETTERS - 2 * len(_FENCE) - 2]
    return ui.TextDisplay(f"{_FENCE}\n{shown}\n{_FENCE}")


def pieces(text: str, mark: str = "", first: str = "") -> Iterator[str]:
    """The text made plain in pieces that fit, `mark` before each line, `first` before all."""
    for piece in fitting.parts(text, _PIECE):
        yield first + "\n".join(mark + line for line in plain(piece).splitlines())
        first = ""


def _bold(name: str) -> str:
    return f"**{plain(shortened(name, _NAME))}**"


def _displays(lines: Iterable[str]) -> Iterator[Item]:
    """The lines one below the other, in as few components as hold them."""
    for some in fitting.groups(lines, lambda taken: len("\n".join(taken)) <= _LETTERS):
        yield ui.TextDisplay("\n".join(some))


def _once(choices: Iterable[Choice], shown: set[str]) -> list[Choice]:
    """The choices that lead somewhere new: Discord refuses two components with one id."""
    new = {choice.token: choice for choice in choices if choice.token not in shown}
    shown.update(new)
    return list(new.values())


def pressed(block: Options | Buttons, shown: set[str]) -> Iterator[list[Press]]:
    """
    What can be pressed, row by row: a few short options as buttons, else a menu, which is opened,
    as where one of them is what somebody meant.

    shown: the tokens that are in the message already, to which these are added.
    """
    choices = _once(block.choices, shown)
    if isinstance(block, Buttons):
        yield from _rows(choices, _ROW)
    elif _few(choices) and not (block.meant and len(choices) > 1):
        yield from _rows(choices, 1)
    else:
        yield from _menus(choices)


def _few(choices: Sequence[Choice]) -> bool:
    return len(choices) <= _FEW and all(len(choice.label) <= _BUTTON for choice in choices)


def _menus(choices: Sequence[Choice]) -> Iterator[list[Press]]:
    for menu in fitting.rows(choices, _MENU):
        options = [
            discord.SelectOption(label=shortened(choice.label, _OPTION), value=choice.token)
            for choice in menu
        ]
        name = menu[0].token  # an id of its own within the message; what is picked counts
        yield [Press(ui.Select(custom_id=name, options=options))]


def _rows(choices: Sequence[Choice], most: int) -> Iterator[list[Press]]:
    for row in fitting.rows(choices, most):
        yield [*map(_button, row)]


def _row(items: list[Press]) -> Item:
    return ui.ActionRow(*items)


def _button(choice: Choice) -> Press:
    return Press(ui.Button(label=shortened(choice.label, _BUTTON), custom_id=choice.token))


def _colour(reply: Reply) -> int | None:
    kinds = (block.kind for block in reply.blocks if isinstance(block, Label))
    return next((_COLOURS[kind] for kind in kinds if kind), None)


def _fit(items: list[Item]) -> bool:
    """Whether the items fit a message, in one container, which is a component too."""
    components, letters = map(sum, zip(*map(_size, items), strict=True))
    return 1 + components <= _COMPONENTS and letters <= _LETTERS


def _trimmed(items: list[Item]) -> list[Item]:
    """The items without a line that parts nothing."""
    lines = [isinstance(item, ui.Separator) for item in items]
    return items[lines[:1] == [True] : len(items) - (lines[-1:] == [True])]


def _size(item: Item) -> tuple[int, int]:
    """How many components it is, and how many letters of text."""
    inside = len(item.children) if isinstance(item, ui.ActionRow) else 0
    return 1 + inside, len(item.content) if isinstance(item, ui.TextDisplay) else 0
