"""What Slack delivers, turned into where it happened and what. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import forms, typed
from bot import commands, events
from bot.entries import Language

Body = Mapping[str, Any]

_NAME = re.compile(r"[\w.-]{1,100}", re.ASCII)
_NOT_SAID = {"subtype", "bot_id", "edited"}  # keys of what no person says now
SHORTCUTS: dict[str, commands.Named] = {  # of a message, by their `callback_id`
    "answer_this": commands.Command.ASK,
    "make_an_entry": commands.Task.SUGGEST,
    "teach": commands.Task.TEACH,
}
ANYWHERE = {"add_entry": commands.Task.SUGGEST}  # shortcuts about no message
READ_BY = {  # any other than these are commands and presses, whose answers Slack can hide
    "app_home_opened": events.Visibility.DIRECT,
    "app_mention": events.Visibility.OPEN,
    "message": events.Visibility.DIRECT,
}


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where something happened, and so where its answer goes.

    team: the workspace, or the organisation; channel: "" on App Home, which has none; thread: the
    first message of the thread it happened in; root: the message under which all can read an
    answer, "" for the channel itself; response_url: where Slack takes answers to a command or a
    press for 30 minutes; home: App Home itself shows the answer; name: what Slack calls what
    happened, "-" where it has no name; front: whether App Home was pressed; aside: the bot's direct
    messages with whoever did it, "" where they are not known; manages: whether they run the
    workspace; pressed: the message whose button was pressed, "" where none was; hidden: whether
    only they see it; group: the one that makes moderators, where they are in it; hash: Slack's own
    of how App Home stood; client: Slack, asked with the token of that workspace.
    """

    team: str
    user: str = field(repr=False)
    channel: str
    visibility: events.Visibility
    thread: str = ""
    root: str = ""
    response_url: str = field(default="", repr=False)
    home: bool = False
    front: bool = False
    name: str = "-"
    aside: str = field(default="", repr=False)
    manages: bool = False
    pressed: str = ""
    hidden: bool = False
    group: str = ""
    hash: str = ""
    client: AsyncWebClient = field(default_factory=AsyncWebClient, repr=False, compare=False)

    @property
    def alone(self) -> bool:
        """Whether nobody but the person reads there."""
        return self.visibility is events.Visibility.DIRECT

    @property
    def sender(self) -> events.Sender:
        """Who it was, and in which workspace; in a direct message nobody else's rules count."""
        person = events.PersonId(f"slack:{self.team}:{self.user}")
        groups = frozenset(filter(None, (self.group,)))
        if self.alone:
            works = place_id(self.team)
            return events.Sender(person, manages=self.manages, works=works, groups=groups)
        others = self.channel.startswith("D")  # two people's own, where the bot cannot write
        room = None if others or not self.channel else self._channel(self.channel)
        return events.Sender(
            person,
            place_id(self.team),
            manages=self.manages,
            channel=room,
            room=room,
            aside=self._channel(self.aside) if self.aside else None,
            groups=groups,
        )

    @property
    def conversation(self) -> events.ConversationId:
        """One person here; in a channel, each thread is a conversation of its own."""
        parts = ["slack", self.team, self.channel, self.user]
        if self.root and not self.channel.startswith("D"):
            parts.append(self.root)
        return events.ConversationId(":".join(parts))

    def _channel(self, channel: str) -> events.ChannelId:
        return events.ChannelId(f"slack:{self.team}:{channel}")


def place_id(team: str) -> events.PlaceId:
    """The workspace, or the organisation, as the core knows it."""
    return events.PlaceId(f"slack:{team}")


