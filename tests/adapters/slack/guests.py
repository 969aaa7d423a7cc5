"""
What Slack delivers of somebody from another workspace, in channels that two workspaces share.

As Bolt's own tests have it: of a message it names the guest's workspace first and ours as the one
that the app is authorised for, of a modal ours as the one it is installed in, else the guest's
beside their id alone. Commands behind a slash are not offered to guests.
"""

from __future__ import annotations

from typing import Any

from tests.adapters.slack.peer import Slack

ELSEWHERE = "TELSEWHERE"
GUEST = "U9"


def welcome(peer: Slack) -> None:
    """Let the guest be in C1, who runs a workspace, but not this one."""
    peer.locales[GUEST] = "en-US"
    peer.teams[GUEST] = ELSEWHERE
    peer.admins.add(GUEST)
    peer.members["C1"].add(GUEST)


def from_elsewhere(peer: Slack, body: dict[str, Any]) -> dict[str, Any]:
    """The same, done by the guest."""
    assert "command" not in body
    match body["type"]:
        case "event_callback" if body["event"]["type"] == "message":
            event = {**body["event"], "team": ELSEWHERE}
            shared = {"team_id": ELSEWHERE, "context_team_id": peer.team}
            return {**body, **shared, "event": event, "is_ext_shared_channel": True}
        case "event_callback":
            ours, theirs = {"team": peer.team}, {"user_team": ELSEWHERE, "source_team": ELSEWHERE}
            event = {**body["event"], **ours, **theirs}
            return {**body, "event": event, "is_ext_shared_channel": True}
        case "view_submission":
            view = {**body["view"], "team_id": ELSEWHERE, "app_installed_team_id": peer.team}
            user = {**body["user"], "team_id": ELSEWHERE}
            return {**body, "team": {"id": ELSEWHERE}, "user": user, "view": view}
        case _:
            return {**body, "user": {**body["user"], "team_id": ELSEWHERE}}
