"""Whether an answer helped, said on Slack with its own pair of buttons."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.settings import Settings
from adapters.slack import Service
from adapters.slack.outgoing import home, payload
from bot.entries import Language
from bot.events import PlaceId
from bot.replies import Buttons, Choice, Reply, Text
from tests.adapters.slack.block_kit import RefusedError, check_message, check_view
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Sent, Slack
from tests.adapters.slack.test_slack_conversations import value
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

WORDS = {
    "U1": ("What is populism?", "Helpful", "Not helpful", "counted without your name"),
    "U2": ("¿Qué es el populismo?", "Me sirvió", "No me sirvió", "sin tu nombre"),
}
PAIR = Buttons((Choice("Yes", "1:en:helpful:a"), Choice("No", "1:en:unhelpful:a")), opinion=True)


def pair(sent: Sent) -> dict[str, Any]:
    """What stands below an answer, for those who think something of it."""
    [found] = [block for block in sent.data["blocks"] if block["type"] == "context_actions"]
    [element] = found["elements"]
    return dict(element)


async def counted(store: MemoryStore, peer: Slack) -> list[tuple[int, int]]:
    """How many found an entry helpful, and how many did not."""
    now = datetime.now(UTC)
    community = await store.community(PlaceId(f"slack:{peer.team}"), now)
    found = await store.feedback(community, now.date())
    return [(each.helpful, each.unhelpful) for each in found]


@pytest.mark.parametrize("user", WORDS)
async def test_below_an_answer(settings: Settings, peer: Slack, user: str) -> None:
    """The card's pair is read by its labels, and what is pressed is counted once."""
    question, good, bad, thanks = WORDS[user]
    store = MemoryStore()
    engine = made(settings, store)
    async with running(Service(engine, SOCKET), peer):
        await peer.deliver(peer.slash(question, user=user))
        answer = await peer.next()
        shown = pair(answer)
        await peer.deliver(peer.rate(value(answer, bad), user))
        thanked = await peer.next(2)
    await engine.finish()

    labels = [shown[name]["text"]["text"] for name in ("positive_button", "negative_button")]
    assert [good, bad] == labels
    assert "feedback_buttons" == shown["type"]
    assert (user, True) == (thanked.only, thanks in thanked.text)
    assert [(0, 1)] == await counted(store, peer)


async def test_after_a_restart(settings: Settings, peer: Slack) -> None:
    """What stands under an old answer is counted by a process that never showed it."""
    question, good, _, thanks = WORDS["U1"]
    store = MemoryStore()
    async with running(Service(made(settings, store), SOCKET), peer):
        await peer.deliver(peer.mention(f"<@UBOT> {question}"))
        answer = await peer.next()
    after = made(settings, store)
    async with running(Service(after, SOCKET), peer):
        await peer.deliver(peer.rate(value(answer, good)))
        thanked = await peer.next(2)
    await after.finish()

    assert thanks in thanked.text
    assert [(1, 0)] == await counted(store, peer)


def test_text_alone() -> None:
    """It is there for whoever reads text without cards, too."""
    [sent] = payload(Reply((Text("The answer."), PAIR), Language.ENGLISH, plain=True))

    check_message(sent)
    assert ["section", "context_actions"] == [block["type"] for block in sent["blocks"]]
    assert "The answer." == sent["text"]


def test_alone_in_a_message() -> None:
    """A message of nothing else says in `text` what can be pressed."""
    [sent] = payload(Reply((PAIR,), Language.ENGLISH))

    check_message(sent)
    assert "Yes · No" == sent["text"]


def test_pages_have_buttons() -> None:
    """Slack takes the pair in messages only."""
    page = home(Reply((Text("x"), PAIR), Language.ENGLISH))
    [sent] = payload(Reply((Text("x"), PAIR), Language.ENGLISH))

    check_view(page)
    assert "actions" == page["blocks"][-1]["type"]
    with pytest.raises(RefusedError):
        check_view({"type": "home", "blocks": sent["blocks"]})
