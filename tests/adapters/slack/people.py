"""What people do on Slack, in the bodies that Slack delivers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.adapters.slack.views import Modal

BOT = "UBOT"


class People:
    """Whoever writes, presses, takes shortcuts and sends modals in, in one workspace."""

    team: str
    pages: dict[str, int]
    _ids: Iterator[int]

    def slash(
        self, text: str, command: str = "/ask", user: str = "U1", channel: str = "C1"
    ) -> dict[str, Any]:
        return {
            "command": command,
            "text": text,
            "team_id": self.team,
            "user_id": user,
            "channel_id": channel,
            "trigger_id": self._trigger(user),
            "response_url": self.response_url(channel, user),
        }

    def mention(
        self, text: str, user: str = "U1", channel: str = "C1", **more: Any
    ) -> dict[str, Any]:
        return self.event(
            {
                "type": "app_mention",
                "text": text,
                "user": user,
                "channel": channel,
                "ts": self.ts(),
                **more,
            }
        )

    def direct(self, text: str, user: str = "U1", **more: Any) -> dict[str, Any]:
        channel = self.dm(user)
        return self.event(
            {
                "type": "message",
                "channel_type": "im",
                "text": text,
                "user": user,
                "channel": channel,
                "ts": self.ts(),
                **more,
            }
        )

    def home(self, user: str = "U1", tab: str = "home") -> dict[str, Any]:
        """Somebody looks at App Home; with the page that stands there, if there is one."""
        stands = {"view": self._page(user)} if self.pages.get(user) else {}
        return self.event({"type": "app_home_opened", "user": user, "tab": tab, **stands})

    def _page(self, user: str) -> dict[str, Any]:
        return {"id": "V1", "type": "home", "hash": self.home_hash(user)}

    def press(
        self,
        value: Any,
        user: str = "U1",
        channel: str = "C1",
        thread: str | None = None,
        on: str = "",
        hidden: bool = False,
        **more: Any,
    ) -> dict[str, Any]:
        """on: the message it is on, an unknown one by default; hidden: only they see that."""
        message = {"ts": on or self.ts()} | ({"thread_ts": thread} if thread else {})
        return {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": user},
            "channel": {"id": channel},
            "container": {
                "type": "message",
                "channel_id": channel,
                "message_ts": message["ts"],
                "is_ephemeral": hidden,
            },
            "message": message,
            "trigger_id": self._trigger(user),
            "response_url": self.response_url(channel, user),
            "actions": [
                {"type": "button", "action_id": "choose:0", "block_id": "b", "value": value}
            ],
            **more,
        }

    def rate(self, value: str, user: str = "U1", channel: str = "C1") -> dict[str, Any]:
        """Somebody presses one of a pair of feedback buttons."""
        body = self.press(value, user, channel)
        [action] = body["actions"]
        body["actions"] = [{**action, "type": "feedback_buttons"}]
        return body

    def choose(self, value: str, user: str = "U1") -> dict[str, Any]:
        """Somebody picks an option of a list in a message, of which ours have none."""
        body = self.press(None, user)
        [action] = body["actions"]
        option = {"text": {"type": "plain_text", "text": "One"}, "value": value}
        body["actions"] = [{**action, "type": "static_select", "selected_option": option}]
        return body

    def home_press(self, value: str, user: str = "U1") -> dict[str, Any]:
        body = self.press(value, user)
        for missing in ("channel", "message", "response_url"):
            del body[missing]
        return {
            **body,
            "container": {"type": "view", "view_id": "V1"},
            "view": self._page(user),
        }

    def shortcut(
        self, callback: str, text: str | None, user: str = "U1", thread: str | None = None
    ) -> dict[str, Any]:
        """Somebody takes a shortcut on a message of somebody else's in C1."""
        message = {"type": "message", "user": "U2", "ts": self.ts(), "text": text}
        if thread:
            message["thread_ts"] = thread
        return {
            "type": "message_action",
            "callback_id": callback,
            "trigger_id": self._trigger(user),
            "response_url": self.response_url("C1", user),
            "team": {"id": self.team},
            "user": {"id": user},
            "channel": {"id": "C1"},
            "message_ts": message["ts"],
            "message": message,
        }

    def anywhere(self, callback: str, user: str = "U1") -> dict[str, Any]:
        """Somebody takes a shortcut that is about no message, wherever they are."""
        return {
            "type": "shortcut",
            "callback_id": callback,
            "trigger_id": self._trigger(user),
            "team": {"id": self.team},
            "user": {"id": user},
        }

    def submit(self, modal: Modal, **typed: str) -> dict[str, Any]:
        """Somebody sends a modal in, with this typed over what stood in its fields."""
        state = {"values": modal.state(typed)}
        return {
            "type": "view_submission",
            "team": {"id": self.team},
            "user": {"id": modal.user, "team_id": self.team},
            "trigger_id": self._trigger(modal.user),
            "view": {**modal.view, "id": modal.id, "hash": modal.hash, "state": state},
            "response_urls": [],
        }

    def closed(self, modal: Modal) -> dict[str, Any]:
        """Somebody closes a modal that was not sent in."""
        return {
            "type": "view_closed",
            "team": {"id": self.team},
            "user": {"id": modal.user, "team_id": self.team},
            "view": {**modal.view, "id": modal.id, "hash": modal.hash},
            "is_cleared": False,
        }

    def options(self, user: str = "U1") -> dict[str, Any]:
        """A list in a modal asks what may be picked in it."""
        return {
            "type": "block_suggestion",
            "team": {"id": self.team},
            "user": {"id": user, "team_id": self.team},
            "container": {"type": "view", "view_id": "V10"},
            "action_id": "choose:0",
            "block_id": "b",
            "value": "",
        }

    def event(self, event: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "event_callback",
            "team_id": self.team,
            "event_id": f"Ev{next(self._ids)}",
            "event": event,
            "authorizations": [{"team_id": self.team, "user_id": BOT, "is_bot": True}],
        }
