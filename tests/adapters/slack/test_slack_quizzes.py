"""Quizzes on Slack: their messages in channels, posted, changed, and where nothing may be written."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.http_retry.builtin_interval_calculators import RandomJitter

from adapters.delivering import Send, UndeliverableError, deliver
from adapters.settings import Settings
from adapters.slack import Service
from adapters.slack.trouble import TRIES
from bot.engine import Engine
from bot.entries import Language
from bot.events import ChannelId
from bot.handling.quizzing import Delivery
from bot.replies import Reply, Text
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Sent, Slack, failed, limited
from tests.adapters.slack.test_slack_conversations import value
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

CHANNEL = ChannelId("slack:T1:C1")


@pytest.fixture
def keeping(settings: Settings) -> Engine:
    """An engine over the shipped pack that keeps what communities do."""
    return made(settings, MemoryStore())


@pytest.fixture
def senders() -> dict[str, Send]:
    """Where a platform that is connected says how it sends."""
    return {}


@pytest.fixture
async def connected(
    keeping: Engine, peer: Slack, senders: dict[str, Send]
) -> AsyncIterator[Service]:
    """Slack; U1 runs the workspace."""
    peer.admins.add("U1")
    async with running(Service(keeping, SOCKET, senders=senders), peer) as service:
        yield service


def said(text: str) -> Reply:
    return Reply((Text(text),), Language.ENGLISH)


async def test_sender_is_there_while_connected(
    keeping: Engine, peer: Slack, senders: dict[str, Send]
) -> None:
    """Nothing is claimed for a platform that is not there."""
    assert not senders
    async with running(Service(keeping, SOCKET, senders=senders), peer):
        assert ["slack"] == [*senders]
    assert not senders


async def test_posted_and_changed(
    connected: Service, peer: Slack, senders: dict[str, Send]
) -> None:
    """The reference finds the message again, and what replaces it stands in its place."""
    send = senders["slack"]
    reference = await send(Delivery("slack", CHANNEL, said("Question 1 of 3"), 1))
    again = await send(Delivery("slack", CHANNEL, said("It is over."), 2, reference))
    first, second = peer.sent

    assert ("post", "C1", None, "Question 1 of 3") == (
        first.way,
        first.channel,
        first.only,
        first.text,
    )
    assert f"C1:{first.ts}" == reference == again
    assert ("update", first.ts, "It is over.") == (second.way, second.ts, second.text)
    assert (False, False) == (first.data["unfurl_links"], first.data["unfurl_media"])


@pytest.mark.parametrize("replaces", ["gone", "C1:1.1", "C1:", "x:²"])
async def test_message_that_is_gone(
    connected: Service, peer: Slack, senders: dict[str, Send], replaces: str
) -> None:
    """What somebody deleted, or what was never sent, is posted anew."""
    reference = await senders["slack"](Delivery("slack", CHANNEL, said("Now"), 1, replaces))

    assert [("post", "Now")] == [(each.way, each.text) for each in peer.sent]
    assert f"C1:{peer.sent[0].ts}" == reference


@pytest.mark.parametrize(
    ("channel", "code"),
    [("CNOWHERE", "channel_not_found"), ("C2", "not_in_channel"), ("C3", "is_archived")],
)
async def test_channel_in_which_nothing_can_be_written(
    connected: Service,
    peer: Slack,
    senders: dict[str, Send],
    channel: str,
    code: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is not tried again, and the log says what to do."""
    peer.members |= {"C2": {"U1"}, "C3": {"U1", "UBOT"}}
    peer.archived.add("C3")
    delivery = Delivery("slack", ChannelId(f"slack:T1:{channel}"), said("secret words"), 1)
    with pytest.raises(UndeliverableError):
        await senders["slack"](delivery)

    assert f"channel {channel} ({code}): invite the app there" in caplog.text
    assert "secret" not in caplog.text


async def test_trouble_that_passes(
    connected: Service, peer: Slack, senders: dict[str, Send]
) -> None:
    """What fails for now is raised, so that it is tried again."""
    peer.faults["chat.postMessage"] = [failed("fatal_error")]
    with pytest.raises(Exception, match="fatal_error"):
        await senders["slack"](Delivery("slack", CHANNEL, said("x"), 1))


