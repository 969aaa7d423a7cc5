"""
One run of a quiz: a state machine without a clock, a store or a platform.

A round is open, then closed, then revealed; a session is prepared, goes through its rounds and is
ended. Each function gives the session after something happened and leaves the one before as it
was; what cannot happen now raises `NotNow`. Picks are no part of it: they come by the hundred, and
the store takes them by what `open_round` and `closes` say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.entries import Language
from bot.errors import BotError
from bot.events import ChannelId, PlaceId
from bot.items import ItemId
from bot.sessions import SessionId
from bot.store import PersonHash

IDLE = timedelta(hours=2)  # without an act of a host, after which a session ends by itself
BREAK = timedelta(hours=12)  # the same between the two ends of a workshop
VANISHED = timedelta(minutes=10)  # without an act of a host, after which another may take over
GRACE = timedelta(milliseconds=500)  # for picks in time that are still on their way to the store
SECONDS = 30  # for a round of a race
EXTENSION = timedelta(seconds=30)
MOST_HOSTS = 5
MOST_BOARDS = 10


class Mode(StrEnum):
    """How a session is played."""

    CALM = "calm"  # no clock, picks can be changed until the round is closed
    RACE = "race"  # a clock, the first pick stands, fast ones get more points
    BOTH_ENDS = "both-ends"  # the same items before and after a workshop, calm


class Phase(StrEnum):
    """Where a session stands."""

    PREPARED = "prepared"  # the host may read and change it
    OPEN = "open"
    PAUSED = "paused"  # in an open round
    CLOSED = "closed"
    REVEALED = "revealed"
    BREAK = "break"  # between the two ends
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Board:
    """
    A channel in which a session is played.

    room: by which an admin makes it quiet, for a thread the channel that it belongs to.
    """

    place: PlaceId
    channel: ChannelId
    room: ChannelId | None = field(default=None, compare=False)

    @property
    def hushed_by(self) -> ChannelId:
        """The channel that is quiet where this one is."""
        return self.room or self.channel


@dataclass(frozen=True, slots=True)
class Round:
    """
    One item in play.

    order: for each place on the card, which of the item's options stands there, counted from 0;
    closes: of a race; pauses: when it was paused and went on; skipped: it is revealed, and counts
    for nothing.
    """

    item: ItemId
    order: tuple[int, ...] = ()
    opened: datetime | None = None
    closes: datetime | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    skipped: bool = False

    def taken(self, at: datetime) -> timedelta:
        """How long the round had been open at a time, pauses left out."""
        if self.opened is None:
            return timedelta(0)
        paused = (min(until, at) - since for since, until in self.pauses if since < at)
        return max(at - self.opened - sum(paused, timedelta(0)), timedelta(0))


@dataclass(frozen=True, slots=True)
class Session:
    """
    Where a run stands.

    hosts: the host first, then co-hosts; seconds: of a race's rounds; rounds: of both ends, the
    items twice in one order; current: the round in play; touched: the last act of a host; paused:
    since when.
    """

    id: SessionId
    mode: Mode
    languages: tuple[Language, ...]
    hosts: tuple[PersonHash, ...]
    rounds: tuple[Round, ...]
    boards: tuple[Board, ...]
    touched: datetime
    seconds: int = SECONDS
    current: int = 0
    phase: Phase = Phase.PREPARED
    paused: datetime | None = None
    ended: datetime | None = None

    @property
    def round(self) -> Round:
        """The round in play, or the one to begin with."""
        return self.rounds[self.current]

    @property
    def half(self) -> int:
        """The number of the first round of the second end; all rounds where there is one end."""
        both = self.mode is Mode.BOTH_ENDS
        return len(self.rounds) // 2 if both else len(self.rounds)

    @property
    def is_before(self) -> bool:
        """Whether the round in play comes again, so that nothing of it may be revealed yet."""
        return self.mode is Mode.BOTH_ENDS and self.current < self.half

    @property
    def is_last(self) -> bool:
        """Whether no round follows."""
        return self.current == len(self.rounds) - 1

    @property
    def length(self) -> int:
        """How many items it has."""
        return self.half

    @property
    def number(self) -> int:
        """Which of its items is in play, counted from 1."""
        return self.current % self.half + 1

    @property
    def open_round(self) -> int | None:
        """The round that takes picks, None for none."""
        return self.current if self.phase is Phase.OPEN else None

    @property
    def due(self) -> datetime | None:
        """When something has to be done by itself, None for never."""
        if self.phase is Phase.ENDED:
            return None
        idle = self.touched + (BREAK if self.phase is Phase.BREAK else IDLE)
        if (closes := self.round.closes) is None:
            return idle
        match self.phase:
            case Phase.OPEN:
                return min(idle, closes + GRACE)
            case Phase.CLOSED:  # nobody has to press for what the clock has done
                return self.touched
            case _:
                return idle

    def drives(self, person: PersonHash) -> bool:
        """Whether somebody is host or co-host."""
        return person in self.hosts

    def vanished(self, at: datetime) -> bool:
        """Whether the hosts did nothing for so long that another may take over."""
        return at - self.touched >= VANISHED

    def scored(self, number: int) -> bool:
        """Whether a round counts: it was played to its close."""
        begun = self.rounds[number].opened is not None and not self.rounds[number].skipped
        is_open = number == self.current and self.phase in {Phase.OPEN, Phase.PAUSED}
        return begun and not is_open

    def revealed(self, number: int) -> bool:
        """Whether what is right in a round may be told; of an item that comes again, it may not."""
        if self.rounds[number].opened is None:
            return False
        if self.phase is Phase.ENDED:
            return True
        if self.mode is Mode.BOTH_ENDS and number < self.half:
            return self.revealed(number + self.half)
        return number < self.current or (number == self.current and self.phase is Phase.REVEALED)


class NotNow(BotError):
    """It cannot happen where the session stands."""


def begin(session: Session, at: datetime) -> Session:
    """The first round is open."""
    _in(session, Phase.PREPARED)
    return _opened(session, 0, at)


def close(session: Session, at: datetime) -> Session:
    """The open round takes no more picks."""
    _in(session, Phase.OPEN, Phase.PAUSED)
    return replace(_went_on(session, at), phase=Phase.CLOSED, touched=at)


def reveal(session: Session, at: datetime) -> Session:
    """What was right in the closed round is told."""
    _in(session, Phase.CLOSED)
    if session.is_before:
        raise NotNow("what is right is told at the second end")
    return replace(session, phase=Phase.REVEALED, touched=at)


def proceed(session: Session, at: datetime) -> Session:
    """The next round is open; after the last it ends, after the first end there is a break."""
    match session.phase:
        case Phase.BREAK:
            return _opened(session, session.half, at)
        case Phase.CLOSED if session.is_before:
            if session.current == session.half - 1:
                return replace(session, phase=Phase.BREAK, touched=at)
        case Phase.REVEALED:
            if session.is_last:
                return end(session, at)
        case _:
            raise NotNow(session.phase)
    return _opened(session, session.current + 1, at)


def skip(session: Session, at: datetime) -> Session:
    """The open round counts for nothing; it is revealed, where it may be."""
    _in(session, Phase.OPEN, Phase.PAUSED)
    after = _with_round(_went_on(session, at), replace(session.round, skipped=True))
    phase = Phase.CLOSED if session.is_before else Phase.REVEALED
    return replace(after, phase=phase, touched=at)


def pause(session: Session, at: datetime) -> Session:
    """The open round takes no picks until it goes on."""
    _in(session, Phase.OPEN)
    return replace(session, phase=Phase.PAUSED, paused=at, touched=at)


def resume(session: Session, at: datetime) -> Session:
    """It goes on; a race's clock has stood still."""
    _in(session, Phase.PAUSED)
    return replace(_went_on(session, at), phase=Phase.OPEN, touched=at)


