"""What must be sent to a session's channels when it goes from one state to the next."""

from __future__ import annotations

from collections.abc import Iterator

from bot.quiz.session import Board, Mode, Phase, Session
from bot.sessions import Message, Post

_CARD_CHANGES = {Phase.OPEN, Phase.PAUSED}  # in and out of these the card looks another way


def posts(before: Session, after: Session) -> tuple[Post, ...]:
    """The messages, in the order in which they are to be read in each channel."""
    here = tuple(
        Post(message, number, board.place, board.channel)
        for message, number in _messages(before, after)
        for board in before.boards
    )
    new = [board for board in after.boards if board not in before.boards]
    return here + tuple(post for board in new for post in _caught_up(after, board))


def _messages(before: Session, after: Session) -> Iterator[tuple[Message, int]]:
    if before.phase in _CARD_CHANGES and _card(before) != _card(after):
        yield Message.CARD, before.current
    for number in newly_revealed(before, after):
        yield Message.REVEAL, number
    if after.phase is Phase.OPEN and before.phase not in _CARD_CHANGES:
        yield Message.CARD, after.current
    if after.phase is Phase.ENDED and before.phase not in {Phase.PREPARED, Phase.ENDED}:
        yield Message.REPORT, after.current


def newly_revealed(before: Session, after: Session) -> tuple[int, ...]:
    """The rounds of which it may be told now what was right; of an item's two, the later one."""
    new = [n for n in range(len(after.rounds)) if after.revealed(n) and not before.revealed(n)]
    again = {n - after.half for n in new} if after.mode is Mode.BOTH_ENDS else set()
    return tuple(number for number in new if number not in again)


def _card(session: Session) -> tuple[object, ...]:
    """What a round's card shows of where the session stands."""
    return session.current, session.phase, session.round.closes


def _caught_up(session: Session, board: Board) -> Iterator[Post]:
    """What a channel that joined later must see."""
    if session.phase in _CARD_CHANGES:
        yield Post(Message.CARD, session.current, board.place, board.channel)
