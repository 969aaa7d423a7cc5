"""
How each reply is drawn on Discord, as lines to be reviewed: `python -m tests.adapters.discord.replies`
writes them anew.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from adapters.discord.forms import modal
from adapters.discord.outgoing import payload
from adapters.settings import Settings
from bot.events import ChannelId, PersonId, PlaceId, Sender
from bot.replies import Reply
from tests.adapters.contract import replies

FILE = Path(__file__).parent / "replies.txt"
_WHO = Sender(PersonId("discord:4000"), PlaceId("discord:2000"), channel=ChannelId("discord:3000"))
_MARK = re.compile(r"(### |-# |> |```|⚠️ |\*\*)?")


async def lines(settings: Settings) -> list[str]:
    """All of them, each under what was done for it."""
    return await replies.lines(settings, _WHO, _drawn)


def _drawn(reply: Reply) -> Iterator[str]:
    if reply.form:
        window = modal(reply, reply.form).to_dict()
        yield f"  window {window['custom_id']}"
        yield from _parts(window["components"], 2)
        return
    for message in payload(reply):
        yield f"  message {message['flags']}"
        yield from _parts(message["components"], 2)


def _parts(components: list[dict[str, Any]], depth: int) -> Iterator[str]:
    for each in components:
        yield "  " * depth + _part(each)
        inside = [each["component"]] if "component" in each else each.get("components", [])
        yield from _parts(inside, depth + 1)


def _part(part: dict[str, Any]) -> str:
    match part["type"]:
        case 1 | 13 | 14 as kind:
            return {1: "row", 13: "file", 14: "line"}[kind]
        case 2:
            return f"button {part['custom_id']}"
        case 3:
            return f"menu {part['custom_id']} of {len(part['options'])}"
        case 4:
            needed = " needed" if part["required"] else ""
            return f"typed {part['custom_id']} to {part['max_length']}{needed}"
        case 10:
            marks = (_MARK.match(line) for line in part["content"].splitlines())
            return "text " + " ".join(found[0].strip() or "." for found in marks if found)
        case 12:
            return f"gallery of {len(part['items'])}"
        case 17:
            return f"container {part['accent_color']}"
        case 18:
            return "label" + (" with a hint" if part.get("description") else "")
        case kind:
            raise AssertionError(kind)


if __name__ == "__main__":
    FILE.write_text("\n".join(asyncio.run(lines(Settings()))) + "\n", "utf-8")
