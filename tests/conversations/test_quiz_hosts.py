"""Who drives a quiz and where it is played: co-hosts, places, restarts, two processes."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest

from bot.commands import Task
from bot.curation.roles import Role
from bot.events import ChannelId
from bot.items import ItemKind
from bot.quiz.session import Phase
from bot.replies import Audience
from bot.store import StoreError
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Play, Step, token
from tests.conversations.community import choices, to
from tests.conversations.quiz_world import (
    EN,
    ES,
    ISLE,
    PORT,
    SQUARE,
    Player,
    World,
    aimed,
    all_pick,
    at_kind,
    started,
    targets,
)

LATE, OVER = "This question takes no more answers.", "This quiz is over, or not known here."
REFUSED = "Only the host or a co-host can do this."
SINGLE = ItemKind.SINGLE
HUSHED = "I am quiet in a channel of this quiz now, so nothing more of it is shown there."


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


async def test_a_stopped_bot_neither_opens_nor_extends(world: World, ana: Player) -> None:
    """Down over the deadline: what comes then is too late, and the host cannot change that."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    world.wait(seconds=31)
    for which in (0, 1):
        await world.restart(which)
    ben = Player(world, "ben")
    assert LATE == text_of(await ben.pick(session, number))
    assert "had moved on" in text_of(await ana.do(Play.EXTEND, session, number))
    assert LATE == text_of(await ben.pick(session, number))
    await world.deliver()
    assert Phase.REVEALED is (await world.session(session)).phase


async def test_a_cohost_joins_by_a_code(world: World, ana: Player) -> None:
    """Which is on the host's panel; whoever may not host, or guesses, does not."""
    session = await started(ana)
    ben, eve, member = await world.host("ben"), await world.host("eve"), Player(world, "member")
    found = re.search(r"cohost (\w+)", text_of(await ana.do(Play.PANEL, session)))
    assert found
    assert REFUSED == text_of(await ben.do(Play.REVEAL, session, 0))
    for wrong in ("000000", "", session, "x" * 10_000):
        assert "No quiz here has that code." == text_of(await eve.say(f"cohost {wrong}"))
    assert "you need the role of a host" in text_of(await member.say(f"cohost {found[1]}"))
    assert "You are co-host now." in text_of(await ben.say(f"cohost {found[1].upper()}"))
    await ben.do(Play.REVEAL, session, 0)
    assert Phase.REVEALED is (await world.session(session)).phase


async def test_another_takes_over_when_the_host_vanished(world: World, ana: Player) -> None:
    """After ten minutes, who may host; nobody else, and not before."""
    session = await started(ana)
    ben, member = await world.host("ben"), Player(world, "member")
    world.wait(minutes=9, seconds=59)
    assert REFUSED == text_of(await ben.do(Play.TAKEOVER, session))
    assert [] == targets(await ben.say("panel"), Play.TAKEOVER)
    world.wait(seconds=1)
    with_role = await member.do(Play.TAKEOVER, session)
    assert "you need the role of a host" in text_of(with_role)
    assert REFUSED == text_of(await member.do(Play.END, session))
    assert "did nothing for ten minutes" in text_of(await ben.do(Play.END, session))
    await ben.press(to(await ben.say("panel"), Play.TAKEOVER))
    assert (ben.hash, ana.hash) == (await world.session(session)).hosts
    await ben.do(Play.REVEAL, session, 0)
    await ana.do(Play.PROCEED, session, 0)
    assert 1 == (await world.session(session)).current


async def test_who_lost_the_role_hosts_no_more(world: World, ana: Player) -> None:
    """It is looked up at each act."""
    session = await started(ana)
    before = await world.kept(session)
    await world.engine.appoint(ana.sender, Role.MEMBER, world.at)

    for play in (Play.REVEAL, Play.END, Play.SKIP, Play.WAIT, Play.PANEL, Play.ITEMS):
        assert REFUSED == text_of(await ana.do(play, session, 0))
    for words in ("start", "start 3", "panel", "here"):
        assert "you need the role of a host" in text_of(await ana.say(words))
    assert before == await world.kept(session)


async def test_in_two_channels(world: World, ana: Player) -> None:
    """One score; what is sent goes to both, and who joins later sees what is in play."""
    session, number = await at_kind(world, ana, SINGLE)
    there = Player(world, "ana", channel="hall")
    assert "It is played in this channel too now." in text_of(await there.say("here"))
    assert ["discord:hall"] == [each.channel for each in await world.deliver()]
    assert "It is played in this channel already." in text_of(await there.say("here"))
    assert [] == await world.deliver()
    people = [Player(world, f"p{n}", channel=("square", "hall")[n % 2]) for n in range(6)]
    await all_pick(people, session, number)
    await ana.do(Play.REVEAL, session, number)
    sent = await world.deliver()
    assert {"discord:square", "discord:hall"} == {each.channel for each in sent}
    assert 2 == sum("of 6 had it right" in text_of(each.reply) for each in sent)


