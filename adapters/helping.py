"""What help tells besides: the commands of quizzes and of those who write entries."""

from __future__ import annotations

from dataclasses import replace

from adapters import failures
from bot.commands import PLAYING, Command
from bot.engine import Engine
from bot.entries import Bilingual
from bot.events import Event, Invoke, Visibility
from bot.replies import Facts, Reply, Text
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
    spoken = reply.language
    rows = ((f"/{i.names.best(spoken)}", i.summary.best(spoken)) for i in (*PLAYING, *tasks))
    more = (Text(Speaker(spoken).say(WRITING)), Facts(tuple(rows)))
    last = max(
        (n for n, block in enumerate(reply.blocks, 1) if isinstance(block, Facts)), default=0
    )
    return replace(reply, blocks=(*reply.blocks[:last], *more, *reply.blocks[last:]))
