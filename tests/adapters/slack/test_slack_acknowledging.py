"""
Slack waits three seconds: all it delivers is acknowledged without the store, and none of it lost.

No clock decides: the store stands still until the acknowledgement was seen.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from adapters.delivering import Send, deliver
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.events import PersonId, PlaceId, Sender
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.lines import WAYS, Line, connected
from tests.adapters.slack.peer import BOT, Sent, Slack
from tests.adapters.slack.test_slack_conversations import value
from tests.adapters.slack.test_slack_forms import TYPED, WRITE
from tests.conversations import quiz_world
from tests.conversations.community import known_as
from tests.conversations.tiny import BOATS
from tests.stores.gated import GatedStore

Made = Callable[[Slack], dict[str, Any]]

PEOPLE = 500
WAVE = 100  # of presses on their way at once


@pytest.fixture
def store() -> GatedStore:
    """A store that can be made to stand still."""
    return GatedStore()


@pytest.fixture
async def engine(store: GatedStore, peer: Slack) -> Engine:
    """An engine over it with one question to play; U1 runs the place."""
    numbers = count(1)
    keeping = Keeping(store, known_as, lambda: f"k{next(numbers)}")
    pack = quiz_world.pack(quiz_world.ITEMS[:1])
    made = Engine(pack, keeping=keeping, random=Random(1))  # noqa: S311 - the same each time
    place, person = PlaceId(f"slack:{peer.team}"), PersonId(f"slack:{peer.team}:U1")
    await made.appoint(Sender(person, place), Role.ADMIN, datetime.now(UTC))
    return made


@pytest.fixture
def senders() -> dict[str, Send]:
    return {}


@pytest.fixture(params=WAYS)
async def line(
    request: pytest.FixtureRequest,
    engine: Engine,
    peer: Slack,
    senders: dict[str, Send],
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Line]:
    """The bot, reached by Socket Mode and by HTTP; of a modal it says at once that it waits."""
    # Bolt answers in our place after three seconds, by a clock of its own: it stands still.
    still = SimpleNamespace(time=lambda: 0.0)
    monkeypatch.setattr("slack_bolt.listener.asyncio_runner.time", still)
    monkeypatch.setattr("adapters.slack.dialogs.HOLD", 0.0)
    async with connected(engine, peer, request.param, senders=senders) as line:
        yield line


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda peer: peer.slash("how many boats?"), id="command"),
        pytest.param(lambda peer: peer.slash("settings", "/refugio"), id="command for a form"),
        pytest.param(lambda peer: peer.mention(f"<@{BOT}> how many boats?"), id="mention"),
        pytest.param(lambda peer: peer.direct("how many boats?"), id="direct message"),
        pytest.param(lambda peer: peer.home(), id="App Home"),
        pytest.param(lambda peer: peer.home_press(WRITE), id="press on App Home"),
        pytest.param(lambda peer: peer.press(f"1:en:open:{BOATS}"), id="button"),
        pytest.param(lambda peer: peer.press(WRITE), id="button for a form"),
        pytest.param(lambda peer: peer.rate(f"1:en:up:{BOATS}"), id="feedback button"),
        pytest.param(lambda peer: peer.choose("1:en:topics"), id="select"),
        pytest.param(lambda peer: peer.shortcut("answer_this", "boats?"), id="message shortcut"),
        pytest.param(lambda peer: peer.shortcut("teach", "boats?"), id="shortcut for a form"),
        pytest.param(lambda peer: peer.anywhere("add_entry"), id="global shortcut"),
    ],
)
async def test_acknowledged_while_the_store_stands_still(
    line: Line, peer: Slack, store: GatedStore, made: Made
) -> None:
    """Whatever Slack delivers is acknowledged empty before the store says anything, then done."""
    store.shut()
    answer = await line.deliver(made(peer))
    await store.reached.wait()
    before = [*peer.sent]
    store.unlock()
    await peer.until(lambda: peer.sent or any("One moment" not in m.words for m in peer.modals.all))

    assert answer is None
    assert [] == before


@pytest.mark.parametrize("event", ["app_uninstalled", "tokens_revoked"])
async def test_leaving_is_acknowledged_at_once(
    line: Line, peer: Slack, store: GatedStore, event: str
) -> None:
    """The app's removal, too."""
    store.shut()
    answer = await line.deliver(peer.event({"type": event, "tokens": {"bot": [BOT]}}))
    await store.reached.wait()
    store.unlock()

    assert answer is None


