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


def within_limits(message: dict[str, Any]) -> None:
    """Nothing Discord would refuse, nothing that pings, no embed."""
    every = walk(message["components"])
    ids = [c["custom_id"] for c in every if "custom_id" in c]
    assert message["flags"] & 0x8004 == 0x8004
    assert message["allowed_mentions"]["parse"] == []
    assert not message["allowed_mentions"].get("replied_user")
    assert not message.get("content")
    assert 1 <= len(every) <= 40
    assert len(text_of(message["components"])) <= 4000
    assert all(c["content"].strip() for c in every if c["type"] == 10)
    assert len(set(ids)) == len(ids)
    assert all(1 <= len(i) <= 100 for i in ids)
    assert all(1 <= len(label) <= 80 for label in labels(message["components"]))
    for row in every:
        if row["type"] == 1:
            assert 1 <= len(row["components"]) <= 5
        if row["type"] == 3:
            assert 1 <= len(row["options"]) <= 25
            assert len({option["value"] for option in row["options"]}) == len(row["options"])
            for option in row["options"]:
                assert 1 <= len(option["label"]) <= 100
                assert 1 <= len(option["value"]) <= 100


def _raw(message: Any) -> list[dict[str, Any]]:
    return [component.to_dict() for component in message.components]


def _message(request: simcord.HttpLogEntry) -> dict[str, Any] | None:
    body = request.json if isinstance(request.json, dict) else {}
    if body.get("type") == 9:  # a window, which the simulator holds to its limits itself
        return None
    changes = request.method == "PATCH" or body.get("type") == 7
    body = body.get("data", body) if isinstance(body.get("data", body), dict) else {}
    if changes and "flags" in body:  # with V2 none are shown, suppressed or not
        body = {**body, "flags": body["flags"] | 4}
    return body if "components" in body else None
