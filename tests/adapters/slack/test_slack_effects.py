"""Mentions, marks and links from people's texts, in each surface of Slack: nothing of them takes effect."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html import escape
from itertools import count
from random import Random
from typing import Any

import pytest

from adapters.delivering import Send, deliver
from adapters.slack import Service
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.events import PersonId, PlaceId, Sender
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.effects import live
from tests.adapters.slack.peer import BOT, Sent, Slack
from tests.adapters.slack.test_slack_conversations import value
from tests.conversations import quiz_world
from tests.conversations.community import known_as
from tests.stores.memory import MemoryStore

EVIL = "<!channel> <@U1> <http://x.example|y> *b*"
TYPED = {
    "question": f"Who rows {EVIL} over?",
    "answer": f"Ada does {EVIL}.",
    "source": "our own knowledge",
}
QUIET = {"type": "plain_text", "text": "x", "emoji": False}


@pytest.mark.parametrize(
    "given",
    [
        {"text": "<!channel>"},
        {"text": "a & b"},
        {"text": "x", "unfurl_links": True},
        {"text": "x", "link_names": True},
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]},
        {"blocks": [{"type": "section", "text": {**QUIET, "emoji": True}}]},
        {"blocks": [{"elements": [{"type": "user", "user_id": "U1"}]}]},
        {"blocks": [{"elements": [{"type": "broadcast", "range": "channel"}]}]},
        {"blocks": [{"elements": [{"type": "link", "url": "https://x.example", "text": "y"}]}]},
        {"view": '{"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]}'},
        {"channel": "C1", "initial_comment": "x"},
    ],
)
def test_what_takes_effect_is_noticed(given: dict[str, Any]) -> None:
    """Our Slack tells of each of these, whatever test sends it."""
    assert live(given)


def test_what_takes_none() -> None:
    """Escaped signs, plain text and a link that shows where it leads."""
    link = {"type": "link", "url": "https://x.example", "text": "https://x.example"}
    blocks = [{"type": "section", "text": {**QUIET, "text": EVIL}}, {"elements": [link]}]

    assert [] == live({"text": "&lt;!channel&gt; &amp; co", "blocks": blocks})


@pytest.fixture
def senders() -> dict[str, Send]:
    return {}


@pytest.fixture
async def engine(peer: Slack) -> Engine:
    """An engine that keeps things; U1 runs the place."""
    numbers = count(1)
    keeping = Keeping(MemoryStore(), known_as, lambda: f"k{next(numbers)}")
    pack = quiz_world.pack(quiz_world.ITEMS[:1])
    made = Engine(pack, keeping=keeping, random=Random(1))  # noqa: S311 - the same each time
    place, person = PlaceId(f"slack:{peer.team}"), PersonId(f"slack:{peer.team}:U1")
    await made.appoint(Sender(person, place), Role.ADMIN, datetime.now(UTC))
    return made


@pytest.fixture
async def desk(engine: Engine, peer: Slack, senders: dict[str, Send]) -> AsyncIterator[Service]:
    async with running(Service(engine, SOCKET, senders=senders), peer) as service:
        yield service


async def told(peer: Slack, body: dict[str, Any]) -> Sent:
    number = len(peer.sent) + 1
    await peer.deliver(body)
    return await peer.next(number)


async def test_entry_in_each_surface(desk: Service, peer: Slack) -> None:
    """Written in a modal; in a preview, a channel, direct messages, a list and a modal again."""
    await peer.deliver(peer.press("1:en:write"))
    preview = await told(peer, peer.submit(await peer.modal(), **TYPED))
    await told(peer, peer.press(_token(preview, ":publish:")))
    answer = await told(peer, peer.mention(f"<@{BOT}> who rows over?", "U2"))
    shared = await told(peer, peer.slash(escape(TYPED["question"]), user="U2"))
    changes = await told(peer, peer.slash("changes", "/refugio"))
    entry = _token(answer, ":simpler:").rpartition(":")[2]
    await peer.deliver(peer.press(f"1:en:write:{entry}"))
    modal = await peer.modal(2)

    for sent in (preview, answer, shared, changes):
        assert "<!channel>" in sent.words
        assert "&lt;!channel&gt;" in sent.text
    assert TYPED["answer"] == modal.field("answer")["initial_value"]


async def test_what_somebody_asked(desk: Service, peer: Slack) -> None:
    """What was asked is shown to who sends it to the moderators, and to them, in a list and a modal."""
    await told(peer, peer.slash("inbox on", "/refugio"))
    asked = await told(peer, peer.slash(f"does {escape(EVIL)} fly to the moon?", user="U2"))
    offered = await told(peer, peer.press(_token(asked, ":offer:"), "U2"))
    await told(peer, peer.press(_token(offered, ":send:"), "U2"))
    listed = await told(peer, peer.slash("unanswered", "/refugio"))
    await peer.deliver(peer.shortcut("teach", "&lt;!channel&gt; <@U7|ana> *b*"))
    modal = await peer.modal()

    assert "<!channel>" in listed.words
    assert "<!channel> @ana *b*" == modal.field("phrasing")["initial_value"]


async def test_names(desk: Service, peer: Slack) -> None:
    """A community's contact holds no mention to begin with: its modal says so, and nothing is kept."""
    await peer.deliver(peer.press("1:en:setting:contact"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal, who=EVIL, reach=EVIL))
    wrong = modal.errors
    await told(peer, peer.submit(modal, who="Ada & Co", reach="at the pier"))
    home = await told(peer, peer.home("U1"))
    helped = await told(peer, peer.mention(f"<@{BOT}> my husband was detained by immigration"))

    assert {"who", "reach"} == wrong.keys()
    assert "Ada & Co" in home.words
    assert "Ada &amp; Co" in helped.text


async def test_board(desk: Service, engine: Engine, peer: Slack, senders: dict[str, Send]) -> None:
    """The name of a player in a modal, on a panel and in the cell of a table."""
    panel = await told(peer, peer.slash("start 1 race", "/quiz"))
    await told(peer, peer.press(value(panel, "Begin")))
    await deliver(engine, senders, datetime.now(UTC))
    question = peer.sent[-1]
    players = [f"P{n}" for n in range(6)]
    peer.locales |= dict.fromkeys(players, "en-US")
    peer.members["C1"] |= {*players}
    for player in players:
        receipt = await told(peer, peer.press(_token(question, ":pick:"), player))
    await peer.deliver(peer.press(_token(receipt, ":named:"), "P5"))
    modal = await peer.modal()
    await told(peer, peer.submit(modal, name="<!channel> <@U1>"))
    panel = await told(peer, peer.slash("panel", "/quiz"))
    revealed = await told(peer, peer.press(_token(panel, ":reveal:")))
    await told(peer, peer.press(_token(revealed, ":proceed:")))
    await deliver(engine, senders, datetime.now(UTC))
    tables = [b for sent in peer.sent for b in sent.data["blocks"] if b["type"] == "data_table"]
    cells = [cell for row in tables[0]["rows"] for cell in row]

    assert "P5" == modal.user
    assert [each for each in cells if "<!channel>" in each["text"]]
    assert {"raw_text"} == {each["type"] for each in cells}


def _token(sent: Sent, kind: str) -> str:
    tokens = [button["value"] for block in sent.data["blocks"] for button in buttons(block)]
    return next(each for each in tokens if kind in each)
