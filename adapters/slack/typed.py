"""What people type on Slack, read as they typed it: their words, and the commands in them. Pure."""

from __future__ import annotations

import re

from adapters.spelling import Spelling
from bot.command_groups import ungroup
from bot.commands import EVERY, Command, Game, Named, Task, anything_named
from bot.text import fold

ASK, REFUGIO = "/ask", "/refugio"
OWN = {f"/{each}": each.value for each in (Command.ASK, Game.QUIZ, Game.PRACTICE)}
SPELLING = Spelling(
    {
        f"/{name}": f"/{info.command}" if f"/{info.command}" in OWN else f"{REFUGIO} {name}"
        for info in EVERY
        for name in (info.names.en, info.names.es)
    }
)
_MARKED = re.compile(r"<([^<>]*)>")
_ESCAPED = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_PERSON = re.compile(r"<@([A-Z0-9]{1,30})(?:\|[^<>]*)?>")


def commanded(command: str, text: str) -> tuple[str, str, str]:
    """
    The name, the argument and the person of `/ask QUESTION` or `/refugio COMMAND [ARGUMENT]`.

    person: the id of whom a command is about that is about somebody, else "".
    """
    own = OWN.get(command, "")
    name, _, rest = (own, "", text) if own else _behind(text).partition(" ")
    name, person = plain(name), ""
    if named(name) is Task.ROLE and (found := _PERSON.search(rest)):
        person, rest = found[1], rest[: found.start()] + rest[found.end() :]
    return name, plain(rest), person


def _behind(text: str) -> str:
    """What stands behind `/refugio`, without a slash of its own."""
    return ungroup(f"/{text.strip().removeprefix('/')}")[1:]


def named(name: str) -> Named:
    """The command of that name in either language; help where there is none."""
    return anything_named(fold(name)) or Command.HELP


def plain(text: str, bot: str = "") -> str:
    """
    Slack's text as the person typed it, without mentions of the bot.

    Slack writes `<@U1|name>`, `<#C1|name>`, `<!here>` and `<https://...|label>` for what was a
    mention, a channel, a group or a link, and escapes `&`, `<` and `>` everywhere else.
    """
    shown = _MARKED.sub(lambda found: _shown(found[1], bot), text)
    return re.sub("|".join(_ESCAPED), lambda found: _ESCAPED[found[0]], shown).strip()


def _shown(marked: str, bot: str) -> str:
    target, _, label = marked.partition("|")
    if target == f"@{bot}":
        return " "
    match target[:1]:
        case "@" | "#":  # an id without its name says nothing to anybody
            return f"{target[0]}{label.removeprefix(target[0])}" if label else " "
        case "!":
            return label or f"@{target[1:]}"
        case _:
            return label or target.removeprefix("mailto:").removeprefix("tel:")
