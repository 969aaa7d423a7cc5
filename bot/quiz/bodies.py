"""Sessions as they are kept, and read back the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.entries import Language
from bot.events import ChannelId, PlaceId
from bot.items import ItemId
from bot.quiz.session import Board, Mode, Phase, Round, Session
from bot.sessions import Kept, SessionId
from bot.store import Body, PersonHash


def kept(session: Session, version: int) -> Kept:
    """A session as the store keeps it, with what the store must know of it."""
    return Kept(
        session.id,
        version,
        _body(session),
        session.open_round,
        session.round.closes if session.open_round is not None else None,
        session.due,
        session.ended,
    )


def session_of(found: Kept) -> Session:
    """The session that is kept so."""
    body = found.body
    return Session(
        SessionId(found.id),
        Mode(body["mode"]),
        tuple(Language(each) for each in body["languages"]),
        tuple(PersonHash(each) for each in body["hosts"]),
        tuple(_round(each) for each in body["rounds"]),
        tuple(_board(*each) for each in body["boards"]),
        datetime.fromisoformat(body["touched"]),
        body["seconds"],
        body["current"],
        Phase(body["phase"]),
        _moment(body["paused"]),
        _moment(body["ended"]),
    )


def _body(session: Session) -> Body:
    return {
        "mode": session.mode.value,
        "languages": [each.value for each in session.languages],
        "hosts": [*session.hosts],
        "rounds": [_round_body(each) for each in session.rounds],
        "boards": [_board_body(each) for each in session.boards],
        "touched": session.touched.isoformat(),
        "seconds": session.seconds,
        "current": session.current,
        "phase": session.phase.value,
        "paused": _written(session.paused),
        "ended": _written(session.ended),
    }


def _board_body(each: Board) -> list[str]:
    """Of a thread, its channel too; older processes read what is not in one."""
    own = each.hushed_by == each.channel
    return [each.place, each.channel] if own else [each.place, each.channel, each.hushed_by]


def _board(place: str, channel: str, room: str | None = None) -> Board:
    return Board(PlaceId(place), ChannelId(channel), ChannelId(room) if room else None)


def _round_body(each: Round) -> Body:
    return {
        "item": each.item,
        "order": [*each.order],
        "opened": _written(each.opened),
        "closes": _written(each.closes),
        "pauses": [[since.isoformat(), until.isoformat()] for since, until in each.pauses],
        "skipped": each.skipped,
    }


def _round(body: Any) -> Round:
    pauses = ((datetime.fromisoformat(s), datetime.fromisoformat(u)) for s, u in body["pauses"])
    return Round(
        ItemId(body["item"]),
        tuple(body["order"]),
        _moment(body["opened"]),
        _moment(body["closes"]),
        tuple(pauses),
        body["skipped"],
    )


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