async def test_in_two_linked_places(world: World, ana: Player) -> None:
    """A server and a workspace that share a community play one quiz; unlinked, it is not known."""
    ida = await world.host("ida", ISLE, "pier")
    session, number = await at_kind(world, ana, SINGLE)
    stranger = Player(world, "isle", ISLE, "pier")
    assert OVER == text_of(await stranger.pick(session, number))
    for each in (ana, ida):
        await world.engine.appoint(each.sender, Role.ADMIN, world.at)
    code = text_of(await ana.press(token(EN, Step.OFFER_LINK))).partition("The code is ")[2][:9]
    await ida.press(to(await ida.say(code, Task.LINK), Step.JOINED))
    await world.engine.appoint(ida.sender, Role.HOST, world.at)
    assert "No quiz" in text_of(await ida.say("here"))
    panel = text_of(await ana.do(Play.PANEL, session))
    found = re.search(r"cohost (\w+)", panel)
    assert found
    await ida.say(f"cohost {found[1]}")
    await ida.say("here")
    assert ["slack:pier"] == [each.channel for each in await world.deliver()]
    people = [Player(world, f"p{n}", (PORT, ISLE)[n % 2]) for n in range(6)]
    await all_pick(people, session, number)
    assert 6 == len(await world.values(session))
    await ana.do(Play.REVEAL, session, number)
    sent = await world.deliver()
    assert {"discord", "slack"} == {each.platform for each in sent}
    assert 2 == sum("of 6 had it right" in text_of(each.reply) for each in sent)


async def test_what_left_is_sent_no_more(world: World, ana: Player) -> None:
    """A place that leaves the community in the middle of a quiz."""
    ida = await world.host("ida", ISLE, "pier")
    for each in (ana, ida):
        await world.engine.appoint(each.sender, Role.ADMIN, world.at)
    code = text_of(await ana.press(token(EN, Step.OFFER_LINK))).partition("The code is ")[2][:9]
    await ida.press(to(await ida.say(code, Task.LINK), Step.JOINED))
    await world.engine.appoint(ida.sender, Role.ADMIN, world.at)
    session = await started(ida, "start 3")
    assert {"slack:pier"} == {each.channel for each in await world.deliver()}
    await ida.press(token(EN, Step.PARTED))
    assert OVER == text_of(await ida.do(Play.PANEL, session))
    world.wait(minutes=10)
    await ana.press(aimed(Play.TAKEOVER, session))
    await ana.do(Play.REVEAL, session, 0)
    assert Phase.REVEALED is (await world.session(session)).phase
    assert [] == await world.deliver()


async def test_the_report_is_found_after_the_end(world: World, ana: Player) -> None:
    """By whoever hosted it, as long as it is kept."""
    session = await started(ana)
    await ana.do(Play.END, session)
    await world.deliver()
    for said in ("report", "panel", "informe"):
        assert "The quiz is over." in text_of(await ana.say(said))
    eve = await world.host("eve")
    assert "No quiz is on here." == text_of(await eve.say("report"))


async def test_moderators_can_pause_it(world: World, ana: Player) -> None:
    """Picks get one sentence and do not count; then it goes on where it was."""
    session, number = await at_kind(world, ana, SINGLE)
    admin, ben = Player(world, "admin"), Player(world, "ben")
    await world.engine.appoint(admin.sender, Role.ADMIN, world.at)
    await admin.press(token(EN, Step.SET, "pause-silent"))
    for reply in (await ben.pick(session, number), await ana.do(Play.REVEAL, session, number)):
        assert "The moderators have paused me here." == text_of(reply)
        assert Audience.SENDER is reply.audience
    assert {} == await world.values(session)
    await admin.press(token(EN, Step.SET, "pause-no"))
    assert "Your answer" in text_of(await ben.pick(session, number))


async def test_nothing_is_sent_while_it_is_paused(world: World, ana: Player) -> None:
    """What time does meanwhile is told when the pause is over."""
    await at_kind(world, ana, SINGLE)
    admin = Player(world, "admin")
    await world.engine.appoint(admin.sender, Role.ADMIN, world.at)
    await admin.press(token(EN, Step.SET, "pause-silent"))
    world.wait(hours=3)
    assert [] == await world.deliver()
    await admin.press(token(EN, Step.SET, "pause-no"))
    world.wait(minutes=1)
    assert "The quiz is over." in await world.told()