def extend(session: Session, at: datetime, by: timedelta = EXTENSION) -> Session:
    """An open round of a race closes later; one whose time is over is not opened anew."""
    _in(session, Phase.OPEN, Phase.PAUSED)
    if session.round.closes is None:
        raise NotNow("it has no clock")
    if (session.paused or at) >= session.round.closes:
        raise NotNow("its time is over")
    later = replace(session.round, closes=session.round.closes + by)
    return replace(_with_round(session, later), touched=at)


def end(session: Session, at: datetime) -> Session:
    """It is over; a round that was open counts for nothing."""
    if session.phase is Phase.ENDED:
        raise NotNow(session.phase)
    if session.phase in {Phase.OPEN, Phase.PAUSED}:
        cut = replace(_went_on(session, at).round, skipped=True)
        session = _with_round(session, cut)
    return replace(session, phase=Phase.ENDED, ended=at, touched=at, paused=None)


def elapse(session: Session, at: datetime) -> Session:
    """The next thing that time alone does until then; the session itself where that is nothing."""
    if session.due is None or at < session.due:
        return session
    closes = session.round.closes
    if closes is not None and at >= closes + GRACE and session.phase is Phase.OPEN:
        return replace(close(session, at), touched=session.touched)
    if closes is not None and session.phase is Phase.CLOSED:
        return replace(reveal(session, at), touched=session.touched)
    return end(session, at)


