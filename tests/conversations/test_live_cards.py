"""The card of a race tells how many have answered, now and then; a calm one is left alone."""

from __future__ import annotations

import pytest

from bot.handling.quizzing import Delivery
from bot.items import ItemKind
from bot.wording.plain import text_of
from bot.wording.tokens import Play
from tests.conversations.quiz_world import Player, World, all_pick, at_kind

SINGLE = ItemKind.SINGLE


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def ana(world: World) -> Player:
    """Somebody who may host."""
    return await world.host("ana")


@pytest.fixture
def mob(world: World) -> list[Player]:
    """Six people."""
    return [Player(world, f"p{n}") for n in range(6)]


def counts(deliveries: list[Delivery]) -> list[str]:
    """What the cards among them say of how many have answered."""
    said = [text_of(each.reply) for each in deliveries]
    return [line for text in said for line in text.splitlines() if "answered" in line]


async def test_a_race_tells_how_many(world: World, ana: Player, mob: list[Player]) -> None:
    """In the place of the card itself, with nobody's name and nothing of what was picked."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    [card] = [each for each in world.sent if "1" in text_of(each.reply)][-1:]
    assert [] == counts([card])
    await mob[0].pick(session, number)
    world.wait(seconds=3)
    [one] = await world.deliver()
    await all_pick(mob[1:], session, number)
    world.wait(seconds=3)
    [six] = await world.deliver()

    assert ["1 has answered."] == counts([one])
    assert ["6 have answered."] == counts([six])
    assert one.replaces
    assert one.replaces != six.replaces  # the last one that was sent
    for player in mob:
        assert player.name not in text_of(six.reply)
    before, after = text_of(card.reply).splitlines(), text_of(six.reply).splitlines()
    assert [line for line in after if "answered" not in line] == before


async def test_not_oftener_than_every_three_seconds(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """However many press, and not where nobody did since."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    changes = []
    for player in mob:
        await player.pick(session, number)
        world.wait(seconds=1)
        changes.append(len(await world.deliver()))
    world.wait(seconds=3)
    rest = len(await world.deliver())
    world.wait(seconds=3)

    assert [0, 0, 1, 0, 0, 1] == changes
    assert 0 == rest
    assert [] == await world.deliver()


async def test_none_holds_up_the_close(world: World, ana: Player, mob: list[Player]) -> None:
    """Right before the clock closes the round the card is left alone; closed, it has them all."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    world.wait(seconds=28)
    await all_pick(mob, session, number)
    assert [] == await world.deliver()
    world.wait(seconds=3)
    closed, revealed = await world.deliver()

    assert "closed" in text_of(closed.reply)
    assert ["6 have answered."] == counts([closed])
    assert "of 6 had it right" in text_of(revealed.reply)


async def test_a_calm_card_is_left_alone(world: World, ana: Player, mob: list[Player]) -> None:
    """Until it is closed, and nobody is hurried by numbers."""
    session, number = await at_kind(world, ana, SINGLE)
    await all_pick(mob, session, number)
    world.wait(minutes=20)
    assert [] == await world.deliver()
    await ana.do(Play.FINISH, session, number)
    [closed] = await world.deliver()

    assert [] == counts([closed])


async def test_where_the_last_was_not_sent_no_more_are_made(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """A slow platform gets the newest number once, not a queue of old ones."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    for player in mob[:4]:  # nothing is sent meanwhile
        await player.pick(session, number)
        world.wait(seconds=3)
        await world.engine.elapse(world.at)
    [only] = await world.deliver()

    assert ["4 have answered."] == counts([only])


async def test_a_round_that_waits_tells_nothing(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """Paused, skipped or over, its card changes by what the host does alone."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    await all_pick(mob, session, number)
    await ana.do(Play.WAIT, session, number)
    await world.deliver()
    world.wait(seconds=10)
    assert [] == await world.deliver()
    await ana.do(Play.END, session)
    await world.deliver()
    world.wait(seconds=10)

    assert [] == await world.deliver()


async def test_a_race_that_is_not_known_any_more(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """What was deleted meanwhile ends nothing: other quizzes go on."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    await all_pick(mob, session, number)
    world.engine._quizzing._stage._live.clear()  # type: ignore[union-attr]  # it is long ago
    world.store._sessions.clear()
    world.store._outbox.clear()
    world.wait(seconds=3)

    assert [] == await world.deliver()


async def test_in_both_languages(world: World, ana: Player, mob: list[Player]) -> None:
    """Side by side, as all that is on such a card."""
    session, number = await at_kind(world, ana, SINGLE, "race both")
    await all_pick(mob[:2], session, number)
    world.wait(seconds=3)
    [card] = await world.deliver()

    assert "2 have answered. / Han respondido 2." in text_of(card.reply)


async def test_after_a_restart(world: World, ana: Player, mob: list[Player]) -> None:
    """Another process counts those of before too, at the next press."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    await all_pick(mob[:3], session, number)
    await world.restart()
    await mob[3].pick(session, number)
    world.wait(seconds=3)
    [card] = await world.deliver()

    assert ["4 have answered."] == counts([card])
