"""The messages of a session's channels, as they read at the moment at which they are sent."""

from __future__ import annotations

from typing import assert_never

from bot.knowledge.pack import Pack
from bot.quiz.scoring import Tally, gain, standings, tally
from bot.quiz.session import Mode
from bot.quiz.stage import Played
from bot.replies import Block, Buttons, Facts, Label, Reply
from bot.sessions import Message, Post
from bot.wording import quiz
from bot.wording import quiz_phrases as phrases
from bot.wording.quiz import Voices


def message(post: Post, played: Played, pack: Pack) -> Reply:
    """What a post says now."""
    match post.message:
        case Message.CARD:
            return quiz.card(played.session, post.round, pack)
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
    if session.mode is not Mode.RACE or session.is_last:
        return reply
    ordered = standings(session, pack.items_by_id, played.picks, played.players)
    return quiz.with_board(reply, quiz.board(session, ordered))


def _report(played: Played, pack: Pack) -> Reply:
    session, said = played.session, Voices(played.session.languages)
    blocks: list[Block] = [Label(said.say(phrases.ENDED))]
    ordered = standings(session, pack.items_by_id, played.picks, played.players)
    rows = [(said.say(phrases.PLAYERS), str(len(played.players)))]
    if session.mode is Mode.BOTH_ENDS:
        learned = gain(session, pack.items_by_id, played.picks)
        rows += quiz.learned(learned, said)
    blocks.append(Facts(tuple(rows)))
    if session.mode is Mode.RACE:
        blocks += quiz.board(session, ordered, most=10)
    blocks.append(Buttons(tuple(quiz.afterwards(session, said))))
    return Reply(tuple(blocks), said.first)
