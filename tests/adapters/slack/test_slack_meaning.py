"""Did you mean on Slack: shown to the asker alone, after a mention too."""

from __future__ import annotations

from adapters.slack import Service
from tests.adapters.slack.peer import BOT, Slack
from tests.adapters.slack.test_slack_conversations import value

UNSURE = "AMLO"


async def test_after_a_mention(service: Service, peer: Slack) -> None:
    """The questions are buttons that only the asker sees, and so is the answer to what is picked."""
    await peer.deliver(peer.mention(f"<@{BOT}> {UNSURE}"))
    offered = await peer.next()
    await peer.deliver(peer.press(value(offered, "Choose 1"), on=offered.ts))
    picked = await peer.next(2)

    assert "Did you mean one of these?" in offered.words
    assert ("ephemeral", "U1") == (offered.way, offered.only)
    assert ("response", "U1") == (picked.way, picked.only)
