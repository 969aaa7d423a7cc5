"""What help tells besides: the commands of quizzes and of those who write entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adapters import failures
from bot.commands import PLAYING, Command, CommandInfo, command_language
from bot.engine import Engine
from bot.entries import Bilingual, Language
from bot.events import Event, Invoke, Visibility
from bot.replies import Block, Facts, Reply, Text
from bot.wording.speaker import Speaker

WRITING = Bilingual("In this community you can also use:", "En esta comunidad también puedes usar:")


async def completed(reply: Reply, event: Event, engine: Engine) -> Reply:
    """
    Help with what its reader can use in their place now; any other reply as it is.

    Where others read along nothing is added, since it tells somebody's role.
    """
    helps = isinstance(event, Invoke) and event.command is Command.HELP
    if not helps or event.sender is None or event.visibility is Visibility.OPEN:
        return reply
    tasks = await failures.tried("help", engine.tasks(event.sender, event.at))
    if not tasks:
        return reply
    blocks: list[Block] = []
    for block in reply.blocks:
        blocks.append(block)
        if isinstance(block, Facts):  # the commands for everyone, once in each language of the help
            blocks += _more((*PLAYING, *tasks), _spoken(block))
    return replace(reply, blocks=tuple(blocks))


def _more(infos: Iterable[CommandInfo], spoken: Language) -> Iterator[Block]:
    rows = ((f"/{i.names.best(spoken)}", i.summary.best(spoken)) for i in infos)
    yield Text(Speaker(spoken).say(WRITING))
    yield Facts(tuple(rows))


def _spoken(listed: Facts) -> Language:
    """The language in which commands are listed."""
    first = listed.rows[0][0].removeprefix("/") if listed.rows else ""
    return command_language(first) or Language.ENGLISH
