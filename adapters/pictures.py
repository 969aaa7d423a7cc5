"""The pictures of a reply drawn, off the event loop, and its files."""

from __future__ import annotations

import asyncio

from adapters import failures
from bot.replies import File, Picture, Reply, Theme

Drawn = dict[str, bytes]  # PNG by the picture's name

_PATIENCE = 20.0  # seconds; the very first picture makes a list of the system's fonts


def has(reply: Reply) -> bool:
    """Whether there is a picture in the reply, for who wants to see one."""
    return not reply.plain and any(isinstance(block, Picture) for block in reply.blocks)


async def drawn(reply: Reply, theme: Theme) -> Drawn:
    """The reply's pictures; what cannot be drawn is left out, and its text is to be shown."""
    found: Drawn = {}
    for block in reply.blocks if has(reply) else ():
        if isinstance(block, Picture):
            drawing = asyncio.to_thread(block.draw, theme)
            if content := await failures.tried(f"picture {block.name}", drawing, _PATIENCE):
                found[block.name] = content
    return found


def written(reply: Reply) -> Drawn:
    """The reply's files, for its receiver alone; in UTF-8, by their names."""
    return {b.name: b.text.encode("utf-8", "replace") for b in reply.blocks if isinstance(b, File)}
