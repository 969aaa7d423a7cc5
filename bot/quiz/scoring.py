"""What came of a session's closed rounds: for each item, and for each player."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.items import Item, ItemId
from bot.quiz.grading import Grade, Verdict, grade
from bot.quiz.picks import places, whole
from bot.quiz.session import Mode, Session
from bot.sessions import Pick, Player

FEWEST = 5  # players below which nothing is told of a group
FULL = 1000  # points of a race's right pick at once; half of it at the end of its time

Items = Mapping[ItemId, Item]
_Graded = dict[tuple[ItemId, str], Grade]


@dataclass(frozen=True, slots=True)
class Tally:
    """
    How a group did in one round.

    picked: how many gave a whole answer; right, near: how many of them were right, or close to it;
    options: for each of the item's options, how many have it in their pick.
    """

    picked: int = 0
    right: int = 0
    near: int = 0
    options: tuple[int, ...] = ()

    @property
    def told(self) -> bool:
        """Whether they are enough for it to be told without telling of one of them."""
        return self.picked >= FEWEST


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How one player did.

    right: rounds answered rightly; credit: the same with shares of what was right in part; points:
    of a race.
    """

    player: Player
    answered: int = 0
    right: int = 0
    credit: float = 0.0
    points: int = 0


def tally(session: Session, number: int, item: Item, picks: Iterable[Pick]) -> Tally:
    """How the group did in that round."""
    given = Counter(p.value for p in picks if p.round == number and whole(item, p.value))
    verdicts: Counter[Verdict] = Counter()
    pressed: Counter[int] = Counter()
    for value, times in given.items():
        verdicts[grade(item, value).verdict] += times
        for place in () if item.kind.is_typed else places(value):
            pressed[place] += times
    shares = tuple(pressed[place] for place in range(len(item.options)))
    return Tally(given.total(), verdicts[Verdict.RIGHT], verdicts[Verdict.NEAR], shares)


def standings(
    session: Session, items: Items, picks: Sequence[Pick], players: Iterable[Player]
) -> tuple[Standing, ...]:
    """All players, the best first; those who did as well in the order they came."""
    theirs: dict[str, list[Pick]] = defaultdict(list)
    for pick in picks:
        if session.scored(pick.round):
            theirs[pick.person].append(pick)
    graded: _Graded = {}
    found = [_standing(session, items, theirs[each.person], each, graded) for each in players]
    race = session.mode is Mode.RACE
    return tuple(sorted(found, key=lambda each: -(each.points if race else each.credit)))


def ranks(session: Session, ordered: Sequence[Standing]) -> tuple[int, ...]:
    """The rank of each of them, counted from 1; those who did as well share one."""
    found: list[int] = []
    for place, each in enumerate(ordered):
        before = ordered[place - 1] if place else None
        found.append(
            found[-1] if before and _score(session, each) == _score(session, before) else place + 1
        )
    return tuple(found)


def _standing(
    session: Session, items: Items, picks: Iterable[Pick], player: Player, graded_before: _Graded
) -> Standing:
    """How one did; graded_before: what others answered alike, so that it is graded once."""
    answered = right = points = 0
    credit = 0.0
    for pick in picks:
        item = items.get(session.rounds[pick.round].item)
        if item is None or not whole(item, pick.value):
            continue
        answer = item.id, pick.value
        if (graded := graded_before.get(answer)) is None:
            graded = graded_before[answer] = grade(item, pick.value)
        answered += 1
        right += graded.verdict is Verdict.RIGHT
        credit += graded.credit
        points += _points(session, pick, graded.credit)
    return Standing(player, answered, right, credit, points)


def _points(session: Session, pick: Pick, credit: float) -> int:
    if session.mode is not Mode.RACE:
        return 0
    whole_time = timedelta(seconds=session.seconds)
    used = min(session.rounds[pick.round].taken(pick.at) / whole_time, 1.0)
    return round(FULL * credit * (1 - used / 2))


def _score(session: Session, standing: Standing) -> float:
    return standing.points if session.mode is Mode.RACE else standing.credit
