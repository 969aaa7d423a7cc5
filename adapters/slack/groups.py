"""Who is in a user group or in a channel, as Slack tells."""

from __future__ import annotations

import logging

from adapters.failures import tried
from adapters.memory import Memory
from adapters.slack.incoming import Place

_MOST = 1_000  # groups remembered
_KNOWN = 300.0  # seconds; whoever leaves one is no moderator soon
_FAILED = 30.0
_PATIENCE = 2.0  # seconds an answer waits for the look-up
_PAGE, _PAGES = 1_000, 10  # members of a channel
_NOBODY: frozenset[str] = frozenset()


class Groups:
    """Looks members up, and remembers them for five minutes; where it fails, nobody is one."""

    def __init__(self) -> None:
        self._members: Memory[frozenset[str]] = Memory(_MOST)

    async def hold(self, place: Place, group: str) -> bool:
        """Whether somebody is in a group, by its id, or a channel's."""
        key = f"{place.team}:{group}"
        if key not in self._members:
            look_up = _of_group(place, group) if group[:1] == "S" else _of_channel(place, group)
            found = await tried("a look-up of a group", look_up, _PATIENCE, logging.WARNING)
            missing = found is None
            self._members.keep(key, found or _NOBODY, _FAILED if missing else _KNOWN)
        return place.user in self._members[key]


async def _of_group(place: Place, group: str) -> frozenset[str]:
    found = await place.client.usergroups_users_list(usergroup=group, team_id=place.team)
    return frozenset(map(str, found["users"]))


async def _of_channel(place: Place, channel: str) -> frozenset[str]:
    members, cursor = set[str](), ""
    for _ in range(_PAGES):
        found = await place.client.conversations_members(
            channel=channel, cursor=cursor, limit=_PAGE
        )
        members |= set(map(str, found["members"]))
        cursor = str((found.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return frozenset(members)
