"""Sessions, items and picks to test the parts of a quiz with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.events import ChannelId, PlaceId
from bot.items import Item, ItemId, ItemKind, Level, Option
from bot.quiz import session as states
from bot.quiz.session import Board, Mode, Phase, Round, Session
from bot.sessions import Pick, Player, SessionId
from bot.store import PersonHash

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
HOST, OTHER = PersonHash("host"), PersonHash("other")
SQUARE = Board(PlaceId("discord:1"), ChannelId("discord:square"))
HALL = Board(PlaceId("slack:2"), ChannelId("slack:hall"))


def item(name: str, right: str = "-+-", kind: ItemKind = ItemKind.SINGLE, **rest: Any) -> Item:
    """An item of an entry of its own; right: for each option whether it is ("+") or not ("-")."""
    options = tuple(
        Option(Bilingual(f"{name} {n}", f"{name} {n}"), mark == "+", Bilingual("", ""))
        for n, mark in enumerate(right)
    )
    level = rest.pop("level", Level.EASY)
    entry = EntryId(rest.pop("entry", name))
    asked = Bilingual(f"{name}?", f"¿{name}?")
    why = Bilingual(f"Why {name}.", f"Por qué {name}.")
    return Item(ItemId(name), entry, (1,), kind, level, asked, why, options, **rest)


def text(name: str, *accepted: str) -> Item:
    """One that is typed."""
    forms = tuple(Phrasing(each, Language.ENGLISH) for each in accepted)
    return item(name, "", ItemKind.TEXT, accepted=forms)


def number(name: str, value: str) -> Item:
    """One whose answer is a number."""
    return item(name, "", ItemKind.NUMBER, number=Decimal(value))


def prepared(rounds: int = 3, mode: Mode = Mode.CALM, **rest: Any) -> Session:
    """A session of so many items, not begun."""
    made = tuple(Round(ItemId(f"i{n}"), (0, 1, 2)) for n in range(rounds))
    twice = made * 2 if mode is Mode.BOTH_ENDS else made
    values = {"languages": (Language.ENGLISH,), "hosts": (HOST,), "boards": (SQUARE,), **rest}
    return Session(SessionId("s"), mode, rounds=twice, touched=NOW, **values)


def begun(rounds: int = 3, mode: Mode = Mode.CALM) -> Session:
    """The same with its first round open, since now."""
    return states.begin(prepared(rounds, mode), NOW)


def closed(session: Session, at: datetime) -> Session:
    """Its open round closed."""
    return states.close(session, at)


def in_phase(phase: Phase, mode: Mode = Mode.CALM) -> Session:
    """A session that stands there; a break is of one that is played at both ends."""
    match phase:
        case Phase.PREPARED:
            return prepared(3, mode)
        case Phase.OPEN:
            return begun(3, mode)
        case Phase.PAUSED:
            return states.pause(begun(3, mode), NOW)
        case Phase.CLOSED:
            return states.close(begun(3, mode), NOW)
        case Phase.REVEALED:
            return states.reveal(in_phase(Phase.CLOSED, mode), NOW)
        case Phase.BREAK:
            return states.proceed(states.close(begun(1, Mode.BOTH_ENDS), NOW), NOW)
        case Phase.ENDED:
            return states.end(begun(3, mode), NOW)


def pick(person: str, value: str, number: int = 0, at: datetime = NOW) -> Pick:
    """What somebody picked."""
    return Pick(number, PersonHash(person), value, at)


def players(names: Iterable[str]) -> list[Player]:
    """People, numbered in that order."""
    return [Player(PersonHash(name), at) for at, name in enumerate(names, 1)]
