"""
What came of a session, as it may be told: rounds that count only, and nothing of a few people.

Shares are told of five people or more, item by item too, and what is told of all items is the sum
of what is told of each, so that no item that is held back can be worked out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.entries import EntryId, Language
from bot.items import Item, ItemId
from bot.quiz.grading import Verdict, grade
from bot.quiz.picks import whole
from bot.quiz.scoring import FEWEST, Items, ranks, standings
from bot.quiz.session import Mode, Session
from bot.quiz.stage import Played
from bot.sessions import Pick
from bot.store import PersonHash

_Answers = Mapping[PersonHash, str]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those who answered were right."""

    right: int
    of: int

    @property
    def percent(self) -> int:
        """The same of a hundred, a half rounded up."""
        return (200 * self.right + self.of) // (2 * self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class Result:
    """
    How one item was answered.

    number: which of the session's it was, counted from 1; item: None where the pack has it no more;
    picked: answers at each time it was asked, None for a round that does not count; share: who was
    right, None where it is not told; before: the same people at the first end, None where there was
    no second or no first.
    """

    number: int
    id: ItemId
    item: Item | None
    picked: tuple[int | None, ...]
    share: Share | None = None
    before: Share | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A player on the board; name: that they opted for, None for none."""

    rank: int
    number: int
    name: str | None
    right: int
    answered: int
    points: int


@dataclass(frozen=True, slots=True)
class Report:
    """
    What a host takes away; nobody is in it but under a number, or a name that they opted for.

    results: of the items that were asked; board: the best first, empty where it may not be told and
    where people learned rather than played; it counts what is told, but of a race what all saw.
    """

    mode: Mode
    languages: tuple[Language, ...]
    begun: datetime | None
    length: int
    players: int
    results: tuple[Result, ...] = ()
    board: tuple[Place, ...] = ()

    @property
    def few(self) -> bool:
        """Whether so few took part that nothing is told of how they answered."""
        return self.players < FEWEST

    @property
    def told(self) -> tuple[Result, ...]:
        """The items of which it is told how they were answered."""
        return tuple(each for each in self.results if each.share)

    @property
    def overall(self) -> Share | None:
        """Who was right, over all items that are told."""
        return _sum([each.share for each in self.told if each.share])

    @property
    def learned(self) -> tuple[Share, Share] | None:
        """Before and after, over all items that are told of both ends."""
        both = [(each.before, each.share) for each in self.told if each.before and each.share]
        before, after = _sum([one for one, _ in both]), _sum([two for _, two in both])
        return (before, after) if before and after else None

    @property
    def missed(self) -> tuple[tuple[EntryId, Share], ...]:
        """The entries whose items were missed, the most missed first."""
        shares: dict[EntryId, list[Share]] = {}
        for each in self.told:
            if each.item and each.share:
                shares.setdefault(each.item.entry, []).append(each.share)
        found = [(entry, total) for entry, of in shares.items() if (total := _sum(of))]
        missed = [each for each in found if each[1].right < each[1].of]
        return tuple(sorted(missed, key=lambda each: each[1].right / each[1].of))


def report(played: Played, items: Items) -> Report:
    """The report of a session, with what was played of it until now."""
    session = played.session
    few = len(played.players) < FEWEST
    results = _results(session, items, played.picks, few=few)
    return Report(
        mode=session.mode,
        languages=session.languages,
        begun=session.rounds[0].opened,
        length=session.length,
        players=len(played.players),
        results=results,
        board=_board(played, items, results),
    )


def _results(
    session: Session, items: Items, picks: Sequence[Pick], *, few: bool
) -> tuple[Result, ...]:
    answers: list[dict[PersonHash, str]] = [{} for _ in session.rounds]
    for pick in picks:
        item = items.get(session.rounds[pick.round].item)
        if item is None or whole(item, pick.value):
            answers[pick.round][pick.person] = pick.value
    found = []
    for place, asked in enumerate(session.rounds[: session.half]):
        ends = range(place, len(session.rounds), session.half)
        counted = [answers[number] if session.scored(number) else None for number in ends]
        if any(each is not None for each in counted):
            item = items.get(asked.item)
            picked = tuple(None if each is None else len(each) for each in counted)
            before, share = (None, None) if few or item is None else _shares(item, counted)
            found.append(Result(place + 1, asked.item, item, picked, share, before))
    return tuple(found)


def _shares(item: Item, counted: Sequence[_Answers | None]) -> tuple[Share | None, Share | None]:
    """Before and after of those who answered at both ends; of one end the latter alone."""
    ends = [each for each in counted if each is not None]
    people = frozenset(ends[0]).intersection(*ends[1:])
    if len(people) < FEWEST:
        return None, None
    shares = [_right(item, [end[person] for person in people]) for end in ends]
    return (shares[0] if len(shares) > 1 else None), shares[-1]


def _right(item: Item, given: Sequence[str]) -> Share:
    right = sum(grade(item, value).verdict is Verdict.RIGHT for value in given)
    return Share(right, len(given))


def _board(played: Played, items: Items, results: Sequence[Result]) -> tuple[Place, ...]:
    session, picks = played.session, played.picks
    if session.mode is not Mode.RACE:
        told = {each.number - 1 for each in results if each.share}
        if not told or session.mode is Mode.BOTH_ENDS:
            return ()
        picks = tuple(pick for pick in picks if pick.round in told)
    ordered = standings(session, items, picks, played.players)
    return tuple(
        Place(rank, who.player.number, who.player.name, who.right, who.answered, who.points)
        for rank, who in zip(ranks(session, ordered), ordered, strict=True)
    )


def _sum(shares: Sequence[Share]) -> Share | None:
    total = Share(sum(each.right for each in shares), sum(each.of for each in shares))
    return total if total.of else None
