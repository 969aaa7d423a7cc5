"""Who moderates on Slack: whoever runs the workspace begins, and a group may be named for others."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.settings import Settings
from adapters.slack import Service
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Sent, Slack, failed
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

QUEUE = "Preguntas sin respuesta"


@pytest.fixture
async def connected(settings: Settings, peer: Slack) -> AsyncIterator[Service]:
    """Slack; U1 runs the workspace."""
    peer.admins.add("U1")
    peer.groups["S1"] = {"U2"}
    async with running(Service(made(settings, MemoryStore()), SOCKET), peer) as service:
        yield service


async def look(peer: Slack, user: str) -> Sent:
    """Somebody's App Home, as it was just published."""
    number = len(peer.sent) + 1
    await peer.deliver(peer.home(user))
    return await peer.next(number)


async def name(peer: Slack, group: str) -> None:
    """The admin names the group."""
    await peer.deliver(peer.slash("settings group", "/refugio"))
    number, modal = len(peer.sent) + 1, await peer.modal()
    await peer.deliver(peer.submit(modal, group=group))
    await peer.next(number)


@pytest.mark.parametrize(("group", "calls"), [("S1", 1), ("C1", 3)])
async def test_members_of_a_group_or_a_channel(
    connected: Service, peer: Slack, group: str, calls: int
) -> None:
    """They moderate, and are looked up once in five minutes, a channel of three in three pages."""
    before = await look(peer, "U2")
    await name(peer, group)
    after = [await look(peer, "U2") for _ in range(3)]
    looked = sum(each in {"usergroups.users.list", "conversations.members"} for each in peer.calls)

    assert QUEUE not in before.words
    assert all(QUEUE in each.words for each in after)
    assert calls == looked


@pytest.mark.parametrize("group", ["S2", "C9", "x9"])
async def test_group_that_cannot_be_looked_up(connected: Service, peer: Slack, group: str) -> None:
    """A failed look-up denies."""
    await name(peer, group)

    assert QUEUE not in (await look(peer, "U2")).words


async def test_error_of_the_look_up(connected: Service, peer: Slack) -> None:
    """Without the scope Slack refuses; nobody is a moderator by it then."""
    peer.faults["usergroups.users.list"] = [failed("missing_scope")]
    await name(peer, "S1")

    assert QUEUE not in (await look(peer, "U2")).words


async def test_guest_in_the_channel(connected: Service, peer: Slack) -> None:
    """Whoever is from another workspace moderates nothing here, whatever channel they are in."""
    peer.teams["U2"] = "T999"
    await name(peer, "C1")

    assert QUEUE not in (await look(peer, "U2")).words
