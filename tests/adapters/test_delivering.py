"""Messages of quizzes on their way: each channel on its own, in order, none lost, none twice."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from adapters.delivering import Couriers, UndeliverableError
from bot.engine import Engine
from bot.events import PlaceId
from bot.handling.quizzing import Delivery
from bot.store import StoreError
from bot.wording.plain import text_of
from bot.wording.tokens import Play
from tests.conversations.quiz_world import ISLE, PORT, Player, World, started

SQUARE, PIER = "discord:square", "discord:pier"
SOON = 10  # seconds to wait for what must come; only a failing test waits them out


class Channels:
    """Where messages arrive; a channel that is shut holds what is sent there until it is opened."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, Delivery]] = []
        self.shut: dict[str, asyncio.Event] = {}
        self.refuses: dict[str, list[Exception]] = {}
        self._news = asyncio.Condition()

    async def send(self, delivery: Delivery) -> str:
        if gate := self.shut.get(delivery.channel):
            await gate.wait()
        if waiting := self.refuses.get(delivery.channel):
            raise waiting.pop(0)
        async with self._news:
            self.arrived.append((delivery.channel, delivery))
            self._news.notify_all()
        return f"m{len(self.arrived)}"

    def at(self, channel: str) -> list[Delivery]:
        return [each for where, each in self.arrived if where == channel]

    async def until(self, channel: str, number: int) -> None:
        """Wait until so many messages are there."""
        async with self._news, asyncio.timeout(SOON):
            await self._news.wait_for(lambda: len(self.at(channel)) >= number)


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def channels() -> Channels:
    return Channels()


@pytest.fixture
async def world() -> World:
    return World()


@pytest.fixture
async def ana(world: World) -> Player:
    """Who hosts a quiz in the square that is shown on the pier too."""
    ana = await world.host("ana")
    await world.host("ana", channel="pier")
    return ana


@pytest.fixture
async def session(world: World, ana: Player) -> str:
    found = await started(ana, "start 3 calm")
    await Player(world, "ana", channel="pier").say("here")
    return found


@pytest.fixture
async def couriers(world: World, channels: Channels, clock: Clock) -> AsyncIterator[Couriers]:
    found = couriers_of(world.engine, channels, clock)
    yield found
    await found.finish()


def couriers_of(engine: Engine, channels: Channels, clock: Clock) -> Couriers:
    senders = {"discord": channels.send, "slack": channels.send}
    return Couriers(engine, senders, clock)


async def until_all_is_sent(world: World, couriers: Couriers) -> None:
    """Look and look again until nothing is on its way."""
    while True:
        await couriers.look(world.at)
        if not await couriers.arrived():
            return


async def test_a_slow_channel_holds_up_no_other(
    world: World, ana: Player, session: str, channels: Channels, couriers: Couriers
) -> None:
    """The pier gets its question, its close and the answer while the square's question is stuck;
    what is stuck comes in its order, once."""
    stuck = channels.shut[SQUARE] = asyncio.Event()
    await couriers.look(world.at)
    await channels.until(PIER, 1)
    await ana.do(Play.REVEAL, session, 0)
    for number in (2, 3):
        await couriers.look(world.at)
        await channels.until(PIER, number)
    before = channels.at(SQUARE)
    stuck.set()
    await until_all_is_sent(world, couriers)

    assert [] == before
    for channel in (SQUARE, PIER):
        card, closed, answer = channels.at(channel)
        assert (None, None) == (card.replaces, answer.replaces)
        assert closed.replaces
        assert len({each.id for each in channels.at(channel)}) == 3


async def test_served_while_one_is_stuck(
    world: World, ana: Player, session: str, channels: Channels, couriers: Couriers
) -> None:
    """What follows a message that arrived goes out at once, without waiting for the next look."""
    channels.shut[SQUARE] = asyncio.Event()
    await ana.do(Play.REVEAL, session, 0)
    serving = asyncio.create_task(couriers.serve(600))
    await channels.until(PIER, 3)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)

    assert [] == channels.at(SQUARE)


async def test_trouble_in_one_channel(
    world: World, ana: Player, session: str, channels: Channels, couriers: Couriers
) -> None:
    """What fails is sent again once nobody has it in hand; what can never be sent is not."""
    channels.refuses = {SQUARE: [OSError("away")], PIER: [UndeliverableError("gone")]}
    await until_all_is_sent(world, couriers)
    before = channels.at(SQUARE)
    world.wait(seconds=31)
    await until_all_is_sent(world, couriers)

    panel = await ana.do(Play.PANEL, session)

    assert ([], 1) == (before, len(channels.at(SQUARE)))
    assert [] == channels.at(PIER)
    assert "cannot write in a channel of this quiz" in text_of(panel)