async def test_long_message(connected: Service, peer: Slack, senders: dict[str, Send]) -> None:
    """What one message cannot hold stands in its thread."""
    reply = Reply(tuple(Text("word " * 180) for _ in range(9)), Language.ENGLISH)
    reference = await senders["slack"](Delivery("slack", CHANNEL, reply, 1))
    first, *more = peer.sent

    before = len(peer.sent)
    again = await senders["slack"](Delivery("slack", CHANNEL, reply, 2, reference))
    changed, *rest = peer.sent[before:]

    assert f"C1:{first.ts}" == reference == again
    assert more
    assert {first.ts} == {each.thread for each in (*more, *rest)}
    assert ("update", len(more)) == (changed.way, len(rest))


class Game:
    """A quiz in C1: what people press, and time that passes."""

    def __init__(self, engine: Engine, peer: Slack, senders: dict[str, Send]) -> None:
        self.engine, self.peer, self._senders = engine, peer, senders
        self._at = datetime.now(UTC)

    async def move(self, **time: float) -> None:
        """Let time pass, and what is to be sent be sent."""
        self._at += timedelta(**time)
        await deliver(self.engine, self._senders, self._at)

    async def told(self, do: Callable[[], Awaitable[Any]]) -> Sent:
        """What somebody is told for what they do."""
        number = len(self.peer.sent) + 1
        await do()
        return await self.peer.next(number)

    async def press(self, sent: Sent, label: str, user: str = "U1") -> Sent:
        token = value(sent, label)
        return await self.told(lambda: self.peer.deliver(self.peer.press(token, user)))

    async def answer(self, question: Sent, user: str) -> Sent:
        """The receipt for an answer, which is picked or typed."""
        token = next(each for each in _tokens(question) if ":pick:" in each or ":type:" in each)
        press = self.peer.press(token, user)
        if ":pick:" in token:
            return await self.told(lambda: self.peer.deliver(press))
        await self.peer.deliver(press)
        modal = await self.peer.modal()
        return await self.told(lambda: self.peer.deliver(self.peer.submit(modal, answer="7")))


@pytest.fixture
def game(keeping: Engine, peer: Slack, senders: dict[str, Send], connected: Service) -> Game:
    return Game(keeping, peer, senders)


async def test_a_round(game: Game) -> None:
    """The question stands in the channel; who picks gets a receipt; the close and the end are told."""
    peer = game.peer
    panel = await game.told(lambda: peer.deliver(peer.slash("start 5 easy calm", "/quiz")))
    await game.press(panel, "Begin")
    before = len(peer.sent)
    await game.move()
    question = peer.sent[before]
    receipt = await game.answer(question, "U2")
    panel = await game.told(lambda: peer.deliver(peer.slash("panel", "/quiz")))
    closed = await game.press(panel, "Close and show the answer")
    await game.move()
    changed, answer = peer.sent[peer.sent.index(closed) + 1 :]

    assert ("post", "C1", None) == (question.way, question.channel, question.only)
    assert ("C1", "U2") == (receipt.channel, receipt.only)
    assert ("update", question.ts) == (changed.way, changed.ts)
    assert not [token for token in _tokens(changed) if ":pick:" in token or ":type:" in token]
    assert ("post", "C1", None) == (answer.way, answer.channel, answer.only)
    assert "the answer" in answer.text


@pytest.mark.parametrize("typed", ["start 5 easy calm", ""])
async def test_where_the_bot_is_no_member(game: Game, typed: str) -> None:
    """The host is told at once what to do, above the panel; then it goes on."""
    peer = game.peer
    peer.members["C2"] = {"U1", "U2"}
    command = peer.slash(typed, "/quiz", channel="C2")
    if typed:
        panel = await game.told(lambda: peer.deliver(command))
    else:
        await peer.deliver(command)
        modal = await peer.modal()
        panel = await game.told(lambda: peer.deliver(peer.submit(modal)))
    peer.members["C2"].add("UBOT")
    before = len(peer.sent)
    await peer.deliver(peer.press(value(panel, "Begin"), channel="C2", hidden=bool(typed)))
    await peer.next(before + 1)
    await game.move()

    assert "In this one I cannot write, so nobody would see it" in panel.words
    assert ("C2" if typed else "DU1") == panel.channel
    assert typed == "" or "U1" == panel.only
    assert ("post", "C2") == (peer.sent[-1].way, peer.sent[-1].channel)


