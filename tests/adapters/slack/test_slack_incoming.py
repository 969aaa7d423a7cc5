"""What Slack delivers, read: its text as people typed it, who said it and where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import incoming, typed
from adapters.slack.incoming import Place
from adapters.slack.web import Web
from bot.commands import Command
from bot.entries import Language
from bot.events import Ask, ChannelId, Event, Invoke, PersonId, PlaceId, Sender, Visibility
from tests.adapters.slack.peer import BOT_TOKEN, Slack

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<@UBOT> who is AMLO?", "who is AMLO?"),
        ("who is <@UBOT|refugio> AMLO?", "who is   AMLO?"),
        ("ask <@U2> and <@U2|ana>", "ask   and @ana"),
        ("in <#C1|general> or <#C2>", "in #general or"),
        ("<!here> <!subteam^S1|@team> <!date^1^{date}|today>", "@here @team today"),
        ("see <https://a.org/x|a.org/x> <https://b.org>", "see a.org/x https://b.org"),
        ("<mailto:a@b.org|a@b.org> <tel:+15551234|555-1234>", "a@b.org 555-1234"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;@U1&amp;gt;", "&lt;@U1&gt;"),
        ("&lt;@UBOT&gt; hi", "<@UBOT> hi"),
        ("*bold* _it_ `code`", "*bold* _it_ `code`"),
        ("two\nlines", "two\nlines"),
        ("<" * 100_000, "<" * 100_000),
    ],
)
def test_text_as_it_was_typed(written: str, said: str) -> None:
    """Slack's own marks and escapes are taken out, once, and nothing that a person wrote."""
    assert said == typed.plain(written, "UBOT")


def context(body: dict[str, Any]) -> AsyncBoltContext:
    """What Bolt finds in a body."""
    return AsyncBoltRequest(body=body, mode="socket_mode").context


def heard(body: dict[str, Any], locale: Language | None = None) -> tuple[Place, Event]:
    """The place and the event of something that is meant for the bot."""
    place = incoming.place(body, context(body))
    assert place
    return place, incoming.event(body, place, NOON, locale, "UBOT")


def test_direct_message_of_an_organisation() -> None:
    """Without a workspace the organisation stands for it."""
    event = {
        "type": "message",
        "channel_type": "im",
        "user": "U1",
        "channel": "D1",
        "ts": "1.1",
        "text": "hello there",
    }
    place, said = heard({"enterprise_id": "E1", "event": event})

    assert "slack:E1:D1:U1" == place.conversation
    alone = Sender(PersonId("slack:E1:U1"), works=PlaceId("slack:E1"))
    asked = Ask("hello there", place.conversation, NOON, None, Visibility.DIRECT, True, alone)
    assert asked == said


def test_mention_is_of_its_thread() -> None:
    """The conversation has the thread in it, also where the message opens it."""
    event = {
        "type": "app_mention",
        "user": "U1",
        "channel": "C1",
        "ts": "1.1",
        "text": "<@UBOT> topics",
    }
    opened, said = heard({"team_id": "T1", "event": event})
    later, _ = heard({"team_id": "T1", "event": {**event, "ts": "2.2", "thread_ts": "1.1"}})

    assert "slack:T1:C1:U1:1.1" == opened.conversation == later.conversation
    person, channel = PersonId("slack:T1:U1"), ChannelId("slack:T1:C1")
    sender = Sender(person, PlaceId("slack:T1"), channel=channel, room=channel)
    topics = Invoke(Command.TOPICS, opened.conversation, NOON, "", None, Visibility.OPEN, sender)
    assert topics == said
    assert ("", "1.1") == (opened.thread, later.thread)


async def test_locale_and_direct_messages_are_filled_in(peer: Slack) -> None:
    """What has to be looked up is in the event."""
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [{"value": "x"}]}
    found = context(body)
    found["client"] = AsyncWebClient(BOT_TOKEN, base_url=peer.api)
    place = incoming.place(body, found)
    assert place
    placed = await Web().placed(place)
    event = incoming.event(body, placed, NOON, Language.SPANISH)

    assert "slack:T1:DU1:U1" == event.conversation
    assert (Visibility.DIRECT, Language.SPANISH) == (event.visibility, event.locale)


@pytest.mark.parametrize("more", [{"channel": {"id": "C1"}}, {}])
def test_press_on_a_message_for_one_person(more: dict[str, Any]) -> None:
    """Where Slack leaves out the message itself, its container tells where it stands."""
    container = {"type": "message", "channel_id": "C1", "thread_ts": "1.1", "is_ephemeral": True}
    said = {"team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [{"value": "x"}]}
    place, _ = heard({**said, "container": container, **more})

    assert ("C1", "1.1") == (place.channel, place.thread)


@pytest.mark.parametrize("name", [None, 5, "a\nb", "x" * 200, ""])
def test_names_for_the_log(name: object) -> None:
    """What Slack calls a thing is logged, if it looks like one of Slack's names."""
    body = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "command": "/ask"}
    nameless, _ = heard({**body, "trigger_id": name})
    named, _ = heard({**body, "trigger_id": "12.34.abc"})

    assert ("-", "12.34.abc") == (nameless.name, named.name)
