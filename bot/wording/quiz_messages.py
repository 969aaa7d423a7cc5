"""The messages of a session's channels, as they read at the moment at which they are sent."""

from __future__ import annotations

from typing import assert_never

from bot.knowledge.pack import Pack
from bot.quiz import reports
from bot.quiz.scoring import FEWEST, Tally, standings, tally
from bot.quiz.session import Mode
from bot.quiz.stage import Played
from bot.replies import Buttons, Reply
from bot.sessions import Message, Post
from bot.wording import quiz, report
from bot.wording.quiz import Voices


def message(post: Post, played: Played, pack: Pack) -> Reply:
    """What a post says now."""
    match post.message:
        case Message.CARD:
            return quiz.card(played.session, post.round, pack, len(played.picks))
        case Message.REVEAL:
            return _reveal(post.round, played, pack)
        case Message.REPORT:
            return _report(played, pack)
        case _:
            assert_never(post.message)


def _reveal(number: int, played: Played, pack: Pack) -> Reply:
    session = played.session
    item = pack.items_by_id.get(session.rounds[number].item)
    found = tally(session, number, item, played.picks) if item else Tally()
    reply = quiz.reveal(session, number, item, found, len(played.players), pack)
    few = len(played.players) < FEWEST  # a board after one round tells who had it right
    if session.mode is not Mode.RACE or session.is_last or few:
        return reply
    ordered = standings(session, pack.items_by_id, played.picks, played.players)
    return quiz.with_board(reply, quiz.board(session, ordered))


def _report(played: Played, pack: Pack) -> Reply:
    found, said = reports.report(played, pack.items_by_id), Voices(played.session.languages)
    after = (*report.choices(found, pack, said), *quiz.afterwards(played.session, said))
    return Reply((*report.for_all(found, pack), Buttons(after)), said.first)