def place(body: Body, context: AsyncBoltContext) -> Place | None:
    """
    Where a command, a press, a message or a look at App Home was meant for the bot.

    context: what Bolt found in the body. None where Slack left out who or where, and for what is
    to be left alone: messages to others, by bots, or edited, and App Home's other tabs. Slack does
    not say whether a "D" channel is the bot's own, so that commands are for the sender alone.
    """
    event, container = _object(body.get("event")), _object(body.get("container"))
    opened = forms.opened_in(body["view"]) if submitted(body) else None
    kind = event.get("type")
    home = kind == "app_home_opened"
    pressed = _text(_object(body.get("message")).get("ts")) if "actions" in body else ""
    if opened is not None:
        channel, thread, pressed = opened
        container = {"channel_id": channel, "thread_ts": thread}
    # With channels that workspaces share, `team_id` may be that of whoever comes from elsewhere.
    told = None if body.get("is_ext_shared_channel") is True else body.get("team_id")
    team = _text(told or context.team_id or context.enterprise_id)
    user = _text(context.user_id)
    channel = "" if home else _text(context.channel_id or container.get("channel_id"))
    thread = _text(context.thread_ts or container.get("thread_ts"))
    elsewhere = "actions" in body or body.get("type") == "shortcut"
    reached = channel or home or elsewhere or opened is not None
    if not (team and user and reached and _is_said(event)):
        return None
    return Place(
        team,
        user,
        channel,
        visibility=READ_BY.get(str(kind), events.Visibility.PRIVATE),
        thread=thread,
        root=thread or (_text(event.get("ts")) if kind == "app_mention" else ""),
        response_url=_text(body.get("response_url")),
        home=home,
        front=container.get("type") == "view" and _object(body.get("view")).get("type") == "home",
        name=name(body),
        pressed=pressed,
        hidden=container.get("is_ephemeral") is True,
        hash=_text(_object(body.get("view") or event.get("view")).get("hash")),
        client=context.client,
    )


def submitted(body: Body) -> bool:
    """Whether it is a modal that somebody sends in."""
    return body.get("type") == "view_submission" and isinstance(body.get("view"), Mapping)


def name(body: Body) -> str:
    """
    What Slack calls an event, a command or a press, however often it delivers it; else "-".

    With that of a command or a press a modal can be opened, for three seconds.
    """
    told = _text(body.get("event_id") or body.get("trigger_id"))
    return told if _NAME.fullmatch(told) else "-"


def event(
    body: Body, place: Place, at: datetime, locale: Language | None = None, bot: str = ""
) -> events.Event:
    """
    What happened there.

    locale: what the person's client speaks, if their words do not tell otherwise; bot: its own id.
    A button whose value is no text has an empty token, which leads nowhere.
    """
    who, seen, by = place.conversation, place.visibility, place.sender
    if "command" in body:
        name, argument, person = typed.commanded(body["command"], _text(body.get("text")))
        command = typed.named(name)
        called = commands.command_language(name)
        about = events.PersonId(f"slack:{place.team}:{person}") if person else None
        return events.Invoke(
            command, who, at, argument, called or locale, seen, by, about, None, called, True
        )
    if body.get("type") in {"message_action", "shortcut"}:  # the second is about no message
        said = typed.plain(_text(_object(body.get("message")).get("text")), bot)
        meant = {**SHORTCUTS, **ANYWHERE}.get(str(body.get("callback_id")), commands.Command.HELP)
        return events.Invoke(meant, who, at, said, locale, seen, by)
    if "actions" in body:
        token = _text(_object(body["actions"][0]).get("value"))
        return events.Choose(token, who, at, locale, seen, by)
    if submitted(body):
        view = body["view"]
        token = _text(view.get("private_metadata"))
        return events.Submit(token, forms.values(view), who, at, locale, seen, by)
    if place.home:
        return events.Invoke(commands.Command.HELP, who, at, locale=locale, sender=by)
    text = typed.plain(_text(_object(body.get("event")).get("text")), bot)
    return events.written(text, who, at, locale, seen, introduce=place.alone, sender=by)


def _is_said(event: Body) -> bool:
    """Whether an event, if it is one, is something that a person says to the bot now."""
    elsewhere = event.get("type") == "message" and event.get("channel_type") != "im"
    other_tab = event.get("type") == "app_home_opened" and event.get("tab") != "home"
    return not (elsewhere or other_tab or event.keys() & _NOT_SAID)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _object(value: object) -> Body:
    return value if isinstance(value, Mapping) else {}
