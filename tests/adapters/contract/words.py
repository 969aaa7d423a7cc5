"""The words that must be seen of a reply, block by block, and what an adapter may say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import assert_never

from bot.commands import CATALOGUE, EVERY, Command, Game
from bot.entries import Language
from bot.replies import (
    Block,
    Buttons,
    Caveat,
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
from bot.wording import tokens

Words = list[str]
_WRITING = {
    "entry": "add edit retire restore hide show history export import",
    "entrada": "agregar editar retirar restaurar ocultar mostrar historial exportar importar",
}
_ON_DISCORD = {
    f"/{name}": f"/{group} {name}" for group in _WRITING for name in _WRITING[group].split()
}
_ON_DISCORD |= {
    "/quiz": "/quiz start",
    "/quiz start": "/quiz start",
    "/quiz here": "/quizadmin here",
    "/quiz cohost": "/quizadmin cohost",
    "/practice": "/quiz practice",
    "/concurso": "/concurso empezar",
    "/concurso empezar": "/concurso empezar",
    "/concurso aquí": "/dirigir aqui",
    "/concurso ayudar": "/dirigir ayudar",
    "/practicar": "/concurso practicar",
}
_GROUPED = re.compile(
    rf"(?<![\w/])({'|'.join(sorted(_ON_DISCORD, key=len, reverse=True))})(?![\w/])"
)
_OF_SLACK = {Game.QUIZ, Game.PRACTICE}
_TYPED = {  # on Slack, where `/topics` would be another app's
    name: f"/{info.command}" if info.command in _OF_SLACK else f"/refugio {name}"
    for info in EVERY
    if info.command is not Command.ASK
    for name in (info.names.en, info.names.es)
    if name
}
_COMMANDS = re.compile(rf"(?<![\w/])/({'|'.join(sorted(_TYPED))})\b")
_THERE: dict[str, Callable[[str], str]] = {
    "discord": lambda text: _GROUPED.sub(lambda found: _ON_DISCORD[found[0]], text),
    "slack": lambda text: _COMMANDS.sub(lambda found: _TYPED[found[1]], text),
}


def words(block: Block) -> Words:
    """All that a block says, in order."""
    match block:
        case Label(text=text) | Text(text=text) | Quote(text=text) | Caveat(text=text):
            return [text]
        case Fine(text=text):
            return [text]
        case Options(prompt=prompt, choices=choices):
            return [prompt, *(choice.label for choice in choices)]
        case Buttons(choices=choices):
            return [choice.label for choice in choices]
        case Facts(rows=rows):
            return [word for row in rows for word in row]
        case Link(label=label, address=address, note=note):
            return [label, address, note]
        case File(name=name):
            return [name]
        case Picture(text=text):
            return [text]
        case _:
            assert_never(block)


def _commands(buttons: Buttons, language: Language) -> Words:
    """Buttons that no command stands for by their labels; then the commands."""
    named = {info.command.value: f"/{info.names.best(language)}" for info in CATALOGUE}
    pointers = [tokens.parse(choice.token) for choice in buttons.choices]
    typed = [named.get(pointer.action.value, "") if pointer else "" for pointer in pointers]
    rest = [each.label for each, name in zip(buttons.choices, typed, strict=True) if not name]
    return rest + [name for name in typed if name]


def _note_first(link: Link, _: Language) -> Words:
    return [link.label, link.note, link.address]


def _described(picture: Picture, _: Language) -> Words:
    return [picture.alt]


def _described_first(picture: Picture, _: Language) -> Words:
    return [picture.alt, picture.text]


def _typed_on_slack(facts: Facts, _: Language) -> Words:
    names = {
        f"/{name}": "/ask" if info.command is Command.ASK else f"/refugio {name}"
        for info in CATALOGUE
        for name in (info.names.en, info.names.es)
    }
    return [word for name, value in facts.rows for word in (names.get(name, name), value)]


# All that an adapter says in other words, with what makes it do so.
DIFFERENCES: dict[str, dict[type, tuple[Callable[..., Words], str]]] = {
    "terminal": {
        Buttons: (_commands, "nothing can be pressed, so what can be typed is shown"),
        Link: (_note_first, "an address stands alone on its line, to be opened or copied whole"),
    },
    "discord": {
        Picture: (_described, "the picture itself is sent, and its description with it"),
    },
    "slack": {
        Picture: (_described_first, "a screen reader cannot read bars made of characters"),
        Link: (_note_first, "an address stands alone on its line, to be opened or copied whole"),
        Facts: (_typed_on_slack, "`/topics` would be another app's: ours all begin with /refugio"),
    },
}

# What may stand between the words: signs and numbers, never words of an adapter's own but these.
MARKS = {
    "terminal": r"[“”!()]|\d+\.|(Written to|Quedó en) \S+",
    "discord": r"[“”·]|⚠️|Keep in mind:|Ten en cuenta:|Fill in again|Llenar otra vez",  # its screen readers skip the sign
    # On Slack a button has no room for its question.
    "slack": r"[“”():]|\d+\.|(Choose|Elegir) \d+|Keep in mind|Ten en cuenta"
    r"|The file comes in your direct messages with me.|El archivo llega a tus mensajes directos.*",
    "mail": r"[“”!():*-]|\d+\.|\[[a-z0-9:-]+\]",  # a choice is picked by its token
}

# Who shows a private reply to an open message where others read, and so its neutral words instead.
INSTEAD = {"discord": "a message can only be answered where it stands"}


def expected(reply: Reply, adapter: str) -> Iterable[tuple[Block, Words]]:
    """Each block that the adapter must show of a reply, with its words."""
    shown = reply.instead if adapter in INSTEAD and reply.instead else reply
    for block in shown.blocks:
        said = DIFFERENCES.get(adapter, {}).get(type(block))
        told = said[0](block, shown.language) if said else words(block)
        yield block, [*map(_THERE.get(adapter, str), told)]


def differences(reply: Reply, shown: list[str], adapter: str) -> list[str]:
    """Where what is shown is not the reply's words in their order, a sentence for each place."""
    rest, found = _even(" ".join(shown)), []
    for block, said in expected(reply, adapter):
        for word in map(_even, said):
            before, there, after = rest.partition(word)
            if not there:
                found.append(f"{type(block).__name__} lacks {word!r}")
                continue
            found += _more(before, adapter)
            rest = after
    return found + _more(rest, adapter)


def lost(reply: Reply, offered: set[str], adapter: str) -> list[str]:
    """The choices of a reply that nothing on the screen leads to, a sentence for each."""
    return [
        f"{type(block).__name__} lacks {choice.token!r}"
        for block, _ in expected(reply, adapter)
        if isinstance(block, Buttons | Options)
        for choice in block.choices
        if choice.token not in offered
    ]


def _more(between: str, adapter: str) -> list[str]:
    more = re.sub(MARKS[adapter], " ", between).strip()
    return [f"says more: {more!r}"] if more else []


def _even(text: str) -> str:
    return " ".join(text.split())
