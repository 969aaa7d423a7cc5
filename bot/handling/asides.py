"""Where hosts can be told something in private; in this process, forgotten when it ends."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.entries import Language
from bot.events import ChannelId
from bot.quiz.session import Phase, Session
from bot.sessions import SessionId
from bot.store import CommunityId

_OFTEN = timedelta(seconds=10)  # after which it is looked anew whether all have picked
_MOST = 1_000  # sessions; the host who did nothing for longest is forgotten first


Presses = Callable[[CommunityId, SessionId], int]


@dataclass(frozen=True, slots=True)
class Aside:
    """
    Where and in which language a session's host is told something.

    told: of which round; heard: how many presses there were a moment ago; looked, since: how many
    when it was last looked whether all have picked, and when that was.
    """

    community: CommunityId
    session: SessionId
    channel: ChannelId
    language: Language
    told: int = -1
    heard: int = 0
    looked: int = 0
    since: datetime | None = None


class Asides:
    """Those of all sessions whose hosts were heard of here."""

    def __init__(self) -> None:
        self._kept: OrderedDict[SessionId, Aside] = OrderedDict()
        self._shut: OrderedDict[SessionId, set[ChannelId]] = OrderedDict()
        self._untold: set[SessionId] = set()

    def shut(self, session: SessionId, channel: ChannelId) -> None:
        """Nothing can be written in one of its channels."""
        shut = self._shut.setdefault(session, set())
        if channel not in shut:
            shut.add(channel)
            self._untold.add(session)
        if len(self._shut) > _MOST:
            oldest, _ = self._shut.popitem(last=False)
            self._untold.discard(oldest)

    def written(self, session: SessionId, channel: ChannelId) -> None:
        """Something was written there."""
        if shut := self._shut.get(session):
            shut.discard(channel)

    def is_shut(self, session: SessionId) -> bool:
        """Whether nothing can be written in one of its channels, as far as this process tried."""
        return bool(self._shut.get(session))

    def to_tell(self) -> tuple[Aside, ...]:
        """Those to be told that nothing can be written in a channel; each time it happens, once."""
        found = [self._kept[each] for each in sorted(self._untold) if each in self._kept]
        self._untold.difference_update(each.session for each in found)
        return tuple(found)

    def remember(
        self,
        community: CommunityId,
        session: Session,
        channel: ChannelId | None,
        language: Language,
    ) -> None:
        """A host did something from there; nothing where they cannot be told, or it is over."""
        if channel is None or session.phase is Phase.ENDED:
            self._kept.pop(session.id, None)
            return
        before = self._kept.get(session.id)
        self._kept[session.id] = replace(
            before or Aside(community, session.id, channel, language),
            channel=channel,
            language=language,
        )
        self._kept.move_to_end(session.id)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def to_look_at(self, presses: Presses, at: datetime) -> tuple[Aside, ...]:
        """
        Those of which it may be that all have picked by now.

        That is where people pressed and do not any more, and now and then all others, as people
        may press in another process. presses: how often they did in this one.
        """
        found = []
        for each in self._kept.values():
            heard = presses(each.community, each.session)
            quiet = heard == each.heard != each.looked
            now = replace(each, heard=heard)
            if quiet or each.since is None or not at - _OFTEN < each.since <= at:
                now = replace(now, looked=heard, since=at)
                found.append(now)
            self._kept[each.session] = now
        return tuple(found)

    def told(self, aside: Aside, round_number: int) -> None:
        """A host was told of that round."""
        if aside.session in self._kept:
            self._kept[aside.session] = replace(aside, told=round_number)

    def forget(self, session: SessionId) -> None:
        """A session is over."""
        self._kept.pop(session, None)
