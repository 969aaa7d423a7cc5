"""A simulated server, what is sent in it, and Discord's limits."""

from __future__ import annotations

from typing import Any

import discord
import simcord

QUESTION = "how many people did mexico deport in 2015?"
OWN_CASE = "me detuvo migración ayer"


class Town:
    """A server with a channel, the bot, alice and bob."""

    def __init__(self, env: simcord.Env) -> None:
        self.env = env
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("general")
        self.alice = self.guild.add_member(env.create_user("alice"))
        self.bob = self.guild.add_member(env.create_user("bob"))

    def allowed(self, name: str, **permissions: bool) -> simcord.MemberActor:
        """Somebody with a role that has these permissions."""
        role = self.guild.create_role(name, permissions=discord.Permissions(**permissions))
        return self.guild.add_member(self.env.create_user(name), roles=[role])

    @property
    def me(self) -> str:
        """The bot's mention."""
        assert self.env.bot.user
        return self.env.bot.user.mention

    @property
    def sent(self) -> list[dict[str, Any]]:
        """The messages sent so far, as JSON."""
        return [message for request in self.env.http_requests if (message := _message(request))]

    @property
    def windows(self) -> list[dict[str, Any]]:
        """The windows opened so far, as JSON."""
        bodies = (each.json for each in self.env.http_requests if isinstance(each.json, dict))
        return [body["data"] for body in bodies if body.get("type") == 9]

    def seen_by(self, person: simcord.MemberActor) -> list[str]:
        """The texts of the bot's messages in the channel that this person can see."""
        history = self.channel.history(viewer=person)
        return [text_of(_raw(m)) for m in history if m.author.bot]


def walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All components, nested ones included."""
    return [c for top in components for c in (top, *walk(top.get("components", [])))]


def text_of(components: list[dict[str, Any]]) -> str:
    """All texts of a message, one a line."""
    return "\n".join(c["content"] for c in walk(components) if c["type"] == 10)


def labels(components: list[dict[str, Any]]) -> list[str]:
    """The labels of its buttons."""
    return [c["label"] for c in walk(components) if c["type"] == 2]


def within_limits(sent: dict[str, Any]) -> None:
    """Nothing Discord would refuse, nothing that pings, no embed: of a message or a window."""
    if "title" in sent:
        _window_within_limits(sent)
        return
    components = sent.get("components") or []
    every = walk(components)
    if sent.get("content"):  # text alone, for who asked for it
        assert sent["flags"] & 0x8004 == 0x4
        assert 1 <= len(sent["content"]) <= 2000
        assert len([c for c in every if c["type"] == 1]) <= 5
    else:
        assert sent["flags"] & 0x8004 == 0x8004
        assert 1 <= len(every) <= 40
    assert sent["allowed_mentions"]["parse"] == []
    assert not sent["allowed_mentions"].get("replied_user")
    assert len(text_of(components)) <= 4000
    assert len(sent.get("attachments", [])) <= 10
    _parts_within_limits(every)
    assert all(1 <= len(label) <= 80 for label in labels(components))


def _window_within_limits(sent: dict[str, Any]) -> None:
    fields = [each["component"] for each in sent["components"] if each["type"] == 18]
    assert 1 <= len(sent["title"]) <= 45
    assert 1 <= len(sent["custom_id"]) <= 100
    assert 1 <= len(sent["components"]) <= 5
    _parts_within_limits([*sent["components"], *fields])
    for each in sent["components"]:
        if each["type"] == 18:
            assert 1 <= len(each["label"]) <= 45
            assert len(each.get("description") or "") <= 100
    for field in fields:
        if field["type"] == 4:
            assert 1 <= field["max_length"] <= 4000
            assert len(field.get("value") or "") <= field["max_length"]


def _parts_within_limits(every: list[dict[str, Any]]) -> None:
    ids = [c["custom_id"] for c in every if "custom_id" in c]
    assert all(c["content"].strip() for c in every if c["type"] == 10)
    assert len(set(ids)) == len(ids)
    assert all(1 <= len(i) <= 100 for i in ids)
    for part in every:
        if part["type"] == 1:
            assert 1 <= len(part["components"]) <= 5
        if part["type"] == 3:
            _menu_within_limits(part)
        if part["type"] == 12:
            assert 1 <= len(part["items"]) <= 10
            assert all(1 <= len(item["description"]) <= 1024 for item in part["items"])


def _menu_within_limits(menu: dict[str, Any]) -> None:
    assert 1 <= len(menu["options"]) <= 25
    assert len({option["value"] for option in menu["options"]}) == len(menu["options"])
    assert len(menu.get("placeholder") or "") <= 150
    for option in menu["options"]:
        assert 1 <= len(option["label"]) <= 100
        assert 1 <= len(option["value"]) <= 100
        assert len(option.get("description") or "") <= 100


def _raw(message: Any) -> list[dict[str, Any]]:
    return [component.to_dict() for component in message.components]


def _message(request: simcord.HttpLogEntry) -> dict[str, Any] | None:
    body = request.json if isinstance(request.json, dict) else {}
    if body.get("type") == 9:  # a window, which is no message
        return None
    changes = request.method == "PATCH" or body.get("type") == 7
    body = body.get("data", body) if isinstance(body.get("data", body), dict) else {}
    if changes and "flags" in body:  # with V2 none are shown, suppressed or not
        body = {**body, "flags": body["flags"] | 4}
    return body if "components" in body or body.get("content") else None
