"""
Replies of every kind, drawn by a platform as lines to be reviewed.

Their words are the core's, which the contract suite sees to, so that the lines leave them out.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from adapters.settings import Settings
from bot.curation.roles import Role
from bot.entries import Language
from bot.events import Ask, ConversationId, Sender, Visibility
from bot.replies import Reply
from tests.adapters.contract.community import WORKS, Work
from tests.adapters.contract.test_contract_community import an_engine, chosen, event_of

QUESTIONS = (
    "how many people did mexico deport in 2015?",
    "AMLO",
    "who won the election?",
    "how do I bake bread?",
    "my husband was detained by immigration yesterday",
    "thanks!",
)

Draw = Callable[[Reply], Iterable[str]]


async def lines(
    settings: Settings, who: Sender, draw: Draw, works: tuple[Work, ...] = WORKS
) -> list[str]:
    """
    All of them, each under what was done for it.

    who: in a channel of the platform; draw: how the platform draws a reply.
    """
    found: list[str] = []
    engine = an_engine(replace(settings, semantic=False))
    for visibility in (Visibility.PRIVATE, Visibility.OPEN):
        for question in QUESTIONS:
            event = Ask(
                question,
                ConversationId(f"{visibility}: {question}"),
                datetime.now(UTC),
                Language.ENGLISH,
                visibility,
                sender=who,
            )
            reply = await engine.handle(event)
            found += [f"{visibility}: {question}", *draw(reply.instead or reply)]
    for work in works:
        found += [line async for line in _worked(work, settings, who, draw)]
    return found


async def _worked(work: Work, settings: Settings, who: Sender, draw: Draw) -> AsyncIterator[str]:
    engine = an_engine(replace(settings, semantic=False))
    await engine.appoint(who, Role.ADMIN, datetime.now(UTC))
    platform = who.person.partition(":")[0]
    reply: Reply | None = None
    card: Reply | None = None
    for deed in work.deeds:
        form, choice = (reply.form if reply else None), chosen(deed, reply, card)
        event = event_of(deed, form, choice, work.client)
        event = replace(event, sender=who, visibility=Visibility.PRIVATE)
        reply = await engine.handle(event)
        yield f"{work}: {type(deed).__name__} {getattr(deed, 'number', '')}".rstrip()
        for line in draw(reply):
            yield line
        for each in await engine.deliveries({platform}, datetime.now(UTC)):
            await engine.delivered(each, "1")
            card = each.reply
            yield f"{work}: in the channel"
            for line in draw(card):
                yield line
