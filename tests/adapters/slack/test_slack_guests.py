"""Somebody from another workspace, in every flow, also where the bot was restarted meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any

import pytest

from adapters.delivering import Send, deliver
from adapters.slack import Service
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.events import PersonId, PlaceId, Sender
from bot.wording import phrases
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.guests import ELSEWHERE, GUEST, from_elsewhere, welcome
from tests.adapters.slack.peer import BOT, Sent, Slack
from tests.adapters.slack.test_slack_conversations import OWN_CASE, value
from tests.adapters.slack.test_slack_forms import TYPED
from tests.adapters.slack.test_slack_incoming import heard
from tests.adapters.slack.views import Modal
from tests.conversations import quiz_world
from tests.conversations.community import known_as
from tests.conversations.tiny import BOATS
from tests.stores.memory import MemoryStore

Made = Callable[[Slack], dict[str, Any]]

FORM = {"type": "modal", "callback_id": "form:C1:", "private_metadata": "1:en:write", "blocks": []}
ASKED, ANSWER = "How many boats were there in 1995?", "700 boats"


class Town:
    """A workspace with a guest in it; where it restarts, another process goes on at each step."""

    def __init__(self, peer: Slack, *, restarts: bool) -> None:
        self.peer, self._restarts = peer, restarts
        self.store, self._numbers = MemoryStore(), count(1)
        self.senders: dict[str, Send] = {}
        self._running = AsyncExitStack()

    async def start(self) -> None:
        keeping = Keeping(self.store, known_as, lambda: f"k{next(self._numbers)}")
        pack = quiz_world.pack(quiz_world.ITEMS[:1])
        self.engine = Engine(pack, keeping=keeping, random=Random(1))  # noqa: S311 - the same each time
        await self.engine.open()
        service = Service(self.engine, SOCKET, senders=self.senders)
        await self._running.enter_async_context(running(service, self.peer))

    async def end(self) -> None:
        await self._running.aclose()

    async def deliver(self, body: dict[str, Any]) -> None:
        """Something that somebody of the workspace does."""
        if self._restarts:
            await self.end()
            await self.start()
        await self.peer.deliver(body)

    async def does(self, body: dict[str, Any]) -> None:
        """Something that the guest does."""
        await self.deliver(from_elsewhere(self.peer, body))

    async def told(self, body: dict[str, Any]) -> Sent:
        """What the guest is told for it."""
        number = len(self.messages)
        await self.does(body)
        await self.peer.until(lambda: len(self.messages) > number)
        return self.messages[number]

    @property
    def messages(self) -> list[Sent]:
        """All that was sent, but for App Home."""
        return [each for each in self.peer.sent if each.way != "home"]

    def presses(self, token: str, **more: Any) -> dict[str, Any]:
        return self.peer.press(token, GUEST, **more)


@pytest.fixture(params=[False, True], ids=["", "restarted"])
async def town(request: pytest.FixtureRequest, peer: Slack) -> AsyncIterator[Town]:
    """U1 runs the place; the guest runs another."""
    welcome(peer)
    made = Town(peer, restarts=request.param)
    await made.start()
    place, person = PlaceId(f"slack:{peer.team}"), PersonId(f"slack:{peer.team}:U1")
    await made.engine.appoint(Sender(person, place), Role.ADMIN, datetime.now(UTC))
    yield made
    await made.end()
    kept = await made.store.all_places()
    assert PlaceId(f"slack:{ELSEWHERE}") not in kept, "a community of its own was made for a guest"


def mention(peer: Slack, text: str) -> dict[str, Any]:
    return peer.mention(f"<@{BOT}> {text}", GUEST)


async def test_mention_and_its_buttons(town: Town, peer: Slack) -> None:
    """The answer stands in the thread; what they press there is answered for them alone."""
    answer = await town.told(mention(peer, ASKED))
    simpler = await town.told(town.presses(value(answer, "Simpler"), thread=answer.thread))
    more = await town.told(town.presses(value(answer, "Related"), thread=answer.thread))

    assert ("C1", None) == (answer.channel, answer.only)
    assert ANSWER in answer.text
    assert [GUEST, GUEST] == [simpler.only, more.only]


async def test_personal_question(town: Town, peer: Slack) -> None:
    """Nobody else reads what is said to somebody's own case."""
    told = await town.told(mention(peer, OWN_CASE))

    assert ("ephemeral", "C1", GUEST) == (told.way, told.channel, told.only)
    assert told.text.startswith(phrases.FOR_YOU.en)


async def test_direct_message(town: Town, peer: Slack) -> None:
    """Alone with the bot they are answered as anybody is."""
    told = await town.told(peer.direct(ASKED, GUEST))

    assert f"D{GUEST}" == told.channel
    assert ANSWER in told.text


