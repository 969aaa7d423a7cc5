"""What Slack delivers, read: its text as people typed it, who said it and where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.slack import incoming
from bot.entries import Language
from bot.events import Ask, Command, Invoke, Visibility

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "typed"),
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
def test_text_as_it_was_typed(written: str, typed: str) -> None:
    """Slack's own marks and escapes are taken out, once, and nothing that a person wrote."""
    assert typed == incoming.plain(written, "UBOT")


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
    heard = incoming.message({"enterprise_id": "E1", "event": event}, NOON, "UBOT")

    assert heard
    assert "slack:E1:D1:U1" == heard.place.conversation
    assert (
        Ask("hello there", heard.place.conversation, NOON, None, Visibility.DIRECT, True)
        == heard.event
    )


def test_mention_is_of_its_thread() -> None:
    """The conversation has the thread in it, also where the message opens it."""
    event = {
        "type": "app_mention",
        "user": "U1",
        "channel": "C1",
        "ts": "1.1",
        "text": "<@UBOT> topics",
    }
    opened = incoming.message({"team_id": "T1", "event": event}, NOON, "UBOT")
    later = incoming.message(
        {"team_id": "T1", "event": {**event, "ts": "2.2", "thread_ts": "1.1"}}, NOON, "UBOT"
    )

    assert opened
    assert later
    assert "slack:T1:C1:U1:1.1" == opened.place.conversation == later.place.conversation
    assert (
        Invoke(Command.TOPICS, opened.place.conversation, NOON, visibility=Visibility.OPEN)
        == opened.event
    )
    assert ("", "1.1") == (opened.place.thread, later.place.thread)


def test_locale_and_direct_messages_are_filled_in() -> None:
    """What has to be looked up is added to the event."""
    heard = incoming.press(
        {"team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [{"value": "x"}]}, NOON
    )
    assert heard
    told = heard.directly("D9").spoken(Language.SPANISH)

    assert "slack:T1:D9:U1" == told.event.conversation
    assert (Visibility.DIRECT, Language.SPANISH) == (told.event.visibility, told.event.locale)


@pytest.mark.parametrize("name", [None, 5, "a\nb", "x" * 200, ""])
def test_names_for_the_log(name: object) -> None:
    """What Slack calls a thing is logged, if it looks like one of Slack's names."""
    body = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "command": "/ask"}
    heard = incoming.command({**body, "trigger_id": name}, NOON)
    named = incoming.command({**body, "trigger_id": "12.34.abc"}, NOON)

    assert heard
    assert named
    assert ("-", "12.34.abc") == (heard.name, named.name)
