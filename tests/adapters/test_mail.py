"""E-mail: what a message asks for, and that it is always answered, to its sender alone."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from bot.commands import Command
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, Event, Invoke
from bot.replies import Reply
from tests.adapters.mail import Mailbox, incoming

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
OFFERED = "Did you mean:\n1. One [1:en:open:one]\n2. Two [1:en:open:two]\n"


def mail(body: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message.set_content(body)
    given = {"From": "Ana <Ana@example.org>", "To": "refugio@example.org", "Message-ID": "<1@x>"}
    for name, value in (given | {n.replace("_", "-"): v for n, v in headers.items()}).items():
        message[name] = value
    return message


def quoted(text: str) -> str:
    return "\n\nOn Monday, Refugio wrote:\n" + "\n".join(f"> {line}" for line in text.splitlines())


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        (
            mail("who is AMLO?\n-- \nAna, of Example\n", Subject="Hello"),
            Ask("who is AMLO?", "", NOON),
        ),
        (mail(Subject="who is AMLO?"), Ask("who is AMLO?", "", NOON)),
        (mail("and in 2013?" + quoted(OFFERED)), Ask("and in 2013?", "", NOON)),
        (mail("2" + quoted(OFFERED)), Choose("1:en:open:two", "", NOON)),
        (mail("2. Two [1:en:open:two]\nplease"), Choose("1:en:open:two", "", NOON)),
        (mail("3" + quoted(OFFERED)), Ask("3", "", NOON)),
        (mail("did it [sic]"), Ask("did it [sic]", "", NOON)),
        (mail("/language es"), Invoke(Command.LANGUAGE, "", NOON, "es")),
        (mail("temas"), Invoke(Command.TOPICS, "", NOON, locale=Language.SPANISH)),
        (
            mail(quoted(OFFERED), Subject="Re: x", In_Reply_To="<0@x>"),
            Invoke(Command.HELP, "", NOON),
        ),
    ],
)
def test_what_a_message_asks_for(message: EmailMessage, wanted: Event) -> None:
    """Its own words, less quotations and signature; its subject where there are none."""
    event: Any = incoming(message, NOON)

    assert type(wanted) is type(event)
    for name in {"text", "token", "command", "argument", "locale"} & set(wanted.__slots__):
        assert getattr(wanted, name) == getattr(event, name)


def test_conversation_is_of_sender_and_thread() -> None:
    """An answer to an answer is of the conversation that the first message began."""
    first = incoming(mail("one"), NOON).conversation
    later = incoming(mail("two", Message_ID="<3@x>", References="<1@x> <2@x>"), NOON).conversation
    other = incoming(mail("two", Message_ID="<3@x>"), NOON).conversation

    assert first == later != other


async def test_failure_is_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever fails, there is an answer in the person's language, and no word of theirs in the log."""

    async def handle(event: Event) -> Reply:
        raise ValueError(event)

    monkeypatch.setattr(engine, "handle", handle)
    caplog.set_level(logging.DEBUG)
    sent = await Mailbox(engine).receive(mail("zanzibar", Content_Language="es", Cc="all@x.org"))

    assert "Temas" in sent.get_content()
    assert "es" == sent["Content-Language"]
    assert ("Ana <Ana@example.org>", None) == (sent["To"], sent["Cc"])
    assert "ValueError at " in caplog.text
    assert "zanzibar" not in caplog.text