async def test_sent_but_not_kept(
    world: World,
    session: str,
    channels: Channels,
    couriers: Couriers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the store could not be told, it is told later, and nothing is sent twice."""
    delivered = world.engine.delivered
    away = [True, True]

    async def failing(delivery: Delivery, reference: str, rests: datetime | None) -> None:
        if away and away.pop():
            raise StoreError("away")
        await delivered(delivery, reference, rests)

    monkeypatch.setattr(world.engine, "delivered", failing)
    await until_all_is_sent(world, couriers)
    world.wait(seconds=31)
    await until_all_is_sent(world, couriers)

    assert (1, 1) == (len(channels.at(SQUARE)), len(channels.at(PIER)))


async def test_what_waited_too_long_is_left_to_others(
    world: World, ana: Player, channels: Channels, couriers: Couriers, clock: Clock
) -> None:
    """A message that is claimed no longer is not sent; it comes when it is claimed anew."""
    bea = await world.host("bea")
    await started(ana, "start 3 calm")
    await started(bea, "start 3 calm")
    stuck = channels.shut[SQUARE] = asyncio.Event()
    await couriers.look(world.at)
    await asyncio.sleep(0)
    clock.now += 26
    stuck.set()
    await couriers.arrived()
    before = len(channels.at(SQUARE))
    world.wait(seconds=31)
    await until_all_is_sent(world, couriers)

    assert (1, 2) == (before, len(channels.at(SQUARE)))


async def test_an_end_waits_for_what_is_being_sent(
    world: World, ana: Player, session: str, channels: Channels, clock: Clock
) -> None:
    """It is told as sent, and nothing more is begun; the next process sends the rest, no more."""
    couriers = couriers_of(world.engine, channels, clock)
    stuck = channels.shut[SQUARE] = asyncio.Event()
    await couriers.look(world.at)
    await channels.until(PIER, 1)
    ending = asyncio.create_task(couriers.finish())
    await asyncio.sleep(0)
    stuck.set()
    await ending
    await couriers.finish()
    await ana.do(Play.REVEAL, session, 0)
    other = couriers_of(world.engines[1], channels, clock)
    await until_all_is_sent(world, other)

    for channel in (SQUARE, PIER):
        assert len({each.id for each in channels.at(channel)}) == len(channels.at(channel)) == 3


async def test_an_end_waits_no_longer(
    world: World, session: str, channels: Channels, clock: Clock
) -> None:
    """What a platform does not take is given up, and sent by the next process."""
    couriers = couriers_of(world.engine, channels, clock)
    channels.shut[SQUARE] = asyncio.Event()
    await couriers.look(world.at)
    await channels.until(PIER, 1)
    await couriers.finish(0)
    channels.shut.clear()
    world.wait(seconds=31)
    await until_all_is_sent(world, couriers_of(world.engines[1], channels, clock))

    assert (1, 1) == (len(channels.at(SQUARE)), len(channels.at(PIER)))


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(("place", "apart"), [(PORT, 2.0), (ISLE, 3.0)])
async def test_changes_of_a_card_are_apart(
    world: World, channels: Channels, clock: Clock, place: PlaceId, apart: float, processes: int
) -> None:
    """However often its host changes it, and whichever process sends that, a card is edited every
    so many seconds at most, and as soon as may be."""
    bea = await world.host("bea", place)
    session = await started(bea, "start 3 race")
    sending = [couriers_of(each, channels, clock) for each in world.engines[:processes]]
    edits = []
    for number in range(48):
        await bea.do((Play.WAIT, Play.RESUME)[number % 2], session, 0)
        for each in sending if number % 3 else reversed(sending):
            before = len(channels.arrived)
            await until_all_is_sent(world, each)
            edits += [clock.now for _, d in channels.arrived[before:] if d.replaces]
        world.wait(seconds=0.25)
        clock.now += 0.25
    pauses = [later - earlier for earlier, later in itertools.pairwise(edits)]

    assert {apart} == {*pauses}
    assert 12 / apart - 1 <= len(pauses)


async def test_a_calm_card_is_changed_at_the_close_only(
    world: World, channels: Channels, couriers: Couriers
) -> None:
    """However many pick."""
    ana = await world.host("ana")
    session = await started(ana, "start 3 calm")
    await until_all_is_sent(world, couriers)
    for name in "bcdefg":
        await Player(world, name).pick(session, 0)
        await until_all_is_sent(world, couriers)
    before = len(channels.arrived)
    await ana.do(Play.REVEAL, session, 0)
    await until_all_is_sent(world, couriers)

    assert (1, 1) == (before, len([each for _, each in channels.arrived if each.replaces]))
