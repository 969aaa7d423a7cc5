"""E-mail in plain text: the smallest adapter, written from docs/adapters.md alone."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parseaddr
from typing import assert_never

from adapters.failures import place
from bot.commands import command_language, command_named
from bot.engine import Engine
from bot.entries import Language
from bot.events import Choose, ConversationId, Event, Invoke, written
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Facts,
    File,
    Fine,
    Label,
    Link,
    Options,
    Picture,
    Quote,
    Reply,
    Text,
)
from bot.wording.outcomes import failed

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"\[([A-Za-z0-9-]*:[A-Za-z0-9:-]*)\]$")  # a choice's line ends with it
_ABOVE_QUOTED = re.compile(r"^(On|El)\b.*:$")  # "On Monday, Refugio wrote:"
_ANSWERED = re.compile(r"^re:\s*", re.IGNORECASE)


def incoming(message: EmailMessage, at: datetime) -> Event:
    """What a message asks for: its own first words, and its subject where it has none."""
    body = _body(message)
    own = _own(body) or ("" if message["In-Reply-To"] else str(message["Subject"] or "").strip())
    first = own.partition("\n")[0].strip()
    where, locale = _conversation(message), _locale(message)
    if token := _picked(first, body):
        return Choose(token, where, at, locale)
    name, _, argument = own.removeprefix("/").partition(" ")
    if own.startswith("/") and (command := command_named(name)):
        called = command_language(name)
        return Invoke(command, where, at, argument, called or locale, called=called)
    return written(own, where, at, locale, introduce=True)


def outgoing(reply: Reply, received: EmailMessage) -> EmailMessage:
    """The reply to that message, to its sender alone and in its thread."""
    sent = EmailMessage()
    sent["To"], sent["From"] = received["From"], received["To"]
    sent["Subject"] = "Re: " + _ANSWERED.sub("", str(received["Subject"] or "Refugio"))
    if received["Message-ID"]:
        sent["In-Reply-To"] = received["Message-ID"]
        sent["References"] = " ".join([*_references(received), str(received["Message-ID"])])
    sent.set_content("\n\n".join(map(_drawn, reply.blocks)))
    sent["Content-Language"] = reply.language.value  # last: new content forgets its language
    return sent


class Mailbox:
    """Answers messages one by one; whoever holds it fetches and sends them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def receive(self, message: EmailMessage) -> EmailMessage:
        """The answer to a message, whatever happens."""
        try:
            reply = await self._engine.handle(incoming(message, datetime.now(UTC)))
        except Exception as error:  # the outermost: a person always gets a reply
            log.error("message %s failed: %s", message["Message-ID"], place(error))
            reply = failed(_locale(message))
        return outgoing(reply, message)


def _drawn(block: Block) -> str:
    match block:
        case Label(text=text):
            return f"* {text} *"
        case Text(text=text) | File(name=text) | Picture(text=text):
            return text
        case Quote(text=text):
            return f"“{text}”"
        case Caveat(text=text):
            return f"! {text}"
        case Fine(text=text):
            return f"-- {text}"
        case Facts(rows=rows):
            return "\n".join(f"{name}: {value}" for name, value in rows)
        case Link(label=label, address=address, note=note):
            return f"{label}: {address} ({note})"
        case Options(prompt=prompt, choices=choices):
            picks = [f"{n}. {each.label} [{each.token}]" for n, each in enumerate(choices, 1)]
            return "\n".join([prompt, *picks])
        case Buttons(choices=choices):
            return "\n".join(f"- {each.label} [{each.token}]" for each in choices)
        case _:
            assert_never(block)


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    return str(part.get_content()) if part else ""


def _own(body: str) -> str:
    """What the sender wrote: nothing of what they quote, and no signature below it."""
    lines = body.partition("\n-- \n")[0].splitlines()
    return "\n".join(
        line for line in lines if not line.startswith(">") and not _ABOVE_QUOTED.match(line)
    ).strip()


def _picked(first: str, body: str) -> str | None:
    """The token in the first line, or of the quoted choice whose number that line is."""
    if found := _TOKEN.search(first):
        return found[1]
    if not first.isdecimal():
        return None
    quoted = (line for line in body.splitlines() if line.startswith(f"> {first}. "))
    return next((found[1] for line in quoted if (found := _TOKEN.search(line.strip()))), None)


def _conversation(message: EmailMessage) -> ConversationId:
    thread = [*_references(message), str(message["Message-ID"] or "")][0]
    return ConversationId(f"mail {parseaddr(str(message['From']))[1].casefold()} {thread}")


def _references(message: EmailMessage) -> list[str]:
    return str(message["References"] or message["In-Reply-To"] or "").split()


def _locale(message: EmailMessage) -> Language | None:
    code = str(message["Accept-Language"] or message["Content-Language"] or "").strip()[:2]
    return Language(code.lower()) if code.lower() in set(Language) else None
