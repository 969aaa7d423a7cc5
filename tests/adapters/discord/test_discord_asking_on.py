"""Going on from an answer in a channel on Discord: a window of one's own, answered in private."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord_town import QUESTION, Town, labels, text_of

from adapters.discord import Client

FOLLOW_UP = {"question": "and in 2013?"}


def raw(message: Any) -> list[dict[str, Any]]:
    return [component.to_dict() for component in message.components]


async def answered(town: Town) -> Any:
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    return town.channel.last_message


async def test_anybody_asks_more(town: Town, start: Callable[[], Client]) -> None:
    """Whoever presses, after a restart too, writes into a window and alone reads the answer."""
    answer = await answered(town)
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    opened = await town.bob.click(answer, label="Ask more")
    told = (await town.bob.submit_modal(opened, FOLLOW_UP)).response
    [said, field] = opened.modal["components"]

    assert "Ask more" == opened.modal["title"]
    assert "After the answer to" in said["content"]
    assert "question" == field["component"]["custom_id"]
    assert told.ephemeral
    assert "78,733" in text_of(told.components)
    assert "Ask more" not in labels(told.components)
    assert 1 == len(town.seen_by(town.alice))


async def test_the_card_says_how(town: Town) -> None:
    """A reply that mentions the bot goes on in the open, as its small print says."""
    answer = await answered(town)
    await town.alice.send(town.channel, f"{town.me} and in 2013?")

    assert "-# To go on, mention me when you reply" in text_of(raw(answer))
    assert "78,733" in text_of(raw(town.channel.last_message))


async def test_each_has_a_conversation_in_a_thread(town: Town) -> None:
    """What one asks in a thread, another does not go on from."""
    begun = await town.alice.send(town.channel, "let us talk")
    thread = await begun.create_thread(name="talk")
    place = next(c for c in town.channel.threads if c.id == thread.id)
    await town.alice.send(place, f"{town.me} {QUESTION}")
    await town.bob.send(place, f"{town.me} simpler?")
    others = text_of(raw(place.last_message))
    await town.alice.send(place, f"{town.me} simpler?")

    assert "176,726" not in others
    assert "176,726" in text_of(raw(place.last_message))