@pytest.mark.parametrize(
    "made",
    [
        lambda peer: peer.mention(ASKED, GUEST),
        lambda peer: peer.direct(ASKED, GUEST),
        lambda peer: peer.home(GUEST),
        lambda peer: peer.press("1:en:topics", GUEST),
        lambda peer: peer.home_press("1:en:topics", GUEST),
        lambda peer: peer.shortcut("answer_this", ASKED, GUEST),
        lambda peer: peer.anywhere("add_entry", GUEST),
        lambda peer: peer.submit(Modal("V10", GUEST, [FORM])),
    ],
)
async def test_one_person_of_one_place(peer: Slack, made: Made) -> None:
    """Whatever they do, they are the same to the core, and this workspace is where they do it."""
    place, _ = heard(from_elsewhere(peer, made(peer)))

    assert f"slack:{peer.team}:{GUEST}" == place.sender.person
    assert f"slack:{peer.team}" == (place.sender.place or place.sender.works)


async def test_message_shortcut(town: Town, peer: Slack) -> None:
    """They ask about what somebody else wrote."""
    told = await town.told(peer.shortcut("answer_this", ASKED, GUEST))

    assert GUEST == told.only
    assert ANSWER in told.text


@pytest.mark.parametrize("way", ["anywhere", "on a message"])
async def test_suggestion(town: Town, peer: Slack, way: str) -> None:
    """What they write waits for a moderator of this workspace, and is no entry until then."""
    taken = peer.anywhere("add_entry", GUEST)
    if way != "anywhere":
        taken = peer.shortcut("make_an_entry", "It is open from nine.", GUEST)
    await town.does(taken)
    modal = await peer.modal()
    told = await town.told(peer.submit(modal, **TYPED))
    await town.deliver(peer.home("U1"))
    await peer.until(lambda: peer.sent[-1].way == "home")

    assert GUEST == modal.user
    assert ("C1" if way == "on a message" else f"D{GUEST}") == told.channel
    assert "wait for you: 1." in peer.sent[-1].words


async def test_nothing_of_a_moderator_s(town: Town, peer: Slack) -> None:
    """Running another workspace gives no right here: neither by a button nor by a shortcut."""
    settings = await town.told(town.presses("1:en:settings"))
    changed = await town.told(town.presses("1:en:set:approval-off"))
    published = await town.told(town.presses("1:en:publish:k1"))
    quiz = await town.told(town.presses("1:en:quiz"))

    assert [] == peer.modals.all
    for refused in (settings, changed, published, quiz):
        assert refused.only == GUEST
        assert not list(_tokens(refused))


async def test_app_home(town: Town, peer: Slack) -> None:
    """A member's page, with help; practice, privacy and their data work from it."""
    await town.does(peer.home(GUEST))
    home = await peer.next()
    practice = await town.told(peer.home_press(value(home, "My practice"), GUEST))
    graded = await town.told(_alone(town, practice, ":try:"))
    data = await town.told(peer.home_press(value(home, "My data"), GUEST))

    assert GUEST == home.only
    assert "If you need help" in home.words
    assert "For moderators" not in home.words
    assert {f"D{GUEST}"} == {each.channel for each in (practice, graded, data)}


async def test_quiz(town: Town, peer: Slack) -> None:
    """They play like anybody else: receipt, their picks, their name on boards; they host nothing."""
    await town.deliver(peer.slash("start 1 calm", "/quiz"))
    panel = await peer.next()
    await town.deliver(peer.press(value(panel, "Begin")))
    await peer.next(2)
    await deliver(town.engine, town.senders, datetime.now(UTC))
    question = peer.sent[-1]
    receipt = await town.told(town.presses(_token(question, ":pick:")))
    await town.does(town.presses(_token(question, ":picks:")))
    picks = await peer.modal()
    hosting = await town.told(town.presses(_token(question, ":panel:")))

    assert ("C1", GUEST) == (receipt.channel, receipt.only)
    assert "Your answer" in receipt.text
    assert GUEST == picks.user
    assert "Question 1 of 1" in picks.words
    assert not [each for each in _tokens(hosting) if ":reveal:" in each]


async def test_opinion(town: Town, peer: Slack) -> None:
    """Whether an entry helps is counted in this workspace."""
    told = await town.told(peer.rate(f"1:en:helpful:{BOATS}", GUEST))

    assert GUEST == told.only


def _tokens(sent: Sent) -> list[str]:
    return [button["value"] for block in sent.data["blocks"] for button in buttons(block)]


def _token(sent: Sent, kind: str) -> str:
    return next(each for each in _tokens(sent) if kind in each)


def _alone(town: Town, sent: Sent, kind: str) -> dict[str, Any]:
    return town.presses(_token(sent, kind), channel=sent.channel, on=sent.ts)
