"""Which items make a quiz, and where their options stand."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.items import Item, ItemKind, Level
from bot.knowledge.pack import Pack
from bot.quiz.composing import another, compose, in_place_of, placed
from bot.quiz.session import Round
from tests.unit.quiz_values import item, number, text

LEVELS = list(Level)
ITEMS = [
    item(f"{topic}-{n}", level=LEVELS[n % 3], entry=f"{topic}-{n // 2}")
    for topic in ("asylum", "border", "returns")
    for n in range(6)
]


def rng(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same in each run


def topic(of: Item) -> str:
    return of.id.partition("-")[0]


@given(st.randoms(use_true_random=False), st.integers(1, 30))
def test_easy_first_and_topics_in_turn(random: Random, length: int) -> None:
    """Never one twice, and none of an entry twice while others are left."""
    chosen = compose(ITEMS, topic, random, length=length)

    assert min(length, 18) == len(chosen) == len({each.id for each in chosen})
    order = [LEVELS.index(each.level) for each in chosen]
    assert order == sorted(order)
    if length <= 9:
        assert len(chosen) == len({each.entry for each in chosen})
        topics = Counter(map(topic, chosen))
        assert max(topics.values()) - min(topics.values(), default=0) <= 2


def test_only_what_is_wished() -> None:
    """One topic, one level, both; fewer where there are not enough, none where there is none."""
    assert {"border"} == {topic(each) for each in compose(ITEMS, topic, rng(1), "border")}
    hard = compose(ITEMS, topic, rng(1), level=Level.HARD, length=20)
    assert 6 == len(hard)
    assert {Level.HARD} == {each.level for each in hard}
    assert 2 == len(compose(ITEMS, topic, rng(1), "border", Level.EASY, 20))
    assert () == compose(ITEMS, topic, rng(1), "nothing")
    assert () == compose([], topic, rng(1))


@given(st.integers(0, 10_000), st.integers(1, 20), st.integers(3, 5))
def test_the_right_place_is_balanced(seed: int, length: int, size: int) -> None:
    """Over a quiz no place is right more than once more often than another."""
    items = [item(f"i{n}", "+" + "-" * (size - 1)) for n in range(length)]
    rounds = placed(items, rng(seed))
    places = Counter(each.order.index(0) for each in rounds)
    counts = [places[place] for place in range(size)]

    assert max(counts) - min(counts) <= 1
    assert all(sorted(each.order) == list(range(size)) for each in rounds)


@given(st.integers(0, 10_000), st.integers(3, 5))
def test_an_order_is_never_given_away(seed: int, size: int) -> None:
    """What is to be put in order does not stand in it; each option is there once."""
    order = placed([item("i", "+" * size, ItemKind.ORDER)], rng(seed))[0].order

    assert order != tuple(range(size))
    assert sorted(order) == list(range(size))


def test_true_stands_first() -> None:
    """In each quiz; several are mixed, what is typed has no places."""
    fixed = [item("t", "-+", ItemKind.TRUE_FALSE), text("x", "Chiapas"), number("n", "3")]
    for seed in range(20):
        rounds = placed(fixed, rng(seed))
        assert [(0, 1), (), ()] == [each.order for each in rounds]
    mixed = {placed([item("s", "++--", ItemKind.SEVERAL)], rng(n))[0].order for n in range(99)}
    assert len(mixed) > 10


def test_another_is_like_the_one_it_replaces() -> None:
    """Of its topic and level, of an entry nobody is asked about yet; never one that is taken."""
    out = ITEMS[0]
    for seed in range(30):
        new = another(ITEMS, [out], out, topic, rng(seed))
        assert new is not None
        assert new.id != out.id
        assert (topic(out), out.level) == (topic(new), new.level)
    taken = [each for each in ITEMS if topic(each) == "asylum"]
    other = another(ITEMS, taken, out, topic, rng(1))
    assert other is not None
    assert topic(other) != "asylum"
    assert other.level is out.level
    assert another(ITEMS, ITEMS, out, topic, rng(1)) is None


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_a_swap_keeps_the_balance(seed: int, at: int) -> None:
    """Another item's right option stands where that of the one before stood."""
    random = rng(seed)
    items = [item(f"i{n}", "-+--") for n in range(8)]
    rounds = list(placed(items, random))
    rounds[at] = in_place_of(rounds[at], items[at], item("new", "--+-"), random)

    places = Counter(each.order.index(2 if each.item == "new" else 1) for each in rounds)
    assert {2} == set(places.values())


@pytest.mark.parametrize(
    "old", [item("a", "-+"), text("b", "x"), item("c", "++--", ItemKind.SEVERAL)]
)
@pytest.mark.parametrize(
    "new", [item("d", "-+-"), number("e", "3"), item("f", "+++", ItemKind.ORDER)]
)
def test_what_cannot_be_compared_is_placed_anew(old: Item, new: Item) -> None:
    """Other kinds, other sizes, an item that is there no more."""
    for before in (old, None):
        made = in_place_of(Round(old.id, (1, 0)), before, new, rng(1))
        assert sorted(made.order) == list(range(len(new.options)))


def test_a_shipped_quiz_is_balanced(pack: Pack) -> None:
    """Of the article's items, the right ones stand in each place about as often."""
    by_id = pack.items_by_id
    for seed in range(50):
        random = rng(seed)
        chosen = compose(pack.items, lambda each: pack.by_id[each.entry].topic, random, length=20)
        found: dict[int, Counter[int]] = {}
        for each in placed(chosen, random):
            options = by_id[each.item].options
            if by_id[each.item].kind is ItemKind.SINGLE:
                right = next(n for n, option in enumerate(options) if option.right)
                found.setdefault(len(options), Counter())[each.order.index(right)] += 1
        for size, places in found.items():
            counts = [places[place] for place in range(size)]
            assert max(counts) - min(counts) <= 1