async def test_nothing_is_sent_to_a_channel_that_became_quiet(world: World, ana: Player) -> None:
    """The quiz's messages wait until an admin lets the bot speak there again."""
    await at_kind(world, ana, SINGLE)
    admin = Player(world, "admin")
    await world.engine.appoint(admin.sender, Role.ADMIN, world.at)
    admin.sender = replace(admin.sender, room=admin.sender.channel)
    await admin.press(token(EN, Step.SET, "quiet-on"))
    world.wait(hours=3)
    assert [] == await world.deliver()
    await admin.press(token(EN, Step.SET, "quiet-off"))
    world.wait(minutes=1)
    assert "The quiz is over." in await world.told()


async def test_a_host_sees_that_a_channel_became_quiet(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """On the panel, with how to go on; picks are taken all the while, and elsewhere all is shown."""
    session, number = await at_kind(world, ana, SINGLE)
    admin = Player(world, "admin")
    await world.engine.appoint(admin.sender, Role.ADMIN, world.at)
    admin.sender = replace(admin.sender, room=admin.sender.channel)
    assert HUSHED not in text_of(await ana.do(Play.PANEL, session))
    await admin.press(token(EN, Step.SET, "quiet-on"))
    assert HUSHED in text_of(await ana.do(Play.PANEL, session))
    await all_pick(mob, session, number)
    hall = ChannelId("discord:hall")
    ana.sender = replace(ana.sender, channel=hall, room=hall)
    assert "It is played in this channel too now." in text_of(await ana.say("here"))
    [card] = await world.deliver()
    await ana.do(Play.REVEAL, session, number)
    shown = await world.deliver()

    assert {hall} == {each.channel for each in (card, *shown)}
    assert "of 6 had it right" in text_of(shown[-1].reply)
    await admin.press(token(EN, Step.SET, "quiet-off"))
    assert HUSHED not in text_of(await ana.do(Play.PANEL, session))
    world.wait(minutes=1)
    late = await world.deliver()
    assert {SQUARE} == {each.channel for each in late}


async def test_a_thread_is_as_quiet_as_its_channel(world: World, ana: Player) -> None:
    """A quiz in it waits too, after a restart as before; a thread of another channel goes on."""
    thread = ChannelId("discord:thread")
    ana.sender = replace(ana.sender, channel=thread, room=SQUARE)
    session, number = await at_kind(world, ana, SINGLE)
    admin = Player(world, "admin")
    await world.engine.appoint(admin.sender, Role.ADMIN, world.at)
    admin.sender = replace(admin.sender, room=SQUARE)
    await admin.press(token(EN, Step.SET, "quiet-on"))
    await ana.do(Play.REVEAL, session, number)
    assert [] == await world.deliver()
    await world.restart()
    assert [] == await world.deliver()
    await admin.press(token(EN, Step.SET, "quiet-off"))
    world.wait(minutes=1)
    assert {thread} == {each.channel for each in await world.deliver()}


async def test_a_restart_in_mid_round(world: World, ana: Player, mob: list[Player]) -> None:
    """What was picked stays, and old buttons work in the new process."""
    session, number = await at_kind(world, ana, SINGLE)
    await all_pick(mob[:3], session, number)
    await world.restart(0)
    await all_pick(mob[2:], session, number, 2)
    await ana.do(Play.REVEAL, session, number)
    assert "of 6 had it right" in await world.told()
    assert 6 == len(await world.values(session))


async def test_two_processes_never_run_it_twice(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """Both press for the host, let time go by and send: one step, one message."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    for at, each in enumerate(mob):
        each.which = at % 2
    await asyncio.gather(*(each.pick(session, number) for each in [*mob, *mob]))
    world.wait(seconds=31)
    await asyncio.gather(*(each.elapse(world.at) for each in world.engines))
    sent = await asyncio.gather(*(world.deliver(which) for which in (0, 1)))
    assert 1 == sum("the answer" in text_of(each.reply) for lot in sent for each in lot)
    twin = Player(world, "ana")
    twin.which = 1
    await asyncio.gather(
        *(each.do(Play.PROCEED, session, number) for each in (ana, twin, ana, twin))
    )
    assert number + 1 == (await world.session(session)).current
    assert 6 == len(await world.values(session))


async def test_the_host_is_told_when_all_have_picked(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """Once, in private, from the second round on."""
    session = await started(ana, "start 9")
    await all_pick(mob, session, 0, 1)
    await ana.do(Play.REVEAL, session, 0)
    await ana.do(Play.PROCEED, session, 0)
    await world.deliver()
    for each in mob:
        await each.type(session, 1, "x")
        await each.pick(session, 1)
    prompts = []
    for _ in range(4):
        world.wait(seconds=6)
        prompts += [each for each in await world.deliver() if each.id is None]
    assert ["discord:to-ana"] == [each.channel for each in prompts]
    assert "Everybody who joined has picked." in text_of(prompts[0].reply)
    assert Audience.SENDER is prompts[0].reply.audience


async def test_the_host_is_told_where_nothing_can_be_written(world: World, ana: Player) -> None:
    """Once, in private, with the way to the panel, which says so until something was written."""
    session = await started(ana, "start 3")
    [card] = await world.engine.deliveries(("discord",), world.at)
    for _ in range(2):
        await world.engine.delivered(card, "gone")
        world.engine.undeliverable(card)
    told = [each for each in await world.deliver() if each.id is None]
    panel = await ana.press(to(told[0].reply, Play.PANEL))
    await ana.do(Play.REVEAL, session, 0)
    await world.deliver()
    after = await ana.do(Play.PANEL, session)

    assert ["discord:to-ana"] == [each.channel for each in told]
    assert "cannot write in a channel of this quiz" in text_of(told[0].reply)
    assert "cannot write in a channel of this quiz" in text_of(panel)
    assert "cannot write in a channel of this quiz" not in text_of(after)


async def test_nobody_drives_it_for_two_hours(world: World, ana: Player) -> None:
    """It ends by itself, and old buttons say so."""
    session, number = await at_kind(world, ana, SINGLE)
    world.wait(hours=2)
    assert "The quiz is over." in await world.told()
    assert LATE == text_of(await Player(world, "ben").pick(session, number))


async def test_ten_quizzes_at_once_are_enough(world: World, ana: Player) -> None:
    """In one community."""
    for _ in range(10):
        await started(ana, "start 1")

    assert "Ten quizzes are on already." in text_of(await ana.say("start 1"))
    assert 10 == len(targets(await ana.say("panel"), Play.PANEL))


async def test_a_store_that_fails_loses_no_pick_in_silence(
    world: World, ana: Player, mob: list[Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of those who wait is told; the next try counts."""
    session, number = await at_kind(world, ana, SINGLE)

    async def fails(*_: object) -> None:
        raise StoreError("down")

    with monkeypatch.context() as patch:
        patch.setattr(world.store, "press", fails)
        said = await asyncio.gather(
            *(each.pick(session, number) for each in mob), return_exceptions=True
        )
    assert {StoreError} == {type(each) for each in said}
    await all_pick(mob, session, number)
    assert 6 == len(await world.values(session))


async def test_who_is_forgotten_played_nowhere(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """Neither pick nor name nor number, and what the others did stays."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    await all_pick(mob, session, number)
    await mob[0].submit(aimed(Play.NAMED, session), name="Ben")
    await mob[0].press(token(EN, Own.FORGOTTEN))
    assert mob[0].hash not in repr(vars(world.store))
    await ana.do(Play.REVEAL, session, number)
    told = await world.told()
    assert "Ben" not in told
    assert "of 5 had it right" in told


async def test_in_spanish(world: World, ana: Player, mob: list[Player]) -> None:
    """Words, cards, receipts, refusals, the end."""
    for each in (ana, *mob):
        each.locale = ES
    panel = await ana.say("empezar 1 tranquilo")
    begin = to(panel, Play.BEGIN)
    session = begin.split(":")[3]
    await ana.press(begin)
    card = (await world.deliver())[0].reply
    assert "Pregunta 1 de 1" in text_of(card)
    pressed = [choice.token for choice in choices(card) if ":pick:" in choice.token]
    receipt = text_of(await mob[0].press(pressed[0]))
    assert "Tu respuesta: option" in receipt or "Tu orden hasta ahora: option" in receipt
    await ana.press(token(ES, Play.REVEAL, f"{session}-0"))
    assert "Correcto:" in await world.told()
    assert "ya no recibe respuestas" in text_of(await mob[1].press(pressed[0]))
    await ana.press(token(ES, Play.PROCEED, f"{session}-0"))
    assert "El concurso terminó." in await world.told()
    assert "no se conoce aquí" in text_of(await mob[0].press(token(ES, Play.PICK, "nope-0", 1)))


async def test_where_nothing_can_be_sent_no_quiz_begins(world: World, ana: Player) -> None:
    """Alone with the bot one can practise only."""
    alone = Player(world, "ana", None)

    assert "A quiz needs a channel." in text_of(await alone.say("start 3"))
    assert OVER == text_of(await alone.pick("k2", 0))
