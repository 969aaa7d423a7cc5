"""Practising alone: graded at once, missed items come back, and it goes on where one left off."""

from __future__ import annotations

import pytest

from bot.commands import Game
from bot.entries import Language
from bot.events import Visibility
from bot.items import Item, ItemKind, Level
from bot.outcomes import NoAnswer, Reason
from bot.replies import Audience, Reply
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Play, token
from tests.conversations import tiny
from tests.conversations.community import choices, offers, to
from tests.conversations.quiz_world import EN, ES, ISLE, ITEMS, Player, World, secret

LATE = "This question takes no more answers."


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def ben(world: World) -> Player:
    """Somebody in a place that keeps things."""
    await world.host("ana")
    return Player(world, "ben")


def item_in(reply: Reply) -> Item:
    """The item that a reply asks."""
    wanted = (tokens.parse(choice.token) for choice in choices(reply))
    ids = {each.target for each in wanted if each and each.action in {Play.TRY, Play.WRITE}}
    return next(item for item in ITEMS if item.id in ids)


def labelled(reply: Reply, option: int, item: Item) -> str:
    """The token of an option."""
    text = item.options[option].text.best(reply.language)
    return next(c.token for c in choices(reply) if c.label.endswith(text))


async def answer(ben: Player, asked: Reply, *, right: bool) -> Reply:
    """Answer what is asked."""
    item = item_in(asked)
    if item.kind.is_typed:
        good = item.accepted[0].text if item.accepted else str(item.number)
        return await ben.submit(to(asked, Play.WRITE), answer=good if right else "1")
    chosen = [n for n, each in enumerate(item.options) if each.right]
    if not right:
        wrong = [n for n, each in enumerate(item.options) if not each.right]
        chosen = wrong[:1] or chosen[::-1]
    for option in chosen:
        reply = await ben.press(labelled(asked, option, item))
        asked = reply if Play.SENT in offers(reply) else asked
    return await ben.press(to(reply, Play.SENT)) if Play.SENT in offers(reply) else reply


async def test_all_of_them(ben: Player) -> None:
    """One after the other, easy ones first; at the end how many were right at once."""
    asked, seen = await ben.say("", Game.PRACTICE), []
    while Play.TRY in offers(asked) or Play.WRITE in offers(asked):
        seen.append(item_in(asked))
        assert Audience.SENDER is asked.audience
        assert "zq" not in repr(asked)
        graded = await answer(ben, asked, right=True)
        assert "Right!" in text_of(graded)
        assert secret(seen[-1].id) in text_of(graded)
        asked = await ben.press(to(graded, Play.PRACTISE))
    assert sorted(each.id for each in seen) == [each.id for each in ITEMS]
    levels = [["easy", "medium", "hard"].index(each.level) for each in seen]
    assert levels == sorted(levels)
    assert "You have answered them all, 9 of 9 rightly" in text_of(asked)
    assert text_of(asked) == text_of(await ben.say("", Game.PRACTICE))
    again = await ben.press(to(asked, Play.PRACTISE))
    assert item_in(again).level is Level.EASY


async def test_a_missed_one_comes_back(ben: Player) -> None:
    """After three others, and only the first try counts."""
    asked = await ben.say("", Game.PRACTICE)
    first = item_in(asked)
    graded = await answer(ben, asked, right=False)
    assert "It will come back." in text_of(graded)
    assert "Right:" in text_of(graded)
    for _ in range(3):
        asked = await ben.press(to(graded, Play.PRACTISE))
        assert item_in(asked) != first
        graded = await answer(ben, asked, right=True)
    asked = await ben.press(to(graded, Play.PRACTISE))
    assert first == item_in(asked)
    assert "3 of 4 right so far" in text_of(await answer(ben, asked, right=True))


async def test_it_goes_on_where_one_left_off(world: World, ben: Player) -> None:
    """After a restart, in another process, and by each way to begin."""
    graded = await answer(ben, await ben.say("", Game.PRACTICE), right=True)
    asked = await ben.press(to(graded, Play.PRACTISE))
    for which in (0, 1):
        await world.restart(which)
        ben.which = which
        for again in (
            await ben.say("", Game.PRACTICE),
            await ben.say("practice"),
            await ben.press(token(EN, Play.PRACTISE)),
        ):
            assert item_in(asked) == item_in(again)
            assert "1 of 1 right so far" in text_of(again)


async def test_options_stand_where_they_stood(world: World, ben: Player) -> None:
    """For one person each time the same, after the answer and a restart too."""
    asked = await ben.say("easy", Game.PRACTICE)
    labels = [choice.label for choice in choices(asked)]
    await world.restart()
    assert labels == [choice.label for choice in choices(await ben.say("", Game.PRACTICE))]


async def test_a_topic_or_a_level(ben: Player) -> None:
    """Words that mean nothing are told."""
    assert "Practice · Hard" in text_of(await ben.say("hard", Game.PRACTICE))
    assert "I do not know “quickly”" in text_of(await ben.say("quickly", Game.PRACTICE))


