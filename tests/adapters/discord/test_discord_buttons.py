"""Buttons, menus and completion: for whoever presses, before and after a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from discord_town import QUESTION, Town, labels, text_of, walk

from adapters.discord import Client
from bot.entries import Language
from bot.knowledge.pack import Pack
from bot.store import StoreError


async def test_button_answers_whoever_pressed(town: Town) -> None:
    """Bob presses under alice's open answer: he alone sees more, and the answer stays as it was."""
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    answer = town.channel.last_message
    assert answer
    before = town.seen_by(town.alice)
    pressed = await town.bob.click(answer, label="Simpler")

    assert pressed.response
    assert pressed.response.ephemeral
    assert "Simpler" not in labels(pressed.response.components)
    assert town.seen_by(town.alice) == before
    assert len(town.seen_by(town.bob)) == 2


@pytest.mark.parametrize("label", ["Simpler", "Why this answer?", "Related", "Topics"])
async def test_buttons_in_direct_messages(town: Town, label: str) -> None:
    """Alone with the bot, a button's answer stays in the conversation."""
    dora = town.env.create_user("dora")
    asked = await dora.slash("ask", question=QUESTION)
    assert asked.response
    pressed = await dora.click(asked.response, label=label)

    assert pressed.response
    assert not pressed.response.ephemeral


async def test_receipt(town: Town) -> None:
    """ "Why this answer?" shows facts, a line each."""
    asked = await town.alice.slash(town.channel, "ask", question=QUESTION)
    assert asked.response
    pressed = await town.alice.click(asked.response, label="Why this answer?")

    assert pressed.response
    assert "**Confidence** · " in text_of(pressed.response.components)


@pytest.mark.parametrize("greeting", ["hi!", "¡hola!", "help", "ayuda"])
async def test_examples_are_seen_at_once(town: Town, pack: Pack, greeting: str) -> None:
    """Whoever meets the bot reads its four questions as buttons, without opening anything."""
    await town.env.create_user("dora").send_dm(greeting)
    components = town.sent[-1]["components"]
    language = Language.SPANISH if greeting in {"¡hola!", "ayuda"} else Language.ENGLISH
    examples = [entry.title(language) for entry in pack.examples[:4]]

    assert examples == labels(components)[:4]
    assert [1, 1, 1, 1] == [len(c["components"]) for c in walk(components) if c["type"] == 1][:4]
    assert [] == [c for c in walk(components) if c["type"] == 3]


async def test_example_opens_its_answer(town: Town) -> None:
    """Such a button leads to the entry itself."""
    listed = await town.alice.slash(town.channel, "help")
    assert listed.response
    pressed = await town.alice.click(listed.response, label=labels(town.sent[-1]["components"])[1])

    assert pressed.response
    assert pressed.response.ephemeral
    assert "Convention" in text_of(pressed.response.components)


async def test_menu_opens_what_is_picked(town: Town) -> None:
    """A list is a menu; its options lead where they say."""
    listed = await town.alice.slash(town.channel, "topics")
    assert listed.response
    [menu] = [c for c in walk(listed.response.components) if c["type"] == 3]
    picked = await town.alice.select(listed.response, [menu["options"][1]["value"]])

    assert picked.response
    assert picked.response.ephemeral
    assert f"“{menu['options'][1]['label']}”" in text_of(picked.response.components)


async def test_everything_works_after_a_restart(town: Town, start: Callable[[], Client]) -> None:
    """A new process answers the buttons and menus of an earlier one, open and private ones."""
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    answer = town.channel.last_message
    listed = await town.alice.slash(town.channel, "topics")
    assert answer
    assert listed.response
    [menu] = [c for c in walk(listed.response.components) if c["type"] == 3]
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    clicked = await town.bob.click(answer, label="Simpler")
    picked = await town.alice.select(listed.response, [menu["options"][0]["value"]])

    assert clicked.response
    assert "plain" not in text_of(clicked.response.components)
    assert "176,726" in text_of(clicked.response.components)
    assert picked.response


