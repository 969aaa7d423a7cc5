"""What is remembered, and for how long."""

from __future__ import annotations

from adapters.memory import Memory


def test_everything_has_its_time() -> None:
    """A value is there until its time is over."""
    now = [0.0]
    memory: Memory[str | None] = Memory(10, lambda: now[0])
    memory.keep("a", None, 60)
    memory.keep("b", "x", 61)
    now[0] = 60.0

    assert "a" not in memory
    assert "b" in memory
    assert "x" == memory["b"]


def test_the_oldest_go_first() -> None:
    """There are never more than the limit; what was kept again is not old."""
    memory: Memory[int] = Memory(2)
    for name in ("a", "b", "a", "c"):
        memory.keep(name, 1, 60)

    assert ["a", "c"] == [name for name in "abc" if name in memory]


def test_the_first() -> None:
    """The first of a name is told from the others, until its time is over."""
    now = [0.0]
    memory: Memory[None] = Memory(10, lambda: now[0])
    told = [memory.first(name, None, 60) for name in ("a", "a", "b")]
    now[0] = 59.0
    told.append(memory.first("a", None, 60))
    now[0] = 60.0

    assert [True, False, True, False, True] == [*told, memory.first("a", None, 60)]


def test_what_is_there_or_nothing() -> None:
    """A value is got until its time is over, or until it is to be forgotten."""
    now = [0.0]
    memory: Memory[int] = Memory(10, lambda: now[0])
    for name in ("ana:1", "ana:2", "ben:1"):
        memory.keep(name, 7, 60)
    memory.forget(lambda key: key.startswith("ana:"))
    got = [memory.get(name) for name in ("ana:1", "ana:2", "ben:1", "nobody")]
    now[0] = 60.0

    assert [None, None, 7, None] == got
    assert memory.get("ben:1") is None
