"""
How much one person and one place may ask; what goes beyond is put off, and not thought about.

Token buckets without a clock: the time comes with the event. A bucket is kept as the moment at
which it will be full again, so one that is full need not be kept at all.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.commands import Command
from bot.events import Ask, Event, Invoke, Sender, sender_of

_MOST = 10_000  # buckets kept; whoever has been silent longest is forgotten, and so is full
_LOOKED_UP = 0.2  # asks that a button or a command counts for: it is looked up, not thought about
_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Rate:
    """As many asks as `burst` at once, and one more after each `every`."""

    burst: int
    every: timedelta

    @property
    def whole(self) -> timedelta:
        """How long an empty bucket takes to be full."""
        return self.burst * self.every


PERSON = Rate(40, timedelta(seconds=1))  # nobody who reads the answers comes near it
PLACE = Rate(300, timedelta(milliseconds=100))  # a school asking at once; then a third of a process


GUESSES = Rate(5, timedelta(minutes=3))  # of codes; nobody types five wrong ones by mistake


class Tries:
    """How often somebody may try a code; in this process, forgotten when it ends."""

    def __init__(self, rate: Rate = GUESSES) -> None:
        self._buckets = _Buckets(rate)

    def spend(self, sender: Sender, at: datetime) -> timedelta:
        """Zero where the person may try one more in their place; else how long until then."""
        keys = [str(sender.person), *([str(sender.place)] if sender.place else [])]
        wait = max(self._buckets.wait(key, 1, at) for key in keys)
        if not wait:
            for key in keys:
                self._buckets.take(key, 1, at)
        return wait


class Limits:
    """What each person and each place has left; in this process, forgotten when it ends."""

    def __init__(self, person: Rate = PERSON, place: Rate = PLACE) -> None:
        self._people, self._places = _Buckets(person), _Buckets(place)

    def spend(self, event: Event, *, together: bool = False) -> timedelta:
        """
        Zero where the event may be answered; else how long until it may, at no cost.

        together: whether it is one that a whole place does at the same moment, as picks of a quiz
        are; it then counts for the person alone.
        """
        sender, cost = sender_of(event), _cost(event)
        spent = [(self._people, str(sender.person))]
        if sender.place and not together:
            spent.append((self._places, str(sender.place)))
        wait = max(buckets.wait(key, cost, event.at) for buckets, key in spent)
        if not wait:
            for buckets, key in spent:
                buckets.take(key, cost, event.at)
        return wait


class _Buckets:
    """The buckets of one kind, by whose they are."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._full_at: OrderedDict[str, datetime] = OrderedDict()

    def wait(self, key: str, cost: float, at: datetime) -> timedelta:
        """How long until there is enough in it."""
        return max(self._lacks(key, at) + self._rate.every * cost - self._rate.whole, _NOTHING)

    def take(self, key: str, cost: float, at: datetime) -> None:
        """Take so many asks out of it, and forget those that are full again."""
        self._full_at[key] = at + self._lacks(key, at) + self._rate.every * cost
        self._full_at.move_to_end(key)
        while self._full_at:
            oldest = next(iter(self._full_at.values()))
            if len(self._full_at) <= _MOST and oldest > at:
                return
            self._full_at.popitem(last=False)

    def _lacks(self, key: str, at: datetime) -> timedelta:
        """How long until it is full."""
        lacks = max(self._full_at.get(key, at) - at, _NOTHING)
        if lacks > self._rate.whole:  # a clock went back: it is empty, and no emptier
            lacks, self._full_at[key] = self._rate.whole, at + self._rate.whole
        return lacks


def _cost(event: Event) -> float:
    asks = isinstance(event, Ask) or (isinstance(event, Invoke) and event.command is Command.ASK)
    return 1.0 if asks else _LOOKED_UP
