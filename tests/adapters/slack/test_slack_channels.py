"""Quiet channels on Slack: whoever mentions the app there is answered for their eyes alone."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.settings import Settings
from adapters.slack import Service
from bot.entries import Language
from bot.wording.tokens import Action, Step, token
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Slack
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

QUESTION = "<@UBOT> how many people did mexico deport in 2015?"
ANSWER = "176,726"
QUIET = token(Language.ENGLISH, Step.SET, "quiet-on")
THREADS = token(Language.ENGLISH, Step.SET, "mentions-threads")


@pytest.fixture
async def town(settings: Settings, peer: Slack) -> AsyncIterator[Service]:
    """Slack, connected to an engine that keeps what is set; U1 runs the workspace."""
    peer.admins.add("U1")
    async with running(Service(made(settings, MemoryStore()), SOCKET), peer) as service:
        yield service


async def test_a_quiet_channel(town: Service, peer: Slack) -> None:
    """Nobody else reads the answer, nor that there is one; other channels are as before."""
    peer.members["C2"] = {"U2", "UBOT"}
    await peer.deliver(peer.slash("settings quiet", "/refugio"))
    assert "Be quiet in this channel" in (await peer.next()).words
    await peer.deliver(peer.press(QUIET))
    assert "Done. Quiet channels: 1 channel." in (await peer.next(2)).words

    await peer.deliver(peer.mention(QUESTION, user="U2"))
    hidden = await peer.next(3)
    await peer.deliver(peer.mention(QUESTION, user="U2", channel="C2"))
    shown = await peer.next(4)

    assert ("U2", "C1") == (hidden.only, hidden.channel)
    assert ANSWER in hidden.words
    assert (None, "C2") == (shown.only, shown.channel)
    assert ANSWER in shown.words


async def test_threads_of_it_are_quiet_and_nothing_is_shared(town: Service, peer: Slack) -> None:
    """A thread is part of its channel; a share is refused with a sentence for who pressed."""
    await peer.deliver(peer.press(QUIET))
    await peer.next()
    await peer.deliver(peer.mention(QUESTION, user="U2", thread_ts="1700000000.000100"))
    assert (await peer.next(2)).only == "U2"

    share = token(Language.SPANISH, Action.SHARE, "deportations-2015")
    await peer.deliver(peer.press(share, user="U2"))
    told = await peer.next(3)

    assert told.only == "U2"
    assert "guardo silencio, así que aquí no se comparte nada." in told.words


async def test_no_quiz_is_run_there(town: Service, peer: Slack) -> None:
    """Not even by an admin, who is told in one sentence."""
    await peer.deliver(peer.press(QUIET))
    await peer.next()
    await peer.deliver(peer.slash("start 5", "/quiz"))

    assert "I am quiet in this channel, so no quiz is run here." in (await peer.next(2)).words


async def test_members_cannot_and_another_workspace_is_not_quiet(
    town: Service, peer: Slack
) -> None:
    """What a member presses sets nothing; what an admin sets is of their workspace alone."""
    await peer.deliver(peer.press(QUIET, user="U2"))
    await peer.next()
    await peer.deliver(peer.mention(QUESTION, user="U2"))
    assert (await peer.next(2)).only is None

    await peer.deliver(peer.press(QUIET))
    await peer.next(3)
    await peer.deliver({**peer.mention(QUESTION, user="U3"), "team_id": "TELSEWHERE"})
    assert (await peer.next(4)).only is None


async def test_mentions_have_their_thread_already(town: Service, peer: Slack) -> None:
    """Setting it changes nothing here."""
    await peer.deliver(peer.mention(QUESTION, user="U2"))
    before = await peer.next()
    await peer.deliver(peer.press(THREADS))
    assert "Answers to mentions: in threads." in (await peer.next(2)).words
    await peer.deliver(peer.mention(QUESTION, user="U2"))
    after = await peer.next(3)

    assert before.thread
    assert after.thread
    assert before.data["blocks"] == after.data["blocks"]
