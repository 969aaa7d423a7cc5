"""App Home for each role, as people see it, and what becomes of what they press there."""

from __future__ import annotations

import asyncio

import pytest

from adapters.slack import Service
from bot.engine import Engine
from bot.events import Event, Invoke
from bot.replies import Reply
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Slack, failed
from tests.adapters.slack.test_slack_conversations import value
from tests.adapters.slack.test_slack_forms import TYPED
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

QUEUE, QUIZ = "Suggestions and drafts that wait for you: ", "Prepare a quiz"


async def test_by_role(desk: Service, peer: Slack) -> None:
    """A moderator finds the queue and quizzes, anybody else does not."""
    await peer.deliver(peer.home("U1"))
    await peer.next()
    await peer.deliver(peer.home("U2"))
    await peer.next(2)

    assert [True, False] == [QUEUE in each.words for each in peer.sent]
    assert ["U1", "U2"] == [each.only for each in peer.sent]


async def test_owner_of_the_workspace_begins_as_admin(peer: Slack) -> None:
    """Nobody has a role yet: whoever runs the workspace finds what admins do."""
    peer.admins.add("U1")
    async with running(Service(an_engine(MemoryStore()), SOCKET), peer):
        await peer.deliver(peer.home("U1"))
        await peer.deliver(peer.home("U2"))
        await peer.next(2)

    assert {"U1": True, "U2": False} == {each.only: QUIZ in each.words for each in peer.sent}


async def test_entry_from_home(desk: Service, peer: Slack) -> None:
    """The form opens over the page; what it becomes is told in the direct messages."""
    await peer.deliver(peer.home("U1"))
    await peer.deliver(peer.home_press(value(await peer.next(), "Add an entry")))
    await peer.deliver(peer.submit(await peer.modal(), **TYPED))
    preview = await peer.next(3)
    await peer.deliver(peer.press(value(preview, "Publish all the same"), channel="DU1"))
    await peer.next(4)
    await peer.deliver(peer.mention(TYPED["question"], user="U2"))
    answer = await peer.next(5)

    assert ("post", "DU1") == (preview.way, preview.channel)
    assert TYPED["answer"] in answer.text


async def test_page_follows_a_press(desk: Service, peer: Slack) -> None:
    """After a press the page is shown as it is then: here, in the language that was picked."""
    await peer.deliver(peer.home("U1"))
    await peer.deliver(peer.home_press(value(await peer.next(), "Español")))
    said, page = await peer.next(2), await peer.next(3)

    assert ("DU1", "Voy a responder en español.") == (said.channel, said.text)
    assert ("home", "U1") == (page.way, page.only)
    assert "Empieza aquí" in page.words


async def test_help_when_it_cannot_be_told(
    engine: Engine, service: Service, peer: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever fails, where people can find help is there."""

    async def broken(event: Event) -> Reply:
        raise RuntimeError

    monkeypatch.setattr(engine, "home", broken)
    await peer.deliver(peer.home("U1"))
    page = await peer.next()

    assert "Something went wrong here" in page.words
    assert "https://" in page.words


async def test_work_in_direct_messages(desk: Service, peer: Slack) -> None:
    """A moderator's commands and forms work there as in channels."""
    body = peer.slash("review", "/refugio", channel="DU1")
    peer.dm("U1")
    await peer.deliver(body)
    reviewed = await peer.next()
    await peer.deliver(peer.slash("add", "/refugio", channel="DU1"))
    modal = await peer.modal()

    assert "Nothing waits to be reviewed." in reviewed.text
    assert "question" in {each.get("block_id") for each in modal.view["blocks"]}


async def test_older_page_never_covers_a_newer(
    harbour: Engine, desk: Service, peer: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read before a press is read anew where Slack says that the page has changed."""
    await peer.deliver(peer.home("U1"))
    first = await peer.next()
    reading, read = asyncio.Event(), harbour.home

    async def slowly(event: Event) -> Reply:
        reply = await read(event)
        if isinstance(event, Invoke) and not reading.is_set():
            reading.set()
            await peer.until(lambda: len(peer.sent) >= 3)
        return reply

    monkeypatch.setattr(harbour, "home", slowly)
    looks = peer.home("U1")
    await peer.deliver(looks)
    await asyncio.wait_for(reading.wait(), 10)
    await peer.deliver(peer.home_press(value(first, "Español")))
    last = await peer.next(4)

    assert ["home", "post", "home", "home"] == [each.way for each in peer.sent]
    assert "Empieza aquí" in peer.sent[2].words
    assert "Empieza aquí" in last.words
    assert 4 == peer.calls.count("views.publish")


async def test_page_that_cannot_be_published(
    desk: Service, peer: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    """Any other refusal is no conflict: it is told in the log, and not tried for ever."""
    peer.faults["views.publish"] = [failed("invalid_auth")]
    await peer.deliver(peer.home("U1"))
    await peer.deliver(peer.home("U1"))
    await peer.next()

    assert 2 == peer.calls.count("views.publish")
    assert "invalid_auth" in caplog.text or "SlackApiError" in caplog.text
