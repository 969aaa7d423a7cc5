"""A quiz's report for its host, in the form that they ask for."""

from __future__ import annotations

from bot.entries import Language
from bot.knowledge.pack import Pack
from bot.quiz import reports
from bot.quiz.session import NotNow, Phase
from bot.quiz.stage import Played
from bot.replies import Reply
from bot.wording import report as wording


async def reply(played: Played, form: int, pack: Pack, language: Language) -> Reply:
    """
    The report of a session that is over; raises NotNow for one that is not.

    form: one of `bot.wording.report`; any other number is taken for a message.
    """
    session = played.session
    if session.phase is not Phase.ENDED:
        raise NotNow(session.phase)
    found = reports.report(played, pack.items_by_id)
    return wording.for_host(found, session.id, pack, language)
