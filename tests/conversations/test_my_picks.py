"""What a player picked so far, read back to them alone from where it is kept."""

from __future__ import annotations

import pytest

from bot.entries import Language
from bot.events import Choose, ConversationId
from bot.handling.wanted import may_open, may_show
from bot.items import ItemKind
from bot.replies import Audience, Facts
from bot.wording.plain import text_of
from bot.wording.tokens import Play, token
from tests.conversations.quiz_world import NOON, Player, World, at_kind, item_of, started, targets

KEPT = {
    Language.ENGLISH: ("My picks", "Question 1 of 9", "These are kept. Only you see this."),
    Language.SPANISH: (
        "Mis respuestas",
        "Pregunta 1 de 9",
        "Están guardadas. Esto solo lo ves tú.",
    ),
}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def ana(world: World) -> Player:
    """Somebody who may host."""
    return await world.host("ana")


async def test_on_the_card_for_everybody(world: World, ana: Player) -> None:
    """Beside what is for the host, while the question is open and after it."""
    session = await started(ana)
    [card] = await world.deliver()
    await ana.do(Play.FINISH, session, 0)
    [closed] = await world.deliver()

    assert [session] == targets(card.reply, Play.PICKS) == targets(closed.reply, Play.PICKS)


@pytest.mark.parametrize("language", Language)
async def test_their_own_and_nobody_elses(world: World, ana: Player, language: Language) -> None:
    """As they are now, for whoever presses; never which of them are right."""
    session, number = await at_kind(world, ana, ItemKind.SINGLE)
    ben, carl = Player(world, "ben"), Player(world, "carl")
    await ben.pick(session, number, 1)
    await ben.pick(session, number, 2)
    await carl.pick(session, number, 3)
    now = await world.session(session)
    mine, his = (
        item_of(now).options[now.round.order[place]].text.best(language) for place in (1, 2)
    )
    title, of_nine, kept = KEPT[language]
    shown = await ben.press(token(language, Play.PICKS, session))
    [facts] = [block for block in shown.blocks if isinstance(block, Facts)]

    assert [title, kept] == [text_of(shown).splitlines()[0], text_of(shown).splitlines()[-1]]
    assert ((of_nine[:-6] + f"{number + 1}" + of_nine[-5:], mine),) == facts.rows
    assert his not in text_of(shown)
    assert "zq" not in text_of(shown)
    assert (Audience.SENDER, True) == (shown.audience, shown.window)


@pytest.mark.parametrize(
    ("language", "nothing"),
    [
        (Language.ENGLISH, "You have picked nothing in this quiz so far."),
        (Language.SPANISH, "Hasta ahora no tienes respuestas en este concurso."),
    ],
)
async def test_none_yet(world: World, ana: Player, language: Language, nothing: str) -> None:
    """That is said, too, and after a restart as before."""
    session = await started(ana)
    await world.restart()
    shown = await Player(world, "ben").press(token(language, Play.PICKS, session))

    assert nothing in text_of(shown)


async def test_of_another_community(world: World, ana: Player) -> None:
    """A token that somebody carries elsewhere tells nothing."""
    session = await started(ana)
    stranger = Player(world, "zoe", None)
    shown = await stranger.do(Play.PICKS, session)

    assert "This quiz is over, or not known here." == text_of(shown)
    assert not shown.window


def test_told_before_it_is_answered() -> None:
    """A platform may hold a place for a window; for a form it need not."""
    press = Choose(token(Language.ENGLISH, Play.PICKS, "k1"), ConversationId("c"), NOON)
    pick = Choose(token(Language.ENGLISH, Play.PICK, "k1-0", 1), ConversationId("c"), NOON)

    assert (True, False) == (may_show(press), may_open(press))
    assert not may_show(pick)
