"""The report of a quiz that was played in a channel, asked for by its host."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.settings import Settings
from bot.commands import Game
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import ChannelId
from bot.replies import Audience, File, Picture, Reply
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.playing import TYPED
from bot.wording.tokens import Play
from tests.conversations.community import Somebody, choices, facts, made, offers, to
from tests.stores.memory import MemoryStore

CHANNEL = ChannelId("discord:9")


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return made(settings, MemoryStore())


def somebody(engine: Engine, name: str) -> Somebody:
    person = Somebody(engine, name)
    person.sender = replace(person.sender, channel=CHANNEL)
    return person


async def answer(player: Somebody, question: str) -> None:
    """Any answer to it, whatever its kind."""
    for place in range(1, 6):
        await player.press(tokens.token(Language.ENGLISH, Play.PICK, question, place))
    form = await player.press(tokens.token(Language.ENGLISH, Play.TYPE, question))
    if form.form:
        await player.send(form, **{TYPED: "7"})


async def played(engine: Engine, people: int) -> tuple[Somebody, Reply]:
    """A host, and their panel after a quiz in which these many answered each question."""
    host = somebody(engine, "host")
    await host.become(Role.HOST)
    panel = await host.give(Game.QUIZ, "start 3 calm en")
    players = [somebody(engine, f"player{n}") for n in range(people)]
    panel = await host.press(to(panel, Play.BEGIN))
    while Play.REPORT not in offers(panel):
        if Play.REVEAL in offers(panel):
            at = tokens.parse(to(panel, Play.REVEAL))
            assert at
            for player in players:
                await answer(player, at.target)
            panel = await host.press(to(panel, Play.REVEAL))
        else:
            panel = await host.press(to(panel, Play.PROCEED))
    return host, panel


async def test_the_host_gets_it_in_four_forms(engine: Engine) -> None:
    """As a message, tables, a page and a chart; each for them alone."""
    host, panel = await played(engine, 6)
    message = await host.press(to(panel, Play.REPORT))

    assert Audience.SENDER is message.audience
    assert "6" == facts(message)["Players"]
    assert "3 of 3" == facts(message)["Questions asked"]
    assert "of 6)" in text_of(message)
    forms = [each.token for each in choices(message) if ":report:" in each.token]
    blocks = [block for token in forms for block in (await host.press(token)).blocks]
    files = [block for block in blocks if isinstance(block, File)]
    assert {"text/html", "text/csv"} == {file.media for file in files}
    assert any(isinstance(block, Picture) for block in blocks)


async def test_nobody_else_gets_it(engine: Engine) -> None:
    """A player who has its token is refused, and so is another host."""
    _, panel = await played(engine, 5)
    token = to(panel, Play.REPORT)
    other = somebody(engine, "other")
    await other.become(Role.HOST)

    for person in (somebody(engine, "player1"), other):
        refused = await person.press(token)
        assert "host" in text_of(refused)
        assert not facts(refused)


async def test_nothing_is_told_of_four(engine: Engine) -> None:
    """How many they were, and no percent."""
    host, panel = await played(engine, 4)
    message = await host.press(to(panel, Play.REPORT))

    assert "4" == facts(message)["Players"]
    assert "%" not in text_of(message)
    assert "Fewer than five" in text_of(message)


async def test_not_before_the_end(engine: Engine) -> None:
    """A token made up while a question is open brings the panel."""
    host = somebody(engine, "host")
    await host.become(Role.HOST)
    panel = await host.give(Game.QUIZ, "start 3 calm en")
    early = to(panel, Play.BEGIN).replace(":begin:", ":report:")
    reply = await host.press(early)

    assert Play.BEGIN in offers(reply)
    assert Play.REPORT not in offers(reply)