async def test_check_yourself(ben: Player) -> None:
    """An item of one entry, in private; how far one got in practising stays."""
    asked = await ben.say("", Game.PRACTICE)
    check = await ben.press(token(EN, Play.CHECK, tiny.BOATS))
    assert tiny.BOATS == item_in(check).entry
    assert Audience.SENDER is check.audience
    assert "zq" not in repr(check)
    graded = await answer(ben, check, right=True)
    assert "so far" not in text_of(graded)
    assert item_in(asked) == item_in(await ben.press(to(graded, Play.PRACTISE)))
    nothing = await ben.press(token(EN, Play.CHECK, "no-such-entry"))
    assert "There is no quiz question on this." == text_of(nothing)


async def test_several_presses_make_one_answer(ben: Player) -> None:
    """Each can be taken back, and nothing is graded before it is sent."""
    asked = await ben.say("", Game.PRACTICE)
    while item_in(asked).kind not in {ItemKind.SEVERAL, ItemKind.ORDER}:
        asked = await ben.press(to(await answer(ben, asked, right=True), Play.PRACTISE))
    item = item_in(asked)
    picked = await ben.press(labelled(asked, 0, item))
    assert "zq" not in repr(picked)
    assert Play.SENT not in offers(await ben.press(labelled(asked, 0, item)))
    assert "zq" not in repr(await ben.press(token(EN, Play.SENT, item.id)))


async def test_old_and_forged_buttons_change_nothing(ben: Player) -> None:
    """Another item, a place that is not there, an answer twice."""
    asked = await ben.say("", Game.PRACTICE)
    item = item_in(asked)
    other = next(each for each in ITEMS if each != item)
    for target in (other.id, "nope", f"{item.id}-1"):
        for play in (Play.TRY, Play.WRITE, Play.SENT):
            assert LATE == text_of(await ben.press(token(EN, play, target, 1)))
            assert LATE == text_of(await ben.submit(token(EN, play, target, 1), answer="x"))
    for place in (99, 999):
        assert "zq" not in repr(await ben.press(token(EN, Play.TRY, item.id, place)))
    await answer(ben, asked, right=True)
    assert LATE == text_of(await ben.press(token(EN, Play.TRY, item.id, 1)))


@pytest.mark.parametrize("text", ["I am undocumented and I was arrested", "555 123 4567"])
@pytest.mark.parametrize("at", [4, 5])
async def test_personal_answers_get_help(world: World, ben: Player, text: str, at: int) -> None:
    """They are graded by nobody and kept nowhere; the item is still asked."""
    asked = await ben.say("", Game.PRACTICE)
    while item_in(asked) != ITEMS[at]:
        asked = await ben.press(to(await answer(ben, asked, right=True), Play.PRACTISE))
    reply = await ben.submit(to(asked, Play.WRITE), answer=text)

    assert Audience.SENDER is reply.audience
    assert isinstance(reply.outcome, NoAnswer)
    assert Reason.PERSONAL is reply.outcome.reason
    assert text not in repr(vars(world.store))
    assert ITEMS[at] == item_in(await ben.say("", Game.PRACTICE))


async def test_who_is_forgotten_begins_anew(world: World, ben: Player) -> None:
    """In the store and in memory, alone with the bot too."""
    alone = Player(world, "ben", None)
    for each in (ben, alone):
        asked = await each.say("", Game.PRACTICE)
        await answer(each, asked, right=True)
        assert "1 of 1" in text_of(await each.say("", Game.PRACTICE))
        check = await each.press(token(EN, Play.CHECK, tiny.BOATS))
        await each.press(token(EN, Own.FORGOTTEN))
        assert LATE == text_of(await answer(each, check, right=True))
        assert "so far" not in text_of(await each.say("", Game.PRACTICE))
    assert world.engine._practising._held.keys() <= {alone.sender.person}


async def test_communities_know_nothing_of_each_other(world: World, ben: Player) -> None:
    """How far somebody got here is not how far they got there."""
    await world.host("isla", ISLE)
    there = Player(world, "ben", ISLE)
    there.sender = type(there.sender)(ben.sender.person, ISLE, channel=there.sender.channel)
    await answer(ben, await ben.say("", Game.PRACTICE), right=True)

    assert "so far" not in text_of(await there.say("", Game.PRACTICE))


async def test_in_a_channel_only_they_read_it(ben: Player) -> None:
    """Where all read along, all may read that it is private."""
    ben._seen = Visibility.OPEN
    asked = await ben.say("", Game.PRACTICE)

    assert Audience.SENDER is asked.audience
    assert asked.instead
    assert item_in(asked).stem.en not in text_of(asked.instead)


async def test_in_spanish(ben: Player) -> None:
    """The question, what came of it, and the way on."""
    ben.locale = Language.SPANISH
    asked = await ben.say("", Game.PRACTICE)
    assert "Práctica" in text_of(asked)
    graded = await answer(ben, asked, right=False)
    assert "Volverá a salir." in text_of(graded)
    assert "Correcto:" in text_of(graded)
    assert ES is graded.language
