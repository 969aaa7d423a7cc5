"""Commands as they are typed where most of them stand behind one of the platform's. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.commands import Command, anything_named
from bot.text import fold

_COMMAND = re.compile(r"(?<![\w/:.@])/([a-z]+(?:-[a-z]+)?)(?![\w/])", re.IGNORECASE)
_ASK = f"/{Command.ASK.value}"


@dataclass(frozen=True, slots=True)
class Spelling:
    """before: the command that stands before all others; own: those typed by themselves."""

    before: str
    own: Collection[str]

    def of(self, name: str) -> str:
        """A command with its slash, as it is typed here; what is none as it is."""
        called = anything_named(fold(name.removeprefix("/")))
        if not name.startswith("/") or called is None:
            return name
        typed = f"/{called.value}"
        return typed if typed in self.own else f"{self.before} {name[1:]}"

    def within(self, text: str) -> str:
        """
        The text with its commands so: `/topics` alone would be somebody else's.

        `/ask` is left as it is: a text that names it may be about another platform.
        """
        return _COMMAND.sub(lambda found: self._other_than_ask(found[0]), text)

    def _other_than_ask(self, name: str) -> str:
        here = self.of(name)
        return name if here == _ASK else here
