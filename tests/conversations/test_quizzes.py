"""Quizzes as people host and play them: from the first word to the report."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.items import ItemKind
from bot.outcomes import NoAnswer, Reason
from bot.quiz.session import Mode, Phase
from bot.replies import Audience
from bot.sessions import Pick, SessionId
from bot.store import CommunityId
from bot.wording.plain import text_of
from bot.wording.tokens import Play, token
from tests.conversations.community import to
from tests.conversations.quiz_world import (
    EN,
    ES,
    ITEMS,
    Player,
    World,
    aimed,
    all_pick,
    at_kind,
    item_of,
    place_of,
    secret,
    started,
    targets,
)

LATE, OVER = "This question takes no more answers.", "This quiz is over, or not known here."
WAITING = "The quiz is paused. Wait a moment."
SINGLE, TEXT, NUMBER, ORDER, SEVERAL = (
    ItemKind.SINGLE, ItemKind.TEXT, ItemKind.NUMBER, ItemKind.ORDER, ItemKind.SEVERAL,
)  # fmt: skip


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


async def test_a_quiz_from_words(world: World, ana: Player, mob: list[Player]) -> None:
    """Prepared, begun, played to its end; the panel says how many have picked."""
    panel = await ana.say("start harbour 2 easy")
    assert "Ready: 2 questions" in text_of(panel)
    assert Audience.SENDER is panel.audience
    assert [] == await world.deliver()
    session = targets(panel, Play.BEGIN)[0]
    await ana.do(Play.BEGIN, session)
    assert "Question 1 of 2" in await world.told()
    for number in range(2):
        place = await place_of(world, session, number, 0)
        await all_pick(mob, session, number, place)
        assert "Picks so far: 6" in text_of(await ana.do(Play.PANEL, session))
        await ana.do(Play.REVEAL, session, number)
        told = await world.told()
        assert f"Question {number + 1} of 2 · closed" in told
        assert secret((await world.session(session)).rounds[number].item) in told
        assert "of 6 had it right" in told
        await ana.do(Play.PROCEED, session, number)
    assert "Players: 6" in await world.told()
    assert "The quiz is over." in text_of(await ana.do(Play.PANEL, session))


async def test_a_quiz_from_the_form(world: World, ana: Player) -> None:
    """With what is sent, and what is left open; both languages on one card."""
    form = await ana.say("")
    panel = await ana.fill(form, length="3", language="both", mode="race", extra="x")
    assert "Ready: 3 questions" in text_of(panel)
    session = targets(panel, Play.BEGIN)[0]
    now = await world.session(session)
    assert (Mode.RACE, (EN, ES), 3) == (now.mode, now.languages, len(now.rounds))
    await ana.do(Play.BEGIN, session)
    assert "Question 1 of 3 / Pregunta 1 de 3" in await world.told()
    assert (await ana.press(token(EN, Play.NEW))).form


@pytest.mark.parametrize(("words", "length"), [("preview 3 easy", 3), ("ver", 8)])
async def test_a_quiz_read_at_once(world: World, ana: Player, words: str, length: int) -> None:
    """Its questions with their answers, in private; any quiz will do, and it begins from there."""
    page = await ana.say(words)
    session = targets(page, Play.PANEL)[0]

    assert Audience.SENDER is page.audience
    assert "Right:" in text_of(page)
    assert length == len((await world.session(session)).rounds)
    assert [] == await world.deliver()
    await ana.do(Play.BEGIN, targets(await ana.press(to(page, Play.PANEL)), Play.BEGIN)[0])
    assert f"Question 1 of {length}" in await world.told()


async def test_what_is_not_understood_begins_nothing(world: World, ana: Player) -> None:
    """It says what can be written."""
    assert "I do not know “quickly”" in text_of(await ana.say("start quickly"))
    assert "There is no more than 9." in text_of(await ana.say("start 20"))
    assert "There is no more than 9." in text_of(await ana.say("preview 20"))


async def test_the_host_reads_drops_and_swaps(world: World, ana: Player) -> None:
    """Before it begins, in private; each act once."""
    session = targets(await ana.say("start 4"), Play.ITEMS)[0]
    page = await ana.do(Play.ITEMS, session)
    assert Audience.SENDER is page.audience
    first = (await world.session(session)).rounds
    assert all("Right:" in text_of(page) for _ in first)
    drop, swap = to(page, Play.WITHOUT), aimed(Play.SWAP, session, 1)
    await ana.press(drop)
    left = (await world.session(session)).rounds
    assert [each.item for each in first[1:]] == [each.item for each in left]
    await ana.press(swap)
    swapped = (await world.session(session)).rounds
    assert [left[0], left[2]] == [swapped[0], swapped[2]]
    assert swapped[1].item not in {each.item for each in first[1:]}
    for number in (-1, 3, 99):
        await ana.do(Play.SWAP, session, number)
    assert swapped == (await world.session(session)).rounds
    await ana.do(Play.BEGIN, session)
    for play in (Play.WITHOUT, Play.SWAP):
        assert "had moved on" in text_of(await ana.do(play, session, 0))
    assert "Right:" not in text_of(await ana.do(Play.ITEMS, session))
    assert [each.item for each in swapped] == [
        each.item for each in (await world.session(session)).rounds
    ]


async def test_a_pick_can_be_changed_until_the_close(world: World, ana: Player) -> None:
    """Calm: the last one counts; afterwards nothing does, and all of it in private."""
    session, number = await at_kind(world, ana, SINGLE)
    ben = Player(world, "ben")
    for place in (1, 3, 2, 2):
        reply = await ben.pick(session, number, place)
        assert "You can change it until the host closes" in text_of(reply)
        assert Audience.SENDER is reply.audience
    await ana.do(Play.FINISH, session, number)
    reply = await ben.pick(session, number, 1)
    assert (LATE, Audience.SENDER) == (text_of(reply), reply.audience)
    order = (await world.session(session)).rounds[number].order
    assert {(number, ben.hash): str(order[1])} == await world.values(session)


async def test_several_and_an_order_are_pressed_one_by_one(world: World, ana: Player) -> None:
    """Pressed again, they are taken back."""
    ben = Player(world, "ben")
    session, number = await at_kind(world, ana, SEVERAL)
    for place in (1, 2, 1):
        await ben.pick(session, number, place)
    order = (await world.session(session)).rounds[number].order
    assert str(order[1]) == (await world.values(session))[number, ben.hash]
    assert "picked nothing" in text_of(await ben.pick(session, number, 2))
    other, number = await at_kind(world, ana, ORDER)
    assert "2 more to press" in text_of(await ben.pick(other, number, 3))
    await ben.pick(other, number, 1)
    assert "more to press" not in text_of(await ben.pick(other, number, 2))


async def test_several_can_be_right_in_a_race(world: World, ana: Player) -> None:
    """What stands when the time is over counts."""
    session, number = await at_kind(world, ana, SEVERAL, "race")
    now, ben = await world.session(session), Player(world, "ben")
    item = next(each for each in ITEMS if each.id == now.round.item)
    for option, each in enumerate(item.options):
        if each.right:
            reply = await ben.pick(session, number, await place_of(world, session, number, option))
    assert "until the time is over" in text_of(reply)
    world.wait(minutes=1)
    assert "points" not in await world.told()  # of fewer than five it would tell who was right
    await ana.do(Play.END, session)
    assert "1. Player 1: 1,000 points" in await world.told()


async def test_typed_answers(world: World, ana: Player) -> None:
    """By a form that only the open round has; typos are forgiven."""
    session, number = await at_kind(world, ana, TEXT)
    ben = Player(world, "ben")
    form = await ben.do(Play.TYPE, session, number)
    assert "Your answer: nearby" in text_of(await ben.fill(form, answer=" nearby ", extra="x"))
    now = await world.session(session)
    typed = [n for n in range(len(now.rounds)) if item_of(now, n).kind is NUMBER]
    assert LATE == text_of(await ben.do(Play.TYPE, session, typed[0]))
    await ana.do(Play.WAIT, session, number)
    assert WAITING == text_of(await ben.do(Play.TYPE, session, number))
    assert WAITING == text_of(await ben.fill(form, answer="else"))
    assert {(number, ben.hash): "nearby"} == await world.values(session)


async def test_a_prepared_question_is_read_by_nobody(world: World, ana: Player) -> None:
    """Neither by a forged form, nor by pressing."""
    session = targets(await ana.say("start 9"), Play.BEGIN)[0]
    ben = Player(world, "ben")
    for number in range(9):
        for reply in (
            await ben.do(Play.TYPE, session, number),
            await ben.pick(session, number),
            await ben.do(Play.DISPUTE, session, number),
            await ben.do(Play.ITEMS, session, number),
        ):
            assert "What is it" not in text_of(reply)
            assert reply.form is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (TEXT, "I am undocumented and I was arrested"),
        (TEXT, "my phone is 555 123 4567"),
        (NUMBER, "555 123 4567"),
        (NUMBER, "me van a deportar mañana, ayuda"),
    ],
)
async def test_personal_answers_get_help_and_are_not_kept(
    world: World, ana: Player, kind: ItemKind, text: str
) -> None:
    """In private, and nowhere in what is kept or sent."""
    session, number = await at_kind(world, ana, kind)
    reply = await Player(world, "ben").type(session, number, text)

    assert Audience.SENDER is reply.audience
    assert isinstance(reply.outcome, NoAnswer)
    assert Reason.PERSONAL is reply.outcome.reason
    assert {} == await world.values(session)
    assert text not in repr(vars(world.store))


async def test_the_last_answer_of_a_race_reads_its_round_only(
    world: World, ana: Player, mob: list[Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The board is in the report, which reads all that was picked."""
    session = await started(ana, "start 1 race")
    await all_pick(mob, session, 0)
    await ana.do(Play.REVEAL, session, 0)
    picks, rounds = world.store.picks, list[int | None]()

    async def reading(
        community: CommunityId, session: SessionId, only: int | None = None
    ) -> tuple[Pick, ...]:
        rounds.append(only)
        return await picks(community, session, only)

    monkeypatch.setattr(world.store, "picks", reading)

    assert "the answer" in await world.told()
    assert {0} == {*rounds}


