"""Who is in a user group or in a channel, as Slack tells."""

from __future__ import annotations

import logging
from functools import partial

from adapters.looking_up import LookUps, Patience
from adapters.slack.incoming import Place

_MOST = 1_000  # groups remembered
_KNOWN = 300.0  # seconds; whoever leaves one is no moderator soon
_PATIENCE = Patience(2.0, _KNOWN, logging.WARNING)
_PAGE, _PAGES = 1_000, 10  # members of a channel


class Groups:
    """Looks members up, and remembers them for five minutes; where it fails, nobody is one."""

    def __init__(self) -> None:
        self._members = LookUps[frozenset[str]]("a look-up of a group", _MOST, _PATIENCE)

    async def hold(self, place: Place, group: str) -> bool:
        """Whether somebody is in a group, by its id, or a channel's."""
        look_up = partial(_of_group if group[:1] == "S" else _of_channel, place, group)
        members = await self._members.of(f"{place.team}:{group}", look_up, frozenset())
        return place.user in members


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