async def test_modal_is_acknowledged_while_the_store_stands_still(
    line: Line, peer: Slack, store: GatedStore
) -> None:
    """Sent in, it says in time that it waits; what came of it stands in it, and comes as a message."""
    await line.deliver(peer.press(WRITE))
    modal = await peer.modal()
    await peer.until(lambda: "New entry" in modal.words)
    store.shut()
    answer = await line.deliver(peer.submit(modal, **TYPED))
    await store.reached.wait()
    waiting, before = modal.words, [*peer.sent]
    store.unlock()
    sent = await peer.next()

    assert "update" == answer["response_action"]
    assert "One moment" in waiting
    assert [] == before
    assert TYPED["answer"] in sent.words


@pytest.mark.parametrize("kind", ["view_closed", "block_suggestion"])
async def test_what_needs_no_answer(line: Line, peer: Slack, store: GatedStore, kind: str) -> None:
    """A modal that is closed and a list that asks for options are acknowledged, and no more."""
    await line.deliver(peer.press(WRITE))
    modal = await peer.modal()
    store.shut()
    answer = await line.deliver(peer.closed(modal) if kind == "view_closed" else peer.options())
    store.unlock()
    await line.service.close()

    assert answer is None
    assert [] == peer.sent


async def test_each_of_500_picks_is_counted(
    line: Line,
    engine: Engine,
    peer: Slack,
    store: GatedStore,
    senders: dict[str, Send],
) -> None:
    """All are acknowledged while the store stands still; each gets a receipt, and none is lost."""
    people = [f"P{n}" for n in range(PEOPLE)]
    peer.locales |= dict.fromkeys(people, "en-US")
    at = datetime.now(UTC)

    async def sent() -> None:
        await deliver(engine, senders, at)

    await line.deliver(peer.slash("start 1 calm", "/quiz"))
    begin = value(await peer.next(), "Begin")
    await line.deliver(peer.press(begin))
    await peer.next(2)
    await sent()
    question = peer.sent[-1]
    token = _picks(question)[1]
    receipts = len(peer.sent)

    store.shut()
    for start in range(0, PEOPLE, WAVE):
        wave = (line.deliver(peer.press(token, user)) for user in people[start : start + WAVE])
        assert [None] * WAVE == await asyncio.gather(*wave)
    assert receipts == len(peer.sent)
    store.unlock()
    await _all(peer, receipts + PEOPLE)

    panel = await _told(peer, lambda: line.deliver(peer.slash("panel", "/quiz")))
    close = value(panel, "Close and show the answer")
    await _told(peer, lambda: line.deliver(peer.press(close)))
    await sent()

    here = await store.community(PlaceId(f"slack:{peer.team}"), at)
    [session] = await store.running(here)
    picked = await store.picks(here, session.id)
    assert PEOPLE == len({each.person for each in picked}) == len(picked)
    assert f"Picks so far: {PEOPLE}" in panel.text
    assert {*people} == {sent.only for sent in peer.sent[receipts : receipts + PEOPLE]}


def _picks(sent: Sent) -> list[str]:
    shown = (button for block in sent.data["blocks"] for button in buttons(block))
    return [button["value"] for button in shown if ":pick:" in button["value"]]


async def _told(peer: Slack, do: Callable[[], Awaitable[object]]) -> Sent:
    """What somebody is told for what they do."""
    number = len(peer.sent) + 1
    await do()
    return await peer.next(number)


async def _all(peer: Slack, number: int) -> None:
    """Wait until so many messages have arrived, as long as more of them do."""
    seen = -1
    while seen < len(peer.sent) < number:
        seen = len(peer.sent)
        await peer.next(min(number, seen + WAVE))