async def test_a_race_by_the_clock(world: World, ana: Player, mob: list[Player]) -> None:
    """Picks in time count, also before anybody looked; the first one stands; it is told by itself."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    closes = (await world.session(session)).round.closes
    assert closes
    right = (await world.session(session)).round.order.index(
        next(n for n, o in enumerate(item_of(await world.session(session)).options) if o.right)
    )
    await mob[0].pick(session, number, right + 1)
    assert "Your first pick stands." in text_of(
        await mob[0].pick(session, number, (right + 1) % 3 + 1)
    )
    world.at = closes - timedelta(milliseconds=1)
    assert "Your answer" in text_of(await mob[1].pick(session, number, right + 1))
    await all_pick(mob[3:6], session, number, (right + 1) % 3 + 1)  # wrongly, so that five play
    for late in (0, 1, 60_000):
        world.at = closes + timedelta(milliseconds=late)
        assert LATE == text_of(await mob[2].pick(session, number, right + 1))
    told = await world.told()
    assert "the answer" in told
    assert re.search(r"1\. Player 1: (9\d\d|1,000) points", told)
    assert "2. Player 2: 500 points" in told
    assert "Player 6" not in told


async def test_more_time(world: World, ana: Player) -> None:
    """Thirty seconds more, on the card and for picks; a pause stops the clock."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    await ana.do(Play.EXTEND, session, number)
    assert "Question" in await world.told()
    world.wait(seconds=40)
    await ana.do(Play.WAIT, session, number)
    world.wait(minutes=9)
    ben = Player(world, "ben")
    assert WAITING == text_of(await ben.pick(session, number))
    await ana.do(Play.RESUME, session, number)
    world.wait(seconds=19)
    assert "Your answer" in text_of(await ben.pick(session, number))
    world.wait(seconds=1)
    assert LATE == text_of(await Player(world, "carl").pick(session, number))


