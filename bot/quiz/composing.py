"""Which items make a quiz, and in which place of a card each option stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from random import Random

from bot.items import Item, ItemKind, Level
from bot.quiz.session import Round

LENGTH = 8
MOST = 20
_EASY_FIRST = {level: place for place, level in enumerate(Level)}


def compose(
    items: Iterable[Item],
    topic_of: Callable[[Item], str],
    random: Random,
    topic: str | None = None,
    level: Level | None = None,
    length: int = LENGTH,
) -> tuple[Item, ...]:
    """
    A quiz of at most so many items, easy ones first; fewer where there are not enough.

    topic, level: those that are asked for, None for all. Topics take turns, and no entry is asked
    about twice while others are left.
    """
    fitting = [
        each for each in items if topic in {None, topic_of(each)} and level in {None, each.level}
    ]
    random.shuffle(fitting)
    chosen = islice(_unlike(list(_in_turn(fitting, topic_of))), length)
    return tuple(sorted(chosen, key=lambda each: _EASY_FIRST[each.level]))


def another(
    items: Iterable[Item],
    taken: Sequence[Item],
    instead_of: Item,
    topic_of: Callable[[Item], str],
    random: Random,
) -> Item | None:
    """
    An item to take the place of one: of its topic and level if there is one, None for none.
    """
    ids = {each.id for each in taken}
    entries = {each.entry for each in taken if each is not instead_of}
    left = [each for each in items if each.id not in ids]
    random.shuffle(left)

    def distance(item: Item) -> tuple[bool, bool, bool]:
        unlike_topic = topic_of(item) != topic_of(instead_of)
        return item.entry in entries, unlike_topic, item.level is not instead_of.level

    return min(left, key=distance, default=None)


def placed(items: Sequence[Item], random: Random) -> tuple[Round, ...]:
    """
    The rounds of a quiz, each with the order of its options.

    The place of the right one of single choices is balanced over all that have as many options. An
    order to be found never stands there already.
    """
    places = {
        size: _balanced(size, random)
        for size in {len(item.options) for item in items if item.kind is ItemKind.SINGLE}
    }
    return tuple(Round(item.id, _order(item, places, random)) for item in items)


def in_place_of(before: Round, was: Item | None, item: Item, random: Random) -> Round:
    """
    The round of an item that takes the place of another.

    The right one of a single choice stands where that of the other stood, so that all of the quiz
    stays balanced. was: None where the other item is not known any more.
    """
    now = placed([item], random)[0]
    single = {item.kind, was.kind if was else None} == {ItemKind.SINGLE}
    if was is None or not single or len(was.options) != len(item.options):
        return now
    order = [place for place in now.order if not item.options[place].right]
    right = next(place for place in now.order if item.options[place].right)
    stood = next(at for at, place in enumerate(before.order) if was.options[place].right)
    order.insert(stood, right)
    return Round(item.id, tuple(order))


def _order(item: Item, places: dict[int, Iterator[int]], random: Random) -> tuple[int, ...]:
    order = list(range(len(item.options)))
    match item.kind:
        case ItemKind.SINGLE:
            right = next(place for place in order if item.options[place].right)
            order.remove(right)
            random.shuffle(order)
            order.insert(next(places[len(item.options)]), right)
        case ItemKind.SEVERAL:
            random.shuffle(order)
        case ItemKind.ORDER:
            while order == sorted(order) and len(order) > 1:
                random.shuffle(order)
    return tuple(order)


def _balanced(size: int, random: Random) -> Iterator[int]:
    """Places 0 to size - 1, each as often as any other, in an order nobody can foresee."""
    while True:
        block = list(range(size))
        random.shuffle(block)
        yield from block


def _in_turn(items: Sequence[Item], topic_of: Callable[[Item], str]) -> Iterator[Item]:
    """Items so that each topic has its turn."""
    by_topic: dict[str, list[Item]] = {}
    for item in items:
        by_topic.setdefault(topic_of(item), []).append(item)
    left = len(items)
    for topic in cycle(list(by_topic) or [""]):
        if not left:
            return
        if by_topic[topic]:
            left -= 1
            yield by_topic[topic].pop()


def _unlike(items: Sequence[Item]) -> Iterator[Item]:
    """The first item of each entry, and then the others."""
    seen: set[str] = set()
    later = []
    for item in items:
        if item.entry in seen:
            later.append(item)
        else:
            seen.add(item.entry)
            yield item
    yield from later
