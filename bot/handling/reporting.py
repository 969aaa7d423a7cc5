"""A quiz's report for its host, in the form that they ask for."""

from __future__ import annotations

from bot import figures
from bot.entries import Language
from bot.knowledge.pack import Pack
from bot.quiz import reports
from bot.quiz.reports import Report
from bot.quiz.session import NotNow, Phase
from bot.quiz.stage import Played
from bot.replies import Audience, Picture, Reply, Text
from bot.sessions import SessionId
from bot.wording import report as wording
from bot.wording import report_chart, report_files
from bot.wording import report_phrases as phrases
from bot.wording.speaker import Speaker


def reply(played: Played, form: int, pack: Pack, language: Language) -> Reply:
    """
    The report of a session that is over; raises NotNow for one that is not.

    form: one of `bot.wording.report`; any other number is taken for a message.
    """
    session = played.session
    if session.phase is not Phase.ENDED:
        raise NotNow(session.phase)
    found = reports.report(played, pack.items_by_id)
    if form == wording.CSV:
        return report_files.tables(found, session.id, pack, language)
    if form == wording.PAGE:
        return report_files.printable(found, session.id, pack, language)
    if form == wording.CHART:
        picture = _picture(found, session.id, pack, language) if found.told else None
        drawn = picture or Text(Speaker(language).say(phrases.NO_CHART))
        return Reply((drawn,), language, Audience.SENDER)
    return wording.for_host(found, session.id, pack, language)


def _picture(found: Report, session: SessionId, pack: Pack, language: Language) -> Picture:
    sheet = report_chart.sheet(found, pack, language)
    return Picture(
        name=f"{wording.stem(found, session, language)}.png",
        alt=report_chart.description(sheet, language),
        text=figures.in_text(sheet),
        draw=figures.drawing_of(sheet),
    )
