"""What takes the place of the message that was pressed on Slack: hidden ones, and a person's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from adapters import compose
from adapters.settings import Settings
from adapters.slack import Service
from bot.items import ItemKind
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Sent, Slack, failed
from tests.adapters.slack.test_slack_conversations import value
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

TOPIC = "1:en:topic:refuge-history"


async def pressed(peer: Slack, token: str, **where: Any) -> Sent:
    """What is told to whoever pressed."""
    number = len(peer.sent) + 1
    await peer.deliver(peer.press(token, **where))
    return await peer.next(number)


async def test_a_hidden_message(service: Service, peer: Slack) -> None:
    """It is changed by its `response_url`, and what follows is in its place again."""
    await peer.deliver(peer.slash("topics", "/refugio"))
    listed = await peer.next()
    topic = await pressed(peer, _first(listed), hidden=True)
    back = await pressed(peer, value(topic, "Topics"), hidden=True)

    assert ("response", "replaced", "replaced") == (listed.way, topic.way, back.way)
    assert {"U1"} == {listed.only, topic.only, back.only}
    assert listed.words == back.words


async def test_alone_with_the_bot(service: Service, peer: Slack) -> None:
    """The message itself is changed, and no new one is there."""
    await peer.deliver(peer.direct("topics"))
    listed = await peer.next()
    topic = await pressed(peer, _first(listed), channel="DU1", on=listed.ts)

    assert ("post", "update") == (listed.way, topic.way)
    assert ("DU1", listed.ts) == (topic.channel, topic.ts)


async def test_what_is_typed_alone_with_the_bot(
    peer: Slack, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typed answer is graded in the place of its question."""
    pack = compose.load_pack(settings)
    typed = replace(pack, items=tuple(i for i in pack.items if i.kind is ItemKind.NUMBER))
    monkeypatch.setattr(compose, "load_pack", lambda _: typed)
    async with running(Service(made(settings, MemoryStore()), SOCKET), peer):
        await peer.deliver(peer.slash("", "/practice", channel=peer.dm("U1")))
        question = await peer.next()
        await peer.deliver(peer.press(value(question, "Answer"), channel="DU1", on=question.ts))
        await peer.deliver(peer.submit(await peer.modal(), answer="3"))
        graded = await peer.next(2)

    assert ("post", "update") == (question.way, graded.way)
    assert question.ts == graded.ts
    assert "Source: " in graded.words


async def test_what_others_see_stays(service: Service, peer: Slack) -> None:
    """A list that somebody asked for in a channel is not changed by whoever presses it."""
    await peer.deliver(peer.mention("<@UBOT> topics"))
    listed = await peer.next()
    topic = await pressed(peer, _first(listed), user="U2", on=listed.ts)

    assert "post" == listed.way
    assert ("response", "U2") == (topic.way, topic.only)
    assert "update" not in [each.way for each in peer.sent]


async def test_an_answer_stays(service: Service, peer: Slack) -> None:
    """What is opened from a list is a message of its own."""
    await peer.deliver(peer.slash("topics", "/refugio"))
    topic = await pressed(peer, _first(await peer.next()), hidden=True)
    opened = await pressed(peer, value(topic, "Choose 1"), hidden=True)

    assert "response" == opened.way


@pytest.mark.parametrize("where", [{"hidden": True}, {"channel": "DU1", "on": "1.1"}])
async def test_where_it_cannot_be_changed(
    service: Service, peer: Slack, where: dict[str, Any]
) -> None:
    """It comes as a new message."""
    peer.dm("U1")
    if "hidden" in where:
        peer.faults["response_url"] = [failed("used_url")]
        peer.faults["response_url"][0].set_status(404)
    topic = await pressed(peer, TOPIC, **where)

    assert topic.way in {"response", "post"}
    assert "Topics" in topic.words


def _first(listed: Sent) -> str:
    return value(listed, "Choose 1")
