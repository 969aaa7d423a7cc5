"""Commands as they are typed where some stand behind another word. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.commands import Command
from bot.replies import Block, Caveat, Facts, Fine, Options, Reply, Text
from bot.text import fold

# A command, and one word behind it, which may say what a command of several things does.
_COMMAND = re.compile(r"(?<![\w/:.@])(/[a-z]+(?:-[a-z]+)?)( \w+)?(?![\w/])", re.IGNORECASE)
_ASK = f"/{Command.ASK.value}"


@dataclass(frozen=True, slots=True)
class Spelling:
    """typed: commands with their slash, without accents, and how each is typed here."""

    typed: Mapping[str, str]

    def of(self, name: str) -> str:
        """A command with its slash, as it is typed here; what is none as it is."""
        return self.typed.get(fold(name), name)

    def within(self, text: str) -> str:
        """
        The text with its commands so: `/topics` alone would be somebody else's.

        `/ask` is left as it is: a text that names it may be about another platform.
        """
        return _COMMAND.sub(self._here, text)

    def reply(self, reply: Reply) -> Reply:
        """The reply with the commands in what we say so, and not in what others said."""
        return replace(reply, blocks=tuple(map(self._block, reply.blocks)))

    def _block(self, block: Block) -> Block:
        match block:
            case Text(text=text) | Caveat(text=text) | Fine(text=text):
                return replace(block, text=self.within(text))
            case Facts(rows=rows):
                spelt = ((self.of(name), self.within(value)) for name, value in rows)
                return replace(block, rows=tuple(spelt))
            case Options(prompt=prompt):
                return replace(block, prompt=self.within(prompt))
            case _:
                return block

    def _here(self, found: re.Match[str]) -> str:
        name, behind = found[1], found[2] or ""
        if behind and (both := self.typed.get(fold(name + behind))):
            return both
        here = self.of(name)
        return found[0] if here == _ASK else here + behind
