"""Fair turns: rounds of places and people, one question at a time, breath between them."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import PersonId, PlaceId, Sender
from bot.turns import FairQueue, Turns

ANA, BEN = (Sender(PersonId(name), PlaceId("town")) for name in ("ana", "ben"))
EVA = Sender(PersonId("eva"), PlaceId("village"))
ALONE = Sender(PersonId("ana"))
SENDERS = st.builds(
    Sender,
    st.sampled_from("abc").map(PersonId),
    st.none() | st.sampled_from("xyz").map(PlaceId),
)


def order(*waiting: tuple[Sender, int]) -> list[int]:
    """In what order they get out."""
    queue: FairQueue[int] = FairQueue()
    for sender, number in waiting:
        queue.add(sender, number)
    out = []
    while (number := queue.next()) is not None:
        out.append(number)
    return out


def test_one_person_is_served_in_order() -> None:
    """What one person asks is answered in the order they asked it."""
    assert [1, 2, 3] == order((ANA, 1), (ANA, 2), (ANA, 3))


def test_people_take_turns() -> None:
    """Ben, who asks once after Ana's many, comes second."""
    assert [1, 9, 2, 3] == order((ANA, 1), (ANA, 2), (ANA, 3), (BEN, 9))


def test_places_take_turns() -> None:
    """A busy place gives way to a quiet one after each turn, however many people it has."""
    assert [1, 9, 3, 2] == order((ANA, 1), (ANA, 2), (BEN, 3), (EVA, 9))


def test_alone_is_a_place_of_its_own() -> None:
    """Who writes to the bot alone does not wait for a server."""
    assert [1, 9, 3, 2] == order((ANA, 1), (ANA, 2), (BEN, 3), (ALONE, 9))


@given(st.lists(SENDERS, max_size=40))
def test_nobody_waits_longer_than_a_round(senders: list[Sender]) -> None:
    """All get out, each person's in order, and no place twice while another waits."""
    out = order(*((sender, number) for number, sender in enumerate(senders)))
    assert sorted(out) == list(range(len(senders)))

    places = [senders[number].place or senders[number].person for number in out]
    for sender in set(senders):
        own = [number for number in out if senders[number] == sender]
        assert own == sorted(own)
    for at, place in enumerate(places[:-1]):
        if place in places[at + 1 :]:
            again = places.index(place, at + 1)
            assert set(places[at + 1 : again]) == set(places[at + 1 :]) - {place}


async def test_crowd_of_one_lets_others_through() -> None:
    """Of 200 asked at once by one person and one by another, the other's is done in the first round."""
    turns, done = Turns(), []

    async def ask(sender: Sender, number: int) -> None:
        async with turns.turn(sender):
            done.append(number)

    crowd = [ask(ANA, number) for number in range(200)]
    await asyncio.gather(*crowd, ask(BEN, 999))

    assert [0, 1, 999, 2] == done[:4]  # the first did not have to wait
    assert 201 == len(done)


async def test_loop_breathes_between_turns() -> None:
    """Something else that is ready runs between any two turns."""
    turns, log = Turns(), []

    async def ask() -> None:
        async with turns.turn(ANA):
            log.append("thought")

    async def beat() -> None:
        while "thought" not in log or log.count("thought") < 20:
            log.append("beat")
            await asyncio.sleep(0)

    await asyncio.gather(beat(), *(ask() for _ in range(20)))

    assert "thoughtthought" not in "".join(log)


async def test_who_acts_gets_on_between_turns() -> None:
    """What is done in many steps does not wait for a turn at each of them."""
    turns, log = Turns(), []

    async def ask() -> None:
        async with turns.turn(ANA):
            log.append("thought")

    async def act() -> None:
        with turns.acting():
            for _ in range(40):
                await asyncio.sleep(0)
            log.append("done")

    await asyncio.gather(act(), *(ask() for _ in range(40)))

    assert log.index("done") < 10


async def test_who_gives_up_holds_nobody_up() -> None:
    """Whoever stops waiting, or stops when the turn just came, passes it on."""
    turns, done = Turns(), []
    leave = asyncio.Event()

    async def ask(name: str) -> None:
        async with turns.turn(ANA):
            if name == "first":
                await leave.wait()
            done.append(name)

    first, waiting, called, last = (
        asyncio.create_task(ask(name)) for name in ("first", "waiting", "called", "last")
    )
    await asyncio.sleep(0.0)
    await asyncio.sleep(0.0)
    waiting.cancel()
    leave.set()
    await first
    called.cancel()  # its turn has come, and it has not yet run
    await asyncio.wait({waiting, called, last})

    assert waiting.cancelled()
    assert called.cancelled()
    assert ["first", "last"] == done


async def test_failure_passes_the_turn_on() -> None:
    """A question that cannot be answered holds nobody up."""
    turns = Turns()
    with pytest.raises(ValueError, match="x"):
        async with turns.turn(ANA):
            raise ValueError("x")

    async with asyncio.timeout(5), turns.turn(BEN):
        pass