def without(session: Session, number: int) -> Session:
    """One item fewer, while it is prepared; one at least must stay."""
    _in(session, Phase.PREPARED)
    if session.length < 2 or not 0 <= number < session.length:
        raise NotNow("an item must stay")
    gone = {number, number + session.half} if session.mode is Mode.BOTH_ENDS else {number}
    kept = tuple(each for place, each in enumerate(session.rounds) if place not in gone)
    return replace(session, rounds=kept)


def swapped(session: Session, number: int, by: Round) -> Session:
    """Another item in the place of one, while it is prepared."""
    _in(session, Phase.PREPARED)
    if not 0 <= number < session.length:
        raise NotNow("there is no such item")
    places = {number, number + session.half} if session.mode is Mode.BOTH_ENDS else {number}
    rounds = (by if place in places else each for place, each in enumerate(session.rounds))
    return replace(session, rounds=tuple(rounds))


def shown_in(session: Session, board: Board, at: datetime) -> Session:
    """It is played in one more channel too."""
    if session.phase is Phase.ENDED or len(session.boards) >= MOST_BOARDS:
        raise NotNow(session.phase)
    if board in session.boards:
        return session
    return replace(session, boards=(*session.boards, board), touched=at)


def hosted_by(session: Session, person: PersonHash, at: datetime) -> Session:
    """Somebody is co-host too."""
    if session.phase is Phase.ENDED or len(session.hosts) >= MOST_HOSTS:
        raise NotNow(session.phase)
    if session.drives(person):
        return session
    return replace(session, hosts=(*session.hosts, person), touched=at)


def taken_over(session: Session, person: PersonHash, at: datetime) -> Session:
    """Somebody is the host, now that the hosts vanished."""
    if session.phase is Phase.ENDED or not session.vanished(at):
        raise NotNow("the host is there")
    others = tuple(each for each in session.hosts if each != person)
    return replace(session, hosts=(person, *others)[:MOST_HOSTS], touched=at)


def _in(session: Session, *phases: Phase) -> None:
    if session.phase not in phases:
        raise NotNow(session.phase)


def _opened(session: Session, number: int, at: datetime) -> Session:
    closes = at + timedelta(seconds=session.seconds) if session.mode is Mode.RACE else None
    opened = replace(session.rounds[number], opened=at, closes=closes)
    at_it = replace(session, current=number, phase=Phase.OPEN, touched=at)
    return _with_round(at_it, opened)


def _went_on(session: Session, at: datetime) -> Session:
    """The same, its pause over."""
    if session.paused is None:
        return session
    now, away = session.round, at - session.paused
    closes = now.closes + away if now.closes else None
    on = replace(now, closes=closes, pauses=(*now.pauses, (session.paused, at)))
    return replace(_with_round(session, on), paused=None)


def _with_round(session: Session, changed: Round) -> Session:
    rounds: Sequence[Round] = session.rounds
    at_it = (changed if place == session.current else each for place, each in enumerate(rounds))
    return replace(session, rounds=tuple(at_it))
