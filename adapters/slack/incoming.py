"""What Slack delivers, turned into what happened and where. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.entries import Language
from bot.events import (
    Choose,
    Command,
    ConversationId,
    Event,
    Invoke,
    Visibility,
    command_language,
    command_named,
    written,
)

Body = Mapping[str, Any]

_MARKED = re.compile(r"<([^<>]*)>")
_ESCAPED = re.compile(r"&(amp|lt|gt);")
_NAME = re.compile(r"[\w.-]{1,100}", re.ASCII)
_PLAIN = {"amp": "&", "lt": "<", "gt": ">"}


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where something happened, and so where its answer goes.

    team: the workspace, or the organisation; channel: "" on App Home, which has none; thread: the
    first message of the thread it happened in; message: the `ts` of a message that opens one;
    response_url: where Slack takes answers to a command or a press for 30 minutes.
    """

    team: str
    user: str
    channel: str = ""
    thread: str = ""
    message: str = ""
    response_url: str = ""

    @property
    def root(self) -> str:
        """The message under which all can read an answer, "" for the channel itself."""
        return self.thread or self.message

    @property
    def conversation(self) -> ConversationId:
        """One person here; in a channel, each thread is a conversation of its own."""
        parts = ["slack", self.team, self.channel, self.user]
        if self.root and not self.channel.startswith("D"):
            parts.append(self.root)
        return ConversationId(":".join(parts))


@dataclass(frozen=True, slots=True)
class Heard:
    """An event, its place, and what Slack calls it, "-" where it has no name."""

    event: Event
    place: Place
    name: str = "-"

    def directly(self, channel: str) -> Heard:
        """The same, in the person's direct messages with the bot."""
        place = replace(self.place, channel=channel)
        event = replace(self.event, conversation=place.conversation, visibility=Visibility.DIRECT)
        return replace(self, event=event, place=place)

    def spoken(self, locale: Language | None) -> Heard:
        """The same, by somebody whose client speaks this, if their words do not tell otherwise."""
        return replace(self, event=replace(self.event, locale=self.event.locale or locale))


def command(body: Body, at: datetime) -> Heard | None:
    """
    `/ask QUESTION` or `/refugio COMMAND [ARGUMENT]`; None where Slack left something out.

    For the sender alone: Slack does not say whether a "D" channel is the bot's own.
    """
    place = _place(
        body.get("team_id") or body.get("enterprise_id"),
        body.get("user_id"),
        body.get("channel_id"),
        response_url=body.get("response_url"),
    )
    if place is None or not place.channel:
        return None
    text = plain(_text(body.get("text")))
    name, argument = _named(text) if body.get("command") != "/ask" else ("ask", text)
    named = command_named(name) or Command.HELP
    spoken = command_language(name)
    said = Invoke(named, place.conversation, at, argument, spoken, Visibility.PRIVATE)
    return Heard(said, place, _name(body))


def message(body: Body, at: datetime, bot: str) -> Heard | None:
    """
    A message that names the bot where others read along, or one to the bot alone.

    None for any other, and for what no person says now: edits, and messages of bots.
    """
    event = _object(body.get("event"))
    direct = event.get("type") == "message"
    if event.keys() & {"subtype", "bot_id", "edited"}:
        return None
    if direct and event.get("channel_type") != "im":
        return None
    ts = "" if direct else event.get("ts")
    place = _place(
        _team(body),
        event.get("user"),
        event.get("channel"),
        thread=event.get("thread_ts"),
        message=ts,
    )
    if place is None or not place.channel:
        return None
    seen = Visibility.DIRECT if direct else Visibility.OPEN
    text = plain(_text(event.get("text")), bot)
    said = written(text, place.conversation, at, None, seen, introduce=direct)
    return Heard(said, place, _name(body))


def press(body: Body, at: datetime) -> Heard | None:
    """
    A button pressed; None where Slack left out who or where.

    A value that is no text is an empty token, which the core takes for one that leads nowhere.
    """
    container, message = _object(body.get("container")), _object(body.get("message"))
    place = _place(
        _id(body.get("team"))
        or _id(body.get("enterprise"))
        or _object(body.get("user")).get("team_id"),
        _id(body.get("user")),
        _id(body.get("channel")) or container.get("channel_id"),
        thread=message.get("thread_ts") or container.get("thread_ts"),
        response_url=body.get("response_url"),
    )
    if place is None:
        return None
    actions = body.get("actions")
    action = _object(actions[0]) if isinstance(actions, list) and actions else {}
    token = _text(action.get("value"))
    said = Choose(token, place.conversation, at, None, Visibility.PRIVATE)
    return Heard(said, place, _name(body))


def home_opened(body: Body, at: datetime) -> Heard | None:
    """App Home opened on its first tab, where help is always to be found; None for other tabs."""
    event = _object(body.get("event"))
    place = _place(_team(body), event.get("user"), "")
    if place is None or event.get("tab") != "home":
        return None
    return Heard(Invoke(Command.HELP, place.conversation, at), place, _name(body))


def plain(text: str, bot: str = "") -> str:
    """
    Slack's text as the person typed it, without mentions of the bot.

    Slack writes `<@U1|name>`, `<#C1|name>`, `<!here>` and `<https://...|label>` for what was a
    mention, a channel, a group or a link, and escapes `&`, `<` and `>` everywhere else.
    """
    shown = _MARKED.sub(lambda found: _shown(found[1], bot), text)
    return _ESCAPED.sub(lambda found: _PLAIN[found[1]], shown).strip()


def _shown(marked: str, bot: str) -> str:
    target, _, label = marked.partition("|")
    if target == f"@{bot}":
        return " "
    match target[:1]:
        case "@" | "#":  # an id without its name says nothing to anybody
            return f"{target[0]}{label.removeprefix(target[0])}" if label else " "
        case "!":
            return label or f"@{target[1:]}"
        case _:
            return label or target.removeprefix("mailto:").removeprefix("tel:")


def _named(text: str) -> tuple[str, str]:
    """The name that a text begins with, and what stands behind it."""
    name, argument = (*text.split(maxsplit=1), "", "")[:2]
    return name.removeprefix("/"), argument


def _place(team: object, user: object, channel: object, **rest: object) -> Place | None:
    if not (isinstance(team, str) and team and isinstance(user, str) and user):
        return None
    there = {name: _text(value) for name, value in rest.items()}
    return Place(team, user, _text(channel), **there)


def _team(body: Body) -> object:
    return body.get("team_id") or body.get("enterprise_id")


def _name(body: Body) -> str:
    name = _text(body.get("event_id") or body.get("trigger_id"))
    return name if _NAME.fullmatch(name) else "-"


def _id(value: object) -> object:
    return _object(value).get("id")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
