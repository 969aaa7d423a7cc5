"""Forms on Slack: opened as modals in time, sent in, mended, and never lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp.test_utils import unused_port

from adapters.settings import Settings
from adapters.slack import Service, forms
from adapters.slack.http import PATH
from adapters.slack.outgoing import Drawn
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import Event, PersonId, PlaceId, Sender
from bot.replies import Reply
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import BOT_TOKEN, SECRET, Slack, failed, post
from tests.adapters.slack.test_slack_conversations import FAILED, value
from tests.conversations.tiny import BOATS, an_engine
from tests.stores.memory import MemoryStore

WRITE = "1:en:write"
TYPED = {
    "question": "When does the harbour library open?",
    "answer": "It opens at nine.",
    "source": "our own knowledge",
}


@pytest.fixture
async def harbour(peer: Slack) -> Engine:
    """An engine that keeps what moderators write; U1 is one."""
    engine = an_engine(MemoryStore())
    place, person = PlaceId(f"slack:{peer.team}"), PersonId(f"slack:{peer.team}:U1")
    await engine.appoint(Sender(person, place), Role.ADMIN, datetime.now(UTC))
    return engine


@pytest.fixture
async def desk(harbour: Engine, peer: Slack) -> AsyncIterator[Service]:
    """Slack, connected to it."""
    async with running(Service(harbour, SOCKET), peer) as service:
        yield service


async def test_over_http(harbour: Engine, peer: Slack) -> None:
    """What becomes of a modal is in the answer to its request."""
    port = unused_port()
    settings = Settings(slack_bot_token=BOT_TOKEN, slack_signing_secret=SECRET, port=port)
    async with running(Service(harbour, settings, "127.0.0.1"), peer):
        url = f"http://127.0.0.1:{port}{PATH}"
        pressed = peer.body(peer.press(WRITE))
        await post(url, pressed, peer.signed(pressed))
        modal = await peer.modal()
        wrong = peer.body(peer.submit(modal, **{**TYPED, "source": "a cousin"}))
        status, said = await post(url, wrong, peer.signed(wrong))
        right = peer.body(peer.submit(modal, **TYPED))
        _, closed = await post(url, right, peer.signed(right))
        await peer.next()

    assert (200, {"source"}) == (status, json.loads(said)["errors"].keys())
    assert {"response_action": "clear"} == json.loads(closed)


async def test_form_is_filled_in(desk: Service, peer: Slack) -> None:
    """A press opens it; sent in, it closes, and the reply is for the sender alone."""
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    ack = await peer.deliver(peer.submit(modal, **TYPED))
    sent = await peer.next()

    assert "New entry" in modal.words
    assert {"response_action": "clear"} == ack["payload"]
    assert ("ephemeral", "C1", "U1") == (sent.way, sent.channel, sent.only)
    assert "It opens at nine." in sent.words


async def test_form_goes_on_in_its_thread(desk: Service, peer: Slack) -> None:
    """What comes of it stands where it was opened."""
    await peer.deliver(peer.press(WRITE, thread="1.1"))
    await peer.deliver(peer.submit(await peer.modal(), **TYPED))

    assert "1.1" == (await peer.next()).thread


async def test_what_cannot_be_shown_there(desk: Service, peer: Slack) -> None:
    """Where the bot is no member, the reply goes to the direct messages."""
    await peer.deliver(peer.press(WRITE, channel="CNOMEMBER"))
    await peer.deliver(peer.submit(await peer.modal(), **TYPED))

    assert "DU1" == (await peer.next()).channel


async def test_form_begins_with_what_is_there(desk: Service, peer: Slack) -> None:
    """What an entry says stands in its fields; sent in untouched, it is kept."""
    await peer.deliver(peer.press(f"1:en:write:{BOATS}"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal))

    assert "How many boats were there in 1995?" == modal.field("question")["initial_value"]
    assert "By 1995 there were 700 boats." in (await peer.next()).words


async def test_problems_stand_beside_their_fields(desk: Service, peer: Slack) -> None:
    """The modal stays as it is, with nothing lost; mended, it closes."""
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    ack = await peer.deliver(peer.submit(modal, **{**TYPED, "source": "a cousin"}))
    await peer.deliver(peer.submit(modal, **TYPED))
    await peer.next()

    assert "errors" == ack["payload"]["response_action"]
    assert {"source"} == ack["payload"]["errors"].keys()
    assert 1 == len(modal.shown)
    assert not modal.open


async def test_after_a_restart(harbour: Engine, peer: Slack) -> None:
    """A modal that was open goes on, in the channel where it was opened."""
    async with running(Service(harbour, SOCKET), peer):
        await peer.deliver(peer.press(WRITE))
        modal = await peer.modal()
    async with running(Service(harbour, SOCKET), peer):
        await peer.deliver(peer.submit(modal, **TYPED))
        sent = await peer.next()

    assert ("C1", "U1") == (sent.channel, sent.only)


async def test_right_is_looked_up_anew(desk: Service, peer: Slack) -> None:
    """A forged token opens nothing, and nobody publishes with somebody else's modal."""
    await peer.deliver(peer.press(WRITE, user="U2"))
    modal = await peer.modal()
    modal.view["private_metadata"] = "1:en:publish:k1"
    await peer.deliver(peer.submit(modal, **TYPED))

    assert "draft" in modal.errors["question"]
    assert [] == peer.sent


