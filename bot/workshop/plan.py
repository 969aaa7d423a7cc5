"""
What fits a workshop of some length and topics: pure, and the same for the same seed.

A fifth of the time opens and closes it, a third is for the quiz, a third for the discussion, and
the rest for reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice, zip_longest
from random import Random
from typing import TypeVar

from bot.entries import Entry
from bot.items import Item
from bot.knowledge.pack import Pack, Topic
from bot.knowledge.workshops import Point, Term
from bot.quiz.composing import compose, placed

LEAST, MOST = 15, 240  # minutes
_AN_ITEM, _A_PROMPT, _AN_ENTRY = 1.5, 5, 2  # minutes that one takes
_GOAL_EVERY = 15  # minutes
_MOST_ITEMS = 20

Each = TypeVar("Each")


class Part(StrEnum):
    """What is done in a workshop, in this order."""

    OPENING = "opening"
    READING = "reading"
    QUIZ = "quiz"
    DISCUSSION = "discussion"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Asked:
    """A quiz item, and for each place on paper which of its options stands there."""

    item: Item
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """
    A workshop.

    times: minutes of each part, together its length; entries: to be read, in the pack's order.
    """

    topics: tuple[Topic, ...]
    times: dict[Part, int]
    goals: tuple[Point, ...]
    quiz: tuple[Asked, ...]
    prompts: tuple[Point, ...]
    entries: tuple[Entry, ...]
    terms: tuple[Term, ...]

    @property
    def minutes(self) -> int:
        """Its whole length."""
        return sum(self.times.values())


def plan(pack: Pack, topics: Collection[str], minutes: int, seed: int) -> Plan:
    """
    A workshop of that many minutes on these topics, all of the pack's where there are none.

    minutes: `LEAST` to `MOST`.
    """
    random = Random(seed)  # noqa: S311 - nobody's secret
    chosen = tuple(topic for topic in pack.topics if not topics or topic.id in topics)
    names = {topic.id for topic in chosen} or {entry.topic for entry in pack.entries}
    times = _times(minutes)
    quiz = _quiz(pack, names, times[Part.QUIZ], random)
    themes = [theme for theme in pack.workshop.themes if theme.topic in names]
    goals = max(3, minutes // _GOAL_EVERY)
    prompts = max(2, int(times[Part.DISCUSSION] / _A_PROMPT))
    return Plan(
        topics=chosen,
        times=times,
        goals=tuple(islice(_in_turn([theme.goals for theme in themes]), goals)),
        quiz=quiz,
        prompts=tuple(islice(_in_turn([_mixed(t.prompts, random) for t in themes]), prompts)),
        entries=_entries(pack, names, quiz, times[Part.READING], random),
        terms=tuple(term for term in pack.workshop.terms if names.intersection(term.topics)),
    )


def _times(minutes: int) -> dict[Part, int]:
    opening = closing = max(2, minutes // 10)
    most = minutes - opening - closing - _AN_ENTRY  # one entry can be read in the shortest, too
    quiz = discussion = min(round(minutes / 3), most // 2)
    reading = minutes - opening - closing - quiz - discussion
    return {
        Part.OPENING: opening,
        Part.READING: reading,
        Part.QUIZ: quiz,
        Part.DISCUSSION: discussion,
        Part.CLOSING: closing,
    }


def _quiz(pack: Pack, topics: set[str], minutes: int, random: Random) -> tuple[Asked, ...]:
    def topic_of(item: Item) -> str:
        return pack.by_id[item.entry].topic

    fitting = [item for item in pack.items if topic_of(item) in topics]
    length = min(max(3, int(minutes / _AN_ITEM)), _MOST_ITEMS)
    items = compose(fitting, topic_of, random, length=length)
    rounds = placed(items, random)
    return tuple(Asked(item, each.order) for item, each in zip(items, rounds, strict=True))


def _entries(
    pack: Pack, topics: set[str], quiz: Sequence[Asked], minutes: int, random: Random
) -> tuple[Entry, ...]:
    """Those that the quiz asks about, and more of the topics where there is time to read them."""
    asked = dict.fromkeys(each.item.entry for each in quiz)
    most = max(int(minutes / _AN_ENTRY), len(asked))
    others = [
        entry.id
        for entry in pack.entries
        if entry.topic in topics and not entry.is_gap and entry.id not in asked
    ]
    read = {*asked, *_mixed(others, random)[: most - len(asked)]}
    return tuple(entry for entry in pack.entries if entry.id in read)


def _in_turn(lists: Iterable[Sequence[Each]]) -> Iterable[Each]:
    """The first of each, then the second of each."""
    return (each for each in chain.from_iterable(zip_longest(*lists)) if each is not None)


def _mixed(values: Sequence[Each], random: Random) -> list[Each]:
    return random.sample(values, len(values))