async def test_both_ends(world: World, ana: Player, mob: list[Player]) -> None:
    """Nothing is told at the first; at the end, what the group learned."""
    session = await started(ana, "start 2 before-after")
    for number in range(4):
        now = await world.session(session)
        item = item_of(now)
        right = [n for n, option in enumerate(item.options) if option.right]
        wrong = [n for n, option in enumerate(item.options) if not option.right]
        told = await world.told()
        assert "zq" not in told or number > 2
        if item.options and wrong:
            chosen = wrong[:1] if number < 2 else right
            for option in chosen:
                await all_pick(mob, session, number, await place_of(world, session, number, option))
        if number < 2:
            refused = await ana.do(Play.REVEAL, session, number)
            assert "had moved on" in text_of(refused)
            assert "zq" not in await world.told()
        else:
            await ana.do(Play.REVEAL, session, number)
            assert secret(item.id) in await world.told()
        await ana.do(Play.PROCEED, session, number)
        if number == 1:
            assert Phase.BREAK is (await world.session(session)).phase
            world.wait(hours=11)
            await world.deliver()
            await ana.do(Play.PROCEED, session, number)
    report = await world.told()
    assert "Before: 0%" in report
    assert "After: 100%" in report


async def test_what_is_skipped_is_told_and_counts_for_nothing(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """No shares of it; so is what was open when it ends."""
    session, number = await at_kind(world, ana, SINGLE)
    await all_pick(mob, session, number)
    await ana.do(Play.SKIP, session, number)
    told = await world.told()
    assert "was skipped and counts for nothing" in told
    assert secret(item_of(await world.session(session), number).id) in told
    assert "%" not in told
    other, number = await at_kind(world, ana, SINGLE)
    await all_pick(mob, other, number)
    assert "An open question will not count" in text_of(await ana.do(Play.ENDING, other))
    await ana.do(Play.END, other)
    told = await world.told()
    assert secret(item_of(await world.session(other), number).id) in told
    assert "The quiz is over." in told
    assert "%" not in told
    again = await ana.do(Play.END, other)
    assert "had moved on" in text_of(again)
    assert OVER not in text_of(await ana.do(Play.PANEL, other))


async def test_names_are_for_those_who_want_them(
    world: World, ana: Player, mob: list[Player]
) -> None:
    """Shown once typed, hidden again when taken back; never one that is personal or overlong."""
    session, number = await at_kind(world, ana, SINGLE, "race")
    ben = mob[0]
    stranger = await Player(world, "x").submit(aimed(Play.NAMED, session), name="Xenia")
    assert "Answer a question first." == text_of(stranger)
    await all_pick(mob, session, number)
    form = await ben.do(Play.NAMED, session)
    for bad in ("n" * 31, "n" * 10_000, "call 555 123 4567"):
        again = await ben.fill(form, name=bad)
        assert again.form
        assert again.form.fields[0].problem
        assert len(again.form.fields[0].value) <= 100
    named = await ben.fill(form, name=" Ben\n\u202e of the  Isle\u200b ")
    assert "On boards you are “Ben of the Isle” now." in text_of(named)
    await ana.do(Play.REVEAL, session, number)
    assert "Ben of the Isle" in await world.told()
    assert "“Player 1”" in text_of(await ben.do(Play.UNNAMED, session))
    await ana.do(Play.PROCEED, session, number)
    await ana.do(Play.END, session)
    told = await world.told()
    assert "Player 1" in told
    assert "Ben" not in told


@pytest.mark.parametrize("people", [1, 4, 5])
async def test_of_fewer_than_five_nothing_is_told(world: World, ana: Player, people: int) -> None:
    """Neither shares, nor how many were right."""
    session, number = await at_kind(world, ana, SINGLE)
    await all_pick([Player(world, f"p{n}") for n in range(people)], session, number)
    await ana.do(Play.REVEAL, session, number)
    told = await world.told()

    assert (people >= 5) == ("%" in told) == ("had it right" in told)
    assert (people < 5) == ("Fewer than five answered" in told)


async def test_a_dispute_counts_once(world: World, ana: Player) -> None:
    """After the reveal only, from each person once, nobody's name; at both ends it is one item."""
    session = await started(ana, "start 1 before-after")
    ben = Player(world, "ben")
    await ben.pick(session, 0)
    assert LATE == text_of(await ben.do(Play.DISPUTE, session, 0))
    await ana.do(Play.FINISH, session, 0)
    await ana.do(Play.PROCEED, session, 0)
    assert LATE == text_of(await ben.do(Play.DISPUTE, session, 0))
    await ana.do(Play.PROCEED, session, 0)
    await ana.do(Play.REVEAL, session, 1)
    said = [text_of(await ben.do(Play.DISPUTE, session, n)) for n in (1, 1, 0, 2, 99)]
    assert said[0].startswith("Thank you. The moderators")
    assert ["You said so already. Thank you."] * 2 + [LATE] * 2 == said[1:]
    counts = await world.store.counts(await world.community(), world.at.date())
    assert [1] == [each.disputed for each in counts]
