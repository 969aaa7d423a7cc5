"""Going on from an answer in a channel on Slack: a modal of one's own, answered in private."""

from __future__ import annotations

from adapters.slack import Service
from tests.adapters.slack.peer import BOT, Slack
from tests.adapters.slack.test_slack_conversations import value
from tests.adapters.slack.views import Modal

QUESTION = "how many people did mexico deport in 2015?"


async def test_anybody_asks_more(service: Service, peer: Slack) -> None:
    """Whoever presses writes into a modal and alone reads the answer, in the thread."""
    said = peer.mention(f"<@{BOT}> {QUESTION}")
    await peer.deliver(said)
    answer, thread = await peer.next(), said["event"]["ts"]
    await peer.deliver(peer.press(value(answer, "Ask more"), "U2", thread=thread, on=answer.ts))
    modal: Modal = await peer.modal()
    await peer.deliver(peer.submit(modal, question="and in 2013?"))
    told = await peer.next(2)

    assert "To go on, mention me when you reply" in answer.words
    assert "Ask more" == modal.view["title"]["text"]
    assert ("ephemeral", "U2", thread) == (told.way, told.only, told.thread)
    assert "78,733" in told.words
