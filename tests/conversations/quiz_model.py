"""The slow and obvious model of a quiz, beside which the real one is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.items import ItemId
from bot.quiz.grading import grade
from bot.quiz.session import Mode, Phase, Session
from tests.conversations.quiz_world import ITEMS

_BY_ID = {item.id: item for item in ITEMS}


@dataclass
class Model:
    """What was seen of one session, act by act."""

    before: Session
    host: str
    hosts: set[str] = field(default_factory=set)
    picks: dict[tuple[int, str], tuple[str, datetime]] = field(default_factory=dict)
    players: list[str] = field(default_factory=list)
    counted: set[int] = field(default_factory=set)
    spans: dict[int, list[list[datetime]]] = field(default_factory=dict)  # when it was open

    def takes(self, number: int, at: datetime) -> bool:
        """Whether a pick of that round and time counts."""
        now = self.before
        in_time = now.round.closes is None or at < now.round.closes
        return now.phase is Phase.OPEN and now.current == number and in_time

    def press(self, number: int, person: str, place: int, at: datetime) -> bool:
        """Somebody presses a place of the card."""
        item = self._item(number)
        order = self.before.rounds[number].order if item else ()
        if not self.takes(number, at) or not 1 <= place <= len(order) or item is None:
            return False
        option = order[place - 1]
        had = self._had(number, person)
        race = self.before.mode is Mode.RACE
        match item.kind:
            case "single" | "true_false":
                now = had if race and had else [option]
            case "several":
                now = sorted({*had} ^ {option})
            case _:
                done = race and len(had) == len(order)
                without = [each for each in had if each != option]
                now = had if done else without if option in had else [*had, option]
        self._join(person)
        self._set(number, person, ",".join(map(str, now)), at)
        return True

    def type(self, number: int, person: str, text: str, at: datetime) -> bool:
        """Somebody types an answer."""
        item = self._item(number)
        if not self.takes(number, at) or item is None or not item.kind.is_typed:
            return False
        self._join(person)
        stands = self.before.mode is Mode.RACE and (number, person) in self.picks
        self._set(number, person, self.picks[number, person][0] if stands else text, at)
        return True

    def saw(self, after: Session, at: datetime, *, cut: bool) -> None:
        """The session is seen after an act or after time; cut: whether it was a skip or an end."""
        before, self.before = self.before, after
        was, now = before.open_round, after.open_round
        if was is not None and now != was:
            self.spans[was][-1].append(at)
        playing = before.phase in {Phase.OPEN, Phase.PAUSED}
        over = after.current != before.current or after.phase not in {Phase.OPEN, Phase.PAUSED}
        if playing and over and not cut:
            self.counted.add(before.current)
        if now is not None and now != was:
            self.spans.setdefault(now, []).append([at])

    def credit(self, person: str) -> float:
        """What a person's answers of counted rounds are worth."""
        return sum(grade(_BY_ID[item], value).credit for item, value, _, _ in self._whole(person))

    def points(self, person: str) -> int:
        """The same in a race: half at the end of the time that a round was open, all at once."""
        total = 0
        for item, value, number, at in self._whole(person):
            used = sum(
                (min(at, span[1] if len(span) > 1 else at) - span[0] for span in self.spans[number]
                 if span[0] <= at), timedelta(0),
            )  # fmt: skip
            share = min(used / timedelta(seconds=self.before.seconds), 1.0)
            total += round(1000 * grade(_BY_ID[item], value).credit * (1 - share / 2))
        return total

    def _whole(self, person: str) -> list[tuple[ItemId, str, int, datetime]]:
        found = []
        for (number, who), (value, at) in self.picks.items():
            item = self._item(number)
            assert item
            half = item.kind == "order" and value.count(",") + 1 < len(item.options)
            if who == person and number in self.counted and not half:
                found.append((item.id, value, number, at))
        return found

    def _item(self, number: int):  # type: ignore[no-untyped-def]
        there = 0 <= number < len(self.before.rounds)
        return _BY_ID[self.before.rounds[number].item] if there else None

    def _had(self, number: int, person: str) -> list[int]:
        value = self.picks.get((number, person), ("", None))[0]
        return [int(each) for each in value.split(",")] if value else []

    def _join(self, person: str) -> None:
        if person not in self.players:
            self.players.append(person)

    def _set(self, number: int, person: str, value: str, at: datetime) -> None:
        before = self.picks.get((number, person))
        if not value:
            self.picks.pop((number, person), None)
        elif before is None or before[0] != value:
            self.picks[number, person] = value, at
