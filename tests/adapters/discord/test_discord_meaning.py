"""Did you mean: a menu of one's own, after a mention behind a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from discord_town import Town, labels, text_of, walk

from adapters.discord import Client
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender
from tests.conversations.community import NOON, made
from tests.stores.memory import MemoryStore

UNSURE = "AMLO"
SHOW, OFFER = "Show me the questions", "Send to the moderators without my name"
ONE_SENTENCE = (
    "I am not sure which question is yours. Press, and only you see those that come close."
)


@pytest.fixture
async def boss(town: Town, engine: Engine) -> Any:
    """An admin."""
    boss = town.allowed("boss", manage_messages=True)
    who = Sender(PersonId(f"discord:{boss.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.ADMIN, NOON)
    return boss


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


def raw(message: Any) -> list[dict[str, Any]]:
    return [component.to_dict() for component in message.components]


def menus(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [c for c in walk(components) if c["type"] == 3]


async def mentioned(town: Town) -> Any:
    await town.alice.send(town.channel, f"{town.me} {UNSURE}")
    return town.channel.last_message


async def restarted(town: Town, start: Callable[[], Client]) -> None:
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)


async def test_by_command(town: Town) -> None:
    """A menu that its sender alone sees and picks from; the answer is theirs, too."""
    asked = await town.alice.slash(town.channel, "ask", question=UNSURE)
    [menu] = menus(asked.response.components)
    picked = await town.alice.select(asked.response, [menu["options"][1]["value"]])

    assert text_of(asked.response.components).startswith("Did you mean one of these?")
    assert ["Topics"] == labels(asked.response.components)
    assert 2 <= len(menu["options"]) <= 3
    assert asked.response.ephemeral
    assert picked.response.ephemeral
    assert "### " in text_of(picked.response.components)
    assert [] == town.seen_by(town.bob)


async def test_alone_with_the_bot(town: Town) -> None:
    """Where nobody else is, it is the same menu at once."""
    await town.env.create_user("dora").send_dm(UNSURE)

    assert 1 == len(menus(town.sent[-1]["components"]))


async def test_after_a_mention_all_read_one_sentence(town: Town) -> None:
    """It names no topic, no question and no word of the asker's; there is one button."""
    posted = await mentioned(town)

    assert [ONE_SENTENCE] == town.seen_by(town.bob)
    assert [SHOW] == labels(raw(posted))
    assert [] == menus(raw(posted))


async def test_in_spanish(town: Town) -> None:
    """The sentence, its button and the menu are in the question's language."""
    await town.alice.slash(town.channel, "language", language="es")
    posted = await mentioned(town)
    opened = await town.bob.click(posted, label="Ver las preguntas")

    assert [
        "No sé con seguridad cuál es tu pregunta. Presiona, y solo tú ves las que se le acercan."
    ] == town.seen_by(town.bob)[:1]
    assert text_of(opened.response.components).startswith("¿Quisiste decir alguna de estas?")


@pytest.mark.parametrize("again", [False, True], ids=["before a restart", "after a restart"])
async def test_whoever_presses_gets_the_menu(
    town: Town, start: Callable[[], Client], again: bool
) -> None:
    """In private, with what was close to the question; the channel stays as it was."""
    private = await town.bob.slash(town.channel, "ask", question=UNSURE)
    posted = await mentioned(town)
    if again:
        await restarted(town, start)
    opened = await town.bob.click(posted, label=SHOW)
    [menu] = menus(opened.response.components)
    picked = await town.bob.select(opened.response, [menu["options"][0]["value"]])

    assert opened.response.ephemeral
    assert menus(private.response.components)[0]["options"] == menu["options"]
    assert picked.response.ephemeral
    assert "### " in text_of(picked.response.components)
    assert [ONE_SENTENCE] == town.seen_by(town.alice)


async def test_for_who_reads_text_alone(town: Town) -> None:
    """A menu below plain text."""
    switch = await town.bob.slash(town.channel, "text-only")
    await town.bob.click(switch.response, label=labels(switch.response.components)[0])
    posted = await mentioned(town)
    opened = await town.bob.click(posted, label=SHOW)

    assert "Did you mean one of these?" == opened.response.content
    assert 1 == len(menus(opened.response.components))


async def test_in_a_quiet_channel(town: Town, boss: Any) -> None:
    """The same sentence, and what is picked there has nothing to share."""
    opened = await boss.slash(town.channel, "settings", setting="quiet")
    await boss.click(opened.response, label="Be quiet in this channel")
    posted = await mentioned(town)
    shown = await town.bob.click(posted, label=SHOW)
    [menu] = menus(shown.response.components)
    picked = await town.bob.select(shown.response, [menu["options"][0]["value"]])

    assert [ONE_SENTENCE] == town.seen_by(town.alice)
    assert "Share with everyone" not in labels(picked.response.components)


async def test_the_asker_can_send_the_question_on(town: Town, boss: Any) -> None:
    """None of them is meant: whoever asked is offered to, and nobody else who presses."""
    await boss.slash(town.channel, "inbox", setting="on")
    posted = await mentioned(town)
    others = await town.bob.click(posted, label=SHOW)
    own = await town.alice.click(posted, label=SHOW)
    shown = await town.alice.click(own.response, label=OFFER)

    assert OFFER not in labels(others.response.components)
    assert UNSURE in text_of(shown.response.components)
    assert shown.response.ephemeral
    assert [SHOW] == labels(raw(posted))