async def test_refusal_loses_nothing(desk: Service, peer: Slack) -> None:
    """What cannot be taken is said in the modal, which stays open with all that was typed."""
    await peer.deliver(peer.press("1:en:join"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal, code="no code"))

    assert "code" in modal.errors["code"]
    assert modal.open
    assert [] == peer.sent


async def test_slow_refusal_loses_nothing(desk: Service, peer: Slack, slow: asyncio.Event) -> None:
    """The same where it had been acknowledged by then."""
    slow.set()
    await peer.deliver(peer.press("1:en:join"))
    modal = await peer.modal()
    await peer.until(lambda: "Code" in modal.words)
    slow.clear()
    await peer.deliver(peer.submit(modal, code="no code"))
    slow.set()
    await peer.until(lambda: "⚠" in modal.words)

    assert "no code" == modal.field("code")["initial_value"]
    assert modal.open
    assert [] == peer.sent


async def test_modal_that_changed_meanwhile(
    desk: Service, peer: Slack, slow: asyncio.Event
) -> None:
    """Nothing is overwritten: the form comes as a message with a button."""
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    modal.shown.append({**modal.view, "title": {"type": "plain_text", "text": "Another"}})
    slow.set()
    sent = await peer.next()

    assert "Another" == modal.view["title"]["text"]
    assert value(sent, "New entry")


