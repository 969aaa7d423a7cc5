"""Sessions that were played to their end, to make reports of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
from bot.events import ChannelId, PlaceId
from bot.items import Item, ItemId, ItemKind, Level, Option
from bot.knowledge.pack import About, Pack
from bot.quiz import session as states
from bot.quiz.session import Board, Mode, Phase, Round, Session
from bot.quiz.stage import Played
from bot.sessions import Pick, Player, SessionId
from bot.store import PersonHash

NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)
RIGHT, WRONG = "0", "1"
HOST = PersonHash("host")
Answers = Mapping[int, str]  # by round: an answer a letter, R or W, "-" for who gave none


def both(en: str, es: str) -> Bilingual:
    return Bilingual(en, es)


def item(number: int) -> Item:
    """A single choice whose first option is right; two items share each entry."""
    why = both("So it says.", "Así lo dice.")
    return Item(
        ItemId(f"item-{number}"),
        EntryId(f"entry-{number // 2}"),
        (number,),
        ItemKind.SINGLE,
        Level.EASY,
        both(f"According to it, what is {number}?", f"Según él, ¿qué es {number}?"),
        why,
        tuple(Option(both(f"a{n}", f"o{n}"), n == 0, why) for n in range(3)),
    )


def pack(items: int = 4) -> Pack:
    """A pack with as many items."""
    made = tuple(item(number) for number in range(items))
    entries = tuple(
        Entry(
            entry,
            "nets",
            StatementKind.FACT,
            (
                Phrasing(f"What of {entry}?", Language.ENGLISH),
                Phrasing(f"¿Qué hay de {entry}?", Language.SPANISH),
            ),
            both("So.", "Así."),
        )
        for entry in dict.fromkeys(each.entry for each in made)
    )
    title = both("A harbour", "Un puerto")
    return Pack("harbour", title, entries, About(author="Ana Mar", year="2018"), items=made)


def played(
    answers: Answers,
    mode: Mode = Mode.CALM,
    length: int = 2,
    names: Mapping[int, str] | None = None,
    skipped: int | None = None,
    until: int | None = None,
) -> Played:
    """
    A session that was played to its end.

    names: of players, by their number; skipped: a round; until: the round that was open when it was
    ended.
    """
    session = _ended(_prepared(mode, length), skipped, until)
    picks = [
        Pick(number, PersonHash(f"p{place}"), RIGHT if letter == "R" else WRONG, NOW)
        for number, given in answers.items()
        for place, letter in enumerate(given)
        if letter != "-"
    ]
    people = sorted({pick.person for pick in picks}, key=lambda person: int(person[1:]))
    shown = names or {}
    players = [Player(person, n, shown.get(n)) for n, person in enumerate(people, 1)]
    return Played(session, tuple(picks), tuple(players))


def _prepared(mode: Mode, length: int) -> Session:
    rounds = tuple(Round(item(number).id, (2, 0, 1)) for number in range(length))
    both_ends = mode is Mode.BOTH_ENDS
    return Session(
        SessionId("evening"),
        mode,
        (Language.ENGLISH,),
        (HOST,),
        rounds * 2 if both_ends else rounds,
        (Board(PlaceId("discord:1"), ChannelId("discord:2")),),
        NOW,
    )


def _ended(session: Session, skipped: int | None, until: int | None) -> Session:
    session = states.begin(session, NOW)
    while session.phase is not Phase.ENDED:
        if session.phase is Phase.BREAK:
            session = states.proceed(session, NOW)
        if session.current == until:
            return states.end(session, NOW)
        if session.current == skipped:
            session = states.skip(session, NOW)
        else:
            session = states.close(session, NOW)
            session = session if session.is_before else states.reveal(session, NOW)
        session = states.proceed(session, NOW)
    return session
