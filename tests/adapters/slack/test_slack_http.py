"""Slack over HTTP: signatures, repetitions, and what is no request of Slack's."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.adapters.slack.conftest import Served
from tests.adapters.slack.peer import BOT, Slack, post
from tests.adapters.slack.test_slack_conversations import ANSWER, QUESTION

Change = Callable[[dict[str, str]], dict[str, str]]


@pytest.fixture
def asked(peer: Slack) -> str:
    """The body of a command that asks."""
    return peer.body(peer.slash(QUESTION))


async def test_signed_requests_are_answered(served: Served, peer: Slack) -> None:
    """A command, a mention and a press, each in the form in which Slack sends it."""
    wanted = [
        peer.slash(QUESTION),
        peer.mention(f"<@{BOT}> {QUESTION}"),
        peer.press("1:en:open:deportations-2015"),
    ]
    for number, of in enumerate(wanted, 1):
        body = peer.body(of)
        assert (200, "") == await post(served.url, body, peer.signed(body))
        assert ANSWER in (await peer.next(number)).words


async def test_address_is_verified(served: Served, peer: Slack) -> None:
    """Slack's question whether this is ours is answered, signed only."""
    body = json.dumps({"type": "url_verification", "challenge": "c123"})
    status, said = await post(served.url, body, peer.signed(body))

    assert (200, {"challenge": "c123"}) == (status, json.loads(said))
    assert 401 == (await post(served.url, body, {}))[0]


@pytest.mark.parametrize("offset", [-301, 301, -86_400])
async def test_out_of_the_window(served: Served, peer: Slack, asked: str, offset: int) -> None:
    """More than five minutes off, either way, is refused."""
    status, _ = await post(served.url, asked, peer.signed(asked, offset))
    await served.service.close()

    assert 401 == status
    assert [] == peer.sent


@pytest.mark.parametrize("offset", [-290, 290])
async def test_inside_the_window(served: Served, peer: Slack, asked: str, offset: int) -> None:
    """A clock that is off by less is not."""
    assert 200 == (await post(served.url, asked, peer.signed(asked, offset)))[0]
    assert ANSWER in (await peer.next()).words


@pytest.mark.parametrize(
    "change",
    [
        lambda headers: {},
        lambda headers: headers | {"X-Slack-Signature": ""},
        lambda headers: headers | {"X-Slack-Signature": headers["X-Slack-Signature"][:-1]},
        lambda headers: headers | {"X-Slack-Signature": "v0=" + "0" * 64},
        lambda headers: headers | {"X-Slack-Signature": "v0=" + "é" * 64},
        lambda headers: headers | {"X-Slack-Signature": headers["X-Slack-Signature"].upper()},
        lambda headers: headers | {"X-Slack-Request-Timestamp": ""},
        lambda headers: headers | {"X-Slack-Request-Timestamp": "abc"},
        lambda headers: headers | {"X-Slack-Request-Timestamp": "1e9"},
        lambda headers: headers | {"X-Slack-Request-Timestamp": "٣" * 10},
        lambda headers: headers | {"X-Slack-Request-Timestamp": "9" * 4_000},
        lambda headers: headers | {"X-Slack-Request-Timestamp": "-1"},
    ],
)
async def test_wrong_headers(served: Served, peer: Slack, asked: str, change: Change) -> None:
    """Without the right signature of that very time, a request is refused."""
    status, _ = await post(served.url, asked, change(peer.signed(asked)))
    await served.service.close()

    assert 401 == status
    assert [] == peer.sent


async def test_wrong_secret_and_altered_body(served: Served, peer: Slack, asked: str) -> None:
    """Another secret's signature is refused, and ours on another body."""
    headers = peer.signed(asked)
    altered = asked.replace("U1", "U2")

    assert 401 == (await post(served.url, asked, peer.signed(asked, secret="other")))[0]  # noqa: S106 -- made up
    assert 401 == (await post(served.url, altered, headers))[0]
    await served.service.close()
    assert [] == peer.sent


@pytest.mark.parametrize(
    "body",
    ["payload=junk", "payload=[1]", "payload=%7B", "{", "{}x", "[1]", '{"user": 5, "team": 7}'],
)
@pytest.mark.parametrize("kind", [None, "application/json", "text/plain; charset=nonsense"])
async def test_junk(served: Served, peer: Slack, body: str, kind: str | None) -> None:
    """What is no request of Slack's is a 401 unsigned, and at most a 4xx signed."""
    assert 401 == (await post(served.url, body, {"Content-Type": kind or "text/plain"}))[0]
    headers = peer.signed(body)
    status, _ = await post(served.url, body, headers | ({"Content-Type": kind} if kind else {}))
    await served.service.close()

    assert status < 500
    assert [] == peer.sent


async def test_signed_but_malformed(served: Served, peer: Slack) -> None:
    """A press without a button is no request of Slack's."""
    body = peer.body(peer.press("1:en:topics", actions=[]))
    status, _ = await post(served.url, body, peer.signed(body))

    assert 400 == status


async def test_bytes_that_are_no_text(served: Served, peer: Slack) -> None:
    """Bytes that are not UTF-8 were never signed by Slack."""
    assert 401 == (await post(served.url, b"\xff\xfe", peer.signed("x")))[0]


async def test_too_large(served: Served, peer: Slack) -> None:
    """A body over the limit is refused before it is looked at."""
    body = "x" * (600 * 1024)

    assert 413 == (await post(served.url, body, peer.signed(body)))[0]


async def test_other_paths_and_methods(served: Served, peer: Slack, asked: str) -> None:
    """Nothing else is served."""
    elsewhere = served.url.replace("events", "other")

    assert 404 == (await post(elsewhere, asked, peer.signed(asked)))[0]


async def test_same_body_twice(served: Served, peer: Slack, asked: str) -> None:
    """A replayed request is taken as heard, and answered once."""
    headers = peer.signed(asked)
    statuses = [(await post(served.url, asked, headers))[0] for _ in range(3)]
    await served.service.close()

    assert [200, 200, 200] == statuses
    assert 1 == len(peer.sent)


async def test_same_event_twice(served: Served, peer: Slack) -> None:
    """Slack's own repetition has another signature and the same event."""
    body = peer.body(peer.mention(f"<@{BOT}> {QUESTION}"))
    for offset in range(3):
        again = {"X-Slack-Retry-Num": str(offset)} if offset else {}
        assert 200 == (await post(served.url, body, peer.signed(body, -offset) | again))[0]
    await served.service.close()

    assert 1 == len(peer.sent)


async def test_bolts_own_headers_have_no_effect(served: Served, peer: Slack, asked: str) -> None:
    """Headers that tell Bolt to skip listeners are not signed, so they are not passed on."""
    headers = peer.signed(asked) | {"X-Slack-Bolt-Lazy-Only": "1"}
    await post(served.url, asked, headers)

    assert ANSWER in (await peer.next()).words
