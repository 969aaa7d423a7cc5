"""Practising alone: what comes next, what comes back, and how far somebody got."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.items import ItemId, Level
from bot.quiz.practice import Practice, answered, begun, body, read, without_unknown
from tests.unit.quiz_values import item

ITEMS = [item(f"i{n}", level=list(Level)[n % 3]) for n in range(9)]


def rng(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same in each run


def names(practice: Practice) -> list[str]:
    return [*practice.queue]


def test_easy_ones_first() -> None:
    """All of them, in another order for another person."""
    order = [list(Level).index(item.level) for item in ITEMS]
    level = {each.id: place for each, place in zip(ITEMS, order, strict=True)}
    for seed in range(9):
        levels = [level[each] for each in begun(ITEMS, rng(seed)).queue]
        assert levels == sorted(order)
    assert begun(ITEMS, rng(1)).queue != begun(ITEMS, rng(2)).queue


def test_a_missed_item_comes_back() -> None:
    """After three others, until it is right; only the first try counts."""
    now = Practice(tuple(ItemId(each) for each in "abcde"), given="1")
    now = answered(now, ItemId("a"), right=False)
    assert (["b", "c", "d", "a", "e"], None) == (names(now), now.given)
    for each in "bcd":
        now = answered(now, ItemId(each), right=True)
    now = answered(now, ItemId("a"), right=False)
    assert ["e", "a"] == names(now)
    now = answered(answered(now, ItemId("e"), right=True), ItemId("a"), right=True)
    assert (None, 5, 4) == (now.item, now.answered, now.right)


def test_the_last_one_comes_back_at_once() -> None:
    """Where nothing is left in between."""
    now = answered(Practice((ItemId("a"),)), ItemId("a"), right=False)

    assert ["a"] == names(now)


def test_only_what_is_asked_can_be_answered() -> None:
    """An old button changes nothing."""
    now = Practice((ItemId("a"), ItemId("b")))

    assert now is answered(now, ItemId("b"), right=True)
    assert Practice(()) == answered(Practice(()), ItemId("a"), right=True)


@given(st.integers(0, 99), st.lists(st.booleans(), max_size=60))
def test_each_is_counted_once(seed: int, tries: list[bool]) -> None:
    """However often it was missed; what is right leaves, and nothing else does."""
    now, right = begun(ITEMS, rng(seed)), 0
    first: dict[str, bool] = {}
    for good in tries:
        if now.item is None:
            break
        first.setdefault(now.item, good)
        now, right = answered(now, now.item, right=good), right + good
    assert (len(first), sum(first.values())) == (now.answered, now.right)
    assert len(ITEMS) - right == len(now.queue) == len(set(now.queue))
    assert now == read(json.loads(json.dumps(body(now))))


def test_items_that_are_gone_are_left_out() -> None:
    """And what was picked of one that is gone."""
    now = Practice((ItemId("a"), ItemId("b")), given="1")

    assert Practice((ItemId("a"),), given="1") == without_unknown(now, [ItemId("a")])
    assert Practice((ItemId("b"),)) == without_unknown(now, [ItemId("b")])
    assert Practice(()) == without_unknown(now, [])