async def test_one_press_one_answer_after_many_cards(town: Town) -> None:
    """However many cards were sent, no button is answered twice, and none is forgotten later."""
    for _ in range(3):
        asked = await town.alice.slash(town.channel, "ask", question=QUESTION)
    assert asked.response
    await town.env.advance_time(14 * 60)
    await town.alice.slash(town.channel, "ask", question=QUESTION)
    await town.env.advance_time(60 * 60)
    sent = len(town.sent)
    pressed = await town.alice.click(asked.response, label="Simpler")

    assert pressed.response
    assert len(town.sent) == sent + 1


async def test_no_view_is_kept(town: Town) -> None:
    """The client's memory does not grow with the cards it has sent."""
    await town.alice.slash(town.channel, "ask", question=QUESTION)
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    store = town.env.bot._connection._view_store

    assert store._views == {}
    assert store._synced_message_views == {}


async def test_completion_opens_the_question(town: Town) -> None:
    """What is completed while typing is opened by its token, not asked anew."""
    offered = await town.alice.autocomplete(town.channel, "ask", "question", "deportations in 2015")
    first = offered[0]
    opened = await town.alice.slash(town.channel, "ask", question=first["value"])

    assert first["value"].startswith("1:en:open:")
    assert opened.response
    assert opened.response.ephemeral
    assert "### " in text_of(opened.response.components)
    assert "Why this answer?" in labels(opened.response.components)


@pytest.mark.parametrize("typed", ["deportatoins in 2015", "hwo many did mexico deport in 2015"])
async def test_completion_forgives_slips(town: Town, typed: str) -> None:
    """As the engine does; what is offered is the question that was meant."""
    offered = await town.alice.autocomplete(town.channel, "ask", "question", typed)

    assert "1:en:open:deportations-2015" in [choice["value"] for choice in offered[:3]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("haitians", "gap-other-nationalities"),
        ("hatians", "gap-other-nationalities"),
        ("xqzt", None),
    ],
)
async def test_one_word_is_enough_to_complete(town: Town, typed: str, meant: str | None) -> None:
    """No title has it, but people ask for some entries with it; what nobody asks gives nothing."""
    offered = await town.alice.autocomplete(town.channel, "ask", "question", typed)

    assert [f"1:en:open:{meant}"] * bool(meant) == [choice["value"] for choice in offered[:1]]


async def test_the_engine_learns_where_the_bot_is(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that removes it, and one that adds it again; a store that is down ends nothing."""
    told: list[tuple[str, object]] = []

    def telling(what: str) -> Any:
        async def tell(place: object, at: object) -> None:
            told.append((what, place))
            raise StoreError("away")

        return tell

    bot = town.env.bot
    monkeypatch.setattr(bot._engine, "left", telling("left"))
    monkeypatch.setattr(bot._engine, "joined", telling("joined"))
    guild = bot.get_guild(town.guild.id)
    await bot.on_guild_remove(guild)
    await bot.on_guild_join(guild)

    here = f"discord:{town.guild.id}"
    assert [("left", here), ("joined", here)] == told


async def test_completion_is_of_the_place(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a server's moderators added is offered there."""
    asked_of: list[object] = []

    def complete(typed: str, locale: object, place: object) -> tuple[()]:
        asked_of.append(place)
        return ()

    monkeypatch.setattr(town.env.bot._engine, "complete", complete)
    await town.alice.autocomplete(town.channel, "ask", "question", "library")

    assert [f"discord:{town.guild.id}"] == asked_of


@pytest.mark.parametrize("typed", ["", "x", "how many", "¿cuántos", "a" * 3000])
async def test_completion_within_limits(town: Town, typed: str) -> None:
    """At most 25 questions, each within what Discord takes."""
    offered = await town.alice.autocomplete(town.channel, "ask", "question", typed)

    assert len(offered) <= 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in offered)
    assert all(1 <= len(choice["value"]) <= 100 for choice in offered)


async def test_forged_token(town: Town) -> None:
    """A token that points nowhere is an ordinary question, a well-formed one a stale button."""
    asked = await town.alice.slash(town.channel, "ask", question="1:en:open:no-such-entry")
    other = await town.alice.slash(town.channel, "ask", question="9:xx:open:../../etc")

    assert asked.response
    assert "no longer leads anywhere" in text_of(asked.response.components)
    assert other.response
    assert "did not find" in text_of(other.response.components)
