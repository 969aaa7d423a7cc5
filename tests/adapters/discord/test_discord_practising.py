"""Practising alone on Discord: in private, by buttons and by windows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from discord_town import Town, labels, text_of

from adapters import compose
from adapters.settings import Settings
from bot.engine import Engine
from bot.items import ItemKind
from tests.conversations.community import made
from tests.stores.memory import MemoryStore


@pytest.fixture(params=[ItemKind.SINGLE, ItemKind.NUMBER])
def kind(request: pytest.FixtureRequest) -> Any:
    """Of all questions."""
    return request.param


@pytest.fixture
def engine(settings: Settings, kind: ItemKind, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """One whose questions are all of that kind."""
    pack = compose.load_pack(settings)
    some = tuple(item for item in pack.items if item.kind is kind)
    monkeypatch.setattr(compose, "load_pack", lambda _: replace(pack, items=some))
    return made(settings, MemoryStore())


async def answer(person: Any, card: Any, kind: ItemKind) -> Any:
    """The first option, or a number that is wrong, as it is typed into a window."""
    pressed = await person.click(card, label=labels(card.components)[0])
    if kind is ItemKind.SINGLE:
        return pressed.response
    sent = await person.submit_modal(pressed, {"answer": "3"})
    return sent.response


async def test_in_a_server(town: Town, kind: ItemKind) -> None:
    """Nobody else sees it; the next question is one press away, in the place of the last."""
    asked = await town.alice.slash(town.channel, "quiz practice")
    question = text_of(asked.response.components)
    graded = await answer(town.alice, asked.response, kind)
    told = text_of(graded.components)
    following = await town.alice.click(graded, label="Next")

    assert asked.response.ephemeral
    assert graded.ephemeral
    assert "According to the 2018 article" in question
    assert "Source: " in told
    assert {asked.response.id} == {graded.id, following.response.id}
    assert "According to the 2018 article" in text_of(following.response.components)
    assert [] == town.seen_by(town.bob)


async def test_alone_with_the_bot(town: Town, kind: ItemKind) -> None:
    """In a direct message too, where it stays."""
    dora = town.env.create_user("dora")
    asked = await dora.slash("quiz practice")
    graded = await answer(dora, asked.response, kind)

    assert not graded.ephemeral
    assert "Next" in labels(graded.components)


@pytest.mark.parametrize("kind", [ItemKind.NUMBER])
async def test_a_window_says_what_is_asked(town: Town, kind: ItemKind) -> None:
    """Whoever types sees the question above the field."""
    asked = await town.alice.slash(town.channel, "quiz practice")
    pressed = await town.alice.click(asked.response, label=labels(asked.response.components)[0])
    said, field = pressed.modal["components"]

    assert said["content"] in text_of(asked.response.components)
    assert "answer" == field["component"]["custom_id"]