@pytest.fixture
def slow(harbour: Engine, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """An engine that takes longer than Slack waits: until this is set."""
    gate, handle = asyncio.Event(), harbour.handle

    async def handled(event: Event) -> Reply:
        await gate.wait()
        return await handle(event)

    monkeypatch.setattr(harbour, "handle", handled)
    monkeypatch.setattr("adapters.slack.dialogs.HOLD", 0.0)
    return gate


async def test_slow_engine(desk: Service, peer: Slack, slow: asyncio.Event) -> None:
    """The place of the form is held in time; then the form stands in it."""
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    before = modal.words
    peer.now = 60.0
    slow.set()
    await peer.until(lambda: len(modal.shown) == 2)

    assert "One moment" in before
    assert "New entry" in modal.words
    assert 1 == len(peer.modals.all)


async def test_slow_engine_without_a_form(desk: Service, peer: Slack, slow: asyncio.Event) -> None:
    """What is said instead stands in the modal, and comes as a message with its buttons."""
    await peer.deliver(peer.press("1:en:write:no-such-entry"))
    modal = await peer.modal()
    slow.set()
    sent = await peer.next()

    assert sent.text.splitlines()[-1] in modal.words
    assert "actions" not in modal.words


async def test_slow_question_opens_nothing(desk: Service, peer: Slack, slow: asyncio.Event) -> None:
    """Nobody who only asks sees a modal."""
    await peer.deliver(peer.slash("how many boats were there in 1995?"))
    await peer.deliver(peer.press(f"1:en:open:{BOATS}"))
    await peer.until(lambda: "users.info" in peer.calls)
    slow.set()
    await peer.next(2)

    assert [] == peer.modals.all


async def test_slow_sending(desk: Service, peer: Slack, slow: asyncio.Event) -> None:
    """Sent in, it says so in time, then what came of it, or the form with what is wrong."""
    slow.set()
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    await peer.until(lambda: "New entry" in modal.words)
    slow.clear()
    submitted = peer.submit(modal, **{**TYPED, "source": "a cousin"})
    ack = await peer.deliver(submitted)
    slow.set()
    await peer.until(lambda: "a cousin" in modal.words)
    again = modal.words
    slow.clear()
    await peer.deliver(peer.submit(modal, **TYPED))
    slow.set()
    sent = await peer.next()

    assert "update" == ack["payload"]["response_action"]
    assert "⚠" in again
    assert "It opens at nine." in sent.words
    assert "It opens at nine." in modal.words


async def test_sending_that_is_slow_by_a_moment(
    desk: Service, peer: Slack, slow: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came of it stays in the modal, also where it was ready just after the place was held."""
    slow.set()
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    await peer.until(lambda: "New entry" in modal.words)
    slow.clear()
    waiting = forms.waiting

    def held() -> Drawn:
        slow.set()
        return waiting()

    monkeypatch.setattr(forms, "waiting", held)
    await peer.deliver(peer.submit(modal, **{**TYPED, "source": "a cousin"}))
    await peer.until(lambda: len(modal.shown) == 4)

    assert "a cousin" in modal.words


async def test_failure_loses_nothing(
    harbour: Engine, desk: Service, peer: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be answered the modal stays open and says so."""
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    monkeypatch.setattr(harbour, "handle", _broken)
    ack = await peer.deliver(peer.submit(modal, **TYPED))

    assert {"question": FAILED} == ack["payload"]["errors"]
    assert modal.open
    assert [] == peer.sent


async def test_slow_failure_loses_nothing(
    harbour: Engine,
    desk: Service,
    peer: Slack,
    slow: asyncio.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same where it had been acknowledged by then: all that was typed stands there again."""

    async def broken(event: Event) -> Reply:
        await slow.wait()
        return await _broken(event)

    slow.set()
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    await peer.until(lambda: "New entry" in modal.words)
    slow.clear()
    monkeypatch.setattr(harbour, "handle", broken)
    await peer.deliver(peer.submit(modal, **TYPED))
    waiting = modal.words
    slow.set()
    await peer.until(lambda: FAILED in modal.words)

    assert "It opens at nine." not in waiting
    assert "It opens at nine." in modal.words
    assert modal.open


@pytest.mark.parametrize("code", ["expired_trigger_id", "fatal_error"])
async def test_modal_that_does_not_open(desk: Service, peer: Slack, code: str) -> None:
    """The reply comes as a message, whose button opens the form."""
    peer.faults["views.open"] = [failed(code)]
    await peer.deliver(peer.press(WRITE))
    sent = await peer.next()
    await peer.deliver(peer.press(value(sent, "New entry")))

    assert "U1" == sent.only
    assert "New entry" in (await peer.modal()).words


async def test_somebody_who_closes_it(desk: Service, peer: Slack, slow: asyncio.Event) -> None:
    """A modal that was closed while it waited leaves a message with a button."""
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    modal.open = False
    slow.set()

    assert "New entry" in (await peer.next()).words


async def test_somebody_who_closes_it_once_sent(
    desk: Service, peer: Slack, slow: asyncio.Event
) -> None:
    """The same where what was sent in has to be mended."""
    slow.set()
    await peer.deliver(peer.press(WRITE))
    modal = await peer.modal()
    await peer.until(lambda: "New entry" in modal.words)
    slow.clear()
    await peer.deliver(peer.submit(modal, **{**TYPED, "source": "a cousin"}))
    modal.open = False
    slow.set()
    sent = await peer.next()

    assert value(sent, "New entry")
    assert "U1" == sent.only


async def test_submission_by_nobody(desk: Service, peer: Slack) -> None:
    """Without who it is acknowledged and left; another's modal, too."""
    await peer.deliver(peer.press(WRITE))
    body = peer.submit(await peer.modal(), **TYPED)
    await peer.deliver({**body, "user": {"id": None}})
    view = {"type": "modal", "callback_id": "form:<x>:"}
    await peer.deliver({**body, "trigger_id": "x", "view": view})
    await desk.close()

    assert [] == peer.sent


async def _broken(event: object) -> Reply:
    raise ValueError(f"about {event}")