async def test_panel_is_changed_in_place(game: Game) -> None:
    """What a host presses changes the panel; nobody else sees it."""
    peer = game.peer
    panel = await game.told(lambda: peer.deliver(peer.slash("start 5 easy calm", "/quiz")))
    token = value(panel, "Begin")
    begun = await game.told(lambda: peer.deliver(peer.press(token, hidden=True)))

    assert ("ephemeral", "C1", "U1") == (panel.way, panel.channel, panel.only)
    assert "cannot write" not in panel.words
    assert ("replaced", "U1") == (begun.way, begun.only)


@pytest.mark.parametrize("status", [429, 503])
async def test_panel_comes_where_slack_has_trouble(
    game: Game, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """The way that messages of the quiz would take fails in the end: another one is there."""
    monkeypatch.setattr(RandomJitter, "recalculate", lambda *_: 0.01)
    peer = game.peer
    down = {429: lambda: limited(0)}.get(status, lambda: web.Response(status=status, text="down"))
    peer.faults["chat.postEphemeral"] = [down() for _ in range(TRIES + 1)]
    panel = await game.told(lambda: peer.deliver(peer.slash("start 5 easy calm", "/quiz")))

    assert TRIES + 1 == peer.calls.count("chat.postEphemeral")
    assert ("response", "U1") == (panel.way, panel.only)
    assert value(panel, "Begin")


async def test_my_picks_in_a_modal(game: Game) -> None:
    """Whoever presses sees their own over the channel, where nothing is written."""
    peer = game.peer
    panel = await game.told(lambda: peer.deliver(peer.slash("start 5 easy calm", "/quiz")))
    await game.press(panel, "Begin")
    before = len(peer.sent)
    await game.move()
    question = peer.sent[before]
    receipt = await game.answer(question, "U2")
    modals, sent = len(peer.modals.all), len(peer.sent)
    await peer.deliver(peer.press(value(question, "My picks"), "U2"))
    modal = await peer.modal(modals + 1)
    await peer.deliver(peer.press(value(question, "My picks"), "U1"))
    none = await peer.modal(modals + 2)

    assert "U2" == modal.user
    assert "Question 1 of 5" in modal.words
    assert receipt.data["blocks"][0]["elements"][0]["elements"][0]["text"].partition(": ")[2] in (
        modal.words
    )
    assert "submit" not in modal.view
    assert "You have picked nothing in this quiz so far." in none.words
    assert sent == len(peer.sent)


async def test_my_picks_where_no_modal_opens(game: Game) -> None:
    """A message for them alone says it instead."""
    peer = game.peer
    panel = await game.told(lambda: peer.deliver(peer.slash("start 5 easy calm", "/quiz")))
    await game.press(panel, "Begin")
    before = len(peer.sent)
    await game.move()
    question = peer.sent[before]
    peer.faults["views.open"] = [failed("expired_trigger_id")]
    shown = await game.press(question, "My picks", "U2")

    assert ("C1", "U2") == (shown.channel, shown.only)
    assert "You have picked nothing in this quiz so far." in shown.words


async def test_host_is_told_in_direct_messages(
    connected: Service, peer: Slack, senders: dict[str, Send]
) -> None:
    """What is for a host alone goes where their messages with the bot are."""
    aside = ChannelId(f"slack:{peer.team}:{peer.dm('U1')}")
    await senders["slack"](Delivery("slack", aside, said("Everybody has picked.")))

    assert ("post", "DU1") == (peer.sent[0].way, peer.sent[0].channel)


def _tokens(sent: Sent) -> list[str]:
    return [button["value"] for block in sent.data["blocks"] for button in buttons(block)]
