"""A reply as plain text, in reading order: for pipes, for JSON, for screen readers."""

from __future__ import annotations

from typing import assert_never

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
from bot.wording.phrases import CAVEAT


def text_of(reply: Reply) -> str:
    """All that the reply says, buttons left out; never empty."""
    said = (_block(block, reply.language) for block in reply.blocks)
    return "\n".join(filter(None, said))


def _block(block: Block, language: Language) -> str:
    match block:
        case Label(text=text) | Text(text=text) | Fine(text=text) | File(name=text):
            return text
        case Picture(text=text):
            return text
        case Caveat(text=text):
            return f"{CAVEAT.best(language)}: {text}"
        case Quote(text=text):
            return f"“{text}”"
        case Options(prompt=prompt, choices=choices):
            lines = [f"{number}. {choice.label}" for number, choice in enumerate(choices, 1)]
            return "\n".join([prompt, *lines])
        case Facts(rows=rows):
            return "\n".join(f"{name}: {value}" for name, value in rows)
        case Link(label=label, address=address, note=note):
            return f"{label} ({note})\n{address}"
        case Buttons():
            return ""
        case _:
            assert_never(block)
